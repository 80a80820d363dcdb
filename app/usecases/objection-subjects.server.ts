import { duePointOf, isLate, type WorkingCalendar } from "#app/domain/calendar.ts";
import { tehranDay } from "#app/domain/period.ts";
import { isOfficeKind, type ObjectionSubject, objectionUntil, openKeyOf } from "#app/domain/return-request.ts";
import type { listEvents } from "#db/history.ts";
import type { FoundReturn } from "#db/monthly-return.ts";
import type { RequestRow } from "#db/return-request.ts";

/** A decision that may be objected to now. */
export interface ObjectionSubjectRow {
  subject: ObjectionSubject;
  /** Event of the send-back, or the refused request; null for lateness. */
  subject_id: number | null;
  /** Whose decision it was; null where nobody decided. */
  decided_by: number | null;
  decided_at: Date;
  /** Last Tehran day of the term. */
  until: string;
  open_key: string;
}

interface Seen {
  found: Pick<FoundReturn, "id" | "state" | "due_on" | "first_submitted_at" | "version">;
  events: Awaited<ReturnType<typeof listEvents>>;
  requests: readonly RequestRow[];
}

/** Whose decision a request objects to; null where nobody took it. */
export function decidedBy(request: RequestRow, { events, requests }: Pick<Seen, "events" | "requests">): number | null {
  if (request.subject === "send-back" || request.subject === "filing-on-behalf") {
    return events.find((event) => event.id === request.subject_event_id)?.actor_id ?? null;
  }
  return requests.find((row) => row.id === request.subject_request_id)?.decided_by ?? null;
}

function settled(requests: readonly RequestRow[], subject: ObjectionSubject, id: number | null): boolean {
  return requests.some(
    (row) =>
      row.subject === subject &&
      (row.subject_event_id ?? row.subject_request_id) === id &&
      row.state !== "withdrawn" &&
      row.state !== "closed",
  );
}

/**
 * The decisions about a return that may be objected to: the newest send-back while the month is returned, the filing of
 * its newest version from a call, lateness, a refused request; each within its term and not objected to already.
 * @param now business time, UTC instant
 */
export function objectionSubjects(seen: Seen, calendar: WorkingCalendar, now: Date): ObjectionSubjectRow[] {
  const { found, events, requests } = seen;
  const rows: Omit<ObjectionSubjectRow, "until">[] = [];
  const sentBack = found.state === "returned" ? events.find((event) => event.event === "send-back") : undefined;
  const asked = requests.some((row) => row.kind === "correction" && row.decided_at?.getTime() === sentBack?.at.getTime());
  // Who asked for the send-back by a correction has nothing to object to.
  if (sentBack && !asked) {
    const open_key = openKeyOf({ kind: "objection", subject: "send-back", subject_id: sentBack.id });
    const { id: subject_id, actor_id: decided_by, at: decided_at } = sentBack;
    rows.push({ subject: "send-back", subject_id, decided_by, decided_at, open_key });
  }
  const filed = events.find((event) => event.event === "file-on-behalf" && event.version === found.version);
  if (filed && found.state !== "draft" && found.state !== "returned") {
    const open_key = openKeyOf({ kind: "objection", subject: "filing-on-behalf", subject_id: filed.id });
    const { id: subject_id, actor_id: decided_by, at: decided_at } = filed;
    rows.push({ subject: "filing-on-behalf", subject_id, decided_by, decided_at, open_key });
  }
  const first = found.first_submitted_at;
  if (first !== null && isLate(first, duePointOf(found.due_on))) {
    const open_key = openKeyOf({ kind: "objection", subject: "lateness", return_id: found.id });
    rows.push({ subject: "lateness", subject_id: null, decided_by: null, decided_at: first, open_key });
  }
  for (const request of requests) {
    if (request.state !== "refused" || request.kind === "objection" || isOfficeKind(request.kind) || request.decided_at === null)
      continue;
    const open_key = openKeyOf({ kind: "objection", subject: "refused-request", subject_id: request.id });
    const { id: subject_id, decided_by, decided_at } = request;
    rows.push({ subject: "refused-request", subject_id, decided_by, decided_at, open_key });
  }
  return rows
    .filter((row) => !settled(requests, row.subject, row.subject_id))
    .map((row) => ({ ...row, until: objectionUntil(row.decided_at, calendar) }))
    .filter((row) => tehranDay(now) <= row.until);
}
