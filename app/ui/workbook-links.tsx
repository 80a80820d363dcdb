import { Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";

type WorkbookLinksProps = {
  /** The month it is about; null for all open months. */
  returnId: number | null;
};

/** Filing by workbook, in one line: download it, or go on to upload it. */
export function WorkbookLinks({ returnId }: WorkbookLinksProps) {
  const t = useMessages("liaison").workbook;
  return (
    <section className="workbook-links" aria-label={t.title}>
      <span>
        <b>{t.title}</b>
        <small>{returnId === null ? t.boxHintAll : t.boxHint}</small>
      </span>
      <a
        className="btn small"
        href={returnId === null ? "/liaison/workbook.xlsx" : `/liaison/returns/${returnId}/workbook.xlsx`}
        download
      >
        {returnId === null ? t.downloadAll : t.download}
      </a>
      <Link className="btn small" to={returnId === null ? "/liaison/workbook" : `/liaison/workbook?return=${returnId}`}>
        {t.toUpload}
      </Link>
    </section>
  );
}
