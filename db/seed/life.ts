import type { Role } from "#app/domain/actor.ts";
import { addWorkingDays, nextWorkingDay, type WorkingCalendar } from "#app/domain/calendar.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { addDays, type Day, daysBetween, instantOfTehran, tehranDay } from "#app/domain/period.ts";
import type { ReturnEvent } from "#app/domain/review.ts";
import type { SeededPeriod } from "./periods.ts";
import type { Random } from "./random.ts";

/** Who acts on an establishment's returns (`app_user.id`). */
export interface People {
  liaison: number;
  expert: number;
  reviewer: number;
}

/** What is to become of a return, as far as time allows. */
export interface Fate {
  /** When it is filed; null: never. */
  filed: Date | null;
  sentBack: boolean;
  /** Answers a send-back only after weeks. */
  slow: boolean;
  referredBack: boolean;
  corrected: boolean;
  /** The review stays where it is after its start. */
  stuck: boolean;
  /** Nobody looks at it. */
  unreviewed: boolean;
  /** Begun and never sent. */
  abandoned: boolean;
  /** Complete, and its signature asked for. */
  awaitsSignature: boolean;
  /** Both offices decide within days. */
  quick: boolean;
}

/** A month that is filed and reviewed without anything to tell of it. */
export const plainFate: Fate = {
  filed: null,
  sentBack: false,
  slow: false,
  referredBack: false,
  corrected: false,
  stuck: false,
  unreviewed: false,
  abandoned: false,
  awaitsSignature: false,
  quick: false,
};

export interface LifeEvent {
  event: ReturnEvent;
  from: ReturnState;
  to: ReturnState;
  version: number;
  actor: number;
  role: Role;
  at: Date;
}

/** What happened to a return until now. */
export interface Life {
  state: ReturnState;
  events: LifeEvent[];
  version: number;
  inForce: number | null;
}

/** How an establishment keeps its dates. */
export type Punctuality = "early" | "usual" | "late" | "careless";
export const punctualities: readonly (readonly [Punctuality, number])[] = [
  ["early", 24],
  ["usual", 60],
  ["late", 12],
  ["careless", 4],
];

function clockTime(random: Random, fromHour: number, toHour: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const hour = random.whole(fromHour, toHour - 1);
  return `${two(hour)}:${two(random.whole(0, 59))}:${two(random.whole(0, 59))}.${String(random.whole(0, 999)).padStart(3, "0")}`;
}

/** When the liaison files the month, or null where the month stays unfiled. */
export function filingTime(random: Random, style: Punctuality, period: SeededPeriod): Date | null {
  const late = (days: number): Day => addDays(period.dueDay, days);
  const usual = (): Day =>
    addDays(
      period.dueDay,
      -random.weighted([
        [0, 30],
        [1, 20],
        [2, 15],
        [3, 12],
        [4, 10],
        [6, 8],
      ]),
    );
  const draw = random.next();
  let day: Day;
  if (style === "careless" && draw < 0.3) return null;
  if (style === "careless" && draw < 0.7) day = late(random.whole(3, 45));
  else if (style === "late" && draw < 0.5) day = late(random.whole(1, 24));
  else if (draw < 0.008) return null;
  else if (draw < 0.035) day = late(random.whole(1, 20));
  else if (style === "early") day = addDays(period.lastDay, random.whole(0, 4));
  else day = usual();
  return instantOfTehran(day, clockTime(random, 8, 22));
}

/** When a liaison files who is always early. */
export function promptTime(random: Random, period: SeededPeriod): Date {
  return instantOfTehran(addDays(period.lastDay, random.whole(1, 5)), clockTime(random, 8, 17));
}

/** A month that was filed promptly and lies before its reviewers. */
export function waitingFate(random: Random, period: SeededPeriod): Fate {
  return { ...plainFate, filed: promptTime(random, period), unreviewed: true };
}

/** When an office acts, so many working days after something, within its hours and never before it. */
function officeTime(random: Random, after: Date, workingDays: number, calendar: WorkingCalendar): Date {
  const today = tehranDay(after);
  const day = workingDays === 0 ? nextWorkingDay(today, calendar) : addWorkingDays(today, workingDays, calendar);
  const at = instantOfTehran(day, clockTime(random, 8, 15));
  if (at > after) return at;
  return instantOfTehran(addWorkingDays(today, 1, calendar), clockTime(random, 8, 15));
}

interface Step {
  event: ReturnEvent;
  to: ReturnState;
  who: "liaison" | "expert" | "reviewer";
  when: (after: Date) => Date;
}

