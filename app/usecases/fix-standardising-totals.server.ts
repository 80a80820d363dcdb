import { addMonths, type Period } from "#app/domain/period.ts";
import {
  findMeanOutput,
  findMonthlyCapacity,
  insertStandardisingTotals,
  listStandardisedPeriods,
} from "#db/standardising-total.ts";
import type { Context } from "./context.server.ts";

const monthsBefore = 12;

/**
 * Freezes what impacts of a period are measured against: the country's mean monthly output of the twelve months before
 * that have approved figures; before any has, the country's capacity. Totals that stand already are left alone.
 * @returns the output in rial that totals were made from, by period; a country without products gets none
 */
export async function fixStandardisingTotals(db: Context["db"], periods: readonly Period[]): Promise<Map<Period, string>> {
  const known = new Set(await listStandardisedPeriods(db, periods));
  const made = new Map<Period, string>();
  for (const period of periods) {
    if (known.has(period)) continue;
    const output = (await findMeanOutput(db, addMonths(period, -monthsBefore), period)) ?? (await findMonthlyCapacity(db));
    if (output === null || Number(output) <= 0) continue;
    await insertStandardisingTotals(db, period, output);
    made.set(period, output);
  }
  return made;
}
