import type { Refusal } from "#app/domain/refusal.ts";
import { mostTogether } from "#app/domain/together.ts";
import type { Fields } from "./odd-fields.server.ts";

type Body =
  | {
      ok: true;
      form: Fields;
      key: { key: string; body_hash: string } | null;
    }
  | { ok: false; status: 400 | 413 | 415 };

/** Why a decision on many was not taken, with what was ticked (null where nothing could be read). */
export interface TogetherRefused {
  code: Refusal["code"] | "none" | "unreadable";
  ticked: ReadonlySet<string> | null;
}

export type TogetherForm =
  | { ok: false; status: number; refused: TogetherRefused }
  | {
      ok: true;
      items: { return_id: number; revision: number }[];
      request: { key: string; body_hash: string };
      refusedBy(refusal: Refusal): TogetherRefused;
    };

const item = /^([1-9]\d{0,8})\.(\d{1,9})$/;
const known: ReadonlySet<string> = new Set(["key", "intent", "take"]);

/** Reads which returns are to be decided on: `take` comes once for each, as `id.revision`. */
export function readTogetherForm(body: Body, intent: string): TogetherForm {
  if (!body.ok) return { ok: false, status: body.status, refused: { code: "unreadable", ticked: null } };
  const { form, key } = body;
  const taken = form.getAll("take");
  const ticked = new Set(taken);
  const refused = (code: TogetherRefused["code"]): TogetherForm => ({ ok: false, status: 422, refused: { code, ticked } });
  const items = taken.flatMap((text) => {
    const parts = item.exec(text);
    return parts ? [{ return_id: Number(parts[1]), revision: Number(parts[2]) }] : [];
  });
  const odd = [...form.keys()].some((name) => !known.has(name)) || ["key", "intent"].some((name) => form.getAll(name).length > 1);
  const ids = new Set(items.map((one) => one.return_id));
  const whole = items.length === taken.length && ids.size === items.length && items.length <= mostTogether;
  if (odd || key === null || form.get("intent") !== intent || !whole) return refused("unreadable");
  if (items.length === 0) return refused("none");
  return { ok: true, items, request: key, refusedBy: ({ code }) => ({ code, ticked }) };
}

/** Reads what is asked on the page of a decision on many: to take all of it back, or to go on. */
export function readTogetherAct(body: Body): { intent: "undo" | "continue"; request: { key: string; body_hash: string } } | null {
  if (!body.ok || body.key === null) return null;
  const { form } = body;
  const names = [...form.keys()];
  const intent = form.get("intent");
  if (names.some((name) => !["key", "intent"].includes(name) || form.getAll(name).length > 1)) return null;
  return intent === "undo" || intent === "continue" ? { intent, request: body.key } : null;
}
