import type { Kysely } from "kysely";
import { demonstrationPassword } from "#app/domain/demonstration.ts";
import { hashPassword } from "#app/usecases/password.server.ts";
import type { Database } from "#db/schema.ts";

/** The business clock of these tests: five days before the due day of 1404-01. */
export const publicNow = "2025-04-25T09:00:00+03:30";

/** A small demonstration: two periods; user 1 an analyst, 2 a reviewer, both of the demonstration; 3 a stranger to it. */
export async function insertPublicPeople(db: Kysely<Database>): Promise<void> {
  const created_at = new Date("2025-01-01T00:00:00Z");
  const password_hash = await hashPassword(demonstrationPassword);
  await db.insertInto("installation").values({ id: 1, kind: "demonstration", created_at }).execute();
  await db
    .insertInto("period")
    .values([
      { code: "1404-01", state: "open", due_on: "2025-04-30" },
      { code: "1403-12", state: "closed", due_on: "2025-03-30" },
    ])
    .execute();
  const person = { password_hash, created_at, demonstration: 1 };
  await db
    .insertInto("app_user")
    .values([
      { ...person, id: 1, national_id: "1000000001", name_fa: "مریم کاظمی", name_en: "Maryam Kazemi" },
      { ...person, id: 2, national_id: "1000000002", name_fa: "رضا امینی", name_en: "Reza Amini" },
      { ...person, id: 3, national_id: "1000000003", name_fa: "سارا نادری", name_en: "Sara Naderi", demonstration: 0 },
    ])
    .execute();
  await db
    .insertInto("role_grant")
    .values([
      { user_id: 1, role: "analyst", valid_from: created_at },
      { user_id: 2, role: "reviewer", valid_from: created_at },
    ])
    .execute();
}
