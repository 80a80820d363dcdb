import type { Measure } from "#app/domain/monthly-return.ts";

/** Measures folded away while nobody uses them. */
export const optionalMeasures = ["toll", "loss", "other_in", "other_out"] as const satisfies readonly Measure[];

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
