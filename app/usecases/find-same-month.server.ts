import { permit } from "#app/domain/permission.ts";
import { findReturnOfMonth } from "#db/monthly-return.ts";
import type { Context } from "./context.server.ts";

/** The id of an own establishment's return of a month; null where there is none within reach. */
export async function findSameMonth(context: Context, establishment: number, period: string): Promise<number | null> {
  const right = permit(context.actor, "view-own-returns");
  if (!right) return null;
  return (await findReturnOfMonth(context.db, right.scope, establishment, period)) ?? null;
}
