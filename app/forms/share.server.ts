import { type Day, isDay } from "#app/domain/day.ts";
import { foldPersian } from "#app/domain/quantity.ts";
import type { FieldError } from "#app/domain/refusal.ts";
import { type ShareRule, shareRules } from "#app/domain/share-out.ts";
import type { Fields } from "./odd-fields.server.ts";
import { shareLength } from "./share-fields.ts";

/** What was typed on one of the supervisor's pages; kept when the form is refused. */
export interface TypedShare {
  reason: string;
  note: string;
  expert: string;
  from: string;
  to: string;
  cover: readonly string[];
  take: readonly string[];
}

type Read<T> = { ok: true; value: T } | { ok: false; fields: FieldError[] };

const longestKept = 5000;
const id = /^[1-9]\d{0,8}$/;

/** Everything typed. */
export function typedShare(fields: Fields): TypedShare {
  const text = (name: string) => (fields.get(name) ?? "").slice(0, longestKept);
  const list = (name: string) => fields.getAll(name).slice(0, 200);
  return {
    reason: text("reason"),
    note: text("note"),
    expert: text("expert"),
    from: text("from"),
    to: text("to"),
    cover: list("cover"),
    take: list("take"),
  };
}

function odd(fields: Fields, known: RegExp, several: string | null): FieldError[] {
  return [...fields.keys()]
    .filter((name) => !known.test(name) || (name !== several && fields.getAll(name).length !== 1))
    .map((name) => ({ field: name.slice(0, 60), code: "unknown" }));
}

function words(fields: Fields, name: "reason" | "note", errors: FieldError[]): string {
  const text = foldPersian((fields.get(name) ?? "").replace(/\r\n?/g, "\n"));
  if (text.length > shareLength[name]) errors.push({ field: name, code: "too-long" });
  return text;
}

function idIn(fields: Fields, name: string, errors: FieldError[]): number {
  const text = fields.get(name) ?? "";
  if (!id.test(text)) errors.push({ field: name, code: "unknown-choice" });
  return Number(text);
}

/** Reads who is away, from when to when, and who stands in. */
export function readAbsence(
  fields: Fields,
): Read<{ expert_id: number; from_on: Day; to_on: Day; covers: number[]; note: string }> {
  const errors = odd(fields, /^(?:key|intent|expert|from|to|cover|note)$/, "cover");
  const expert_id = idIn(fields, "expert", errors);
  const [from_on, to_on] = [fields.get("from") ?? "", fields.get("to") ?? ""];
  for (const [name, day] of Object.entries({ from: from_on, to: to_on })) {
    if (!isDay(day)) errors.push({ field: name, code: "unknown-choice" });
  }
  const covers = fields.getAll("cover");
  if (covers.length > 50 || covers.some((text) => !id.test(text))) errors.push({ field: "cover", code: "unknown-choice" });
  const note = words(fields, "note", errors);
  return errors.length > 0
    ? { ok: false, fields: errors }
    : { ok: true, value: { expert_id, from_on, to_on, covers: covers.map(Number), note } };
}

/** Reads which absence is ended. */
export function readAbsenceEnd(fields: Fields): Read<{ absence_id: number }> {
  const errors = odd(fields, /^(?:key|intent|absence)$/, null);
  const absence_id = idIn(fields, "absence", errors);
  return errors.length > 0 ? { ok: false, fields: errors } : { ok: true, value: { absence_id } };
}

/** Reads the confirmation of a share-out that was looked at. */
export function readShareOut(fields: Fields): Read<{ digest: string; reason: string }> {
  const errors = odd(fields, /^(?:key|intent|plan|reason)$/, null);
  const digest = fields.get("plan") ?? "";
  if (!/^[0-9a-f]{64}$/.test(digest)) errors.push({ field: "plan", code: "unknown" });
  const reason = words(fields, "reason", errors);
  return errors.length > 0 ? { ok: false, fields: errors } : { ok: true, value: { digest, reason } };
}

const taken = /^([1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/;

/** Reads which establishments go to whom: `take` comes once for each, with the assignment that was seen (0: none). */
export function readMove(
  fields: Fields,
): Read<{ items: { establishment_id: number; assignment_id: number | null }[]; to: number; reason: string }> {
  const errors = odd(fields, /^(?:key|intent|take|to|reason)$/, "take");
  const items = fields.getAll("take").map((text) => {
    const parts = taken.exec(text);
    if (parts === null) errors.push({ field: "take", code: "unknown-choice" });
    return { establishment_id: Number(parts?.[1]), assignment_id: Number(parts?.[2]) || null };
  });
  const to = idIn(fields, "to", errors);
  const reason = words(fields, "reason", errors);
  return errors.length > 0 ? { ok: false, fields: errors } : { ok: true, value: { items, to, reason } };
}

/** What the address of a preview asks; a rule that is not known is the even one. */
export function readShareQuestion(params: URLSearchParams): { rule: ShareRule; among: number[] | null } {
  const among = params.getAll("among").filter((text) => id.test(text));
  return {
    rule: shareRules.find((rule) => rule === params.get("rule")) ?? "even",
    among: params.has("rule") ? among.map(Number) : null,
  };
}

/** What the address of the list of establishments asks; what cannot be read asks for nothing. */
export function readAssignedQuestion(params: URLSearchParams) {
  const whole = (name: string) => (id.test(params.get(name) ?? "") ? Number(params.get(name)) : null);
  const page = /^[1-9]\d{0,4}$/.exec(params.get("page") ?? "");
  return {
    search: foldPersian((params.get("q") ?? "").slice(0, 100)),
    county: whole("county"),
    holder: params.get("holder") === "nobody" ? ("nobody" as const) : whole("holder"),
    page: page ? Number(page[0]) : 1,
    history: whole("history"),
  };
}
