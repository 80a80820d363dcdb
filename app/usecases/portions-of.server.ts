import { portionsOn } from "#app/domain/absence.ts";
import type { Portion } from "#app/domain/share-out.ts";
import { tehranDay } from "#app/domain/tehran-time.ts";
import { listCovered } from "#db/absence.ts";
import type { Context } from "./context.server.ts";

/** What somebody looks after today: what is shared out to him and his part of what he covers. */
export async function portionsOf(context: Context): Promise<Portion[]> {
  const { user_id } = context.actor;
  const today = tehranDay(context.now);
  return portionsOn(user_id, await listCovered(context.db, user_id, today), today);
}
