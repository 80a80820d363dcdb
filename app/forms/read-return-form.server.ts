import type { ReturnEdit } from "#app/domain/editing.ts";
import { type Fill, fills } from "#app/domain/fill-month.ts";
import type { FieldError, Refusal, RefusalCode } from "#app/domain/refusal.ts";
import { parseReturnForm, type ReturnIntent } from "./monthly-return.server.ts";
import type { Fields } from "./odd-fields.server.ts";
import { baseNameOf, unitOf } from "./return-fields.ts";
import type { Attempt } from "./return-source.ts";

type KeptForm = Fields & { entries(): Iterable<[string, string]> };
type Body =
  | {
      ok: true;
      form: KeptForm;
      key: { key: string; body_hash: string } | null;
    }
  | { ok: false; status: 400 | 413 | 415 };

/** What a refused request shows: why, and what it had typed. */
export interface Refused {
  /** `unreadable`: nothing of the body could be kept. */
  code: RefusalCode | "unreadable";
  attempt: Attempt | null;
  fields: FieldError[];
}

const draftSaved: ReadonlySet<RefusalCode> = new Set(["has-blocking-findings", "needs-explanation", "reasons-unanswered"]);
const longestKept = 5000;

function typedOf(body: Body): Record<string, string> | null {
  if (!body.ok) return null;
  const typed: Record<string, string> = {};
  for (const [name, value] of body.form.entries()) {
    if (name.length <= 120 && !(name in typed)) typed[name] = value.slice(0, longestKept);
  }
  return typed;
}

/**
 * The form as its sender meant it: without the fields in which somebody else's value was chosen (`c.<field>`), which so
 * stay as they are stored, and without the choices themselves.
 */
function asChosen(form: KeptForm): KeptForm {
  const choices = [...form.keys()].filter((name) => name.startsWith("c."));
  if (choices.length === 0) return form;
  const theirs = new Set(choices.filter((name) => form.get(name) === "theirs").map((name) => name.slice(2)));
  const bases = new Set([...theirs].map(baseNameOf));
  const kept = (name: string) => !name.startsWith("c.") && !theirs.has(unitOf(name)) && !bases.has(name);
  return {
    get: (name) => (kept(name) ? form.get(name) : null),
    getAll: (name) => (kept(name) ? form.getAll(name) : []),
    keys: () => [...form.keys()].filter(kept),
    entries: () => [...form.entries()].filter(([name]) => kept(name)),
  };
}

/**
 * Reads the body of the return's form.
 * @returns the edit with its request key, or what to show instead: 4xx, with what could be read kept
 */
export function readReturnForm(sent: Body):
  | { ok: false; status: number; refused: Refused }
  | {
      ok: true;
      intent: ReturnIntent;
      /** What the form is to fill in besides what was typed. */
      fill: Fill | null;
      revision: number;
      edit: ReturnEdit;
      request: { key: string; body_hash: string };
      refusedBy(refusal: Refusal): Refused;
      /** The same where everything typed has been saved: the draft shows itself. */
      refusedAfterSave(refusal: Refusal): Refused;
    } {
  if (!sent.ok) return { ok: false, status: sent.status, refused: { code: "unreadable", attempt: null, fields: [] } };
  const body = { ...sent, form: asChosen(sent.form) };
  const parsed = parseReturnForm(body.form);
  const refuse = (code: RefusalCode, fields: FieldError[]): Refused => ({
    code,
    attempt: { typed: typedOf(body), errors: fields, conflicts: [] },
    fields,
  });
  if (!parsed.ok) return { ok: false, status: 422, refused: refuse("invalid-input", parsed.errors) };
  if (body.key === null) {
    return { ok: false, status: 422, refused: refuse("invalid-input", [{ field: "form", code: "unknown" }]) };
  }
  return {
    ok: true,
    ...parsed.value,
    fill: fills.find((fill) => fill === parsed.value.intent) ?? null,
    request: body.key,
    refusedAfterSave: (refusal) => {
      const fields = refusal.fields ?? [];
      return { code: refusal.code, attempt: { typed: null, errors: fields, conflicts: [] }, fields };
    },
    refusedBy: (refusal) => ({
      code: refusal.code,
      attempt: {
        typed: draftSaved.has(refusal.code) ? null : typedOf(body),
        errors: refusal.fields ?? [],
        conflicts: refusal.conflicts ?? [],
      },
      fields: refusal.fields ?? [],
    }),
  };
}
