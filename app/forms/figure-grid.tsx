import { type RefObject, useEffect, useRef } from "react";
import type { Severity } from "#app/domain/checks/finding.ts";
import { isValueMeasure, type Measure, type OtherReason } from "#app/domain/monthly-return.ts";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { classes } from "#app/ui/classes.ts";
import { FigureCell } from "./figure-cell.tsx";
import { listenToGrid } from "./grid-listener.ts";

/** Two people changed the cell: what is stored, and by whom and when. All formatted. */
export type GridConflict = { stored: string | null; who: string | null; when: string | null };

export type GridCell = {
  /** What stands in the input: the stored figure in the reader's digits, or what was typed if refused. */
  value: string;
  /** Canonical decimal the page was made from; "" for blank. */
  base: string;
  /** Not typed: the opening taken from last month. */
  derived?: boolean;
  /** Formatted; null where there is none. */
  lastMonth?: string | null;
  lastYear?: string | null;
  severity?: Severity | null;
  /** Key of the finding this cell links to. */
  findingKey?: string | null;
  /** Id of an open reason at this cell. */
  reasonId?: number | null;
  /** An open inquiry about this cell. */
  inquiryId?: number | null;
  /** Sentence of what could not be read. */
  error?: string | null;
  /** Formatted value of the version before, where it changed. */
  before?: string | null;
  conflict?: GridConflict | null;
};

export type GridBalance =
  | { kind: "balanced" }
  // The amount is formatted.
  | { kind: "difference"; amount: string }
  | { kind: "incomplete" };

/** The reason of an other movement: what is chosen, what the page was made from, what is wrong with it. */
export type GridReason = { value: OtherReason | ""; base: string; error?: string | null };

export type GridRow = {
  lineId: number;
  name: string;
  /** Words of the unit of measure. */
  unit: string;
  /** Formatted yearly capacity; null where the licence names none. */
  capacity: string | null;
  cells: Readonly<Partial<Record<Measure, GridCell>>>;
  balance: GridBalance;
  /** Chosen reasons of other in and other out. */
  otherInReason?: GridReason;
  otherOutReason?: GridReason;
};

type FigureGridProps = {
  rows: readonly GridRow[];
  /** Columns in their order. */
  measures: readonly Measure[];
  /** Columns folded away while they are blank in every row. */
  optional?: readonly Measure[];
  /** e.g. «میلیون ریال»: under the heads of values. */
  money: string;
  /** Shows the figures without inputs. */
  readOnly?: boolean;
};

const noReason: GridReason = { value: "", base: "" };

/** The reason field of a measure, if it has one. Its name is `f.<line>.<measure>_reason`. */
function reasonOf(row: GridRow, measure: Measure): GridReason | undefined {
  if (measure === "other_in") return row.otherInReason ?? noReason;
  if (measure === "other_out") return row.otherOutReason ?? noReason;
  return undefined;
}

function isBlank(cell: GridCell | undefined): boolean {
  return cell === undefined || !(cell.value || cell.severity || cell.reasonId || cell.error || cell.before || cell.conflict);
}

/**
 * Block 2 of the form: product rows × measures. Inputs are uncontrolled and named `f.<line>.<measure>`, each with its
 * base `b.<line>.<measure>`. On a phone each row is a card and every input keeps its label.
 */
export function FigureGrid({ rows, measures, optional = [], money, readOnly = false }: FigureGridProps) {
  const t = useMessages("common");
  const table = useRef<HTMLTableElement>(null);
  useLiveGrid(table);
  const folded = optional.filter((measure) => rows.every((row) => isBlank(row.cells[measure]) && !reasonOf(row, measure)?.value));
  const allDerived = rows.every((row) => row.cells.opening?.derived === true);
  const foldedClass = (measure: Measure) => (folded.includes(measure) ? "optional" : null);
  return (
    <div className="grid-box">
      {folded.length === 0 ? null : (
        <label className="check grid-more">
          <input type="checkbox" autoComplete="off" />
          <span>
            {t.grid.more}: {folded.map((measure) => t.measures[measure]).join(t.grid.separator)}
          </span>
        </label>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="scroll" aria-label={t.grid.caption} tabIndex={0}>
        <table className={classes("table cards grid", readOnly && "read-only")} ref={table}>
          <caption className="heard">{t.grid.caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                {t.grid.product}
                <small>{t.grid.unit}</small>
              </th>
              {measures.map((measure) => (
                <th scope="col" key={measure} className={classes("num", foldedClass(measure))}>
                  {t.measureHeads[measure]}
                  <HeadNote measure={measure} money={money} derived={allDerived} beside={!readOnly} />
                </th>
              ))}
              <th scope="col">{t.grid.balance}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.lineId} data-line={row.lineId}>
                <th scope="row">
                  {row.name}
                  <small>{row.capacity === null ? row.unit : t.grid.capacity({ unit: row.unit, amount: row.capacity })}</small>
                </th>
                {measures.map((measure) => (
                  <FigureCell
                    key={measure}
                    row={row}
                    measure={measure}
                    cell={row.cells[measure]}
                    money={money}
                    readOnly={readOnly}
                    saysDerived={!allDerived}
                    className={foldedClass(measure)}
                    reason={reasonOf(row, measure)}
                  />
                ))}
                <td className="balance" data-label={t.grid.balance}>
                  <Balance balance={row.balance} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

type HeadNoteProps = { measure: Measure; money: string; derived: boolean; beside: boolean };

function HeadNote({ measure, money, derived, beside }: HeadNoteProps) {
  const t = useMessages("common");
  if (measure === "opening") return derived ? <small>{t.grid.derived}</small> : null;
  if (isValueMeasure(measure)) return <small>{t.grid.valueIn({ money })}</small>;
  if (measure === "production" && beside) return <small>{t.months.wasHead}</small>;
  if (measure === "domestic_quantity" || measure === "export_quantity") return <small>{t.quantity}</small>;
  return null;
}

function Balance({ balance }: { balance: GridBalance }) {
  const t = useMessages("common");
  const tone = { balanced: "done", difference: "wait", incomplete: "idle" }[balance.kind];
  return (
    <output className={`tag ${tone}`} data-shape={balance.kind}>
      {balance.kind === "balanced"
        ? t.grid.balanced
        : balance.kind === "difference"
          ? t.grid.difference({ amount: balance.amount })
          : t.grid.incomplete}
    </output>
  );
}

/** Keeps balances up to date while figures are typed, and makes a finding's correction fill its cell. */
function useLiveGrid(table: RefObject<HTMLTableElement>) {
  const t = useMessages("common");
  const language = useLanguage();
  useEffect(() => {
    const box = table.current;
    return box === null ? undefined : listenToGrid(box, language, t.grid);
  }, [table, language, t]);
}
