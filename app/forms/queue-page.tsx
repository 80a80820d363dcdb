import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { EmptyState, Pagination } from "#app/ui/small-parts.tsx";
import { LabelTag, StateTag, Tag } from "#app/ui/state-tag.tsx";
import { Cell, Figure, Num, NumHead, Table } from "#app/ui/table.tsx";
import { Field, Select } from "./field.tsx";
import type { QueuePageView, QueueRowView } from "./queue-view.ts";

/** A review desk's queue: the period, the states with their counts, and what waits, longest first. */
export function QueuePage({ view, children }: { view: QueuePageView; children?: ReactNode }) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").queue;
  return (
    <Page title={view.title} subtitle={view.subtitle} width="wide" aside={<Filter view={view} />}>
      {view.done === null ? null : (
        <Banner key={view.done} kind="success" focus>
          {view.done}
        </Banner>
      )}
      <Card flush className="queue">
        <nav className="tabs" aria-label={t.tabs}>
          {view.tabs.map((tab) => (
            <Link key={tab.tab} to={tab.to} aria-current={tab.current ? "page" : undefined}>
              {tab.label} <small>{tab.count}</small>
            </Link>
          ))}
        </nav>
        {view.empty === null ? (
          <Rows view={view} />
        ) : (
          <EmptyState
            title={view.empty.title}
            action={
              view.search === "" ? undefined : (
                <Link className="btn" to={view.clearPath}>
                  {t.clearSearch}
                </Link>
              )
            }
          >
            {view.empty.hint}
          </EmptyState>
        )}
      </Card>
      {view.pages === null ? null : <Pagination {...view.pages} />}
      {children}
    </Page>
  );
}

function Filter({ view }: { view: QueuePageView }) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").queue;
  const common = useMessages("common");
  return (
    <Form
      key={`${view.period} ${view.tab} ${view.search}`}
      method="get"
      action={view.action}
      className="inline-form queue-filter"
    >
      {view.tab === "waiting" ? null : <input type="hidden" name="state" value={view.tab} autoComplete="off" />}
      <Select name="period" label={t.period} options={view.periods} defaultValue={view.period} />
      <Field name="q" type="search" label={t.search} defaultValue={view.search} maxLength={100} />
      <button type="submit" className="btn">
        {common.buttons.filter}
      </button>
    </Form>
  );
}

function Rows({ view }: { view: QueuePageView }) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").queue;
  return (
    <Table caption={t.caption} className="queue-table">
      <thead>
        <tr>
          <th scope="col">{t.columns.establishment}</th>
          <th scope="col">{view.desk === "ministry" ? t.columns.province : t.columns.county}</th>
          <th scope="col">{t.columns.isic}</th>
          <th scope="col">{t.columns.state}</th>
          <th scope="col">{t.columns.submitted}</th>
          <NumHead>{t.columns.waiting}</NumHead>
          <NumHead>{t.columns.version}</NumHead>
          <NumHead note={t.findingsNote}>{t.columns.findings}</NumHead>
        </tr>
      </thead>
      <tbody>
        {view.rows.map((row) => (
          <Row key={row.id} row={row} view={view} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ row, view }: { row: QueueRowView; view: QueuePageView }) {
  const t = useMessages(view.desk === "ministry" ? "ministry" : "expert").queue;
  const labels = [
    row.selected ? ("selected" as const) : null,
    row.late ? ("late" as const) : null,
    row.missing ? ("missing" as const) : null,
    row.idle ? ("idle" as const) : null,
  ].filter((label) => label !== null);
  return (
    <tr>
      <th scope="row">
        <span className="queue-name">
          {row.to === null ? row.establishment : <Link to={row.to}>{row.establishment}</Link>}
          {labels.map((label) => (
            <LabelTag key={label} kind={label} />
          ))}
          {row.inquiries === null ? null : (
            <Tag tone="wait" light>
              {row.inquiries}
            </Tag>
          )}
        </span>
      </th>
      <Cell label={view.desk === "ministry" ? t.columns.province : t.columns.county}>{row.place}</Cell>
      <Cell label={t.columns.isic}>
        <bdi dir="ltr">{row.isic}</bdi>
      </Cell>
      <Cell label={t.columns.state}>
        <StateTag state={row.state} short />
      </Cell>
      <Cell label={t.columns.submitted} className="nowrap">
        {row.submitted === null ? (
          <span className="none">{t.neverSent}</span>
        ) : (
          <time dateTime={row.submittedIso}>
            <bdi>{row.submitted}</bdi>
          </time>
        )}
      </Cell>
      <td className="num" data-label={t.columns.waiting}>
        {row.waiting}
      </td>
      <td className="num" data-label={t.columns.version}>
        <span>
          {row.resubmitted ? <LabelTag kind="resubmitted" /> : null} <Figure value={row.version} />
        </span>
      </td>
      <Num label={t.columns.findings} value={row.findings} className={row.findings === null ? undefined : "has-explain"} />
    </tr>
  );
}
