import { Link } from "@remix-run/react";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "./banner.tsx";
import { Card } from "./card.tsx";
import { CopyText } from "./copy-text.tsx";
import { Page } from "./page.tsx";
import { PrintButton } from "./print-button.tsx";
import { QrCode, type QrCodeProps } from "./qr-code.tsx";
import { Facts } from "./small-parts.tsx";
import { StateTag } from "./state-tag.tsx";

type ReceiptPageProps = {
  title: string;
  fresh: string | null;
  /** Why its PDF was not made. */
  problem: string | null;
  state: ReturnState;
  newest: boolean;
  withdrawn: string | null;
  superseded: { text: string; to: string } | null;
  trackingCode: string;
  qr: QrCodeProps;
  verifyPath: string;
  pdfPath: string;
  facts: readonly { term: string; value: string; more?: string }[];
  sha256: string;
  viewPath: string;
};

/** The receipt of one submitted version: what to keep, and what comes next. */
export function ReceiptPage(props: ReceiptPageProps) {
  const { title, fresh, problem, state, newest, withdrawn, superseded, trackingCode, qr, facts, sha256 } = props;
  const { receipt: t, after } = useMessages("liaison");
  const common = useMessages("common");
  return (
    <Page title={title} tag={newest ? <StateTag state={state} /> : undefined} width="narrow">
      {fresh === null ? null : (
        <Banner kind="success" focus>
          {fresh}
        </Banner>
      )}
      {problem === null ? null : <Banner kind="refusal">{problem}</Banner>}
      {withdrawn === null ? null : <Banner kind="info">{withdrawn}</Banner>}
      {superseded === null ? null : (
        <Banner kind="info">
          {superseded.text} <Link to={superseded.to}>{after.receipt.newest}</Link>
        </Banner>
      )}
      <p className="print-only">
        {common.product.name} · {common.product.tagline}
      </p>
      <Card id="receipt">
        <div className="tracking">
          <CopyText label={common.trackingCode} text={trackingCode} />
          <small>{t.keep}</small>
        </div>
        <Facts
          items={[
            ...facts.map(({ term, value, more }) => ({
              term,
              value:
                more === undefined ? (
                  value
                ) : (
                  <>
                    {value}
                    <small className="other-calendar">
                      <bdi dir="ltr">{more}</bdi>
                    </small>
                  </>
                ),
            })),
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
        <div className="verify-box">
          <QrCode {...qr} />
          <div>
            <p>{after.receipt.verifyNote}</p>
            {/* Another area's page: a document load. */}
            <a href={props.verifyPath}>{after.receipt.verify}</a>
          </div>
        </div>
      </Card>
      {newest && state === "submitted" ? (
        <Card id="next" title={t.next} className="no-print">
          <p>{t.nextText}</p>
        </Card>
      ) : null}
      <p className="row-links">
        <Link className="btn primary" to="/liaison">
          {t.desk}
        </Link>
        <a className="btn" href={props.pdfPath}>
          {after.receipt.pdf}
        </a>
        <PrintButton>{after.receipt.print}</PrintButton>
        <Link className="btn" to={props.viewPath}>
          {t.view}
        </Link>
      </p>
    </Page>
  );
}
