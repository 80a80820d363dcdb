import { Form } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

type WorkbookBoxProps = {
  /** The month it is about; null for all open months. */
  returnId: number | null;
  requestKey: string;
  /** False where there is nothing to download. */
  download?: boolean;
};

/** Two steps beside each other: download the workbook, upload it filled. */
export function WorkbookBox({ returnId, requestKey, download = true }: WorkbookBoxProps) {
  const t = useMessages("liaison").workbook;
  const target = returnId === null ? "/liaison/workbook" : `/liaison/workbook?return=${returnId}`;
  return (
    <div className="workbook-box">
      {download ? (
        <div className="step">
          <p className="hint">{returnId === null ? t.boxHintAll : t.boxHint}</p>
          <a
            className="btn"
            href={returnId === null ? "/liaison/workbook.xlsx" : `/liaison/returns/${returnId}/workbook.xlsx`}
            download
          >
            {returnId === null ? t.downloadAll : t.download}
          </a>
        </div>
      ) : null}
      <Form method="post" action={target} encType="multipart/form-data" className="step" reloadDocument>
        <HiddenKey value={requestKey} />
        <div className="field">
          <label htmlFor="workbook">{t.file}</label>
          <p className="hint" id="workbook-hint">
            {t.fileHint}
          </p>
          <input id="workbook" name="workbook" type="file" accept=".xlsx" aria-describedby="workbook-hint" />
        </div>
        <SubmitButton>{t.upload}</SubmitButton>
      </Form>
    </div>
  );
}
