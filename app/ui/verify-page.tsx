import { Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "./card.tsx";
import { Page } from "./page.tsx";
import { Facts } from "./small-parts.tsx";

export type VerifyPageProps = {
  kind: "valid" | "superseded" | "unknown" | "too-many";
  heading: string;
  text: string;
  /** Grouped where it is one of ours, else as typed. */
  code: string | null;
  facts: readonly { term: string; value: string }[];
  checkedAt: string;
};

/** What the public learns of a code. */
export function VerifyPage({ kind, heading, text, code, facts, checkedAt }: VerifyPageProps) {
  const t = useMessages("public").verify;
  const common = useMessages("common");
  return (
    <Page title={heading} width="narrow">
      <Card id="answer" className={`verified ${kind}`}>
        <p>{text}</p>
        {(kind === "valid" || kind === "superseded") && code !== null ? (
          <p className="verified-code">
            {common.trackingCode} <code dir="ltr">{code}</code>
          </p>
        ) : null}
        {kind === "unknown" && code ? (
          <p className="quiet">
            <bdi>{t.unknownCode({ code })}</bdi>
          </p>
        ) : null}
        {facts.length === 0 ? null : <Facts items={facts} />}
        <p className="quiet">{checkedAt}</p>
      </Card>
      <p className="row-links">
        <Link className="btn" to="/verify">
          {t.again}
        </Link>
      </p>
    </Page>
  );
}
