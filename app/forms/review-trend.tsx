import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Figure, NumHead, Table } from "#app/ui/table.tsx";
import type { BesideOthers, SparkView, TrendPoint, TrendRow } from "./review-trend.ts";

/** Two years of production in a line; the table of trends says the same in words. */
export function Spark({ spark }: { spark: SparkView }) {
  const { width, height, now } = spark;
  const foot = height - 3;
  return (
    <svg className="spark" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true" focusable="false">
      <path className="foot" d={`M0 ${foot}H${width}`} />
      {spark.gaps.map((x) => (
        <path key={x} className="gap" d={`M${x} ${foot - 5}V${height}`} />
      ))}
      <path className="line" d={spark.path} />
      {spark.dots.map((dot) => (
        <circle key={dot.x} className={dot.mark === "settled" ? "alone" : "open"} cx={dot.x} cy={dot.y} r={2} />
      ))}
      {now === null ? null : <circle className="now" cx={now.x} cy={now.y} r={3.2} />}
    </svg>
  );
}

type TrendTableProps = { desk: ReviewDesk; rows: readonly TrendRow[] };

/** Each product's two years in figures, and its month beside other establishments' of the same product. */
export function TrendTable({ desk, rows }: TrendTableProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").review.trend;
  const common = useMessages("common");
  return (
    <section className="trends" aria-labelledby="trends">
      <h3 id="trends">{t.title}</h3>
      <Table caption={t.caption} className="trend-table">
        <thead>
          <tr>
            <th scope="col">{common.grid.product}</th>
            <NumHead>{t.first}</NumHead>
            <NumHead>{t.lowest}</NumHead>
            <NumHead>{t.highest}</NumHead>
            <NumHead>{t.last}</NumHead>
            <NumHead>{t.reported}</NumHead>
            <NumHead note={t.changeNote}>{t.change}</NumHead>
            <NumHead note={t.priceNote}>{t.price}</NumHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.lineId}>
              <th scope="row">
                {row.name}
                <small>{row.unit}</small>
              </th>
              <PointCell label={t.first} point={row.said?.first} />
              <PointCell label={t.lowest} point={row.said?.lowest} />
              <PointCell label={t.highest} point={row.said?.highest} />
              <PointCell label={t.last} point={row.said?.last} />
              <td className="num" data-label={t.reported}>
                <span className="figure">{row.reported}</span>
              </td>
              <BesideCell label={t.change} beside={row.change} tooFew={t.tooFew} />
              <BesideCell label={t.price} beside={row.price} tooFew={t.tooFew} />
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="quiet">{t.legend}</p>
    </section>
  );
}

function PointCell({ label, point }: { label: string; point: TrendPoint | undefined }) {
  return (
    <td className="num" data-label={label}>
      <span className="figure">
        <Figure value={point?.value ?? null} />
      </span>
      {point === undefined ? null : <span className="was">{point.month}</span>}
    </td>
  );
}

function BesideCell({ label, beside, tooFew }: { label: string; beside: BesideOthers; tooFew: string }) {
  return (
    <td className="num others" data-label={label}>
      <span className="figure">
        <Figure value={beside.own} />
      </span>
      <span className="was">{beside.others ?? tooFew}</span>
    </td>
  );
}
