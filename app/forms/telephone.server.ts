import { isDay } from "#app/domain/day.ts";
import type { ReturnEdit } from "#app/domain/editing.ts";
import { latinDigits } from "#app/domain/quantity.ts";
import type { FieldError, Refusal } from "#app/domain/refusal.ts";
import { instantOfTehran } from "#app/domain/tehran-time.ts";
import { type Refused, readReturnForm } from "./read-return-form.server.ts";
import { type CallTyped, callField } from "./telephone-fields.ts";

type Sent = Parameters<typeof readReturnForm>[0];
type Form = Extract<Sent, { ok: true }>["form"];

const callNames: ReadonlySet<string> = new Set(Object.values(callField));

/** The form without what it has more than the liaison's. */
function figuresOnly(form: Form): Form {
  const kept = (name: string) => !callNames.has(name);
  return {
    // Its two buttons decide what becomes of what was typed, not how it is read.
    get: (name) => (name === "intent" ? "save" : kept(name) ? form.get(name) : null),
    getAll: (name) => (name === "intent" ? ["save"] : kept(name) ? form.getAll(name) : []),
    keys: () => ["intent", ...[...form.keys()].filter((name) => kept(name) && name !== "intent")],
    entries: () => [...form.entries()].filter(([name]) => kept(name) && name !== "intent"),
  };
}

/** The instant of a day and a time as typed; null where they are none. */
function instantOf(day: string, time: string): Date | null {
  const parts = /^(\d{1,2})[:٫.](\d{2})$/.exec(latinDigits(time).trim());
  if (!isDay(day) || !parts) return null;
  const [hour, minute] = [Number(parts[1]), Number(parts[2])];
  if (hour > 23 || minute > 59) return null;
  return instantOfTehran(day, `${String(hour).padStart(2, "0")}:${parts[2]}`);
}

export interface TelephoneRefused {
  refused: Refused;
  call: CallTyped | null;
  /** What is wrong with the call. */
  errors: readonly FieldError[];
}

/**
 * Reads what an expert typed from a call: the liaison's form, and who spoke, from which number, when.
 * @returns what to file or to check; or what to show instead, with everything that was typed
 */
export function readTelephoneForm(sent: Sent) {
  if (!sent.ok) {
    const read = readReturnForm(sent);
    const refused: Refused = read.ok ? { code: "unreadable", attempt: null, fields: [] } : read.refused;
    return {
      ok: false as const,
      status: sent.status as number,
      told: { refused, call: null, errors: [] } satisfies TelephoneRefused,
    };
  }
  const { form } = sent;
  const text = (name: string) => (form.get(name) ?? "").slice(0, 200);
  const call: CallTyped = {
    spoke_to: text(callField.spokeTo),
    phone: text(callField.phone),
    day: text(callField.day),
    time: text(callField.time),
  };
  const intent = form.get("intent") ?? "check";
  const twice = [...callNames, "intent"].filter((name) => form.getAll(name).length > 1);
  const read = readReturnForm({ ...sent, form: figuresOnly(form) });
  const odd = twice.length > 0 || (intent !== "check" && intent !== "file");
  if (!read.ok || odd) {
    const refused: Refused = read.ok ? read.refusedBy({ code: "invalid-input" }) : read.refused;
    return {
      ok: false as const,
      status: read.ok ? 422 : read.status,
      told: { refused, call, errors: [] } satisfies TelephoneRefused,
    };
  }
  const called_at = instantOf(call.day, call.time);
  /** Nothing of it was kept, so all of it is shown again, with a correction that was asked for in its cell. */
  const again = (refusal: Refusal): TelephoneRefused => {
    const refused = read.refusedBy({ ...refusal, code: refusal.code === "cell-conflict" ? "cell-conflict" : "invalid-input" });
    const typed = refused.attempt?.typed ?? null;
    if (typed !== null && form.get("fix") !== null) {
      for (const cell of read.edit.cells) {
        (typed as Record<string, string>)[`f.${cell.product_line_id}.${cell.measure}`] = cell.typed;
      }
    }
    const errors = (refusal.fields ?? []).filter((field) => callNames.has(field.field));
    const fields = refused.fields.filter((field) => !callNames.has(field.field));
    return { refused: { ...refused, fields, code: refusal.code }, call, errors };
  };
  const { edit, revision, request } = read;
  return {
    ok: true as const,
    intent: intent as "check" | "file",
    edit: edit satisfies ReturnEdit,
    revision,
    request,
    call,
    called_at,
    again,
  };
}
