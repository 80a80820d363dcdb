import type { Kysely } from "kysely";
import { readQueueQuestion } from "#app/domain/review-queue.ts";
import { forgetCheckSettings } from "#app/usecases/check-settings.server.ts";
import type { Context } from "#app/usecases/context.server.ts";
import { findClean } from "#app/usecases/view-together.server.ts";
import type { Database } from "#db/schema.ts";
import { type DemoAccountKey, demoAccount } from "#db/seed/demo/accounts.ts";
import { seedPopulation } from "#db/seed/population.ts";

type Db = Kysely<Database>;

/** 7 Ordibehesht 1404, nine in the morning in Tehran: Farvardin was filed by everybody, and nobody has looked at it. */
export const cleanNow = new Date("2025-04-27T09:00:00+03:30");
export const cleanPeriod = "1404-01";

/** Fills an empty database with establishments that have all filed one month; the months before are as usual. */
export async function seedUnreviewed(db: Db, establishments?: number): Promise<void> {
  const size = establishments === undefined ? {} : { establishments };
  await seedPopulation(db, { ...size, months: 3, asOf: cleanNow, seed: "1405", kind: "test", unreviewed: true });
  // Of a small country each establishment is a large part.
  if (establishments !== undefined) await setFloor(db, 1, "50");
}

/** Sets the impact from which a return is looked at by itself. */
export async function setFloor(db: Db, version: number, value: string): Promise<void> {
  const change = { product_group: "all", name: "together_floor", before_value: "1", reason: "آزمون" } as const;
  const by = { set_by: demoAccount("reviewer").id, set_at: cleanNow };
  await db
    .insertInto("check_threshold")
    .values({ ...change, ...by, version, value })
    .execute();
  forgetCheckSettings(db);
}

/** A person of the demonstration as the use-cases know him. @param minutes after nine in the morning */
export function contextAs(db: Db, key: DemoAccountKey, minutes = 0): Context {
  const { id, role, province_code, name_fa, name_en } = demoAccount(key);
  const grant = { role, province_code, establishment_id: null, isic_division: null, right_calendar: false, right_publish: false };
  const now = new Date(cleanNow.getTime() + minutes * 60_000);
  return { db, actor: { user_id: id, name_fa, name_en, grants: [grant] }, now };
}

/** The clean returns that wait for a desk now, with the revision to be seen of each. */
export async function cleanItems(db: Db, key: DemoAccountKey = "expert-tehran") {
  const desk = demoAccount(key).role === "reviewer" ? ("ministry" as const) : ("province" as const);
  const asked = { ...readQueueQuestion(desk, () => null), period: cleanPeriod };
  const ids = await findClean(contextAs(db, key), desk, asked);
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("monthly_return").where("id", "in", ids).select(["id", "revision"]).execute();
  const revisions = new Map(rows.map((row) => [row.id, row.revision]));
  return ids.map((return_id) => ({ return_id, revision: revisions.get(return_id) ?? 0 }));
}
