import { daysBetween } from "./day.ts";
import type { ReturnState } from "./monthly-return.ts";
import { turnOf } from "./review.ts";
import { tehranDay } from "./tehran-time.ts";

export type Office = "establishment" | "province" | "ministry";

/**
 * How many calendar days (Tehran) a return lay with each office so far. Waiting for one office never counts for another.
 * @param events the return's history, oldest first
 * @param opened when the period opened; what was done before counts for nobody
 * @param now business time, UTC instant
 */
export function daysByOffice(
  events: readonly { from_state: ReturnState; to_state: ReturnState; at: Date }[],
  opened: Date,
  now: Date,
): Record<Office, number> {
  const days: Record<Office, number> = { establishment: 0, province: 0, ministry: 0 };
  let office: Office | null = "establishment";
  let since = opened;
  const close = (until: Date) => {
    if (until <= since) return;
    if (office !== null) days[office] += daysBetween(tehranDay(since), tehranDay(until));
    since = until;
  };
  for (const event of events) {
    office = turnOf(event.from_state);
    close(event.at);
    office = turnOf(event.to_state);
  }
  close(now);
  return days;
}
