import { Form, Link } from "@remix-run/react";
import { formatInteger } from "#app/messages/numbers.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { ActionBar, Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";
import type { ChangeView, WorkbookMonthView, WorkbookView, WrongView } from "./workbook-view.ts";

type WorkbookPreviewPageProps = {
  id: number;
  view: WorkbookView;
  requestKey: string;
  /** Why a confirmation was not taken. */
  refused: string | null;
};

/** What an uploaded workbook would change, cell by cell; or the cells of it that cannot be taken. */
export function WorkbookPreviewPage({ id, view, requestKey, refused }: WorkbookPreviewPageProps) {
  const t = useMessages("liaison").workbook;
  const confirmable = view.changes && !view.wrong;
  const [only] = view.months;
  return (
    <Page title={view.wrong ? t.preview.titleWrong : t.preview.title} subtitle={view.file}>
      {refused === null ? null : (
        <Banner kind="conflict" focus>
          {refused}
        </Banner>
      )}
      {view.stored === null ? null : <Banner kind="success">{view.stored}</Banner>}
      {view.wrong ? <WrongLead id={id} /> : null}
      <Form method="post" className="stack" autoComplete="off" noValidate>
        <HiddenKey value={requestKey} />
        {view.months.map((month) => (
          <Month key={month.returnId} month={month} />
        ))}
        <ActionBar status={confirmable ? t.preview.nothingYet : null}>
          <Link className="btn" to="/liaison/workbook">
            {t.preview.again}
          </Link>
          {confirmable ? (
            <SubmitButton kind="primary">{t.preview.confirm}</SubmitButton>
          ) : only && view.months.length === 1 ? (
            <Link className="btn primary" to={only.to}>
              {t.preview.toForm}
            </Link>
          ) : null}
        </ActionBar>
      </Form>
    </Page>
  );
}

function WrongLead({ id }: { id: number }) {
  const t = useMessages("liaison").workbook.wrong;
  return (
    <div className="banner refusal" role="alert">
      <div>
        <p>{t.lead}</p>
        <p className="hint">{t.anewHint}</p>
        <a className="btn small" href={`/liaison/workbook/${id}/marked.xlsx`} download>
          {t.anew}
        </a>
      </div>
    </div>
  );
}

function Month({ month }: { month: WorkbookMonthView }) {
  const t = useMessages("liaison").workbook;
  const language = useLanguage();
  const nothing = month.changes.length === 0 && month.conflicts.length === 0 && month.wrong.length === 0;
  const conflicts = formatInteger(month.conflicts.length, language);
  const aside = [month.counts, month.conflicts.length > 0 ? t.preview.conflicts({ count: conflicts }) : ""].filter(Boolean);
  return (
    <Card id={`month-${month.returnId}`} title={<Link to={month.to}>{month.title}</Link>} aside={aside.join(" · ")} flush>
      {month.locked ? <p className="quiet pad">{t.preview.locked}</p> : null}
      {nothing && !month.locked ? <p className="quiet pad">{t.preview.nothing}</p> : null}
      {month.formulas === null ? null : <p className="quiet pad">{month.formulas}</p>}
      {month.wrong.length === 0 ? null : <WrongCells wrong={month.wrong} />}
      {month.conflicts.length === 0 ? null : <Conflicts month={month} />}
      {month.changes.length === 0 ? null : <Changes changes={month.changes} />}
    </Card>
  );
}

function Value({ value, kind }: { value: string | null; kind: "before" | "after" }) {
  const blank = useMessages("common").grid.blank;
  return (
    <span className={`workbook-value ${kind}`}>
      {value === null ? <span className="quiet">{blank}</span> : <bdi>{value}</bdi>}
    </span>
  );
}

function Changes({ changes }: { changes: readonly ChangeView[] }) {
  const t = useMessages("liaison").workbook.preview;
  return (
    <Table caption={t.changesCaption} className="workbook-changes">
      <thead>
        <tr>
          <th scope="col">{t.field}</th>
          <th scope="col">{t.before}</th>
          <th scope="col">{t.after}</th>
          <th scope="col">{t.place}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.name}>
            <th scope="row">{change.place}</th>
            <td data-label={t.before}>
              <Value value={change.before} kind="before" />
            </td>
            <td data-label={t.after}>
              <Value value={change.after} kind="after" />
            </td>
            <td data-label={t.place} className="quiet">
              {change.where}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Conflicts({ month }: { month: WorkbookMonthView }) {
  const t = useMessages("liaison").workbook.preview;
  return (
    <fieldset className="workbook-conflicts">
      <legend>{t.conflictTitle}</legend>
      <p className="hint">{t.conflictHint}</p>
      {month.conflicts.map((conflict) => (
        <div key={conflict.name} className="workbook-conflict">
          <b>{conflict.place}</b>
          <span>
            {t.before}: <Value value={conflict.before} kind="after" />
            {conflict.changed === null ? null : <small> {conflict.changed}</small>}
          </span>
          <span>
            {t.after}: <Value value={conflict.after} kind="after" />
          </span>
          <label className="tick">
            <input type="checkbox" name={`take.${month.returnId}.${conflict.name}`} value={conflict.mark} autoComplete="off" />
            <span>
              {t.take}
              <span className="heard">: {conflict.place}</span>
            </span>
          </label>
        </div>
      ))}
    </fieldset>
  );
}

function WrongCells({ wrong }: { wrong: readonly WrongView[] }) {
  const t = useMessages("liaison").workbook;
  return (
    <Table caption={t.preview.titleWrong} className="workbook-wrong">
      <thead>
        <tr>
          <th scope="col">{t.preview.field}</th>
          <th scope="col">{t.preview.place}</th>
          <th scope="col">{t.wrong.typed}</th>
          <th scope="col">{t.wrong.problem}</th>
        </tr>
      </thead>
      <tbody>
        {wrong.map((cell) => (
          <tr key={cell.name}>
            <th scope="row">
              <a href={cell.to}>
                {cell.place}
                <span className="heard"> ({t.wrong.toCell})</span>
              </a>
            </th>
            <td data-label={t.preview.place} className="quiet">
              {cell.where}
            </td>
            <td data-label={t.wrong.typed}>
              {cell.typed === "" ? <span className="quiet">{t.wrong.blank}</span> : <bdi className="typed">{cell.typed}</bdi>}
            </td>
            <td data-label={t.wrong.problem}>{cell.problem}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
