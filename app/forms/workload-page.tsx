import { Form, Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page, TwoColumns } from "#app/ui/page.tsx";
import { Tag } from "#app/ui/state-tag.tsx";
import { Cell, Num, NumHead, Table } from "#app/ui/table.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { Field, Select } from "./field.tsx";
import { ShareAnswer } from "./share-answer.tsx";
import { shareLength } from "./share-fields.ts";
import { ShareQuestionForm } from "./share-question.tsx";
import type { AbsenceView, WorkloadLineView, WorkloadPageView } from "./share-view.ts";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";
import { Ticks } from "./ticks.tsx";

type Props = { view: WorkloadPageView };

/** The supervisor's page: who has how much, sharing out, who is away and who stands in. */
export function WorkloadPage({ view }: Props) {
  const t = useMessages("expert").workload;
  return (
    <Page title={view.title} subtitle={t.subtitle} width="wide">
      <ShareAnswer at={view.form.key} refused={view.refused} done={view.done} />
      <Card id="workload" title={t.people} aside={<Link to="/expert/workload/establishments">{t.establishmentsLink}</Link>} flush>
        <Table caption={t.caption} className="workload-table">
          <thead>
            <tr>
              <th scope="col">{t.columns.person}</th>
              <NumHead>{t.columns.establishments}</NumHead>
              <NumHead>{t.columns.waiting}</NumHead>
              <NumHead>{t.columns.oldest}</NumHead>
              <NumHead>{t.columns.median}</NumHead>
              <NumHead note={t.columns.decidedNote}>{t.columns.decided}</NumHead>
              <th scope="col">{t.columns.covers}</th>
            </tr>
          </thead>
          <tbody>
            {view.lines.map((line) => (
              <Row key={line.key} line={line} />
            ))}
          </tbody>
        </Table>
        <p className="quiet pad">{t.decidedHint}</p>
      </Card>
      <TwoColumns
        aside={
          <Card id="share-history" title={t.share.history} flush>
            {view.history.length === 0 ? <p className="quiet pad">{t.share.none}</p> : <Timeline items={view.history} />}
          </Card>
        }
      >
        <Card id="share" title={t.share.title}>
          <ShareQuestionForm rules={view.rules} rule="even" among={view.among} button={t.share.preview} />
          <p className="quiet">{t.share.loadNote}</p>
        </Card>
        <Card id="absences" title={t.absence.title} flush>
          {view.absences.length === 0 ? (
            <p className="quiet pad">{t.absence.none}</p>
          ) : (
            <ul className="absences">
              {view.absences.map((absence) => (
                <AbsenceItem key={absence.id} absence={absence} />
              ))}
            </ul>
          )}
        </Card>
        <Card id="absence" title={t.absence.add}>
          <AbsenceForm view={view} />
        </Card>
      </TwoColumns>
    </Page>
  );
}

function Row({ line }: { line: WorkloadLineView }) {
  const t = useMessages("expert").workload;
  return (
    <tr>
      <th scope="row">
        <Link to={line.to}>{line.name}</Link>
        {line.left ? <small>{t.left}</small> : null}
        {line.away ? (
          <>
            {" "}
            <Tag tone="idle" light>
              {t.away}
            </Tag>
          </>
        ) : null}
      </th>
      <Num label={t.columns.establishments} value={line.establishments} />
      <Num label={t.columns.waiting} value={line.waiting} />
      <td className="num" data-label={t.columns.oldest}>
        {line.oldest ?? <span className="none">–</span>}
      </td>
      <td className="num" data-label={t.columns.median}>
        {line.median ?? <span className="none">–</span>}
      </td>
      <Num label={t.columns.decided} value={line.decided} />
      <Cell label={t.columns.covers}>
        {line.covers.length === 0 ? <span className="none">–</span> : line.covers.join(t.absence.and)}
      </Cell>
    </tr>
  );
}

function AbsenceItem({ absence }: { absence: AbsenceView }) {
  const t = useMessages("expert").workload.absence;
  return (
    <li>
      <div>
        <b>{absence.title}</b>{" "}
        <Tag tone={absence.begun ? "wait" : "idle"} light>
          {absence.begun ? t.now : t.soon}
        </Tag>
        <small>{absence.covered}</small>
        {absence.note === "" ? null : <p>{absence.note}</p>}
      </div>
      <Form method="post" action="/expert/workload" autoComplete="off">
        <HiddenKey value={absence.key} />
        <input type="hidden" name="absence" value={absence.id} autoComplete="off" />
        <SubmitButton intent="end" small>
          {t.end}
          <span className="heard"> {absence.endOf}</span>
        </SubmitButton>
      </Form>
    </li>
  );
}

function AbsenceForm({ view }: Props) {
  const t = useMessages("expert").workload.absence;
  const { form, errors } = view;
  return (
    <Form key={form.key} method="post" action="/expert/workload" className="stack" autoComplete="off" noValidate>
      <HiddenKey value={form.key} />
      <div className="person-fields">
        <Select
          name="expert"
          label={t.expert}
          options={form.people}
          defaultValue={form.expert}
          blank
          required
          error={errors.expert}
        />
        <Select name="from" label={t.from} options={form.days} defaultValue={form.from} error={errors.from} />
        <Select name="to" label={t.to} options={form.days} defaultValue={form.to} error={errors.to} />
      </div>
      <Ticks name="cover" label={t.covers} hint={t.coversHint} options={form.covers} />
      <Field name="note" label={t.note} optional defaultValue={form.note} maxLength={shareLength.note} error={errors.note} />
      <p className="row-links">
        <SubmitButton intent="away" kind="primary">
          {t.save}
        </SubmitButton>
      </p>
    </Form>
  );
}
