import { Form, Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { EmptyState, Pagination } from "#app/ui/small-parts.tsx";
import { LabelTag } from "#app/ui/state-tag.tsx";
import { Cell, Table } from "#app/ui/table.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { Field, Select } from "./field.tsx";
import { ShareAnswer } from "./share-answer.tsx";
import { shareLength } from "./share-fields.ts";
import type { AssignedPageView } from "./share-view.ts";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

type Props = { view: AssignedPageView };

/** The establishments of the province with who has each; those picked go to somebody else. */
export function AssignedPage({ view }: Props) {
  const { list: t, share } = useMessages("expert").workload;
  return (
    <Page
      title={view.title}
      subtitle={view.subtitle}
      width="wide"
      aside={
        <Link className="quiet" to="/expert/workload">
          {share.back}
        </Link>
      }
    >
      <ShareAnswer at={view.form.key} refused={view.refused} done={view.done} />
      {view.history === null ? null : (
        <Card id="history" title={view.history.title} flush>
          {view.history.items.length === 0 ? (
            <p className="quiet pad">{t.historyNone}</p>
          ) : (
            <Timeline items={view.history.items} />
          )}
        </Card>
      )}
      <Filter view={view} />
      {view.rows.length === 0 ? (
        <Card>
          <EmptyState title={t.empty}>{t.emptyHint}</EmptyState>
        </Card>
      ) : (
        <List view={view} />
      )}
      {view.pages === null ? null : <Pagination {...view.pages} />}
    </Page>
  );
}

function Filter({ view }: Props) {
  const t = useMessages("expert").workload.list;
  const { buttons } = useMessages("common");
  return (
    <Form key={`${view.search} ${view.county} ${view.holder}`} method="get" className="queue-filter">
      <div className="row">
        <Field name="q" type="search" label={t.search} defaultValue={view.search} maxLength={100} />
        <Select name="county" label={t.county} blank={t.all} options={view.counties} defaultValue={view.county} />
        <Select name="holder" label={t.holder} blank={t.all} options={view.holders} defaultValue={view.holder} />
        <button type="submit" className="btn">
          {buttons.filter}
        </button>
        {view.clearPath === null ? null : (
          <Link className="btn quiet" to={view.clearPath}>
            {t.clear}
          </Link>
        )}
      </div>
    </Form>
  );
}

function List({ view }: Props) {
  const { list: t, nobody, left } = useMessages("expert").workload;
  const { errors, form } = view;
  return (
    <Form key={form.key} method="post" action={view.action} className="stack" autoComplete="off" noValidate>
      <HiddenKey value={form.key} />
      <Card id="move">
        <div className="share-bar">
          <Select name="to" label={t.to} options={view.people} blank required error={errors.to} />
          <Field
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            defaultValue={form.reason}
            maxLength={shareLength.reason}
            error={errors.reason}
          />
          <SubmitButton intent="move">{t.move}</SubmitButton>
        </div>
      </Card>
      <Card flush className="queue">
        <Table caption={t.caption} className="queue-table silent-table">
          <thead>
            <tr>
              <th scope="col">{t.establishment}</th>
              <th scope="col">{t.county}</th>
              <th scope="col">{t.isic}</th>
              <th scope="col">{t.holder}</th>
              <th scope="col">{t.since}</th>
              <th scope="col">{t.history}</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <label className="pick">
                    <input type="checkbox" name="take" value={row.value} defaultChecked={row.picked} autoComplete="off" />
                    <span className="heard">{t.pick({ establishment: row.name })}</span>
                    <span aria-hidden="true">{row.name}</span>
                  </label>{" "}
                  {row.selected ? <LabelTag kind="selected" /> : null}
                </th>
                <Cell label={t.county}>{row.place}</Cell>
                <Cell label={t.isic}>{row.isic}</Cell>
                <Cell label={t.holder}>
                  {row.holder ?? <span className="none">{nobody}</span>}
                  {row.left ? <small className="under">{left}</small> : null}
                </Cell>
                <Cell label={t.since}>{row.since ?? <span className="none">–</span>}</Cell>
                <Cell label={t.history}>
                  <Link to={row.historyPath} aria-label={row.historyOf}>
                    {t.history}
                  </Link>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </Form>
  );
}
