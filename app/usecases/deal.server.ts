import type { Role } from "#app/domain/actor.ts";
import { permit, roleFor, rolesFor, type Verb } from "#app/domain/permission.ts";
import { done, type Outcome, type Refusal, refuse } from "#app/domain/refusal.ts";
import { LostRace } from "#db/batch.ts";
import { type FoundReturn, findReturn } from "#db/monthly-return.ts";
import { insertNotice } from "#db/notice.ts";
import { lockForDealings } from "#db/return-request.ts";
import { inTransaction, isDuplicate } from "#db/transaction.ts";
import type { Context, RequestKey, Trx } from "./context.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

/** What every act of a conversation names: the return it is about, and the form's key. */
export interface DealingCommand {
  return_id: number;
  request: RequestKey;
}

interface Dealing<T> {
  verb: Verb;
  /** For the audit trail. */
  audit: string;
  /** Whom a notice of this kind tells; null: nobody. */
  notice: { kind: string; audience: "establishment" | "province" | "ministry" } | null;
  /** Writes the rows; a refusal keeps nothing. The return is as it stands now and waits until this ends. */
  work: (trx: Trx, found: FoundReturn, role: Role) => Promise<Outcome<T>>;
}

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** A notice about a return. It carries its kind and where it points, never a figure. */
export async function tell(
  trx: Trx,
  context: Context,
  found: Pick<FoundReturn, "id" | "establishment_id" | "province_code">,
  notice: { kind: string; audience: "establishment" | "province" | "ministry" },
): Promise<void> {
  await insertNotice(trx, {
    ...notice,
    return_id: found.id,
    establishment_id: found.establishment_id,
    province_code: found.province_code,
    created_at: context.now,
  });
}

/**
 * Does one act of the conversation about a return that leaves the return's state alone: permission, scope, one
 * transaction in which the return stands still, notice, audit and request key.
 * @returns what `work` gives; `not-found` for what lies outside the scope
 */
export async function deal<T>(context: Context, command: DealingCommand, act: Dealing<T>): Promise<Outcome<T>> {
  const right = permit(context.actor, act.verb);
  if (!right) return refuse("not-permitted");
  return once<T>(context, command.request, async (remember) => {
    const found = await findReturn(context.db, right.scope, command.return_id);
    const role = found && roleFor(context.actor, found, rolesFor(act.verb));
    if (!found || !role) return refuse("not-found");
    try {
      return await inTransaction(context.db, async (trx) => {
        const present = await lockForDealings(trx, found.id);
        const outcome = await act.work(trx, { ...found, ...present }, role);
        if (!outcome.ok) throw new Refused(outcome.refusal);
        if (act.notice) await tell(trx, context, found, act.notice);
        await recordAudit(trx, {
          at: context.now,
          actor_id: context.actor.user_id,
          verb: act.audit,
          subject_kind: "monthly_return",
          subject_id: found.id,
          detail: { version: present.version, ...(outcome.value as object) },
        });
        await remember(trx, outcome.value);
        return done(outcome.value);
      });
    } catch (error) {
      if (error instanceof Refused) return { ok: false, refusal: error.refusal };
      // Somebody else's request about the same matter was quicker.
      if (error instanceof LostRace || isDuplicate(error, "open_key")) return refuse("changed-meanwhile");
      throw error;
    }
  });
}

/** @returns the text without blanks round it, or a refusal that names its field where nothing is left. */
export function spoken(text: string, field: string): Outcome<string> {
  const said = text.trim();
  return said === "" ? refuse("invalid-input", { fields: [{ field, code: "required" }] }) : done(said);
}
