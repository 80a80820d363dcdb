import type { Insertable, Kysely } from "kysely";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

/** Active recipients with the newest contract that holds at an instant; one without a contract is left out. */
export async function listActiveContracts(db: Db, at: Date) {
  return db
    .selectFrom("recipient as r")
    .innerJoin("recipient_contract as c", "c.recipient_id", "r.id")
    .where("r.active", "=", 1)
    .where("c.version", "=", (eb) =>
      eb
        .selectFrom("recipient_contract as newest")
        .select((of) => of.fn.max("newest.version").as("version"))
        .whereRef("newest.recipient_id", "=", "r.id")
        .where("newest.valid_from", "<=", at),
    )
    .select(["r.id", "r.code", "c.version", "c.fields", "c.filter"])
    .orderBy("r.id")
    .execute();
}

/** Recipients by name, for lists; never their secrets. */
export async function listRecipients(db: Db) {
  return db.selectFrom("recipient").select(["id", "code", "name_fa", "name_en", "active"]).orderBy("id").execute();
}

/** Ids of the recipients that are served now. */
export async function listActiveRecipientIds(db: Db): Promise<number[]> {
  const rows = await db.selectFrom("recipient").where("active", "=", 1).select("id").orderBy("id").execute();
  return rows.map((row) => row.id);
}

/** Recipients that the demonstration made, with what a receiver needs: secret and newest contract. */
export async function listDemonstrationRecipients(db: Db) {
  return db
    .selectFrom("recipient as r")
    .innerJoin("recipient_contract as c", "c.recipient_id", "r.id")
    .where("r.demonstration", "=", 1)
    .where("c.version", "=", (eb) =>
      eb
        .selectFrom("recipient_contract as newest")
        .select((of) => of.fn.max("newest.version").as("version"))
        .whereRef("newest.recipient_id", "=", "r.id"),
    )
    .select(["r.id", "r.code", "r.endpoint", "r.secret", "c.version", "c.fields", "c.filter"])
    .orderBy("r.id")
    .execute();
}

/** Sets where a demonstration's recipient listens; real recipients are never touched. */
export async function changeDemonstrationEndpoint(db: Db, id: number, endpoint: string): Promise<void> {
  await db.updateTable("recipient").set({ endpoint }).where("id", "=", id).where("demonstration", "=", 1).execute();
}

/** Adds a recipient. @returns its id */
export async function insertRecipient(db: Db, row: Insertable<Database["recipient"]>): Promise<number> {
  const result = await db.insertInto("recipient").values(row).executeTakeFirstOrThrow();
  return Number(result.insertId);
}

/** Adds a version of a recipient's contract. */
export async function insertContract(db: Db, row: Insertable<Database["recipient_contract"]>): Promise<void> {
  await db.insertInto("recipient_contract").values(row).execute();
}
