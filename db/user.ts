import type { Kysely, Transaction } from "kysely";
import type { Role } from "#app/domain/actor.ts";
import type { Database } from "./schema.ts";

type Connection = Kysely<Database> | Transaction<Database>;

/** What a sign-in looks at: somebody who is not disabled, by national id in Latin digits. */
export async function findUserForSignIn(db: Connection, national_id: string) {
  return db
    .selectFrom("app_user")
    .where("national_id", "=", national_id)
    .where("disabled_at", "is", null)
    .select(["id", "password_hash", "demonstration"])
    .executeTakeFirst();
}

/** A person of the demonstration, with one of the roles held and where it holds. */
export interface DemonstrationAccount {
  national_id: string;
  name_fa: string;
  name_en: string;
  role: Role;
  place_fa: string | null;
  place_en: string | null;
}

/** Up to `perRole` people of the demonstration for each role, in the order they were made. */
export async function listDemonstrationAccounts(db: Connection, perRole: number): Promise<DemonstrationAccount[]> {
  const numbered = db
    .selectFrom("role_grant")
    .innerJoin("app_user", "app_user.id", "role_grant.user_id")
    .leftJoin("establishment", "establishment.id", "role_grant.establishment_id")
    .leftJoin("province", "province.code", "role_grant.province_code")
    .where("app_user.demonstration", "=", 1)
    .where("app_user.disabled_at", "is", null)
    .where("app_user.password_hash", "is not", null)
    .select(({ fn }) => [
      "role_grant.id as grant_id",
      "role_grant.role",
      "app_user.national_id",
      "app_user.name_fa",
      "app_user.name_en",
      fn.coalesce("establishment.name_fa", "province.name_fa").as("place_fa"),
      fn.coalesce("establishment.name_en", "province.name_en").as("place_en"),
      fn
        .agg<string>("row_number")
        .over((over) => over.partitionBy("role_grant.role").orderBy("app_user.id").orderBy("role_grant.id"))
        .as("place_in_role"),
    ])
    .as("numbered");
  return db
    .selectFrom(numbered)
    .where("place_in_role", "<=", String(perRole))
    .orderBy("role")
    .orderBy("grant_id")
    .select(["national_id", "name_fa", "name_en", "role", "place_fa", "place_en"])
    .execute();
}
