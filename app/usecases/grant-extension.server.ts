import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { requestStep } from "#app/domain/return-request.ts";
import { changeRequest, listRequests } from "#db/return-request.ts";
import { calendarOf } from "./calendar-of.server.ts";
import type { Context } from "./context.server.ts";
import { deal } from "./deal.server.ts";
import { extendMonth } from "./extend-month.server.ts";
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
      const request = (await listRequests(trx, found.id)).find((row) => row.id === request_id && row.kind === "extension");
      if (!request) return refuse("not-found");
      const step = requestStep(request, found.state, "grant", role);
      if (!step) return refuse("not-in-this-state");
      const text = command.text.trim();
      const calendar = await calendarOf(trx, found.province_code);
      const field = `days.${request_id}`;
      const extended = await extendMonth(trx, context, found, calendar, { role, days: command.days, text, request_id, field });
      if (!extended.ok) return extended;
      await changeRequest(trx, request, {
        state: step.to,
        open_key: null,
        decided_by: context.actor.user_id,
        decided_role: role,
        decided_at: context.now,
        decision_text: text,
      });
      return done({ request_id, due_on: extended.value });
    },
  });
}
