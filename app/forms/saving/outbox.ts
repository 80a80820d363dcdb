import type { CellsAnswer, ConflictView } from "../conflict-view.ts";
import { baseNameOf } from "../return-fields.ts";

/** What stands in the inputs of one unit, by field name. */
export type FieldValues = Readonly<Record<string, string>>;

/** One typed unit of a form that the server has not stored yet. */
export interface Entry {
  /** Whose it is: nobody else sees or sends it. */
  user: number;
  /** Id of the return. */
  ret: number;
  /** Name of the unit, as `unitOf` gives it. */
  name: string;
  fields: FieldValues;
  /** What the page had shown when it was typed: a change by somebody else in between is a conflict. */
  base: string;
  /** When it was first typed, ms of the browser's clock. */
  at: number;
  /** Words for those who see it elsewhere: what it is, and of which month. */
  label: string;
  month: string;
  state: "waiting" | "refused" | "conflict";
  /** What is wrong with it, where refused. */
  said?: string;
  conflict?: ConflictView;
  /** A request under way or without an answer: it is sent again letter by letter until it is answered. */
  sent?: { key: string; fields: FieldValues; base: string };
  /** Refused together with others, nobody knows why: it is sent by itself. */
  alone?: boolean;
}

export type Typed = Omit<Entry, "state" | "said" | "conflict" | "sent" | "alone">;

export interface Batch {
  ret: number;
  key: string;
  entries: Entry[];
}

/** Under this many fields and bases a request stays well within what a form may hold. */
const mostAtOnce = 400;

export function keyOf({ user, ret, name }: Pick<Entry, "user" | "ret" | "name">): string {
  return `${user}/${ret}/${name}`;
}

export function sameFields(a: FieldValues, b: FieldValues): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/**
 * Lays what was typed over an entry that waits already. The base stays that of the first typing, a request without an
 * answer stays with it, and a conflict stays one until somebody chooses.
 * @param wrong a sentence where the browser itself sees that it cannot be read
 */
export function withTyped(known: Entry | undefined, typed: Typed, wrong: string | null): Entry {
  const entry: Entry = { ...typed, state: "waiting" };
  if (known) {
    entry.base = known.base;
    entry.at = known.at;
    if (known.sent) entry.sent = known.sent;
    if (known.state === "conflict" && known.conflict) return { ...entry, state: "conflict", conflict: known.conflict };
  }
  return wrong === null ? entry : { ...entry, state: "refused", said: wrong };
}

/**
 * The next request: of the return whose oldest entry is the oldest; first what was sent and not answered, as it was
 * sent, then what waits.
 * @param newKey makes a request key
 * @returns the entries marked as sent, or null where nothing can go
 */
export function nextBatch(entries: readonly Entry[], newKey: () => string): Batch | null {
  const open = entries.filter((entry) => entry.sent || entry.state === "waiting").sort((a, b) => a.at - b.at);
  const [oldest] = open;
  if (!oldest) return null;
  const { ret } = oldest;
  const mine = open.filter((entry) => entry.ret === ret);
  const unanswered = mine.find((entry) => entry.sent)?.sent;
  if (unanswered) return { ret, key: unanswered.key, entries: mine.filter((entry) => entry.sent?.key === unanswered.key) };
  const alone = mine.find((entry) => entry.alone);
  const key = newKey();
  const chosen = mine.some((entry) => !entry.alone)
    ? mine.filter((entry) => !entry.alone).slice(0, mostAtOnce)
    : [alone ?? oldest];
  return {
    ret,
    key,
    entries: chosen.map((entry) => ({ ...entry, sent: { key, fields: entry.fields, base: entry.base } })),
  };
}

/** The body of a batch, in the names of the form itself. */
export function bodyOf({ key, entries }: Batch): URLSearchParams {
  const body = new URLSearchParams({ key });
  for (const { name, sent } of entries) {
    if (!sent) continue;
    for (const [field, value] of Object.entries(sent.fields)) body.append(field, value);
    body.append(baseNameOf(name), sent.base);
  }
  return body;
}

/** What becomes of one entry of a batch that was answered: `null` where it is stored and nothing newer was typed. */
export function settled(now: Entry, batch: Batch, answer: CellsAnswer): Entry | null {
  const { sent, ...entry } = now;
  const { name } = now;
  const newer = sent !== undefined && !sameFields(now.fields, sent.fields);
  const base = answer.saved[name];
  if (base !== undefined) return newer ? { ...entry, base, state: now.state === "refused" ? "refused" : "waiting" } : null;
  const conflict = answer.conflicts.find((one) => one.name === name);
  if (conflict) return { ...entry, state: "conflict", conflict };
  if (newer) return entry;
  const said = answer.refused[name];
  if (said !== undefined) return { ...entry, state: "refused", said };
  // A key that was used for something else; nothing was stored under it.
  if (answer.code === "key-reused" || answer.code === "changed-meanwhile") return entry;
  if (batch.entries.length > 1 && answer.code !== "not-in-this-state") return { ...entry, alone: true };
  return { ...entry, state: "refused", said: answer.sentence ?? "" };
}

/** An entry of which its writer keeps his own value: it replaces the one that is stored, which he has seen. */
export function keepingMine(entry: Entry): Entry {
  const { conflict, said, ...rest } = entry;
  return { ...rest, base: conflict?.base ?? rest.base, state: "waiting" };
}

export interface Counts {
  waiting: number;
  refused: number;
  conflict: number;
}

export function countStates(entries: Iterable<Entry>): Counts {
  const counts = { waiting: 0, refused: 0, conflict: 0 };
  for (const { state } of entries) counts[state] += 1;
  return counts;
}

/** How long to wait before the next try after so many in vain, ms; `random` in [0, 1) spreads the browsers. */
export function backOff(tries: number, random: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(tries, 6)) * (0.5 + random / 2);
}
