import type { Measure } from "#app/domain/monthly-return.ts";

/** Stoppages the form offers room for. */
export const stoppageRows = 6;
export const remarksLength = 4000;
export const textLength = 2000;
export const stoppageTextLength = 500;

/** Names of the form's fields; a base (`b.…`) says what the page had shown. */
export const fieldName = {
  cell: (productLineId: number, measure: Measure) => `f.${productLineId}.${measure}`,
  stoppage: (index: number, part: "reason" | "from" | "to" | "text") => `s.${index}.${part}`,
  explanation: (findingKey: string) => `e.${findingKey}`,
  reply: (reasonId: number) => `r.${reasonId}`,
  base: (name: string) => `b.${name}`,
};

/** The name under which a field is saved: stoppages are one list, every other field is its own. */
export function unitOf(name: string): string {
  return name.startsWith("s.") ? "stoppages" : name;
}

/** Name of the hidden base of a unit; a cell of the grid leaves its `f.` out. */
export function baseNameOf(unit: string): string {
  return fieldName.base(unit.startsWith("f.") ? unit.slice(2) : unit);
}
