import { Form, Link } from "@remix-run/react";
import { type DispatchState, dispatchStates } from "#app/domain/dispatch.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "#app/ui/card.tsx";
import type { Tone } from "#app/ui/classes.ts";
import { Page } from "#app/ui/page.tsx";
import { EmptyState } from "#app/ui/small-parts.tsx";
import { Tag } from "#app/ui/state-tag.tsx";
import { Cell, Figure, Num, NumHead, Table } from "#app/ui/table.tsx";
import { type Option, Select } from "./field.tsx";

const tones: Readonly<Record<DispatchState, Tone>> = {
  prepared: "wait",
  sent: "sent",
  acknowledged: "done",
  refused: "back",
  dead: "back",
};

type CountRow = {
  id: number;
  name: string;
  active: boolean;
  cells: readonly { state: DispatchState | null; count: string; to: string | null }[];
};

type DeliveryRow = {
  id: number;
  to: string;
  establishment: string;
  recipient: string;
  period: string;
  version: string;
  state: DispatchState;
  prepared: string | null;
  sent: string | null;
  acknowledged: string | null;
  attempts: string;
  status: string | null;
  cause: string | null;
  answer: string | null;
};

type DeliveriesPageProps = {
  countsNote: string;
  counts: readonly CountRow[];
  /** All recipients together. */
  all: CountRow;
  chosen: { recipient: string; state: string; period: string };
  recipients: readonly Option[];
  periods: readonly Option[];
  rows: readonly DeliveryRow[];
  /** Paths of the neighbouring pages; null where there is none. */
  newest: string | null;
  older: string | null;
};

/** The delivery ledger: how much of what each recipient has, then the deliveries themselves. */
export function DeliveriesPage(props: DeliveriesPageProps) {
  const t = useMessages("ministry").deliveries;
  const { newest, older, rows } = props;
  return (
    <Page title={t.title} subtitle={t.subtitle} width="wide">
      <Card id="recipients" title={t.counts.title} aside={props.countsNote} flush>
        {props.recipients.length === 0 ? <EmptyState title={t.counts.none} /> : <Counts counts={props.counts} all={props.all} />}
      </Card>
      <Filter {...props} />
      <Card id="deliveries" title={t.list.title} flush>
        {rows.length === 0 ? <EmptyState title={t.list.none}>{t.list.noneNote}</EmptyState> : <Deliveries rows={rows} />}
      </Card>
      {newest === null && older === null ? null : (
        <nav className="steps" aria-label={t.list.caption}>
          {newest === null ? null : (
            <Link className="btn small" to={newest}>
              {t.list.newest}
            </Link>
          )}
          {older === null ? null : (
            <Link className="btn small" to={older} rel="next">
              {t.list.older}
            </Link>
          )}
        </nav>
      )}
    </Page>
  );
}

function headOf(state: DispatchState | null, t: ReturnType<typeof useMessages<"ministry">>["deliveries"]): string {
  return state === null ? t.counts.total : t.states[state];
}

function Counts({ counts, all }: { counts: readonly CountRow[]; all: CountRow }) {
  const t = useMessages("ministry").deliveries;
  return (
    <Table caption={t.counts.caption}>
      <thead>
        <tr>
          <th scope="col">{t.counts.recipient}</th>
          {all.cells.map(({ state }) => (
            <NumHead key={state}>{headOf(state, t)}</NumHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {counts.map((row) => (
          <CountLine key={row.id} row={row} />
        ))}
      </tbody>
      <tfoot>
        <CountLine row={all} />
      </tfoot>
    </Table>
  );
}

function CountLine({ row }: { row: CountRow }) {
  const t = useMessages("ministry").deliveries;
  return (
    <tr>
      <th scope="row">
        {row.name} {row.active ? null : <small>{t.counts.inactive}</small>}
      </th>
      {row.cells.map(({ state, count, to }) => (
        <Cell key={state} label={headOf(state, t)} className="num">
          {to === null ? (
            <Figure value={null} />
          ) : (
            <Link to={to}>
              <Figure value={count} />
            </Link>
          )}
        </Cell>
      ))}
    </tr>
  );
}

function Filter({ chosen, recipients, periods }: DeliveriesPageProps) {
  const t = useMessages("ministry").deliveries;
  const { buttons } = useMessages("common");
  const { any } = t.filter;
  const states = dispatchStates.map((state) => ({ value: state, label: t.states[state] }));
  return (
    // A new choice is a new form: what is chosen is what the browser shows.
    <Form method="get" className="stack" key={Object.values(chosen).join(" ")} role="search">
      <div className="fields">
        <Select name="recipient" label={t.filter.recipient} options={recipients} blank={any} defaultValue={chosen.recipient} />
        <Select name="state" label={t.filter.state} options={states} blank={any} defaultValue={chosen.state} />
        <Select name="period" label={t.filter.period} options={periods} blank={any} defaultValue={chosen.period} />
      </div>
      <p>
        <button type="submit" className="btn">
          {buttons.filter}
        </button>
      </p>
    </Form>
  );
}

function Deliveries({ rows }: { rows: readonly DeliveryRow[] }) {
  const { list, states } = useMessages("ministry").deliveries;
  // Mostly all is well: a column that says nothing is left out.
  const troubled = rows.some((row) => row.status ?? row.cause ?? row.answer);
  return (
    <Table caption={list.caption}>
      <thead>
        <tr>
          <th scope="col">{list.establishment}</th>
          <th scope="col">{list.period}</th>
          <th scope="col">{list.version}</th>
          <th scope="col">{list.recipient}</th>
          <th scope="col">{list.state}</th>
          <NumHead>{list.prepared}</NumHead>
          <NumHead>{list.sent}</NumHead>
          <NumHead>{list.acknowledged}</NumHead>
          <NumHead>{list.attempts}</NumHead>
          {troubled ? <th scope="col">{list.error}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to={row.to}>{row.establishment}</Link>
            </th>
            <Cell label={list.period}>{row.period}</Cell>
            <Cell label={list.version}>{row.version}</Cell>
            <Cell label={list.recipient}>{row.recipient}</Cell>
            <Cell label={list.state}>
              <Tag tone={tones[row.state]}>{states[row.state]}</Tag>
            </Cell>
            <Num label={list.prepared} value={row.prepared} />
            <Num label={list.sent} value={row.sent} />
            <Num label={list.acknowledged} value={row.acknowledged} />
            <Num label={list.attempts} value={row.attempts} />
            {troubled ? (
              <Cell label={list.error}>
                {row.status} {row.cause}
                {row.answer === null ? null : <bdi dir="auto">{row.answer}</bdi>}
              </Cell>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
