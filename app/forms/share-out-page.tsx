import { Form, Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page, TwoColumns } from "#app/ui/page.tsx";
import { EmptyState } from "#app/ui/small-parts.tsx";
import { Num, NumHead, Table } from "#app/ui/table.tsx";
import { Field } from "./field.tsx";
import { ShareAnswer } from "./share-answer.tsx";
import { shareLength } from "./share-fields.ts";
import { ShareQuestionForm } from "./share-question.tsx";
import type { ShareOutPageView } from "./share-view.ts";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

type Props = { view: ShareOutPageView };

/** A share-out before it is confirmed: what each would have, and what moves. */
export function ShareOutPage({ view }: Props) {
  const t = useMessages("expert").workload.share;
  return (
    <Page
      title={view.title}
      width="wide"
      aside={
        <Link className="quiet" to="/expert/workload">
          {t.back}
        </Link>
      }
    >
      <ShareAnswer at={view.key} refused={view.refused} done={null} />
      <TwoColumns
        aside={
          <Card id="share" title={t.title}>
            <ShareQuestionForm rules={view.rules} rule={view.rule} among={view.among} button={t.again} />
            <p className="quiet">{t.loadNote}</p>
          </Card>
        }
      >
        {view.lines.length === 0 ? null : <Lines view={view} />}
        {view.unreached === null ? null : <p className="quiet">{view.unreached}</p>}
        {view.empty === null ? (
          <Card id="moves" title={t.moves}>
            <ul>
              {view.moves.map((move) => (
                <li key={move.key}>{move.text}</li>
              ))}
            </ul>
            <Form key={view.key} method="post" action={view.action} className="stack" autoComplete="off" noValidate>
              <HiddenKey value={view.key} />
              <input type="hidden" name="plan" value={view.plan} autoComplete="off" />
              <Field
                name="reason"
                label={t.reason}
                hint={t.reasonHint}
                optional
                defaultValue={view.reason}
                maxLength={shareLength.reason}
                error={view.errors.reason}
              />
              <p className="row-links">
                <SubmitButton intent="share" kind="primary">
                  {view.confirm}
                </SubmitButton>
              </p>
            </Form>
          </Card>
        ) : (
          <Card>
            <EmptyState title={view.empty.title}>{view.empty.hint}</EmptyState>
          </Card>
        )}
      </TwoColumns>
    </Page>
  );
}

function Lines({ view }: Props) {
  const { share: t, columns, left } = useMessages("expert").workload;
  return (
    <Card id="preview" flush>
      <Table caption={t.previewCaption}>
        <thead>
          <tr>
            <th scope="col">{columns.person}</th>
            <NumHead note={t.before}>{columns.establishments}</NumHead>
            <NumHead note={t.before}>{t.load}</NumHead>
            <NumHead note={t.after}>{columns.establishments}</NumHead>
            <NumHead note={t.after}>{t.load}</NumHead>
            <NumHead>{t.gained}</NumHead>
            <NumHead>{t.lost}</NumHead>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                {line.name}
                {line.left ? <small> {left}</small> : null}
              </th>
              <Num label={`${columns.establishments} (${t.before})`} value={line.before} muted />
              <Num label={`${t.load} (${t.before})`} value={line.loadBefore} muted />
              <Num label={`${columns.establishments} (${t.after})`} value={line.after} />
              <Num label={`${t.load} (${t.after})`} value={line.loadAfter} />
              <Num label={t.gained} value={line.gained} />
              <Num label={t.lost} value={line.lost} />
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
