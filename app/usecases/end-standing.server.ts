import { permit, roleFor, rolesFor } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import type { StandingEnd } from "#app/domain/standing-mark.ts";
import { endStandings, findStanding, listStandingOfReturn } from "#db/standing.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context, RequestKey, Trx } from "./context.server.ts";
import { spoken, tell } from "./deal.server.ts";
import type { LoadedReturn } from "./load-return.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

export interface EndStanding {
  standing_id: number;
  reason: string;
  request: RequestKey;
}

interface Ended {
  because: StandingEnd;
  role: string;
  reason?: string;
}

async function noteEnd(trx: Trx, context: Context, id: number, { because, reason = "" }: Ended): Promise<void> {
  await recordAudit(trx, {
    at: context.now,
    actor_id: context.actor.user_id,
    verb: "end-standing",
    subject_kind: "standing_explanation",
    subject_id: id,
    detail: { because, reason },
  });
}

function endOf(context: Context, { because, role, reason = "" }: Ended) {
  const by = { ended_by: context.actor.user_id, ended_role: role, ended_at: context.now };
  return { ...by, ended_because: because, end_reason: reason };
}

/**
 * Ends a standing explanation, with a reason; from now on its finding is asked about again. What was sent while it stood
 * stays as it was sent. The liaison is told.
 * @returns `not-permitted`, `not-found` for another province's, `invalid-input` without a reason, `changed-meanwhile`
 *   where it was ended already
 */
export async function endStanding(context: Context, command: EndStanding): Promise<Outcome<{ standing_id: number }>> {
  const right = permit(context.actor, "keep-standing");
  if (!right) return refuse("not-permitted");
  return once(context, command.request, async (remember) => {
    const found = await findStanding(context.db, right.scope, command.standing_id);
    const role = found && roleFor(context.actor, found, rolesFor("keep-standing"));
    if (!found || !role) return refuse("not-found");
    const reason = spoken(command.reason, "reason");
    if (!reason.ok) return reason;
    const ended = { because: "ended" as const, role, reason: reason.value };
    const won = await inTransaction(context.db, async (trx) => {
      if ((await endStandings(trx, [found.id], endOf(context, ended))) === 0) return false;
      await noteEnd(trx, context, found.id, ended);
      const about = { id: found.return_id, establishment_id: found.establishment_id, province_code: found.province_code };
      await tell(trx, context, about, { kind: "standing-ended", audience: "establishment" });
      await remember(trx, { standing_id: found.id });
      return true;
    });
    return won ? done({ standing_id: found.id }) : refuse("changed-meanwhile");
  });
}

/**
 * Ends what stands of a return's explanations, because the acceptance they stand on was taken back. The liaison is told,
 * except where it was undone within its minutes, of which he has a notice already.
 */
export async function endWithAcceptance(
  trx: Trx,
  context: Context,
  { found }: Pick<LoadedReturn, "found">,
  ended: { because: Exclude<StandingEnd, "ended" | "renewed">; role: string },
): Promise<void> {
  const standing = await listStandingOfReturn(trx, found.id);
  if (standing.length === 0) return;
  const ids = standing.map((row) => row.id);
  await endStandings(trx, ids, endOf(context, ended));
  for (const id of ids) await noteEnd(trx, context, id, ended);
  if (ended.because !== "acceptance-undone") {
    await tell(trx, context, found, { kind: "standing-ended", audience: "establishment" });
  }
}
