import { type Measure, measures } from "#app/domain/monthly-return.ts";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { classes } from "#app/ui/classes.ts";
import { findingAnchor } from "#app/ui/finding-note.tsx";
import { Figure, NumHead, Table } from "#app/ui/table.tsx";
import { ReasonCell, type ReasonOffers } from "./reason-cell.tsx";
import { cellAnchor, cellValue } from "./review-fields.ts";
import type { SparkView, TrendRow } from "./review-trend.ts";
import { Spark } from "./review-trend.tsx";
import type { Compared, ReviewRow } from "./review-view.ts";

type ReviewTableProps = {
  desk: ReviewDesk;
  rows: readonly ReviewRow[];
  trends: readonly TrendRow[];
  money: string;
  /** The version before, formatted; null for the first. */
  beforeVersion: string | null;
  /** What each cell proposes as a reason; null where none can be written. */
  offers: ReasonOffers | null;
};

const shownMeasures = ["domestic_quantity", "domestic_value", "export_quantity", "export_value", "own_use", "closing"] as const;

/** What matters of each product in one look: this month beside earlier ones, changes since the version before. */
export function ReviewTable({ desk, rows, trends, money, beforeVersion, offers }: ReviewTableProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").review;
  const common = useMessages("common");
  return (
    <Table caption={t.caption} className="review-table">
      <thead>
        <tr>
          <th scope="col">{common.grid.product}</th>
          <NumHead>{common.measureHeads.production}</NumHead>
          <NumHead note={t.change}>{common.months.lastMonth}</NumHead>
          <NumHead note={t.change}>{common.months.lastYear}</NumHead>
          {shownMeasures.map((measure) => (
            <NumHead key={measure} note={noteOf(measure, common)}>
              {common.measureHeads[measure]}
            </NumHead>
          ))}
          <NumHead>{t.share}</NumHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.lineId}>
            <RowHead row={row} spark={trends.find((trend) => trend.lineId === row.lineId)?.spark} />
            <ReviewCell desk={desk} row={row} measure="production" beforeVersion={beforeVersion} offers={offers} />
            <ComparedCell label={common.months.lastMonth} compared={row.production.lastMonth} />
            <ComparedCell label={common.months.lastYear} compared={row.production.lastYear} />
            {shownMeasures.map((measure) => (
              <ReviewCell
                key={measure}
                desk={desk}
                row={row}
                measure={measure}
                money={money}
                beforeVersion={beforeVersion}
                offers={offers}
              />
            ))}
            <td className={classes("num", row.share?.over && "over")} data-label={t.share}>
              <Figure value={row.share?.value ?? null} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function noteOf(measure: Measure, common: ReturnType<typeof useMessages<"common">>): string | undefined {
  if (measure === "domestic_value" || measure === "export_value") return common.value;
  return measure === "domestic_quantity" || measure === "export_quantity" ? common.quantity : undefined;
}

function RowHead({ row, spark }: { row: ReviewRow; spark?: SparkView }) {
  return (
    <th scope="row">
      {row.name}
      <small>{row.unit}</small>
      {spark === undefined ? null : <Spark spark={spark} />}
    </th>
  );
}

function ComparedCell({ label, compared }: { label: string; compared: Compared }) {
  return (
    <td className="num muted" data-label={label}>
      <Figure value={compared.value} />
      {compared.change === null ? null : (
        <span className={classes("was", compared.tone)}>
          <bdi dir="ltr">{compared.change}</bdi>
        </span>
      )}
    </td>
  );
}

type ReviewCellProps = {
  desk: ReviewDesk;
  row: ReviewRow;
  measure: Measure;
  money?: string;
  beforeVersion: string | null;
  offers: ReasonOffers | null;
  /** Shows last month and last year under the figure; without it the cell is the anchor of its reasons. */
  history?: boolean;
};

function ReviewCell({ desk, row, measure, money, beforeVersion, offers, history = false }: ReviewCellProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").review;
  const common = useMessages("common");
  const cell = row.cells[measure];
  if (cell === undefined) return <td className="num" />;
  const label = money === undefined || !isValue(measure) ? common.measures[measure] : `${common.measures[measure]} (${money})`;
  const changed = cell.before !== null && cell.before !== undefined && beforeVersion !== null;
  const marked = !history && cell.severity && cell.findingKey;
  return (
    <td
      id={history ? undefined : cellAnchor(row.lineId, measure)}
      className={classes(
        "num",
        measure === "production" && "hero",
        changed && "changed",
        ...(marked ? ["marked", `has-${cell.severity}`] : []),
      )}
      data-label={label}
    >
      <ReasonCell
        desk={desk}
        offers={offers}
        cell={cellValue({ product_line_id: row.lineId, measure })}
        place={[row.name, common.measures[measure]].join(common.grid.separator)}
      >
        <Figure value={cell.value} />
      </ReasonCell>
      {marked && cell.severity && cell.findingKey ? (
        <a className="mark" href={`#${findingAnchor(cell.findingKey)}`}>
          <span className="shape" data-shape={cell.severity} />
          <span className="heard">{t.toFinding({ severity: common.severities[cell.severity] })}</span>
        </a>
      ) : null}
      {changed ? (
        <span className="was">{t.oldValue({ version: beforeVersion, value: cell.before ?? common.grid.blank })}</span>
      ) : null}
      {history ? (
        <span className="was">
          <span className="heard">{common.months.wasHead}: </span>
          <bdi dir="ltr">{cell.lastMonth ?? "–"}</bdi>
          {" · "}
          <bdi dir="ltr">{cell.lastYear ?? "–"}</bdi>
        </span>
      ) : null}
    </td>
  );
}

function isValue(measure: Measure): boolean {
  return measure === "domestic_value" || measure === "export_value";
}

/** Every measure of every product with last month and last year under it, folded. */
export function AllCells({ desk, rows, money, beforeVersion, offers }: ReviewTableProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").review;
  const common = useMessages("common");
  const used = measures.filter((measure) =>
    rows.some((row) => row.cells[measure]?.value !== "" || row.cells[measure]?.before || row.cells[measure]?.lastMonth),
  );
  return (
    <details className="all-cells">
      <summary>{t.allCells}</summary>
      <Table caption={t.allCaption} captionShown className="review-table">
        <thead>
          <tr>
            <th scope="col">{common.grid.product}</th>
            {used.map((measure) => (
              <NumHead key={measure} note={isValue(measure) ? money : noteOf(measure, common)}>
                {common.measureHeads[measure]}
              </NumHead>
            ))}
            <NumHead>{common.grid.balance}</NumHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.lineId}>
              <RowHead row={row} />
              {used.map((measure) => (
                <ReviewCell
                  key={measure}
                  desk={desk}
                  row={row}
                  measure={measure}
                  money={money}
                  beforeVersion={beforeVersion}
                  offers={offers}
                  history
                />
              ))}
              <td className={classes("num", row.difference !== null && "over")} data-label={common.grid.balance}>
                {row.difference === null ? common.grid.balanced : <Figure value={row.difference} />}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
