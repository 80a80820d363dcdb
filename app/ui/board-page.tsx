import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { type ReturnState, returnStates } from "#app/domain/monthly-return.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "./card.tsx";
import { Page } from "./page.tsx";
import { PickForm } from "./pick-form.tsx";
import { stateTone, Tag } from "./state-tag.tsx";
import { Num, Table } from "./table.tsx";

interface Line {
  key: string;
  name: string;
  /** The ministry's queue of this province; null for the total. */
  to: string | null;
  expected: string;
  states: { state: ReturnState; count: string; none: boolean }[];
  heads: string | null;
  weight: string | null;
  oldest: string | null;
  over: boolean;
}

export interface BoardPageProps {
  title: string;
  period: string;
  periods: { value: string; label: string }[];
  order: string;
  /** Address of the board in each order. */
  orders: Record<string, string>;
  rows: Line[];
  total: Line;
  /** The way to what changed since the reader last looked. */
  changed: { to: string; text: string };
}

/** Thirty-one provinces by state, with what is covered and how long the oldest waits; each column's head sorts. */
export function BoardPage(props: BoardPageProps) {
  const t = useMessages("ministry").board;
  const { shortStates } = useMessages("common");
  const head = (order: string, name: string, more?: ReactNode, note?: string) => (
    <th scope="col" className={order === "province" ? undefined : "num"} aria-sort={props.order === order ? "other" : undefined}>
      <Link
        to={props.orders[order] ?? ""}
        aria-label={t.sortBy({ column: name })}
        aria-current={props.order === order || undefined}
      >
        {more === undefined ? name : <Shaped shape={more} name={name} />}
      </Link>
      {note === undefined ? null : <small>{note}</small>}
    </th>
  );
  return (
    <Page
      title={props.title}
      width="wide"
      aside={
        <>
          <Link className="btn" to={props.changed.to}>
            {props.changed.text}
          </Link>
          <PickForm
            name="period"
            label={t.period}
            options={props.periods}
            chosen={props.period}
            kept={props.order === "province" ? {} : { order: props.order }}
          />
        </>
      }
    >
      <Card flush>
        <Table caption={t.caption} className="states board" cards={false}>
          <thead>
            <tr>
              {head("province", t.province)}
              {head("expected", t.expected)}
              {returnStates.map((state) => (
                <StateHead key={state}>
                  {head(
                    state,
                    shortStates[state],
                    <span className={`shape ${stateTone(state)}`} data-shape={state} aria-hidden="true" />,
                  )}
                </StateHead>
              ))}
              {head("heads", t.heads)}
              {head("weight", t.weight)}
              {head("oldest", t.oldest, undefined, t.oldestNote)}
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row) => (
              <Row key={row.key} line={row} />
            ))}
          </tbody>
          <tfoot>
            <Row line={props.total} />
          </tfoot>
        </Table>
        <p className="review-line quiet board-note">{t.note}</p>
      </Card>
    </Page>
  );
}

/** A state's name with its shape, which stays with the first word. */
function Shaped({ shape, name }: { shape: ReactNode; name: string }) {
  const [first = "", ...others] = name.split(" ");
  return (
    <>
      <span className="first">
        {shape} {first}
      </span>{" "}
      {others.join(" ")}
    </>
  );
}

/** Gives a head its key. */
function StateHead({ children }: { children: ReactNode }) {
  return children;
}

function Row({ line }: { line: Line }) {
  const t = useMessages("ministry").board;
  const { shortStates } = useMessages("common");
  return (
    <tr>
      <th scope="row">{line.to === null ? line.name : <Link to={line.to}>{line.name}</Link>}</th>
      <Num label={t.expected} value={line.expected} />
      {line.states.map(({ state, count, none }) => (
        <Num key={state} label={shortStates[state]} value={count} muted={none} />
      ))}
      <Num label={t.heads} value={line.heads} places={1} />
      <Num label={t.weight} value={line.weight} places={1} />
      <td className="num" data-label={t.oldest}>
        {line.oldest === null ? <span className="none">–</span> : <span>{line.oldest}</span>}
        {line.over ? (
          <span className="was">
            <Tag tone="back" light>
              {t.over}
            </Tag>
          </span>
        ) : null}
      </td>
    </tr>
  );
}
