import type { ShareRule } from "#app/domain/share-out.ts";
import { endAssignments, insertAssignments, insertShareOut } from "#db/assignment.ts";
import { inTransaction, isDuplicate } from "#db/transaction.ts";
import type { Context, Trx } from "./context.server.ts";
import { recordAudit } from "./record-audit.server.ts";

export interface Assigning {
  province_code: string;
  /** Of the share-out that this one follows. */
  revision: number;
  rule: ShareRule | "by-hand";
  reason: string;
  changes: readonly { id: number; assignment_id: number | null; to: number }[];
}

class Overtaken extends Error {}

/**
 * Gives establishments to people: the assignment each had is ended, a new one begins, and what was done is kept with who
 * did it and why. @returns whether it did; not where something was shared out meanwhile
 */
export async function assignEstablishments(
  context: Context,
  { province_code, revision, rule, reason, changes }: Assigning,
  remember: (trx: Trx) => Promise<void>,
): Promise<boolean> {
  const { actor, now } = context;
  try {
    await inTransaction(context.db, async (trx) => {
      const moved = changes.length;
      const by = { decided_by: actor.user_id, decided_at: now };
      const share_out_id = await insertShareOut(trx, { province_code, revision: revision + 1, rule, reason, moved, ...by });
      const old = changes.flatMap((change) => change.assignment_id ?? []);
      if ((await endAssignments(trx, old, now)) !== old.length) throw new Overtaken();
      const rows = changes.map(({ id, to }) => ({ establishment_id: id, expert_id: to, share_out_id, assigned_at: now }));
      await insertAssignments(trx, rows);
      await recordAudit(trx, {
        at: now,
        actor_id: actor.user_id,
        verb: "share-out-work",
        subject_kind: "share_out",
        subject_id: share_out_id,
        detail: { province_code, revision: revision + 1, rule, moved },
      });
      await remember(trx);
    });
    return true;
  } catch (error) {
    if (error instanceof Overtaken || isDuplicate(error, "one_after_the_other") || isDuplicate(error, "one_at_a_time"))
      return false;
    throw error;
  }
}
