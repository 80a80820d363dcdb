import { type ReturnState, returnStates } from "#app/domain/monthly-return.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { ShareBar } from "./share-bar.tsx";
import { stateTone } from "./state-tag.tsx";
import { Num, NumHead, Table } from "./table.tsx";

export type StatesLine = {
  name: string;
  expected: string;
  /** Formatted count, and whether it is zero. */
  states: readonly { state: ReturnState; count: string; none: boolean; share: number }[];
  filed: string | null;
  filedCount: string;
  coverage: string | null;
};

type ProvinceStatesProps = {
  caption: string;
  rows: readonly (StatesLine & { code: string })[];
  total: StatesLine;
  /** The basis the last column counts on, in words. */
  basis: string;
};

// From done to not begun, so that the bar fills like a glass.
const barOrder = [...returnStates].reverse();

function Bar({ line }: { line: StatesLine }) {
  const shares = new Map(line.states.map((one) => [one.state, one.share]));
  return (
    <ShareBar
      parts={barOrder.map((state) => ({
        tone: stateTone(state),
        share: shares.get(state) ?? 0,
        faint: state === "accepted" || state === "submitted" || state === "draft" || state === "not-started",
      }))}
    />
  );
}

/** Number of returns by province and state, with the share ever sent and the coverage of the basis. */
export function ProvinceStatesTable({ caption, rows, total, basis }: ProvinceStatesProps) {
  const t = useMessages("ministry").period.provinces;
  const { shortStates } = useMessages("common");
  const cells = (line: StatesLine) => (
    <>
      <Num label={t.expected} value={line.expected} />
      {line.states.map(({ state, count, none }) => (
        <Num key={state} label={shortStates[state]} value={count} muted={none} />
      ))}
      <Num label={t.filed} value={line.filed} was={line.filedCount} />
      <Num label={t.coverage} value={line.coverage} />
    </>
  );
  return (
    <Table caption={caption} className="states" cards={false}>
      <thead>
        <tr>
          <th scope="col">{t.province}</th>
          <NumHead>{t.expected}</NumHead>
          {returnStates.map((state) => (
            <NumHead key={state}>
              <span className={`shape ${stateTone(state)}`} data-shape={state} aria-hidden="true" /> {shortStates[state]}
            </NumHead>
          ))}
          <NumHead note={t.filedNote}>{t.filed}</NumHead>
          <NumHead note={basis}>{t.coverage}</NumHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">
              {row.name}
              <Bar line={row} />
            </th>
            {cells(row)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {t.total}
            <Bar line={total} />
          </th>
          {cells(total)}
        </tr>
      </tfoot>
    </Table>
  );
}
