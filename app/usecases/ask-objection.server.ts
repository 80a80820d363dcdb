import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import type { ObjectionSubject } from "#app/domain/return-request.ts";
import { listEvents } from "#db/history.ts";
import { insertRequest, listRequests } from "#db/return-request.ts";
import { calendarOf } from "./calendar-of.server.ts";
import type { Context } from "./context.server.ts";
import { type DealingCommand, deal, spoken } from "./deal.server.ts";
import { objectionSubjects } from "./objection-subjects.server.ts";

export interface AskObjection extends DealingCommand {
  subject: ObjectionSubject;
  /** Event of the send-back or id of the refused request; null for lateness. */
  subject_id: number | null;
  text: string;
}

/**
 * The liaison objects to a decision about the month. Refusals: `not-in-this-state` where there is no such decision, its
 * term is over or it was objected to already, `invalid-input` without a text.
 */
export async function askObjection(context: Context, command: AskObjection): Promise<Outcome<{ request_id: number }>> {
  return deal(context, command, {
    verb: "write-to-province",
    audit: "ask-objection",
    notice: { kind: "objection-raised", audience: "province" },
    work: async (trx, found) => {
      const [events, requests] = [await listEvents(trx, found.id), await listRequests(trx, found.id)];
      const calendar = await calendarOf(trx, found.province_code);
      const subject = objectionSubjects({ found, events, requests }, calendar, context.now).find(
        (row) => row.subject === command.subject && row.subject_id === command.subject_id,
      );
      if (!subject) return refuse("not-in-this-state");
      const text = spoken(command.text, "objection");
      if (!text.ok) return text;
      const row = {
        return_id: found.id,
        kind: "objection" as const,
        text: text.value,
        asked_by: context.actor.user_id,
        asked_at: context.now,
        version: found.version,
        subject: command.subject,
        subject_event_id: command.subject === "send-back" ? command.subject_id : null,
        subject_request_id: command.subject === "refused-request" ? command.subject_id : null,
        open_key: subject.open_key,
      };
      return done({ request_id: await insertRequest(trx, row, []) });
    },
  });
}
