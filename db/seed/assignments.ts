import { sql, type Transaction } from "kysely";
import type { Database } from "../schema.ts";
import { demoAccount } from "./demo/accounts.ts";
import { tehran } from "./demo/shares.ts";

/** Every so manieth establishment of Tehran was registered after the share-out and is nobody's yet. */
const unsharedEach = 97;

/** Tehran's establishments are its two experts', as their histories say (`peopleOf`); some are nobody's yet. */
export async function shareOutTehran(trx: Transaction<Database>, at: Date): Promise<void> {
  const experts = [demoAccount("expert-tehran").id, demoAccount("expert-tehran-second").id];
  const by = { decided_by: demoAccount("supervisor-tehran").id, decided_at: at };
  await trx
    .insertInto("share_out")
    .values({ id: 1, province_code: tehran, revision: 1, rule: "even", moved: 0, ...by })
    .execute();
  const { numInsertedOrUpdatedRows: shared } = await trx
    .insertInto("assignment")
    .columns(["establishment_id", "expert_id", "share_out_id", "assigned_at"])
    .expression((eb) =>
      eb
        .selectFrom("establishment as e")
        .where("e.province_code", "=", tehran)
        .where(sql<boolean>`mod(e.id, ${unsharedEach}) <> 0`)
        .select((of) => [
          "e.id",
          sql<number>`elt(1 + mod(e.id, 2), ${experts[0]}, ${experts[1]})`.as("expert_id"),
          of.val(1).as("s"),
        ])
        .select(sql<Date>`${at}`.as("at"))
        .orderBy("expert_id")
        .orderBy("e.id"),
    )
    .executeTakeFirstOrThrow();
  await trx
    .updateTable("share_out")
    .set({ moved: Number(shared) })
    .where("id", "=", 1)
    .execute();
}
