import { opensAt } from "#app/domain/calendar.ts";
import type { Finding } from "#app/domain/checks/finding.ts";
import type { Day } from "#app/domain/day.ts";
import { permit, rolesFor, rolesOver } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { allowedEvents } from "#app/domain/review.ts";
import { callDays } from "#app/domain/telephone.ts";
import { sumLastYearToDate } from "#db/working-figure.ts";
import { calendarOf } from "./calendar-of.server.ts";
import type { Context } from "./context.server.ts";
import { factsOf, type LoadedReturn, loadReturn } from "./load-return.server.ts";
import { type ReturnFormView, toDateOf } from "./view-return-form.server.ts";

export interface TelephoneFormView {
  loaded: LoadedReturn;
  /** Whether the month may be filed so as it stands. */
  allowed: boolean;
  /** Nobody has typed yet: a blank form is not scolded. */
  findings: Finding[];
  typing: ReturnFormView["typing"];
  /** Days on which the call may have been made, newest first. */
  days: Day[];
}

/**
 * What an expert types a call's figures into: the liaison's form, with what its draft holds.
 * @returns `not-found` for what the person may not see, whatever the cause
 */
export async function viewTelephoneForm(context: Context, returnId: number): Promise<Outcome<TelephoneFormView>> {
  const right = permit(context.actor, "file-on-behalf");
  const loaded = right && (await loadReturn(context, right.scope, returnId));
  if (!loaded) return refuse("not-found");
  const { found } = loaded;
  const roles = rolesOver(context.actor, found, rolesFor("file-on-behalf"));
  const [sums, calendar] = await Promise.all([
    sumLastYearToDate(context.db, found.id),
    calendarOf(context.db, found.province_code),
  ]);
  const events = allowedEvents(factsOf(loaded), { roles, user_id: context.actor.user_id }, context.now);
  return done({
    loaded,
    allowed: events.includes("file-on-behalf"),
    findings: [],
    typing: { history: loaded.history, last_year_to_date: toDateOf(sums) },
    days: callDays({ now: context.now, opens_at: opensAt(found.period) }, calendar),
  });
}
