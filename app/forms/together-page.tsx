import { Form, Link } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { formatInteger } from "#app/messages/numbers.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { ActionBar, Page } from "#app/ui/page.tsx";
import { EmptyState } from "#app/ui/small-parts.tsx";
import { Cell, Num, NumHead, Table } from "#app/ui/table.tsx";
import { HiddenKey, SubmitButton } from "./submit-button.tsx";
import { type Beside, type TogetherPageView, type TogetherRowView, togetherMeasures, totalsShown } from "./together-view.ts";

type PageProps = { view: TogetherPageView };
const summed = ["production", "domestic_quantity", "export_quantity"] as const;
/** So many further returns stand open; more are folded by place. */
const restOpen = 12;

function useWords(desk: TogetherPageView["desk"]) {
  return useMessages(desk === "ministry" ? "ministry" : "expert").together;
}

/** The clean returns of a queue: what they hold, a sample with figures, a tick for each, and one decision on all. */
export function TogetherPage({ view }: PageProps) {
  const t = useWords(view.desk);
  return (
    <Page
      title={view.title}
      subtitle={view.subtitle ?? undefined}
      width="wide"
      aside={
        <Link className="quiet" to={view.queuePath}>
          {t.backToQueue}
        </Link>
      }
    >
      {view.refused === null ? null : (
        <Banner key={view.key} kind={view.refused.conflict ? "conflict" : "refusal"} focus>
          {view.refused.sentence}
        </Banner>
      )}
      <What view={view} />
      {view.total === 0 ? (
        <Card flush>
          <EmptyState
            title={t.empty}
            action={
              <Link className="btn" to={view.queuePath}>
                {t.backToQueue}
              </Link>
            }
          >
            {t.emptyHint}
          </EmptyState>
        </Card>
      ) : (
        <Taking view={view} />
      )}
    </Page>
  );
}

function What({ view }: PageProps) {
  const t = useWords(view.desk);
  return (
    <Card id="what" title={t.what.title} className="together-what">
      <p>
        {t.what.clean} {view.floor}
      </p>
      <p>
        {t.what.rest} {view.notes.join(" ")}
      </p>
      {view.desk === "ministry" ? <p>{t.what.approval}</p> : null}
      {view.floorPath === null ? null : <Link to={view.floorPath}>{t.what.change}</Link>}
    </Card>
  );
}

/** The list with its ticks. How many are ticked is counted by script; the decision reads the ticks themselves. */
function Taking({ view }: PageProps) {
  const t = useWords(view.desk);
  const language = useLanguage();
  const [ticked, setTicked] = useState(
    () => [...view.sample, ...view.rest.flatMap((group) => group.rows)].filter((row) => row.ticked).length,
  );
  function count(event: FormEvent<HTMLFormElement>) {
    setTicked(event.currentTarget.querySelectorAll('input[name="take"]:checked').length);
  }
  const said = { count: formatInteger(ticked, language), total: formatInteger(view.total, language) };
  return (
    <Form key={view.key} method="post" action={view.action} className="stack together" autoComplete="off" onChange={count}>
      <HiddenKey value={view.key} />
      <Totals view={view} />
      <Card id="sample" title={t.sample.title} aside={t.sample.note} flush>
        <div className="together-sample">
          {view.sample.map((row) => (
            <Sampled key={row.id} row={row} view={view} />
          ))}
        </div>
      </Card>
      {view.rest.length === 0 ? null : <Rest view={view} />}
      <ActionBar status={<span role="status">{t.ticked(said)}</span>}>
        <SubmitButton intent="decide" kind="primary">
          {t.decide[view.desk]}
        </SubmitButton>
      </ActionBar>
    </Form>
  );
}

function Totals({ view }: PageProps) {
  const t = useWords(view.desk);
  const [first, further] = [view.totals.slice(0, totalsShown), view.totals.slice(totalsShown)];
  return (
    <Card id="totals" title={t.totals.title} aside={t.totals.note} flush>
      {first.length === 0 ? <p>{t.totals.none}</p> : <TotalsTable view={view} rows={first} caption={t.totals.caption} />}
      {further.length === 0 ? null : (
        <details className="together-group">
          <summary>{view.furtherTotals}</summary>
          <TotalsTable view={view} rows={further} caption={view.furtherTotals} />
        </details>
      )}
    </Card>
  );
}

