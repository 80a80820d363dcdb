import type { Decimal } from "./decimal.ts";
import { type Figures, type Measure, measures, type Operation, type OtherReason } from "./monthly-return.ts";
import type { Snapshot } from "./snapshot.ts";

/** A cell whose figure, or the reason beside it, differs between two versions; null is blank. */
export interface ChangedCell {
  product_line_id: number;
  name_fa: string;
  name_en: string;
  measure: Measure;
  before: Decimal | null;
  after: Decimal | null;
  /** Why something came in or went out otherwise; null where the measure has no reason or none was given. */
  reason_before: OtherReason | null;
  reason_after: OtherReason | null;
}

export type OperationField =
  | "operating_state"
  | "days_worked"
  | "idle_cause"
  | "stoppages"
  | "remarks"
  | "money"
  | "explanations"
  | "files";

export interface VersionChanges {
  cells: ChangedCell[];
  operation: OperationField[];
}

type Compared = Pick<Snapshot, "operation" | "money_unit" | "money_scale" | "products" | "explanations" | "files">;

const sameStoppages = (a: Operation, b: Operation) =>
  JSON.stringify(a.stoppages.map(listed)) === JSON.stringify(b.stoppages.map(listed));
const listed = (stoppage: Operation["stoppages"][number]) => [stoppage.reason, stoppage.from_day, stoppage.to_day, stoppage.text];

const reasonOf = (figures: Figures | undefined, measure: Measure) =>
  (measure === "other_in" ? figures?.other_in_reason : measure === "other_out" ? figures?.other_out_reason : null) ?? null;
const sameTexts = (a: Snapshot["explanations"], b: Snapshot["explanations"]) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => (a[key] ?? "") === (b[key] ?? ""));
const filesOf = ({ files = [] }: Compared) => files.map((file) => `${file.sha256} ${file.name}`).join("\n");

/** What differs from an earlier version of the same month to a later one. Equal numbers are written equally. */
export function compareVersions(before: Compared, after: Compared): VersionChanges {
  const earlier = new Map(before.products.map((row) => [row.product_line_id, row]));
  const later = new Map(after.products.map((row) => [row.product_line_id, row]));
  const rows = [...after.products, ...before.products.filter((row) => !later.has(row.product_line_id))];
  const cells = rows.flatMap((row) =>
    measures.flatMap((measure): ChangedCell[] => {
      const [was, is] = [earlier, later].map((version) => version.get(row.product_line_id)?.figures);
      const { product_line_id, name_fa, name_en } = row;
      const values = { before: was?.[measure] ?? null, after: is?.[measure] ?? null };
      const reasons = { reason_before: reasonOf(was, measure), reason_after: reasonOf(is, measure) };
      const same = values.before === values.after && reasons.reason_before === reasons.reason_after;
      return same ? [] : [{ product_line_id, name_fa, name_en, measure, ...values, ...reasons }];
    }),
  );
  const fields: [OperationField, boolean][] = [
    ["operating_state", before.operation.operating_state === after.operation.operating_state],
    ["days_worked", before.operation.days_worked === after.operation.days_worked],
    ["idle_cause", before.operation.idle_cause === after.operation.idle_cause],
    ["stoppages", sameStoppages(before.operation, after.operation)],
    ["remarks", before.operation.remarks === after.operation.remarks],
    ["explanations", sameTexts(before.explanations, after.explanations)],
    ["files", filesOf(before) === filesOf(after)],
    ["money", before.money_unit === after.money_unit && before.money_scale === after.money_scale],
  ];
  return { cells, operation: fields.flatMap(([field, same]) => (same ? [] : [field])) };
}
