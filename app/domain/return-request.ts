import type { Role } from "./actor.ts";
import { addWorkingDays, type CalendarSettings, calendarDefaults, type WorkingCalendar } from "./calendar.ts";
import type { Day } from "./day.ts";
import type { ReturnState } from "./monthly-return.ts";
import type { ReturnEvent } from "./review.ts";
import { tehranDay } from "./tehran-time.ts";

/** What a liaison may ask of the offices about a month. */
export const liaisonKinds = ["extension", "correction", "objection"] as const;
/**
 * What the offices ask of the ministry, which the establishment learns of by what comes of it: `recall`, the province
 * wants a month back that it accepted; `annulment`, one reviewer wants another to confirm it.
 */
export const officeKinds = ["recall", "annulment"] as const;
export type LiaisonKind = (typeof liaisonKinds)[number];
export type OfficeKind = (typeof officeKinds)[number];
export const requestKinds = [...liaisonKinds, ...officeKinds] as const;
export type RequestKind = (typeof requestKinds)[number];

/** @returns whether a request is the offices' own matter. */
export function isOfficeKind(kind: RequestKind): kind is OfficeKind {
  return officeKinds.some((one) => one === kind);
}

/** `granted` of an objection means upheld; `closed` that the month was filed again before it was decided. */
export const requestStates = ["open", "endorsed", "granted", "refused", "withdrawn", "closed"] as const;
export type RequestState = (typeof requestStates)[number];

/** Decisions one may object to. */
export const objectionSubjects = ["send-back", "lateness", "refused-request", "filing-on-behalf"] as const;
export type ObjectionSubject = (typeof objectionSubjects)[number];

/** `pass-on`: the ministry refers the month back to its province, which can then send it back. */
export const requestActs = ["endorse", "pass-on", "grant", "refuse", "withdraw"] as const;
export type RequestAct = (typeof requestActs)[number];

/** One row of what may happen to a request. What no row allows is refused. */
export interface RequestStep {
  kind: RequestKind;
  from: readonly RequestState[];
  act: RequestAct;
  by: readonly Role[];
  /** States of the return in which it may happen; null: any. */
  during: readonly ReturnState[] | null;
  to: RequestState;
  /** What happens to the return with it. */
  event: ReturnEvent | null;
}

const open: readonly RequestState[] = ["open"];
const waiting: readonly RequestState[] = ["open", "endorsed"];
const province: readonly Role[] = ["expert", "supervisor"];
const reviewer: readonly Role[] = ["reviewer"];
const liaison: readonly Role[] = ["liaison"];
const withProvince: readonly ReturnState[] = ["submitted", "in-review", "referred-back"];

/** States in which a month lies beyond its liaison's reach, so that a correction has to be asked for. */
export const lockedForLiaison: readonly ReturnState[] = [...withProvince, "accepted", "approved"];

export const requestSteps: readonly RequestStep[] = [
  { kind: "extension", from: open, act: "grant", by: province, during: null, to: "granted", event: null },
  { kind: "extension", from: open, act: "refuse", by: province, during: null, to: "refused", event: null },
  { kind: "extension", from: open, act: "withdraw", by: liaison, during: null, to: "withdrawn", event: null },
  { kind: "correction", from: waiting, act: "grant", by: province, during: withProvince, to: "granted", event: "send-back" },
  { kind: "correction", from: open, act: "endorse", by: province, during: ["approved"], to: "endorsed", event: null },
  { kind: "correction", from: waiting, act: "pass-on", by: reviewer, during: ["accepted"], to: "open", event: "refer-back" },
  {
    kind: "correction",
    from: ["endorsed"],
    act: "grant",
    by: reviewer,
    during: ["approved"],
    to: "granted",
    event: "grant-correction",
  },
  { kind: "correction", from: waiting, act: "refuse", by: province, during: withProvince, to: "refused", event: null },
  { kind: "correction", from: open, act: "refuse", by: province, during: ["approved"], to: "refused", event: null },
  { kind: "correction", from: waiting, act: "refuse", by: reviewer, during: ["accepted"], to: "refused", event: null },
  { kind: "correction", from: ["endorsed"], act: "refuse", by: reviewer, during: ["approved"], to: "refused", event: null },
  { kind: "correction", from: waiting, act: "withdraw", by: liaison, during: null, to: "withdrawn", event: null },
  { kind: "objection", from: open, act: "grant", by: ["supervisor", "reviewer"], during: null, to: "granted", event: null },
  { kind: "objection", from: open, act: "refuse", by: ["supervisor", "reviewer"], during: null, to: "refused", event: null },
  { kind: "objection", from: open, act: "withdraw", by: liaison, during: null, to: "withdrawn", event: null },
  { kind: "recall", from: open, act: "grant", by: reviewer, during: ["accepted"], to: "granted", event: "refer-back" },
  { kind: "recall", from: open, act: "grant", by: reviewer, during: ["approved"], to: "granted", event: "reopen" },
  { kind: "recall", from: open, act: "refuse", by: reviewer, during: ["accepted", "approved"], to: "refused", event: null },
  { kind: "recall", from: open, act: "withdraw", by: province, during: null, to: "withdrawn", event: null },
  { kind: "annulment", from: open, act: "grant", by: reviewer, during: ["approved"], to: "granted", event: "annul" },
  { kind: "annulment", from: open, act: "refuse", by: reviewer, during: null, to: "refused", event: null },
  { kind: "annulment", from: open, act: "withdraw", by: reviewer, during: null, to: "withdrawn", event: null },
];

