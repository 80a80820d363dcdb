import { z } from "zod";
import { contactKinds, contactOutcomes } from "#app/domain/follow-up.ts";
import { foldPersian } from "#app/domain/quantity.ts";
import type { FieldError } from "#app/domain/refusal.ts";
import { followUpLength } from "./follow-up-fields.ts";
import type { Fields } from "./odd-fields.server.ts";

/** What the forms of the follow-up pages hold, as typed; kept when one is refused. */
export interface TypedFollowUp {
  kind: string;
  outcome: string;
  spoke_to: string;
  note: string;
  days: string;
  reason: string;
  picked: string[];
}

type Read<T> = { ok: true; value: T } | { ok: false; fields: FieldError[] };

const longestKept = 5000;
const id = /^[1-9]\d{0,8}$/;

/** Everything typed. */
export function typedFollowUp(fields: Fields): TypedFollowUp {
  const text = (name: string) => (fields.get(name) ?? "").slice(0, longestKept);
  return {
    kind: text("kind"),
    outcome: text("outcome"),
    spoke_to: text("spoke_to"),
    note: text("note"),
    days: text("days"),
    reason: text("reason"),
    picked: fields.getAll("return").slice(0, 200),
  };
}

/** Fields that came twice where they may not, and fields the page does not have. */
function odd(fields: Fields, known: RegExp, several: string | null): FieldError[] {
  return [...fields.keys()]
    .filter((name) => !known.test(name) || (name !== several && fields.getAll(name).length !== 1))
    .map((name) => ({ field: name.slice(0, 60), code: "unknown" }));
}

function words(fields: Fields, name: string, longest: number, errors: FieldError[]): string {
  const text = foldPersian((fields.get(name) ?? "").replace(/\r\n?/g, "\n"));
  if (text.length > longest) errors.push({ field: name, code: "too-long" });
  return text;
}

const contactShape = z.object({ kind: z.enum(contactKinds), outcome: z.enum(contactOutcomes) });

/** Reads the form that notes a call or a visit. */
export function readContact(fields: Fields): Read<z.infer<typeof contactShape> & { spoke_to: string; text: string }> {
  const errors = odd(fields, /^(?:key|intent|kind|outcome|spoke_to|note)$/, null);
  const read = contactShape.safeParse({ kind: fields.get("kind"), outcome: fields.get("outcome") });
  for (const issue of read.success ? [] : read.error.issues)
    errors.push({ field: String(issue.path[0]), code: "unknown-choice" });
  const spoke_to = words(fields, "spoke_to", followUpLength.spokeTo, errors);
  const text = words(fields, "note", followUpLength.note, errors);
  if (read.success && read.data.outcome === "other" && text.trim() === "") errors.push({ field: "note", code: "required" });
  return read.success && errors.length === 0
    ? { ok: true, value: { ...read.data, spoke_to, text } }
    : { ok: false, fields: errors };
}

/**
 * Reads a form that extends: those ticked for the chosen number of days, or the one whose own button was pressed
 * (`one`, as `<return>.<days>`).
 */
export function readExtension(fields: Fields): Read<{ return_ids: number[]; days: number; text: string }> {
  const errors = odd(fields, /^(?:key|intent|one|return|days|reason)$/, "return");
  const text = words(fields, "reason", followUpLength.reason, errors);
  const one = fields.get("one");
  const pressed = one === null ? null : /^([1-9]\d{0,8})\.(\d{1,2})$/.exec(one);
  if (one !== null && pressed === null) errors.push({ field: "one", code: "unknown-choice" });
  const picked = pressed ? [pressed[1] ?? ""] : fields.getAll("return");
  const days = pressed ? (pressed[2] ?? "") : (fields.get("days") ?? "");
  if (picked.some((text) => !id.test(text))) errors.push({ field: "return", code: "unknown-choice" });
  if (!/^\d{1,2}$/.test(days)) errors.push({ field: "days", code: "unknown-choice" });
  if (text.trim() === "") errors.push({ field: "reason", code: "required" });
  return errors.length === 0
    ? { ok: true, value: { return_ids: picked.map(Number), days: Number(days), text } }
    : { ok: false, fields: errors };
}
