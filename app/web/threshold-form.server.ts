import type { Refusal } from "#app/domain/refusal.ts";
import type { ChangeThreshold } from "#app/usecases/change-threshold.server.ts";
import { hasTwice, type ReadForm, type UnreadableForm } from "./respond.server.ts";

const none = { product_group: "all", name: "", value: "", reason: "" };
const known: ReadonlySet<string> = new Set(["key", "revision", "intent", ...Object.keys(none)]);
const invalid: Pick<Refusal, "code" | "fields"> = { code: "invalid-input" };

/** Reads the form of a threshold's change; texts stay as typed, the use-case judges them. */
export function readThresholdForm(read: ReadForm | UnreadableForm) {
  if (!read.ok) return { ok: false as const, status: read.status, refusal: invalid, typed: none };
  const { form } = read;
  const text = (name: keyof typeof none) => form.get(name) ?? "";
  const typed = { product_group: text("product_group"), name: text("name"), value: text("value"), reason: text("reason") };
  const revision = form.get("revision") ?? "";
  const odd = hasTwice(form) || [...form.keys()].some((name) => !known.has(name)) || form.get("intent") !== "change";
  if (odd || read.key === null || !/^\d{1,9}$/.test(revision)) {
    return { ok: false as const, status: 422, refusal: invalid, typed };
  }
  const command: ChangeThreshold = { ...typed, version: Number(revision), request: read.key };
  return { ok: true as const, typed, command };
}
