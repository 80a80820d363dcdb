import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import {
  changeAccessEnd,
  changeInvitation,
  changeInvitationsToWithdrawn,
  findInvitation,
  listAccessesLocked,
} from "#db/invitation.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

export interface EndAccess {
  establishment_id: number;
  /** `role_grant.id` */
  grant_id: number;
  request: RequestKey;
}

/**
 * Ends somebody's access to an establishment at once, with the invitations he gave. One liaison always stays.
 * @returns `not-found` outside the scope; `changed-meanwhile` where it has ended; `invalid-input` (`last-liaison`)
 */
export async function endAccess(context: Context, command: EndAccess): Promise<Outcome<{ ended: number }>> {
  const right = permit(context.actor, "manage-people");
  if (right?.scope.kind !== "establishments") return refuse("not-permitted");
  const { establishment_id, grant_id } = command;
  if (!right.scope.ids.includes(establishment_id)) return refuse("not-found");
  const by = { decided_by: context.actor.user_id, decided_at: context.now };
  return once<{ ended: number }>(context, command.request, (remember) =>
    inTransaction(context.db, async (trx) => {
      const held = await listAccessesLocked(trx, establishment_id, context.now);
      const access = held.find((row) => row.id === grant_id);
      if (!access) return refuse("changed-meanwhile");
      if (access.role === "liaison" && held.filter((row) => row.role === "liaison").length === 1) {
        return refuse("invalid-input", { fields: [{ field: "grant", code: "last-liaison" }] });
      }
      await changeAccessEnd(trx, grant_id, context.now);
      if (access.role === "liaison") {
        await changeInvitationsToWithdrawn(trx, { establishment_id, invited_by: access.user_id, but: 0 }, by);
      }
      await recordAudit(trx, {
        at: context.now,
        actor_id: context.actor.user_id,
        verb: "end-access",
        subject_kind: "role_grant",
        subject_id: grant_id,
        detail: { establishment_id, user_id: access.user_id, role: access.role },
      });
      await remember(trx, { ended: grant_id });
      return done({ ended: grant_id });
    }),
  );
}

/** Withdraws an invitation that waits. @returns `not-found` outside the scope, `changed-meanwhile` where it waits no more */
export async function withdrawInvitation(
  context: Context,
  command: { invitation_id: number; request: RequestKey },
): Promise<Outcome<{ withdrawn: number }>> {
  const right = permit(context.actor, "manage-people");
  if (right?.scope.kind !== "establishments") return refuse("not-permitted");
  const found = await findInvitation(context.db, command.invitation_id);
  if (!found || !right.scope.ids.includes(found.establishment_id)) return refuse("not-found");
  return once<{ withdrawn: number }>(context, command.request, (remember) =>
    inTransaction(context.db, async (trx) => {
      const changes = { decided_by: context.actor.user_id, decided_at: context.now, password_hash: null };
      const won = await changeInvitation(trx, found.id, ["open", "waiting"], { state: "withdrawn", ...changes });
      if (!won) return refuse("changed-meanwhile");
      await recordAudit(trx, {
        at: context.now,
        actor_id: context.actor.user_id,
        verb: "withdraw-invitation",
        subject_kind: "invitation",
        subject_id: found.id,
        detail: { establishment_id: found.establishment_id, from: found.state },
      });
      await remember(trx, { withdrawn: found.id });
      return done({ withdrawn: found.id });
    }),
  );
}
