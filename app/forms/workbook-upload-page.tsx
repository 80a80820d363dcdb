import { Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { WorkbookBox } from "./workbook-box.tsx";

type WorkbookUploadPageProps = {
  /** The month on whose page it is sent; `name` is null where that month is locked. */
  month: { id: number; name: string | null } | null;
  requestKey: string;
  /** A download was asked for and no month is open. */
  nothing: boolean;
  refused: { sentence: string; to: string | null } | null;
};

/** Where a workbook is downloaded and, filled, uploaded. */
export function WorkbookUploadPage({ month, requestKey, nothing, refused }: WorkbookUploadPageProps) {
  const t = useMessages("liaison").workbook;
  return (
    <Page title={t.title} subtitle={month?.name ?? t.subtitle} width="narrow">
      {refused === null ? null : (
        <Banner kind="refusal" title={t.refused} focus>
          {refused.sentence} {refused.to === null ? null : <Link to={refused.to}>{t.toThatMonth}</Link>}
        </Banner>
      )}
      {nothing ? <Banner kind="info">{t.nothingOpen}</Banner> : null}
      <Card id="excel" title={t.box}>
        <WorkbookBox returnId={month?.id ?? null} requestKey={requestKey} download={month === null || month.name !== null} />
      </Card>
    </Page>
  );
}