type TotalsTableProps = PageProps & { rows: TogetherPageView["totals"]; caption: string };

function TotalsTable({ view, rows, caption }: TotalsTableProps) {
  const t = useWords(view.desk);
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">{t.totals.product}</th>
          <th scope="col">{t.totals.unit}</th>
          <NumHead>{t.totals.returns}</NumHead>
          {summed.map((measure) => (
            <NumHead key={measure}>{t.measures[measure]}</NumHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.product}</th>
            <Cell label={t.totals.unit}>{row.unit}</Cell>
            <Num label={t.totals.returns} value={row.returns} />
            {summed.map((measure) => (
              <Compared key={measure} label={t.measures[measure]} figure={row.figures[measure]} words={t.last} />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

type ComparedProps = { label: string; figure: Beside; words: (p: { value: string }) => string };

function Compared({ label, figure, words }: ComparedProps) {
  return (
    <Num label={label} value={figure.value} was={figure.last === null ? null : <bdi>{words({ value: figure.last })}</bdi>} />
  );
}

function Tick({ row, label }: { row: TogetherRowView; label: string }) {
  return (
    <label className="take">
      <input type="checkbox" name="take" value={row.value} defaultChecked={row.ticked} autoComplete="off" />
      <span className="heard">{label}</span>
    </label>
  );
}

function Name({ row }: { row: TogetherRowView }) {
  // Another tab: what was unticked here stays as it is.
  return (
    <a href={row.to} target="_blank" rel="noreferrer">
      {row.establishment}
    </a>
  );
}

function Sampled({ row, view }: { row: TogetherPageView["sample"][number]; view: TogetherPageView }) {
  const t = useWords(view.desk);
  return (
    <section aria-label={row.establishment}>
      <h3>
        <Tick row={row} label={t.takeOne({ establishment: row.establishment })} /> <Name row={row} />
        <small>
          {row.place} · {row.impact}
        </small>
      </h3>
      <Table caption={t.sample.caption({ establishment: row.establishment })}>
        <thead>
          <tr>
            <th scope="col">{t.totals.product}</th>
            {togetherMeasures.map((measure) => (
              <NumHead key={measure}>{t.measures[measure]}</NumHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {row.products.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                {line.name} <small>{line.unit}</small>
              </th>
              {togetherMeasures.map((measure) => (
                <Compared key={measure} label={t.measures[measure]} figure={line.figures[measure]} words={t.last} />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

/** The others by county, at the ministry by province: folded where they are many, as the whole would be a long way. */
function Rest({ view }: PageProps) {
  const t = useWords(view.desk);
  const language = useLanguage();
  const count = view.rest.reduce((sum, group) => sum + group.rows.length, 0);
  return (
    <Card id="rest" title={t.rest.title({ count: formatInteger(count, language) })} aside={t.rest.note} flush>
      {view.rest.map((group) => (
        <details key={group.key} className="together-group" open={count <= restOpen || group.rows.some((row) => !row.ticked)}>
          <summary>
            {group.title} <small className="left-out">{t.rest.leftOut}</small>
          </summary>
          <RestTable view={view} group={group} />
        </details>
      ))}
    </Card>
  );
}

function RestTable({ view, group }: PageProps & { group: TogetherPageView["rest"][number] }) {
  const t = useWords(view.desk);
  return (
    <Table caption={group.title} className="together-rest">
      <thead>
        <tr>
          <th scope="col">{t.rest.establishment}</th>
          <th scope="col">{t.rest.take}</th>
          {view.desk === "ministry" ? <th scope="col">{t.rest.place}</th> : null}
          <th scope="col">{t.rest.isic}</th>
          <th scope="col">{t.rest.impact}</th>
        </tr>
      </thead>
      <tbody>
        {group.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Name row={row} />
            </th>
            <Cell label={t.rest.take} className="taking">
              <Tick row={row} label={t.takeOne({ establishment: row.establishment })} />
            </Cell>
            {view.desk === "ministry" ? <Cell label={t.rest.place}>{row.county}</Cell> : null}
            <Cell label={t.rest.isic}>
              <bdi dir="ltr">{row.isic}</bdi>
            </Cell>
            <Cell label={t.rest.impact}>{row.impact}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
