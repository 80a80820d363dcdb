import { isValueMeasure, type Measure, otherReasons } from "#app/domain/monthly-return.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { classes } from "#app/ui/classes.ts";
import { findingAnchor } from "#app/ui/finding-note.tsx";
import { reasonAnchor } from "#app/ui/reason-list.tsx";
import { Figure } from "#app/ui/table.tsx";
import { inquiryAnchor } from "./conversation-fields.ts";
import type { GridCell, GridConflict, GridReason, GridRow } from "./figure-grid.tsx";

type FigureCellProps = {
  row: GridRow;
  measure: Measure;
  cell: GridCell | undefined;
  money: string;
  readOnly: boolean;
  className: string | null;
  /** Says in the cell that the opening is last month's closing; else the column's head says it for all. */
  saysDerived: boolean;
  /** Chosen reason; undefined where the measure asks for none. */
  reason: GridReason | undefined;
};

const blankCell: GridCell = { value: "", base: "" };

/** One cell of the figure grid with all that belongs to it. */
export function FigureCell(props: FigureCellProps) {
  const { measure, cell = blankCell, readOnly, className } = props;
  const t = useMessages("common");
  const shown = readOnly || cell.derived === true;
  return (
    <td
      data-label={t.measures[measure]}
      className={classes(
        shown ? "num" : "cell",
        cell.error || cell.conflict ? "has-block" : cell.severity ? `has-${cell.severity}` : null,
        cell.before && "changed",
        cell.reasonId ? "questioned" : null,
        className,
      )}
    >
      {shown ? <Shown {...props} cell={cell} /> : <Typed {...props} cell={cell} />}
      <Was cell={cell} />
    </td>
  );
}

type FilledProps = FigureCellProps & { cell: GridCell };

/** A figure one cannot type here; a derived opening still takes part in the live balance. */
function Shown({ row, measure, cell, readOnly, saysDerived }: FilledProps) {
  const t = useMessages("common");
  return (
    <span className="figure" id={`f.${row.lineId}.${measure}`} data-measure={measure} data-value={cell.base}>
      <Figure value={cell.value} />
      {cell.derived && saysDerived && !readOnly ? <small className="was">{t.grid.derived}</small> : null}
      <Marks cell={cell} />
    </span>
  );
}

function Typed({ row, measure, cell, money, reason }: FilledProps) {
  const t = useMessages("common");
  const name = `f.${row.lineId}.${measure}`;
  const unit = isValueMeasure(measure) ? money : row.unit;
  const described = [
    cell.error ? `${name}-error` : "",
    cell.findingKey ? findingAnchor(cell.findingKey) : "",
    cell.reasonId ? reasonAnchor(cell.reasonId) : "",
    cell.inquiryId ? inquiryAnchor(cell.inquiryId) : "",
    cell.conflict ? `${name}-conflict` : "",
  ].filter(Boolean);
  return (
    <>
      <span className="input" dir="ltr">
        <input
          id={name}
          name={name}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="num"
          dir="ltr"
          defaultValue={cell.value}
          aria-label={t.grid.cell({ product: row.name, measure: t.measures[measure], unit })}
          aria-invalid={cell.error || cell.severity === "block" ? true : undefined}
          aria-describedby={described.length === 0 ? undefined : described.join(" ")}
          data-measure={measure}
        />
        <Marks cell={cell} />
      </span>
      <input type="hidden" name={`b.${row.lineId}.${measure}`} value={cell.base} autoComplete="off" />
      {cell.error ? (
        <p className="error" id={`${name}-error`}>
          {cell.error}
        </p>
      ) : null}
      {cell.conflict ? <Conflict id={`${name}-conflict`} conflict={cell.conflict} /> : null}
      {reason === undefined ? null : (
        <input type="hidden" name={`b.${row.lineId}.${measure}_reason`} value={reason.base} autoComplete="off" />
      )}
      {reason === undefined ? null : (
        <select
          id={`${name}_reason`}
          name={`${name}_reason`}
          autoComplete="off"
          defaultValue={reason.value}
          aria-label={t.grid.otherReason({ product: row.name, measure: t.measures[measure] })}
          aria-invalid={reason.error ? true : undefined}
          aria-describedby={reason.error ? `${name}_reason-error` : undefined}
        >
          <option value="">{t.grid.reason}</option>
          {otherReasons.map((code) => (
            <option key={code} value={code}>
              {t.otherReasons[code]}
            </option>
          ))}
        </select>
      )}
      {reason?.error ? (
        <p className="error" id={`${name}_reason-error`}>
          {reason.error}
        </p>
      ) : null}
    </>
  );
}

/** Small links from the cell to what is said about it. */
function Marks({ cell }: { cell: GridCell }) {
  const t = useMessages("common");
  return (
    <>
      {cell.findingKey && cell.severity ? (
        <a
          className="mark"
          href={`#${findingAnchor(cell.findingKey)}`}
          aria-label={t.grid.toFinding({ severity: t.severities[cell.severity] })}
        >
          <span className="shape" data-shape={cell.severity} />
        </a>
      ) : null}
      {cell.reasonId ? (
        <a className="mark reason" href={`#${reasonAnchor(cell.reasonId)}`} aria-label={t.grid.toReason}>
          <span className="shape" data-shape="returned" />
        </a>
      ) : null}
      {cell.inquiryId ? (
        <a className="mark inquiry" href={`#${inquiryAnchor(cell.inquiryId)}`} aria-label={t.grid.toInquiry}>
          <span className="shape" data-shape="open" />
        </a>
      ) : null}
    </>
  );
}

/** Both values of a cell that two people changed. */
function Conflict({ id, conflict }: { id: string; conflict: GridConflict }) {
  const t = useMessages("common");
  const said =
    conflict.who === null || conflict.when === null
      ? t.grid.conflictUnknown
      : t.grid.conflict({ who: conflict.who, when: conflict.when });
  return (
    <p className="cell-conflict" id={id}>
      <b>
        {t.grid.stored}: <bdi dir="ltr">{conflict.stored ?? t.grid.blank}</bdi>
      </b>
      {said}
    </p>
  );
}

/** Last month and last year, small and grey under the cell; the version before, where it changed. */
function Was({ cell }: { cell: GridCell }) {
  const t = useMessages("common");
  const past = cell.lastMonth || cell.lastYear;
  return (
    <>
      {cell.before ? <span className="was">{t.grid.before({ value: cell.before })}</span> : null}
      {past ? (
        <span className="was">
          <span className="heard">{t.months.was({ lastMonth: cell.lastMonth ?? "–", lastYear: cell.lastYear ?? "–" })}</span>
          <span className="pair" aria-hidden="true">
            <bdi dir="ltr">{cell.lastMonth ?? "–"}</bdi> · <bdi dir="ltr">{cell.lastYear ?? "–"}</bdi>
          </span>
        </span>
      ) : null}
    </>
  );
}
