import type { Kysely } from "kysely";
import type { Sends } from "./batch.ts";
import { preparedInsert, writer } from "./prepared.ts";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

const insert = preparedInsert("signature_request", [
  "return_id",
  "waiting_return_id",
  "figures_revision",
  "requested_by",
  "requested_at",
]);

/** Inserts a request that waits; a duplicate (1062) says that one waits already. */
export async function insertSignatureRequest(
  db: Sends,
  row: { return_id: number; figures_revision: number; requested_by: number; requested_at: Date },
): Promise<void> {
  await insert(db, { ...row, waiting_return_id: row.return_id });
}

/** How a request ended. */
export interface SignatureDecision {
  outcome: "signed" | "declined" | "taken-back";
  decided_by: number;
  decided_at: Date;
  /** Of the submission, where it was signed. */
  version: number | null;
  text: string;
}

/** Ends the request of a return that waits; in a batch, say `demandOneRow` next. */
export async function changeSignatureRequest(db: Sends, returnId: number, decision: SignatureDecision): Promise<void> {
  const changes = { ...decision, waiting_return_id: null };
  await db.executeQuery(writer.updateTable("signature_request").set(changes).where("waiting_return_id", "=", returnId));
}

function requests(db: Db) {
  return db
    .selectFrom("signature_request as q")
    .innerJoin("app_user as a", "a.id", "q.requested_by")
    .leftJoin("app_user as d", "d.id", "q.decided_by")
    .select([
      "q.id",
      "q.outcome",
      "q.text",
      "q.requested_by",
      "q.requested_at",
      "q.decided_at",
      "q.version",
      "a.name_fa as requested_fa",
      "a.name_en as requested_en",
      "d.name_fa as decided_fa",
      "d.name_en as decided_en",
    ]);
}

/** The newest request of a return whose access was checked by the caller. */
export async function findLastSignatureRequest(db: Db, returnId: number) {
  return requests(db).where("q.return_id", "=", returnId).orderBy("q.id", "desc").limit(1).executeTakeFirst();
}
export type SignatureRequestRow = NonNullable<Awaited<ReturnType<typeof findLastSignatureRequest>>>;

/** Who asked for the signature a return waits for; null where it waits for none. */
export async function findSignatureAsker(db: Db, returnId: number): Promise<number | null> {
  const row = await db
    .selectFrom("signature_request")
    .where("waiting_return_id", "=", returnId)
    .select("requested_by")
    .executeTakeFirst();
  return row?.requested_by ?? null;
}

/** The request that became a version: who signed it and when. */
export async function findSignature(db: Sends, returnId: number, version: number) {
  const query = requests(writer)
    .where("q.return_id", "=", returnId)
    .where("q.version", "=", version)
    .where("q.outcome", "=", "signed");
  const { rows } = await db.executeQuery(query);
  return rows[0];
}
