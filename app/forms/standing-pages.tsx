import { Form, Link } from "@remix-run/react";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Page, TwoColumns } from "#app/ui/page.tsx";
import { EmptyState, Facts } from "#app/ui/small-parts.tsx";
import { Tag } from "#app/ui/state-tag.tsx";
import { Cell, Table } from "#app/ui/table.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { TextArea } from "./field.tsx";
import type { StandingListView, StandingPageView } from "./standing-view.ts";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";

/** Every explanation that stands for an establishment of the desk, or that was ended. */
export function StandingListPage({ view }: { view: StandingListView }) {
  return (
    <Page title={view.title} subtitle={view.subtitle} width="wide" aside={<BackLink link={view.back} />}>
      <nav className="tabs" aria-label={view.title}>
        {view.tabs.map((tab) => (
          <Link key={tab.to} to={tab.to} aria-current={tab.current ? "page" : undefined}>
            {tab.text}
          </Link>
        ))}
      </nav>
      <Card flush>
        {view.none === null ? <Rows view={view} /> : <EmptyState title={view.none.title}>{view.none.hint}</EmptyState>}
      </Card>
      <p className="row-links">
        {[view.pages.newest, view.pages.more].map((link) =>
          link === null ? null : (
            <Link key={link.text} className="btn small" to={link.to}>
              {link.text}
            </Link>
          ),
        )}
      </p>
    </Page>
  );
}

function BackLink({ link }: { link: { to: string; text: string } }) {
  return (
    <Link className="quiet" to={link.to}>
      {link.text}
    </Link>
  );
}

function Heads<Words extends Record<keyof Words, string>>({ columns }: { columns: Words }) {
  return Object.entries<string>(columns).map(([name, text]) => (
    <th key={name} scope="col">
      {text}
    </th>
  ));
}

function Rows({ view }: { view: StandingListView }) {
  const { columns } = view;
  return (
    <Table caption={view.title} className="standing-list" cards>
      <thead>
        <tr>
          <Heads columns={columns} />
          <th scope="col">
            <span className="heard">{view.title}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {view.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.establishment}</th>
            <Cell label={columns.about}>{row.about}</Cell>
            <Cell label={columns.text}>
              <p>
                <bdi>{row.text}</bdi>
              </p>
            </Cell>
            <Cell label={columns.until}>
              {row.until} {row.over === null ? null : <Tag tone="idle">{row.over}</Tag>}
            </Cell>
            <Cell label={columns.ceiling}>{row.ceiling}</Cell>
            <Cell label="">
              <Link className="btn small" to={row.to}>
                {row.open}
                <span className="heard"> {row.establishment}</span>
              </Link>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** One standing explanation: its case and words, how far it reaches, what was sent under it, and the way to end it. */
export function StandingPage({ view }: { view: StandingPageView }) {
  return (
    <Page
      title={view.title}
      tag={<Tag tone={view.tag.live ? "done" : "idle"}>{view.tag.text}</Tag>}
      subtitle={view.subtitle}
      aside={<BackLink link={view.back} />}
    >
      <Answer view={view} />
      <TwoColumns
        aside={
          <Card id="history" title={view.history.title} flush>
            <Timeline items={view.history.items} />
          </Card>
        }
      >
        <Case view={view} />
        <Uses uses={view.uses} />
        {view.end === null ? null : <EndForm end={view.end} />}
      </TwoColumns>
    </Page>
  );
}

function Answer({ view: { refused, done, end } }: { view: StandingPageView }) {
  if (refused === null) {
    return done === null ? null : (
      <Banner kind="success" focus>
        {done}
      </Banner>
    );
  }
  return refused.errors.length > 0 ? (
    <ErrorSummary key={end?.key} errors={refused.errors} count={refused.count}>
      <p>{refused.sentence}</p>
    </ErrorSummary>
  ) : (
    <Banner key={end?.key} kind={refused.conflict ? "conflict" : "refusal"} focus>
      {refused.sentence}
    </Banner>
  );
}

function Case({ view }: { view: StandingPageView }) {
  const { text } = view.case;
  return (
    <Card id="case" title={view.case.title}>
      <div className={`note ${view.case.severity}`}>
        <span className="shape" data-shape={view.case.severity} />
        <div className="say">
          <b>
            <span className="kind">{view.case.kind}</span> {view.case.about}
          </b>
          <p>{view.case.sentence}</p>
        </div>
      </div>
      <h3>{text.title}</h3>
      <p className="standing-text">
        <bdi>{text.said}</bdi>
      </p>
      <Facts
        items={view.facts.map(({ term, value, to }) => ({
          term,
          value: to === undefined ? value : <Link to={to}>{value}</Link>,
        }))}
      />
    </Card>
  );
}

function Uses({ uses }: Pick<StandingPageView, "uses">) {
  const { columns } = uses;
  return (
    <Card id="uses" title={uses.title} flush>
      {uses.rows.length === 0 ? (
        <p className="quiet pad">{uses.none}</p>
      ) : (
        <Table caption={uses.title} cards>
          <thead>
            <tr>
              <Heads columns={columns} />
            </tr>
          </thead>
          <tbody>
            {uses.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <Link to={row.to}>{row.month}</Link>
                </th>
                <Cell label={columns.sent}>{row.sent}</Cell>
                <Cell label={columns.size}>{row.size}</Cell>
                <Cell label={columns.outcome}>{row.outcome}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function EndForm({ end }: { end: NonNullable<StandingPageView["end"]> }) {
  const { reason } = end;
  return (
    <Card id="end" title={end.title}>
      <Form key={end.key} method="post" className="stack" autoComplete="off" noValidate>
        <HiddenKey value={end.key} revision={0} />
        <p className="hint">{end.hint}</p>
        <TextArea
          name="reason"
          label={reason.label}
          hint={reason.hint}
          rows={3}
          defaultValue={reason.value}
          error={reason.error}
          maxLength={reason.maxLength}
          required
        />
        <p className="row-links">
          <SubmitButton intent="end" kind="danger">
            {end.button}
          </SubmitButton>
        </p>
      </Form>
    </Card>
  );
}
