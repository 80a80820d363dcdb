import { Link } from "@remix-run/react";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "./banner.tsx";
import { Card } from "./card.tsx";
import { CopyText } from "./copy-text.tsx";
import { Page } from "./page.tsx";
import { Facts } from "./small-parts.tsx";
import { StateTag } from "./state-tag.tsx";

type ReceiptPageProps = {
  title: string;
  fresh: string | null;
  state: ReturnState;
  newest: boolean;
  trackingCode: string;
  facts: readonly { term: string; value: string }[];
  sha256: string;
  viewPath: string;
};

/** The receipt of one submitted version: what to keep, and what comes next. */
export function ReceiptPage({ title, fresh, state, newest, trackingCode, facts, sha256, viewPath }: ReceiptPageProps) {
  const t = useMessages("liaison").receipt;
  const common = useMessages("common");
  return (
    <Page title={title} tag={newest ? <StateTag state={state} /> : undefined} width="narrow">
      {fresh === null ? null : (
        <Banner kind="success" focus>
          {fresh}
        </Banner>
      )}
      <Card id="receipt">
        <div className="tracking">
          <CopyText label={common.trackingCode} text={trackingCode} />
          <small>{t.keep}</small>
        </div>
        <Facts
          items={[
            ...facts,
            {
              term: t.fingerprint,
              value: (
                <code dir="ltr" className="hash">
                  {sha256}
                </code>
              ),
            },
          ]}
        />
      </Card>
      {newest && state === "submitted" ? (
        <Card id="next" title={t.next}>
          <p>{t.nextText}</p>
        </Card>
      ) : null}
      <p className="row-links">
        <Link className="btn primary" to="/liaison">
          {t.desk}
        </Link>
        <Link className="btn" to={viewPath}>
          {t.view}
        </Link>
      </p>
    </Page>
  );
}