/** @returns the row that allows an act, if one does. */
export function requestStep(
  request: { kind: RequestKind; state: RequestState },
  returnState: ReturnState,
  act: RequestAct,
  role: Role,
): RequestStep | undefined {
  return requestSteps.find(
    (row) =>
      row.kind === request.kind &&
      row.act === act &&
      row.from.includes(request.state) &&
      row.by.includes(role) &&
      (row.during === null || row.during.includes(returnState)),
  );
}

/** The acts a page may offer to somebody in the roles in which he reaches the return. */
export function offeredActs(
  request: { kind: RequestKind; state: RequestState },
  returnState: ReturnState,
  roles: readonly Role[],
): RequestAct[] {
  return requestActs.filter((act) => roles.some((role) => requestStep(request, returnState, act, role) !== undefined));
}

/**
 * What is left of the acts on an annulment for one person: who asked for it may only take it back, and nobody else may;
 * on any other request they stay.
 */
export function actsOfPerson(
  acts: readonly RequestAct[],
  request: { kind: RequestKind; asked_by: number },
  user_id: number,
): RequestAct[] {
  if (request.kind !== "annulment") return [...acts];
  return acts.filter((act) => (act === "withdraw") === (request.asked_by === user_id));
}

/** Names the matter of a request, so that only one about it is open at a time. */
export function openKeyOf(
  matter:
    | { kind: Exclude<RequestKind, "objection">; return_id: number }
    | { kind: "objection"; subject: "send-back" | "refused-request" | "filing-on-behalf"; subject_id: number }
    | { kind: "objection"; subject: "lateness"; return_id: number },
): string {
  if (matter.kind !== "objection") return `${matter.kind}:${matter.return_id}`;
  return `${matter.subject}:${matter.subject === "lateness" ? matter.return_id : matter.subject_id}`;
}

/** Working days an expert may give, once for a month; a supervisor gives up to `supervisorMostDays`, and again. */
export const expertMostDays = 5;
export const supervisorMostDays = 60;

/**
 * Whether a role may still extend a month by so many working days.
 * @param earlier how many extensions the month had already
 */
export function mayExtend(role: Role, days: number, earlier: number): boolean {
  if (!Number.isInteger(days) || days < 1) return false;
  if (role === "supervisor") return days <= supervisorMostDays;
  return role === "expert" && earlier === 0 && days <= expertMostDays;
}

/** Tehran day until which a decision may be objected to. */
export function objectionUntil(
  decidedAt: Date,
  calendar: WorkingCalendar,
  settings: Pick<CalendarSettings, "objectionDays"> = calendarDefaults,
): Day {
  return addWorkingDays(tehranDay(decidedAt), settings.objectionDays, calendar);
}

/** Tehran day until which an objection is to be answered. */
export function objectionAnswerBy(
  askedAt: Date,
  calendar: WorkingCalendar,
  settings: Pick<CalendarSettings, "objectionAnswerDays"> = calendarDefaults,
): Day {
  return addWorkingDays(tehranDay(askedAt), settings.objectionAnswerDays, calendar);
}

/** Who may decide on an objection: a supervisor who did not take the decision; the ministry where there is none. */
export function mayDecideObjection(
  by: { role: Role; user_id: number },
  decided_by: number | null,
  otherSupervisors: boolean,
): "yes" | "same-person" | "not-permitted" {
  if (by.user_id === decided_by) return "same-person";
  if (by.role === "supervisor") return "yes";
  return by.role === "reviewer" && !otherSupervisors ? "yes" : "not-permitted";
}

/** Field that brings the files of an objection. */
export const objectionFiles = "evidence";
