import type { Role } from "#app/domain/actor.ts";
import { addWorkingDays, opensAt } from "#app/domain/calendar.ts";
import type { Day } from "#app/domain/day.ts";
import { isSilent } from "#app/domain/follow-up.ts";
import { permit, rolesFor, rolesOver } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { expertMostDays, mayExtend } from "#app/domain/return-request.ts";
import { transitions } from "#app/domain/review.ts";
import { listContactPeople, listContacts } from "#db/contact.ts";
import { listEstablishmentNames } from "#db/establishment.ts";
import { type FoundReturn, findReturn } from "#db/monthly-return.ts";
import { listReminders } from "#db/reminder.ts";
import { listExtensions } from "#db/return-request.ts";
import { calendarOf } from "./calendar-of.server.ts";
import type { Context } from "./context.server.ts";

export interface FollowUpView {
  found: FoundReturn;
  silent: boolean;
  phone: string | null;
  people: Awaited<ReturnType<typeof listContactPeople>>;
  contacts: Awaited<ReturnType<typeof listContacts>>;
  reminders: Awaited<ReturnType<typeof listReminders>>;
  extensions: Awaited<ReturnType<typeof listExtensions>>;
  /** Extensions this person may give now, by working days; empty where none, or where the month was filed. */
  offers: { days: number; due_on: Day }[];
  /** Whether the month may be filed from a call. */
  may_file: boolean;
}

/** A supervisor may give more than an expert; longer terms are asked for in the conversation. */
const offeredDays = [...Array.from({ length: expertMostDays }, (_, index) => index + 1), 10];

/** Everything an expert knows about why a month is not filed; it stays readable once it is. `not-found` outside the scope. */
export async function viewFollowUp(context: Context, returnId: number): Promise<Outcome<FollowUpView>> {
  const right = permit(context.actor, "review-return");
  if (!right) return refuse("not-found");
  const { db, now } = context;
  const found = await findReturn(db, right.scope, returnId);
  if (!found) return refuse("not-found");
  const [names, people, contacts, reminders, extensions, calendar] = await Promise.all([
    listEstablishmentNames(db, [found.establishment_id]),
    listContactPeople(db, [found.establishment_id], now),
    listContacts(db, found.id),
    listReminders(db, found.id),
    listExtensions(db, found.id),
    calendarOf(db, found.province_code),
  ]);
  const silent = isSilent(found);
  const roles: Role[] = rolesOver(context.actor, found, rolesFor("review-return"));
  const may = (days: number) => roles.some((role) => mayExtend(role, days, extensions.length));
  const offers = silent
    ? offeredDays.filter(may).map((days) => ({ days, due_on: addWorkingDays(found.due_on, days, calendar) }))
    : [];
  const filers = rolesOver(context.actor, found, rolesFor("file-on-behalf"));
  const awaits = transitions.some(
    (row) => row.event === "file-on-behalf" && row.from.includes(found.state) && row.by.some((role) => filers.includes(role)),
  );
  const may_file = awaits && now >= opensAt(found.period);
  return done({ may_file, found, silent, phone: names[0]?.phone ?? null, people, contacts, reminders, extensions, offers });
}
