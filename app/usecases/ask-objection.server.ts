import type { ReceivedFile } from "#app/domain/attachment.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import type { ObjectionSubject } from "#app/domain/return-request.ts";
import { insertAttachments } from "#db/attachment.ts";
import { listEvents } from "#db/history.ts";
import { insertRequest, listRequests } from "#db/return-request.ts";
import { keepFiles } from "./attach-files.server.ts";
import { calendarOf } from "./calendar-of.server.ts";
import type { Context } from "./context.server.ts";
import { type DealingCommand, deal, spoken } from "./deal.server.ts";
import { objectionSubjects } from "./objection-subjects.server.ts";

export interface AskObjection extends DealingCommand {
  subject: ObjectionSubject;
  /** Event of the send-back or id of the refused request; null for lateness. */
  subject_id: number | null;
  text: string;
  /** What it rests on; none is needed. */
  files: readonly ReceivedFile[];
}

/**
 * The liaison objects to a decision about the month. Refusals: `not-in-this-state` where there is no such decision, its
 * term is over or it was objected to already, `invalid-input` without a text or with a file that is not taken.
 */
export async function askObjection(context: Context, command: AskObjection): Promise<Outcome<{ request_id: number }>> {
  if (!permit(context.actor, "write-to-province")) return refuse("not-permitted");
  const kept = await keepFiles(context, command.files);
  if (!kept.ok) return kept;
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
        subject_event_id: command.subject === "send-back" || command.subject === "filing-on-behalf" ? command.subject_id : null,
        subject_request_id: command.subject === "refused-request" ? command.subject_id : null,
        open_key: subject.open_key,
      };
      const request_id = await insertRequest(trx, row, []);
      const of = { subject_kind: "objection", subject_id: request_id, establishment_id: found.establishment_id } as const;
      await insertAttachments(trx, of, kept.value);
      const files = kept.value.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }));
      return done(files.length === 0 ? { request_id } : { request_id, files });
    },
  });
}
