import { addDays, type Day, daysBetween } from "./day.ts";
import type { Portion, Sharer } from "./share-out.ts";

/** Days on which an expert is away, and who stands in for him; all of it holds until it is ended. */
export interface Absence {
  expert_id: number;
  from_on: Day;
  to_on: Day;
  /** In the order of their parts. */
  covers: readonly number[];
}

/** Why an absence cannot be noted as it was asked. */
export type AbsenceFault =
  | "ends-before-it-begins"
  | "is-over"
  | "too-long"
  | "no-cover"
  | "covers-himself"
  | "cover-is-away"
  | "covers-another"
  | "away-already"
  | "cover-does-not-reach";

const longestDays = 366;

const overlap = (one: { from_on: Day; to_on: Day }, other: { from_on: Day; to_on: Day }) =>
  one.from_on <= other.to_on && other.from_on <= one.to_on;

/**
 * Whether an absence may be noted beside those that hold. Whoever is away covers nobody, and whoever covers is not away
 * on any of the days: so covers form no chain and no circle, and each establishment has one who looks after it.
 * @param others absences of the province that were not ended
 * @returns the first fault with the person it is about; null where there is none
 */
export function absenceFault(
  asked: Absence,
  others: readonly Absence[],
  people: readonly Sharer[],
  today: Day,
): { code: AbsenceFault; person: number | null } | null {
  const fault = (code: AbsenceFault, person: number | null = null) => ({ code, person });
  if (asked.to_on < asked.from_on) return fault("ends-before-it-begins");
  if (asked.to_on < today) return fault("is-over");
  if (daysBetween(asked.from_on, asked.to_on) >= longestDays || asked.from_on > addDays(today, longestDays)) {
    return fault("too-long");
  }
  if (asked.covers.length === 0) return fault("no-cover");
  if (asked.covers.includes(asked.expert_id)) return fault("covers-himself", asked.expert_id);
  const meanwhile = others.filter((other) => overlap(asked, other));
  if (meanwhile.some((other) => other.expert_id === asked.expert_id)) return fault("away-already", asked.expert_id);
  const covered = meanwhile.find((other) => other.covers.includes(asked.expert_id));
  if (covered !== undefined) return fault("covers-another", covered.expert_id);
  const away = asked.covers.find((cover) => meanwhile.some((other) => other.expert_id === cover));
  if (away !== undefined) return fault("cover-is-away", away);
  const reach = (id: number) => people.find((person) => person.id === id)?.divisions ?? null;
  const own = reach(asked.expert_id);
  const short = asked.covers.find((cover) => {
    const theirs = reach(cover);
    return theirs !== null && (own === null || own.some((division) => !theirs.includes(division)));
  });
  return short === undefined ? null : fault("cover-does-not-reach", short);
}

/**
 * What somebody looks after on a day: what is his own, also while he is away, and his part of what is covered by him.
 * @param absences of the province, not ended
 */
export function portionsOn(userId: number, absences: readonly Absence[], day: Day): Portion[] {
  const own: Portion = { expert_id: userId, of: 1, place: 0 };
  const covered = absences
    .filter((absence) => absence.from_on <= day && day <= absence.to_on && absence.covers.includes(userId))
    .map(({ expert_id, covers }) => ({ expert_id, of: covers.length, place: covers.indexOf(userId) }));
  return [own, ...covered];
}
