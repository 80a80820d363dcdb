import type { Measure, ProductRow } from "#app/domain/monthly-return.ts";
import type { NumberProblem } from "#app/domain/quantity.ts";
import type { Finding } from "./finding.ts";
import { atCell } from "./rule.ts";
import type { FindingParams } from "./sentence.ts";

/**
 * Text that says no number: made by the door that reads the text, as a return holds numbers only.
 * @param choices what an ambiguous separator may have meant
 */
export function unreadable(row: ProductRow, measure: Measure, problem: NumberProblem, choices?: readonly [string, string]): Finding {
  const params: FindingParams = choices === undefined ? {} : { whole: choices[0], fraction: choices[1] };
  return atCell("unreadable", "block", row, measure, { variant: problem, params });
}
