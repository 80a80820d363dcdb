import { absenceFault } from "#app/domain/absence.ts";
import type { Day } from "#app/domain/day.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { tehranDay } from "#app/domain/tehran-time.ts";
import { endAbsence, findAbsence, findAbsenceNumber, insertAbsence, listAbsences } from "#db/absence.ts";
import { inTransaction, isDuplicate } from "#db/transaction.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";
import { shareDesk } from "./share-desk.server.ts";

export interface NoteAbsence {
  expert_id: number;
  from_on: Day;
  to_on: Day;
  /** Who stands in; what is covered is parted evenly among several. */
  covers: readonly number[];
  note: string;
  request: RequestKey;
}

/**
 * Notes that somebody who reviews in the province is away and who looks after his establishments meanwhile. Refusals:
 * `not-permitted`; `invalid-input` on a field with what stands against it; `changed-meanwhile`.
 */
export async function noteAbsence(context: Context, command: NoteAbsence): Promise<Outcome<{ absence_id: number }>> {
  const desk = await shareDesk(context);
  if (desk === null) return refuse("not-permitted");
  const { expert_id, from_on, to_on, note } = command;
  const covers = [...new Set(command.covers)];
  const here = (id: number) => desk.reviewers.some((one) => one.id === id);
  if (!here(expert_id)) return refuse("invalid-input", { fields: [{ field: "expert", code: "unknown-choice" }] });
  if (!covers.every(here)) return refuse("invalid-input", { fields: [{ field: "cover", code: "unknown-choice" }] });
  const { province_code } = desk.scope;
  return once(context, command.request, async (remember) => {
    const today = tehranDay(context.now);
    // The number first: what is noted afterwards makes it an old one.
    const number = 1 + (await findAbsenceNumber(context.db, province_code));
    const others = await listAbsences(context.db, province_code, from_on < today ? from_on : today);
    const fault = absenceFault({ expert_id, from_on, to_on, covers }, others, desk.reviewers, today);
    if (fault !== null) {
      const person = desk.reviewers.find((one) => one.id === fault.person);
      const params = { name_fa: person?.name_fa ?? "", name_en: person?.name_en ?? "" };
      return refuse("invalid-input", { fields: [{ field: "absence", code: fault.code, params }] });
    }
    try {
      return await inTransaction(context.db, async (trx) => {
        const by = { noted_by: context.actor.user_id, noted_at: context.now };
        const row = { province_code, number, expert_id, from_on, to_on, note: note.trim(), ...by };
        const absence_id = await insertAbsence(trx, row, covers);
        await recordAudit(trx, {
          at: context.now,
          actor_id: context.actor.user_id,
          verb: "note-absence",
          subject_kind: "absence",
          subject_id: absence_id,
          detail: { expert_id, from_on, to_on, covers },
        });
        await remember(trx, { absence_id });
        return done({ absence_id });
      });
    } catch (error) {
      if (isDuplicate(error, "numbered")) return refuse("changed-meanwhile");
      throw error;
    }
  });
}

/**
 * Ends an absence before its last day, or one that has not begun: from now on nobody covers it. Refusals:
 * `not-permitted`; `not-found` outside the province; `changed-meanwhile` where it was ended already.
 */
export async function endAbsenceEarly(
  context: Context,
  command: { absence_id: number; request: RequestKey },
): Promise<Outcome<{ absence_id: number }>> {
  const desk = await shareDesk(context);
  if (desk === null) return refuse("not-permitted");
  const { absence_id } = command;
  return once(context, command.request, async (remember) => {
    if (!(await findAbsence(context.db, desk.scope.province_code, absence_id))) return refuse("not-found");
    return inTransaction(context.db, async (trx) => {
      const by = { ended_by: context.actor.user_id, ended_at: context.now };
      if (!(await endAbsence(trx, absence_id, by))) return refuse("changed-meanwhile");
      await recordAudit(trx, {
        at: context.now,
        actor_id: context.actor.user_id,
        verb: "end-absence",
        subject_kind: "absence",
        subject_id: absence_id,
        detail: {},
      });
      await remember(trx, { absence_id });
      return done({ absence_id });
    });
  });
}
