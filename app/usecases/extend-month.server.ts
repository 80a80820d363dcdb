import type { Role } from "#app/domain/actor.ts";
import { addWorkingDays, type WorkingCalendar } from "#app/domain/calendar.ts";
import type { Day } from "#app/domain/day.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { mayExtend } from "#app/domain/return-request.ts";
import { insertEvent } from "#db/history.ts";
import { insertExtension, listExtensions } from "#db/return-request.ts";
import type { Context, Trx } from "./context.server.ts";

/** The month as it stands, locked. */
interface Month {
  id: number;
  state: ReturnState;
  version: number;
  due_on: Day;
}

interface Extension {
  role: Role;
  /** Working days after the due day now in force. */
  days: number;
  text: string;
  /** The request it answers; null where the office gives it by itself. */
  request_id: number | null;
  /** The form's field that says how many days. */
  field: string;
}

/**
 * Moves a month's due day, with its row of extensions and of history; whoever may give how much is the domain's to say.
 * Refusals: `invalid-input` on the field with `only-supervisor` where it is beyond an expert, `changed-meanwhile`.
 */
export async function extendMonth(
  trx: Trx,
  context: Context,
  month: Month,
  calendar: WorkingCalendar,
  extension: Extension,
): Promise<Outcome<Day>> {
  const { role, days, text, request_id, field } = extension;
  const earlier = await listExtensions(trx, month.id);
  if (!mayExtend(role, days, earlier.length)) {
    const code = mayExtend("supervisor", days, earlier.length) ? "only-supervisor" : "unknown-choice";
    return refuse("invalid-input", { fields: [{ field, code }] });
  }
  const due_on = addWorkingDays(month.due_on, days, calendar);
  const by = context.actor.user_id;
  const moved = await insertExtension(trx, {
    return_id: month.id,
    request_id,
    due_before: month.due_on,
    due_after: due_on,
    granted_by: by,
    granted_role: role,
    granted_at: context.now,
    text,
  });
  if (!moved) return refuse("changed-meanwhile");
  await insertEvent(trx, {
    return_id: month.id,
    event: "extend",
    from_state: month.state,
    to_state: month.state,
    version: month.version,
    actor_id: by,
    actor_role: role,
    at: context.now,
    text,
  });
  return done(due_on);
}
