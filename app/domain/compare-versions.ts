import type { Decimal } from "./decimal.ts";
import { type Measure, measures, type Operation } from "./monthly-return.ts";
import type { Snapshot } from "./snapshot.ts";

/** A cell whose figure, or the reason beside it, differs between two versions; null is blank. */
export interface ChangedCell {
  product_line_id: number;
  name_fa: string;
  name_en: string;
  measure: Measure;
  before: Decimal | null;
  after: Decimal | null;
}

export type OperationField = "operating_state" | "days_worked" | "idle_cause" | "stoppages" | "remarks" | "money";

export interface VersionChanges {
  cells: ChangedCell[];
  operation: OperationField[];
}

type Compared = Pick<Snapshot, "operation" | "money_unit" | "money_scale" | "products">;

const sameStoppages = (a: Operation, b: Operation) =>
  JSON.stringify(a.stoppages.map(listed)) === JSON.stringify(b.stoppages.map(listed));
const listed = (stoppage: Operation["stoppages"][number]) => [stoppage.reason, stoppage.from_day, stoppage.to_day, stoppage.text];

/** What differs from an earlier version of the same month to a later one. Equal numbers are written equally. */
export function compareVersions(before: Compared, after: Compared): VersionChanges {
  const earlier = new Map(before.products.map((row) => [row.product_line_id, row]));
  const later = new Map(after.products.map((row) => [row.product_line_id, row]));
  const rows = [...after.products, ...before.products.filter((row) => !later.has(row.product_line_id))];
  const cells = rows.flatMap((row) =>
    measures.flatMap((measure): ChangedCell[] => {
      const was = earlier.get(row.product_line_id)?.figures[measure] ?? null;
      const is = later.get(row.product_line_id)?.figures[measure] ?? null;
      const { product_line_id, name_fa, name_en } = row;
      return was === is ? [] : [{ product_line_id, name_fa, name_en, measure, before: was, after: is }];
    }),
  );
  const fields: [OperationField, boolean][] = [
    ["operating_state", before.operation.operating_state === after.operation.operating_state],
    ["days_worked", before.operation.days_worked === after.operation.days_worked],
    ["idle_cause", before.operation.idle_cause === after.operation.idle_cause],
    ["stoppages", sameStoppages(before.operation, after.operation)],
    ["remarks", before.operation.remarks === after.operation.remarks],
    ["money", before.money_unit === after.money_unit && before.money_scale === after.money_scale],
  ];
  return { cells, operation: fields.flatMap(([field, same]) => (same ? [] : [field])) };
}
