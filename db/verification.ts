import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

const happened = (event: string) =>
  sql<number>`exists (select 1 from return_event h where h.return_id = s.return_id and h.version = s.version and h.event = ${event})`;

/** What the public may learn of a submitted version by its tracking code, whoever asks; never a figure. */
export async function findSubmissionByCode(db: Db, code: string) {
  return db
    .selectFrom("submission as s")
    .innerJoin("monthly_return as r", "r.id", "s.return_id")
    .innerJoin("establishment as e", "e.id", "r.establishment_id")
    .where("s.tracking_code", "=", code)
    .select([
      "e.name_fa as establishment_fa",
      "e.name_en as establishment_en",
      "r.period",
      "r.due_on",
      "r.first_submitted_at",
      "r.in_force_version",
      "s.version",
      "s.submitted_at",
      happened("withdraw").as("withdrawn"),
      sql<number>`exists (select 1 from submission n where n.return_id = s.return_id and n.version > s.version
        and (n.version = r.in_force_version or not exists (select 1 from return_event h
          where h.return_id = n.return_id and h.version = n.version and h.event in ('withdraw', 'cancel-correction'))))`.as(
        "superseded",
      ),
      happened("approve").as("approved_once"),
      happened("annul").as("annulled"),
    ])
    .executeTakeFirst();
}

/** What the public may learn of a certificate by its tracking code. */
export async function findCertificateByCode(db: Db, code: string) {
  return db.selectFrom("certificate").where("tracking_code", "=", code).select(["content", "issued_at"]).executeTakeFirst();
}
