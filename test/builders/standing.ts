import type { Kysely } from "kysely";
import type { Decimal } from "#app/domain/decimal.ts";
import { standsUntil } from "#app/domain/standing.ts";
import { acceptReturn } from "#app/usecases/accept-return.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import type { Database } from "#db/schema.ts";
import { edit, row } from "./edits.ts";
import { contextOf, filedPeriod, freshKey, lines, type Person } from "./filing.ts";
import { decisionOn, revisionOf } from "./review.ts";

type Db = Kysely<Database>;

/** What is found of cement made beyond the licence's capacity. */
export const capacityKey = `capacity.${lines.cement}.production`;
export const cause = "کورهٔ دوم هنوز در پروانه نیست";

/** Months of establishment 1 after the one it files: the next one, the last an explanation stands for, and the one after. */
export const later = { next: 111, last: 112, after: 113 } as const;
/** When all of them are open. */
export const laterTime = new Date("2027-12-01T08:00:00.000Z");

/** Adds the later months, and one of its sister and one of the other province. */
export async function addLaterMonths(db: Db): Promise<void> {
  const periods = { [later.next]: "1405-08", [later.last]: "1406-07", [later.after]: "1406-08" };
  for (const [id, period] of Object.entries(periods)) {
    await db
      .insertInto("period")
      .values({ code: period, state: "open", due_on: "2027-12-01" })
      .onDuplicateKeyUpdate({ state: "open" })
      .execute();
    const place = { establishment_id: 1, province_code: "23", isic_code: "2394" };
    const times = { due_on: "2027-12-01", state_since: laterTime };
    await db
      .insertInto("monthly_return")
      .values({ id: Number(id), period, ...place, ...times })
      .execute();
  }
}

interface Month {
  /** Tonnes of cement; the licence's month is about 98,600. */
  made?: string;
  bricks?: string;
  explained?: Readonly<Record<string, string>>;
  now?: Date;
}

/** Files a month in which cement was made beyond capacity and all of it sold. */
export async function fileBusy(
  db: Db,
  id: number,
  { made = "130000", bricks = "300000", explained = {}, now = laterTime }: Month = {},
) {
  const whole = [
    ...row(lines.cement, { production: made, domestic: made, closing: "0" }),
    ...row(lines.bricks, { production: bricks, domestic: bricks, closing: "0" }),
  ];
  const stored = await db.selectFrom("working_figure").where("return_id", "=", id).select("product_line_id").execute();
  // What a refused try has left in the draft is not typed over blanks again.
  const fresh = stored.length === 0;
  // Only the next month takes its opening from a month that was sent.
  const cells = id === later.next ? whole.filter((one) => one.measure !== "opening") : whole;
  const typed = fresh ? edit(cells, { state: "working", days: 30 }) : edit([]);
  return submitReturn(contextOf(db, "liaison", now), {
    return_id: id,
    revision: await revisionOf(db, id),
    edit: { ...typed, explanations: Object.entries(explained).map(([key, text]) => ({ key, text, base: "" })) },
    request: freshKey(),
  });
}

/** Accepts, and lets explanations stand, each up to its ceiling (a share). */
export async function acceptStanding(
  db: Db,
  id: number,
  standing: Readonly<Record<string, Decimal>>,
  by: Person = "expert",
  now: Date = laterTime,
) {
  const decision = await decisionOn(db, id);
  const asked = new Map(Object.entries(standing));
  return acceptReturn(contextOf(db, by, now), { ...decision, replies: new Map(), standing: asked });
}

/** A month of 130,000 t, explained and accepted, whose explanation stands up to 145 % of the month's capacity. @returns its id */
export async function letStand(db: Db, ceiling: Decimal = "1.45"): Promise<number> {
  const filed = await fileBusy(db, 101, { explained: { [capacityKey]: cause } });
  if (!filed.ok) throw new Error(`${filedPeriod}: ${filed.refusal.code}`);
  const accepted = await acceptStanding(db, 101, { [capacityKey]: ceiling });
  if (!accepted.ok) throw new Error(JSON.stringify(accepted.refusal));
  const stored = await db.selectFrom("standing_explanation").select("id").orderBy("id", "desc").executeTakeFirstOrThrow();
  return stored.id;
}

/** A row of what stands of a sent return's explanations, as an acceptance by anybody would have left it. @returns its id */
export async function stands(db: Db, returnId: number, text = cause): Promise<number> {
  const sent = await db.selectFrom("monthly_return").where("id", "=", returnId).selectAll().executeTakeFirstOrThrow();
  const { id: by } = await db.selectFrom("app_user").select("id").orderBy("id").executeTakeFirstOrThrow();
  const event = { event: "accept", from_state: "in-review", to_state: "accepted", version: sent.version } as const;
  const accepted = await db
    .insertInto("return_event")
    .values({ ...event, return_id: returnId, actor_id: by, actor_role: "expert", at: laterTime })
    .executeTakeFirstOrThrow();
  const key = "capacity..production";
  const finding = { rule: "capacity", version: 1, severity: "explain", product_line_id: null, measure: "production" };
  const said = { variant: "over-110", params: { share: "1.2" }, fix: null, key, audience: "all" };
  const { insertId } = await db
    .insertInto("standing_explanation")
    .values({
      establishment_id: sent.establishment_id,
      return_id: returnId,
      version: sent.version,
      event_id: Number(accepted.insertId),
      rule: "capacity",
      subject: key,
      side: "above",
      finding: JSON.stringify({ ...finding, ...said }),
      text,
      measured: "1.2",
      ceiling: "1.3",
      period: sent.period,
      until_period: standsUntil(sent.period),
      granted_by: by,
      granted_role: "expert",
      granted_at: laterTime,
    })
    .executeTakeFirstOrThrow();
  return Number(insertId);
}
