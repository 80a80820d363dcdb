import { isInScope, permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import {
  changeAccessEnd,
  changeInvitation,
  changeInvitationsToWithdrawn,
  type FoundInvitation,
  findAccount,
  findInvitation,
  insertAccess,
  insertUser,
  listAccessesLocked,
} from "#db/invitation.ts";
import { insertNotice } from "#db/notice.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context, RequestKey, Trx } from "./context.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

export interface ConfirmAccess {
  invitation_id: number;
  confirm: boolean;
  /** Why it is refused; shown to the establishment. */
  text: string;
  request: RequestKey;
}

/** The account an invitation leads to: the one of that national id, or a new one with the password chosen. */
export async function giveAccess(trx: Trx, found: FoundInvitation, now: Date): Promise<number | null> {
  const { establishment_id, role, legal_id } = found;
  const account = await findAccount(trx, found.national_id, { establishment_id, role, legal_id, at: now });
  if (account && (account.disabled_at !== null || account.holds_office === 1)) return null;
  if (!account && found.password_hash === null) return null;
  const { national_id, name_fa, name_en, password_hash } = found;
  const user_id = account?.id ?? (await insertUser(trx, { national_id, name_fa, name_en, password_hash, created_at: now }));
  if (account?.holds_access !== 1) await insertAccess(trx, { user_id, role, establishment_id, valid_from: now });
  return user_id;
}

/** The old liaison's access ends with his successor's first moment. */
async function endPredecessor(trx: Trx, found: FoundInvitation, by: { decided_by: number; decided_at: Date }): Promise<void> {
  const held = await listAccessesLocked(trx, found.establishment_id, by.decided_at);
  const his = held.filter((row) => row.user_id === found.invited_by && row.role === "liaison");
  for (const access of his) await changeAccessEnd(trx, access.id, by.decided_at);
  const { establishment_id, invited_by, id } = found;
  await changeInvitationsToWithdrawn(trx, { establishment_id, invited_by, but: id }, by);
}

/**
 * The province's expert confirms or refuses an access that waits; a successor's confirmation ends his predecessor's.
 * @returns `not-found` outside the scope; `changed-meanwhile` where it waits no more; `reason-required`, `invalid-input`
 *   for a refusal's text; `not-in-this-state` where the account can have no such access
 */
export async function confirmAccess(
  context: Context,
  command: ConfirmAccess,
): Promise<Outcome<{ state: "in-force" | "refused" }>> {
  const right = permit(context.actor, "confirm-access");
  if (!right) return refuse("not-permitted");
  const found = await findInvitation(context.db, command.invitation_id);
  if (!found || !isInScope(found, right.scope)) return refuse("not-found");
  const text = command.text.trim();
  if (!command.confirm && text === "") return refuse("reason-required");
  if (text.length > 2000) return refuse("invalid-input");
  const by = { decided_by: context.actor.user_id, decided_at: context.now };
  const state = command.confirm ? ("in-force" as const) : ("refused" as const);
  return once<{ state: "in-force" | "refused" }>(context, command.request, (remember) =>
    inTransaction(context.db, async (trx) => {
      const first = { state, ...by, password_hash: null, text: command.confirm ? "" : text };
      // The row is the lock: whoever changes it first decides.
      if (!command.confirm) {
        if (!(await changeInvitation(trx, found.id, ["waiting"], first))) return refuse("changed-meanwhile");
      } else {
        if (!(await changeInvitation(trx, found.id, ["waiting"], { decided_by: by.decided_by })))
          return refuse("changed-meanwhile");
        const user_id = await giveAccess(trx, found, context.now);
        if (user_id === null) throw new AccessImpossible();
        await changeInvitation(trx, found.id, ["waiting"], { ...first, user_id });
        if (found.kind === "successor") await endPredecessor(trx, found, by);
      }
      await insertNotice(trx, {
        kind: command.confirm ? (found.kind === "successor" ? "handed-over" : "access-confirmed") : "access-refused",
        return_id: null,
        establishment_id: found.establishment_id,
        province_code: found.province_code,
        audience: "establishment",
        created_at: context.now,
      });
      await recordAudit(trx, {
        at: context.now,
        actor_id: context.actor.user_id,
        verb: command.confirm ? "confirm-access" : "refuse-access",
        subject_kind: "invitation",
        subject_id: found.id,
        detail: { establishment_id: found.establishment_id, kind: found.kind, role: found.role },
      });
      await remember(trx, { state });
      return done({ state });
    }),
  ).catch((error: unknown) => {
    if (error instanceof AccessImpossible) return refuse("not-in-this-state");
    throw error;
  });
}

/** Rolls the decision back: office people do not file, and a disabled account stays so. */
class AccessImpossible extends Error {
  override name = "AccessImpossible";
}
