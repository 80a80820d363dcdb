import { type Insertable, type Kysely, sql, type Transaction, type Updateable } from "kysely";
import type { InvitationState } from "#app/domain/access.ts";
import type { Scope } from "#app/domain/actor.ts";
import type { Database } from "./schema.ts";
import { establishmentInScope } from "./scope.ts";

type Db = Kysely<Database> | Transaction<Database>;

/** Inserts an invitation. @returns its id */
export async function insertInvitation(db: Db, row: Insertable<Database["invitation"]>): Promise<number> {
  const { insertId } = await db.insertInto("invitation").values(row).executeTakeFirstOrThrow();
  return Number(insertId);
}

function invitations(db: Db) {
  return db
    .selectFrom("invitation as i")
    .innerJoin("establishment as e", "e.id", "i.establishment_id")
    .innerJoin("app_user as a", "a.id", "i.invited_by")
    .select([
      "i.id",
      "i.establishment_id",
      "i.kind",
      "i.role",
      "i.national_id",
      "i.name_fa",
      "i.name_en",
      "i.state",
      "i.invited_by",
      "i.invited_at",
      "i.expires_at",
      "i.activated_at",
      "i.user_id",
      "i.password_hash",
      "i.text",
      "e.name_fa as establishment_fa",
      "e.name_en as establishment_en",
      "e.owner_fa",
      "e.legal_id",
      "e.province_code",
      "e.isic_code",
      "a.name_fa as inviter_fa",
      "a.name_en as inviter_en",
    ]);
}

/** The invitation a code was made for, by the code's hash. */
export async function findInvitationByCode(db: Db, codeHash: string) {
  return invitations(db).where("i.code_hash", "=", codeHash).executeTakeFirst();
}

/** One invitation with its establishment; the caller compares it with a scope. */
export async function findInvitation(db: Db, id: number) {
  return invitations(db).where("i.id", "=", id).executeTakeFirst();
}
export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

/** Invitations of an establishment that wait, and those refused lately; newest first. */
export async function listInvitationsOfEstablishment(db: Db, establishment: number) {
  return invitations(db)
    .where("i.establishment_id", "=", establishment)
    .where("i.state", "in", ["open", "waiting", "refused"])
    .orderBy("i.id", "desc")
    .limit(30)
    .execute();
}

/** Activated invitations that wait for the expert, within the scope, longest waiting first. */
export async function listWaitingInvitations(db: Db, scope: Scope, limit: number) {
  return invitations(db)
    .where("i.state", "=", "waiting")
    .where((eb) => establishmentInScope(eb, scope))
    .orderBy("i.activated_at")
    .orderBy("i.id")
    .limit(limit)
    .execute();
}

/** The newest access of somebody that waits for the province: by national id, or by the account where there is one. */
export async function findWaitingInvitation(db: Db, of: { national_id: string } | { user_id: number }) {
  return db
    .selectFrom("invitation")
    .where("state", "=", "waiting")
    .where("national_id", "=", (eb) =>
      "national_id" in of
        ? eb.val(of.national_id)
        : eb.selectFrom("app_user").where("id", "=", of.user_id).select("app_user.national_id"),
    )
    .orderBy("id", "desc")
    .select(["id", "password_hash"])
    .executeTakeFirst();
}

/** Moves an invitation on. @returns false where it was no longer in one of those states */
export async function changeInvitation(
  db: Db,
  id: number,
  from: readonly InvitationState[],
  changes: Updateable<Database["invitation"]>,
): Promise<boolean> {
  const result = await db
    .updateTable("invitation")
    .set(changes)
    .where("id", "=", id)
    .where("state", "in", [...from])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** An invitation falls with the access of who gave it: withdraws all that wait but one. */
export async function changeInvitationsToWithdrawn(
  db: Db,
  of: { establishment_id: number; invited_by: number; but: number },
  by: { decided_by: number; decided_at: Date },
): Promise<void> {
  await db
    .updateTable("invitation")
    .set({ state: "withdrawn", password_hash: null, ...by })
    .where("establishment_id", "=", of.establishment_id)
    .where("invited_by", "=", of.invited_by)
    .where("id", "<>", of.but)
    .where("state", "in", ["open", "waiting"])
    .execute();
}

/** Accounts of a national id with what decides about a new access: see the domain's `KnownAccount`. */
export async function findAccount(
  db: Db,
  nationalId: string,
  access: { establishment_id: number; role: "liaison" | "signatory"; legal_id: string; at: Date },
) {
  const valid = sql`g.user_id = u.id and g.valid_from <= ${access.at} and (g.valid_to is null or g.valid_to > ${access.at})`;
  return db
    .selectFrom("app_user as u")
    .where("u.national_id", "=", nationalId)
    .select([
      "u.id",
      "u.password_hash",
      "u.disabled_at",
      sql<number>`exists (select 1 from role_grant g where ${valid} and g.establishment_id is null)`.as("holds_office"),
      sql<number>`exists (select 1 from role_grant g join establishment s on s.id = g.establishment_id
        where ${valid} and s.legal_id = ${access.legal_id})`.as("serves_same_owner"),
      sql<number>`exists (select 1 from role_grant g where ${valid} and g.establishment_id = ${access.establishment_id}
        and g.role = ${access.role})`.as("holds_access"),
    ])
    .executeTakeFirst();
}

/** Adds a person. @returns the id; a duplicate national id is error 1062 */
export async function insertUser(db: Db, row: Insertable<Database["app_user"]>): Promise<number> {
  const { insertId } = await db.insertInto("app_user").values(row).executeTakeFirstOrThrow();
  return Number(insertId);
}

/** Gives somebody access to an establishment from an instant (business time) on. */
export async function insertAccess(
  db: Db,
  row: { user_id: number; role: "liaison" | "signatory"; establishment_id: number; valid_from: Date },
): Promise<void> {
  await db.insertInto("role_grant").values(row).execute();
}

/** Who has access to an establishment at an instant, with the last sign-in where one is known. */
export async function listAccesses(db: Db, establishment: number, at: Date) {
  return db
    .selectFrom("role_grant as g")
    .innerJoin("app_user as u", "u.id", "g.user_id")
    .where("g.establishment_id", "=", establishment)
    .where("g.valid_from", "<=", at)
    .where((eb) => eb.or([eb("g.valid_to", "is", null), eb("g.valid_to", ">", at)]))
    .where("u.disabled_at", "is", null)
    .select(["g.id", "g.user_id", "g.role", "g.valid_from", "u.name_fa", "u.name_en"])
    .select(sql<Date | null>`(select max(s.created_at) from session s where s.user_id = u.id)`.as("last_sign_in"))
    .orderBy("g.id")
    .execute();
}

/** The accesses to an establishment that hold at an instant, locked until the transaction ends: nobody else ends one meanwhile. */
export async function listAccessesLocked(trx: Transaction<Database>, establishment: number, at: Date) {
  return trx
    .selectFrom("role_grant")
    .where("establishment_id", "=", establishment)
    .where("valid_from", "<=", at)
    .where((eb) => eb.or([eb("valid_to", "is", null), eb("valid_to", ">", at)]))
    .select(["id", "user_id", "role"])
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** Ends an access at an instant: it stays in the table, and every session knows with its next request. */
export async function changeAccessEnd(db: Db, id: number, valid_to: Date): Promise<void> {
  await db.updateTable("role_grant").set({ valid_to }).where("id", "=", id).execute();
}
