import { weighedMonths } from "#app/domain/follow-up.ts";
import { addMonths, periodOfInstant } from "#app/domain/period.ts";
import { tehranDay } from "#app/domain/tehran-time.ts";
import { changeWeights, type Weighing } from "#db/weight.ts";
import { type JobContext, withJobLease } from "./job-context.server.ts";

const leaseMs = 30 * 60_000;

/** What is weighed at a moment: the twelve months before the running one. */
export function weighingAt(at: Date): Weighing {
  const running = periodOfInstant(at);
  return { from: addMonths(running, -weighedMonths), to: addMonths(running, -1), on: tehranDay(at), at };
}

/**
 * Weighs every establishment by what it usually produces in a month: figures in force of the last twelve months, the
 * running one left out. @returns true; null where another owner is at it
 */
export async function weighEstablishments(context: JobContext): Promise<true | null> {
  const done = await withJobLease(context, "weigh-establishments", leaseMs, async (trx) => {
    const weighing = weighingAt(context.now());
    await changeWeights(trx, weighing);
    return { outcome: `${weighing.from} to ${weighing.to}` };
  });
  return done === null ? null : true;
}
