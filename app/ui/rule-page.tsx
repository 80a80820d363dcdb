import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Card } from "./card.tsx";
import { Page } from "./page.tsx";
import { Cell, Table } from "./table.tsx";

/** A rule in the reader's language, with the case it was opened from. */
export interface RulePageView {
  title: string;
  heading: string;
  subtitle: string;
  all: { to: string; text: string };
  what: { title: string; text: string };
  help: { title: string; text: string };
  note: string | null;
  limits: { title: string; note: string; head: { limit: string; value: string }; rows: { name: string; value: string }[] } | null;
  case: {
    title: string;
    where: string;
    kind: { severity: "block" | "explain" | "note"; word: string } | null;
    about: string;
    sentence: string;
    numbers: { title: string; rows: { name: string; value: string }[] };
    back: { to: string; text: string };
  } | null;
}

/** What a check looks at, what helps, and the numbers of the case at hand. */
export function RulePage({ view, children }: { view: RulePageView; children?: ReactNode }) {
  const { limits } = view;
  return (
    <Page title={view.heading} subtitle={view.subtitle} width="narrow" aside={<Link to={view.all.to}>{view.all.text}</Link>}>
      {view.case === null ? null : <CaseCard view={view.case} />}
      <Card id="what" title={view.what.title}>
        <p>{view.what.text}</p>
        {view.note === null ? null : <p className="hint">{view.note}</p>}
        <h3>{view.help.title}</h3>
        <p>{view.help.text}</p>
      </Card>
      {limits === null ? null : (
        <Card id="limits" title={limits.title} aside={limits.note} flush>
          <Pairs caption={limits.title} head={limits.head} rows={limits.rows} />
        </Card>
      )}
      {children}
    </Page>
  );
}

function CaseCard({ view }: { view: NonNullable<RulePageView["case"]> }) {
  return (
    <Card id="case" title={view.title} aside={view.where}>
      {view.kind === null ? (
        <p>{view.sentence}</p>
      ) : (
        <div className={`note ${view.kind.severity}`}>
          <span className="shape" data-shape={view.kind.severity} />
          <div className="say">
            <b>
              <span className="kind">{view.kind.word}</span> {view.about}
            </b>
            <p>{view.sentence}</p>
          </div>
        </div>
      )}
      {view.numbers.rows.length === 0 ? null : (
        <dl className="case-numbers" aria-label={view.numbers.title}>
          {view.numbers.rows.map((row) => (
            <div key={row.name}>
              <dt>{row.name}</dt>
              <dd>
                <bdi>{row.value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p>
        <Link className="btn" to={view.back.to}>
          {view.back.text}
        </Link>
      </p>
    </Card>
  );
}

type PairsProps = { caption: string; head: { limit: string; value: string }; rows: readonly { name: string; value: string }[] };

function Pairs({ caption, head, rows }: PairsProps) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">{head.limit}</th>
          <th scope="col">{head.value}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <Cell label={head.value}>
              <bdi>{row.value}</bdi>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** All rules of a desk. */
export interface RulesPageView {
  title: string;
  lead: string;
  columns: { rule: string; audience: string; limits: string };
  rows: { to: string; name: string; audience: string; limits: string[]; none: string }[];
}

/** The list of checks: who sees each, and what it judges by. */
export function RulesPage({ view, children }: { view: RulesPageView; children?: ReactNode }) {
  const { columns } = view;
  return (
    <Page title={view.title} subtitle={view.lead}>
      <Card id="rules" title={columns.rule} flush>
        <Table caption={view.title}>
          <thead>
            <tr>
              <th scope="col">{columns.rule}</th>
              <th scope="col">{columns.audience}</th>
              <th scope="col">{columns.limits}</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr key={row.to}>
                <th scope="row">
                  <Link to={row.to}>{row.name}</Link>
                </th>
                <Cell label={columns.audience}>{row.audience}</Cell>
                <Cell label={columns.limits} className="rule-limits">
                  {row.limits.length === 0 ? <span className="none">{row.none}</span> : null}
                  {row.limits.map((limit) => (
                    <span key={limit}>{limit}</span>
                  ))}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
      {children}
    </Page>
  );
}
