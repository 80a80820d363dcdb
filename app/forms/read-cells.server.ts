import type { ReturnEdit } from "#app/domain/editing.ts";
import type { FieldError } from "#app/domain/refusal.ts";
import { parseReturnForm } from "./monthly-return.server.ts";
import type { Fields } from "./odd-fields.server.ts";
import { unitOf } from "./return-fields.ts";

type Body = { ok: true; form: Fields; key: { key: string; body_hash: string } | null } | { ok: false; status: 400 | 413 | 415 };

/** The cells' own fields: no intent and no revision, and none of the units given. */
function fieldsWithout(fields: Fields, dropped: ReadonlySet<string>): Fields {
  const head: Readonly<Record<string, string>> = { intent: "save", revision: "0" };
  const kept = (name: string) => !dropped.has(unitOf(name.startsWith("b.") ? name.slice(2) : name));
  const names = [...new Set([...fields.keys(), ...Object.keys(head)])].filter(kept);
  return {
    get: (name) => head[name] ?? (kept(name) ? fields.get(name) : null),
    getAll: (name) => (head[name] === undefined ? fields.getAll(name) : [head[name]]),
    keys: () => names,
  };
}

/** Fields that came as cells, each as the unit in which it is saved. */
function unitsOf(fields: Fields): Set<string> {
  const units = new Set<string>();
  for (const name of fields.keys()) if (!/^(?:key|intent|revision|b\..*)$/.test(name)) units.add(unitOf(name));
  return units;
}

export type ReadCells =
  /** Nothing of it can be saved; `refused` names what of it cannot be read, if that is known. */
  | { ok: false; status: 400 | 413 | 415 | 422; code: "unreadable" | "invalid-input"; refused: FieldError[] }
  | {
      ok: true;
      edit: ReturnEdit;
      without(units: ReadonlySet<string>): ReturnEdit;
      /** What could not be read; it is in no edit. */
      refused: FieldError[];
      request: { key: string; body_hash: string };
    };

/**
 * Reads single cells of the return's form, by the form's own parser: the same names and bases, only those that changed.
 * One that cannot be read holds back none of the others.
 */
export function readCells(body: Body): ReadCells {
  if (!body.ok) return { ok: false, status: body.status, code: "unreadable", refused: [] };
  const { form, key } = body;
  const sent = unitsOf(form);
  const refused: FieldError[] = [];
  const dropped = new Set<string>();
  const none = (): ReadCells => ({ ok: false, status: 422, code: "invalid-input", refused });
  if (key === null || sent.size === 0) return none();
  for (let left = sent.size + 1; left > 0; left -= 1) {
    const parsed = parseReturnForm(fieldsWithout(form, dropped));
    if (parsed.ok) {
      if (dropped.size === sent.size) return none();
      const without = (units: ReadonlySet<string>) => {
        const rest = parseReturnForm(fieldsWithout(form, new Set([...dropped, ...units])));
        return rest.ok ? rest.value.edit : parsed.value.edit;
      };
      return { ok: true, edit: parsed.value.edit, without, refused, request: key };
    }
    const bad = parsed.errors.filter((error) => sent.has(unitOf(error.field)) && !dropped.has(unitOf(error.field)));
    // What is wrong is none of the cells: a name that the form does not have, or a field that came twice.
    if (bad.length === 0) return none();
    for (const error of bad) {
      if (!dropped.has(unitOf(error.field))) refused.push(error);
      dropped.add(unitOf(error.field));
    }
  }
  return none();
}
