import { type Kysely, sql } from "kysely";
import { type ReminderKind, silentStates } from "#app/domain/follow-up.ts";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/** The due days of a period's months that were not filed, by province. */
export async function listSilentDueDays(db: Db, period: string) {
  return db
    .selectFrom("monthly_return as r")
    .where("r.period", "=", period)
    .where("r.state", "in", [...silentStates])
    .where("r.first_submitted_at", "is", null)
    .select(["r.province_code", "r.due_on"])
    .distinct()
    .orderBy("r.province_code")
    .orderBy("r.due_on")
    .execute();
}

export interface Reminding {
  period: string;
  province_code: string;
  due_on: string;
  kind: ReminderKind;
  at: Date;
}

/**
 * Reminds the establishments whose month is not filed, of a province and a due day, of whom none was reminded of that
 * day in that way: a notice and a row of the log each. Call it in a transaction.
 * @returns how many were reminded
 */
export async function insertReminders(trx: Db, { period, province_code, due_on, kind, at }: Reminding): Promise<number> {
  const reminded = await trx
    .insertInto("reminder")
    .columns(["return_id", "kind", "due_on", "made_at"])
    .expression((eb) =>
      eb
        .selectFrom("monthly_return as r")
        .where("r.period", "=", period)
        .where("r.province_code", "=", province_code)
        .where("r.state", "in", [...silentStates])
        .where("r.first_submitted_at", "is", null)
        .where("r.due_on", "=", due_on)
        .where((of) =>
          of.not(
            of.exists(
              of
                .selectFrom("reminder as m")
                .select("m.id")
                .whereRef("m.return_id", "=", "r.id")
                .where("m.kind", "=", kind)
                .whereRef("m.due_on", "=", "r.due_on"),
            ),
          ),
        )
        .select((of) => ["r.id", of.val(kind).as("kind"), "r.due_on", of.val(at).as("made_at")]),
    )
    .onDuplicateKeyUpdate({ made_at: sql`reminder.made_at` })
    .executeTakeFirst();
  const count = Number(reminded.numInsertedOrUpdatedRows ?? 0n);
  if (count === 0) return 0;
  await trx
    .insertInto("notice")
    .columns(["kind", "return_id", "establishment_id", "province_code", "audience", "created_at"])
    .expression((eb) =>
      eb
        .selectFrom("monthly_return as r")
        .innerJoin("reminder as m", "m.return_id", "r.id")
        .where("r.period", "=", period)
        .where("r.province_code", "=", province_code)
        .where("r.state", "in", [...silentStates])
        .where("m.kind", "=", kind)
        .where("m.due_on", "=", due_on)
        .where("m.made_at", "=", at)
        .select((of) => [
          of.val(`reminder-${kind}`).as("kind"),
          "r.id",
          "r.establishment_id",
          "r.province_code",
          of.val("establishment" as const).as("audience"),
          of.val(at).as("created_at"),
        ]),
    )
    .execute();
  return count;
}

/** Reminders sent about a return whose access was checked by the caller, newest first. */
export async function listReminders(db: Db, returnId: number) {
  return db.selectFrom("reminder").where("return_id", "=", returnId).selectAll().orderBy("id", "desc").execute();
}

/** Of each return given that has any: how many reminders, and when the newest was sent. */
export async function countReminders(db: Db, returnIds: readonly number[]) {
  if (returnIds.length === 0) return [];
  return db
    .selectFrom("reminder")
    .where("return_id", "in", [...returnIds])
    .groupBy("return_id")
    .select((eb) => ["return_id", eb.fn.countAll<string>().as("count"), eb.fn.max("made_at").as("last_at")])
    .execute();
}
