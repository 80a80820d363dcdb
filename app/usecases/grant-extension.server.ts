import { addWorkingDays } from "#app/domain/calendar.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { mayExtend, requestStep } from "#app/domain/return-request.ts";
import { insertEvent } from "#db/history.ts";
import { changeRequest, insertExtension, listExtensions, listRequests } from "#db/return-request.ts";
import { calendarOf } from "./calendar-of.server.ts";
import type { Context } from "./context.server.ts";
import { deal } from "./deal.server.ts";
import type { RequestCommand } from "./withdraw-request.server.ts";

export interface GrantExtension extends RequestCommand {
  /** Working days after the due day now in force. */
  days: number;
  text: string;
}

export interface ExtensionGranted {
  request_id: number;
  /** Tehran day. */
  due_on: string;
}

/**
 * Gives a month more time: an expert once and up to five working days, a supervisor any. The due day moves; both stay
 * in the history, and lateness follows from the new one. Refusals: `not-found`, `not-in-this-state`, and `invalid-input`
 * on `days` with `only-supervisor` where it is beyond an expert.
 */
export async function grantExtension(context: Context, command: GrantExtension): Promise<Outcome<ExtensionGranted>> {
  const { request_id } = command;
  return deal(context, command, {
    verb: "review-return",
    audit: "grant-extension",
    notice: { kind: "extension-granted", audience: "establishment" },
    work: async (trx, found, role) => {
      const [requests, earlier] = [await listRequests(trx, found.id), await listExtensions(trx, found.id)];
      const request = requests.find((row) => row.id === request_id && row.kind === "extension");
      if (!request) return refuse("not-found");
      const step = requestStep(request, found.state, "grant", role);
      if (!step) return refuse("not-in-this-state");
      if (!mayExtend(role, command.days, earlier.length)) {
        const code = mayExtend("supervisor", command.days, earlier.length) ? "only-supervisor" : "unknown-choice";
        return refuse("invalid-input", { fields: [{ field: `days.${request_id}`, code }] });
      }
      const due_on = addWorkingDays(found.due_on, command.days, await calendarOf(trx, found.province_code));
      const text = command.text.trim();
      const by = { user_id: context.actor.user_id, role, at: context.now };
      await changeRequest(trx, request, {
        state: step.to,
        open_key: null,
        decided_by: by.user_id,
        decided_role: role,
        decided_at: by.at,
        decision_text: text,
      });
      const moved = await insertExtension(trx, {
        return_id: found.id,
        request_id,
        due_before: found.due_on,
        due_after: due_on,
        granted_by: by.user_id,
        granted_role: role,
        granted_at: by.at,
        text,
      });
      if (!moved) return refuse("changed-meanwhile");
      await insertEvent(trx, {
        return_id: found.id,
        event: "extend",
        from_state: found.state,
        to_state: found.state,
        version: found.version,
        actor_id: by.user_id,
        actor_role: role,
        at: by.at,
        text,
      });
      return done({ request_id, due_on });
    },
  });
}