function stepsOf(random: Random, fate: Fate, filed: Date, calendar: WorkingCalendar): Step[] {
  const office = (low: number, high: number) => (after: Date) =>
    officeTime(random, after, random.whole(low, fate.quick ? Math.min(high, low + 1) : high), calendar);
  const answer = (after: Date): Date => {
    const days = fate.slow ? random.whole(30, 80) : random.whole(1, 7);
    return instantOfTehran(addDays(tehranDay(after), days), clockTime(random, 8, 21));
  };
  const submit = (when: Step["when"]): Step => ({ event: "submit", to: "submitted", who: "liaison", when });
  const start: Step = { event: "start-review", to: "in-review", who: "expert", when: office(0, 4) };
  const accept: Step = { event: "accept", to: "accepted", who: "expert", when: office(0, 1) };
  const approve: Step = {
    event: "approve",
    to: "approved",
    who: "reviewer",
    when: (after) => office(1, !fate.quick && random.chance(0.06) ? 20 : 7)(after),
  };
  const steps = [submit(() => filed), start];
  if (fate.unreviewed) return steps.slice(0, 1);
  if (fate.stuck) return random.chance(0.5) ? steps.slice(0, 1) : steps;
  if (fate.sentBack) {
    steps.push({ event: "send-back", to: "returned", who: "expert", when: office(0, 1) }, submit(answer), start);
  }
  steps.push(accept);
  if (fate.referredBack) {
    steps.push(
      { event: "refer-back", to: "referred-back", who: "reviewer", when: office(1, 5) },
      { ...accept, when: office(1, 3) },
    );
  }
  steps.push(approve);
  if (fate.corrected) {
    const granted = office(22, 40);
    steps.push(
      { event: "grant-correction", to: "returned", who: "reviewer", when: granted },
      submit(answer),
      start,
      accept,
      approve,
    );
  }
  return steps;
}

const none = (): Life => ({ state: "not-started", events: [], version: 0, inForce: null });

/** A month begun in the form and not sent: typing started some time before now. */
function begun(random: Random, people: People, period: SeededPeriod, today: Date): Life {
  const due = instantOfTehran(period.dueDay, "20:00");
  const now = due < today ? due : today;
  const day = tehranDay(now);
  const back = Math.min(random.whole(0, 3), daysBetween(period.firstDay, day));
  const wished = instantOfTehran(addDays(day, -back), clockTime(random, 8, 20));
  const at = wished < now ? wished : new Date(now.getTime() - random.whole(60_000, 3_600_000));
  const event: LifeEvent = {
    event: "save",
    from: "not-started",
    to: "draft",
    version: 0,
    actor: people.liaison,
    role: "liaison",
    at,
  };
  return { state: "draft", events: [event], version: 0, inForce: null };
}

/** A month that its liaison has finished, the signature not given yet. */
function unsigned(draft: Life): Life {
  const [begin] = draft.events;
  if (begin === undefined) return draft;
  const ask: LifeEvent = { ...begin, event: "request-signature", from: "draft", to: "awaiting-signature" };
  const typed: LifeEvent = { ...begin, at: new Date(begin.at.getTime() - 40 * 60_000) };
  return { ...draft, state: "awaiting-signature", events: [typed, ask] };
}

/** Whether a month that is not due yet already stands as a draft. */
function isDraft(random: Random, fate: Fate, period: SeededPeriod, now: Date): boolean {
  if (fate.abandoned) return true;
  const firstMoment = instantOfTehran(period.firstDay, "08:00");
  if (now.getTime() - firstMoment.getTime() < 12 * 3_600_000) return false;
  if (period.state === "planned") return random.chance(0.05);
  if (fate.filed === null) return false;
  const near = fate.filed.getTime() - now.getTime() < 3 * 86_400_000;
  return random.chance(near ? 0.5 : 0.06);
}

/** Lets a return live until now: nothing in it is later, and each event follows from the one before. */
export function liveUntil(
  random: Random,
  fate: Fate,
  people: People,
  period: SeededPeriod,
  now: Date,
  calendar: WorkingCalendar,
): Life {
  const { filed } = fate;
  if (filed === null || filed > now || period.state === "planned") {
    if (fate.awaitsSignature && period.state !== "planned") return unsigned(begun(random, people, period, now));
    return isDraft(random, fate, period, now) ? begun(random, people, period, now) : none();
  }
  const life = none();
  let at = filed;
  for (const step of stepsOf(random, fate, filed, calendar)) {
    at = step.when(at);
    if (at > now) break;
    if (step.event === "submit") life.version++;
    if (step.event === "approve") life.inForce = life.version;
    const role = step.who;
    life.events.push({
      event: step.event,
      from: life.state,
      to: step.to,
      version: life.version,
      actor: people[role],
      role,
      at,
    });
    life.state = step.to;
  }
  return life;
}
