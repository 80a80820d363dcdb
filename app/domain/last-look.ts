/** Events of a return that a reviewer of the ministry is told of one by one; `approve` only where it superseded a version. */
export const changedEvents = ["reopen", "approve", "annul", "cancel-correction", "grant-correction", "refer-back"] as const;

/** Everything the page "changed since I last looked" has a line for: those events, and what became of requests. */
export const changeKinds = [
  ...changedEvents,
  "ask-correction",
  "ask-recall",
  "ask-annulment",
  "endorse-correction",
  "refuse-correction",
  "refuse-recall",
  "refuse-annulment",
  "grant-objection",
  "refuse-objection",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Where a change comes from: a return's history, or the asking, endorsing or deciding of a request. */
export const changeSources = { event: 1, asked: 2, endorsed: 3, decided: 4 } as const;

/** A change's place in the list, newest first. */
export interface ChangePlace {
  at: Date;
  source: number;
  id: number;
}

export const changesPageSize = 50;
/** The number beside a link says no more than that there are more than this. */
export const mostChangesCounted = 99;

const dayMs = 86_400_000;
const firstLookMs = 7 * dayMs;
// A write bears the moment it was received and is there a little later: a look that ended at now would pass over it.
const settledMs = 60_000;

/** Until when everything that happened is surely there to be read. */
export function settledAt(now: Date): Date {
  return new Date(now.getTime() - settledMs);
}

/** Since when changes are shown: the end of the last look; who never looked gets the last seven days. */
export function shownSince(seen: Date | null, now: Date): Date {
  return seen ?? new Date(now.getTime() - firstLookMs);
}

/** Until when changes are shown: the moment its first page was drawn at, on every further page; never past what is settled. */
export function shownUntil(asked: Date | null, now: Date): Date {
  const settled = settledAt(now);
  return asked !== null && asked < settled ? asked : settled;
}
