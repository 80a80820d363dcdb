import type { Refusal } from "#app/domain/refusal.ts";
import type { ChangeThreshold } from "#app/usecases/change-threshold.server.ts";

/** A form as the web layer hands it over. */
type Read =
  | { ok: true; form: { get(name: string): string | null }; key: ChangeThreshold["request"] | null }
  | { ok: false; status: number };

const none = { product_group: "all", name: "", value: "", reason: "" };
const invalid: Pick<Refusal, "code"> = { code: "invalid-input" };

/** Reads the form of a threshold's change; texts stay as typed, the use-case judges them. */
export function readThresholdForm(read: Read) {
  if (!read.ok) return { ok: false as const, status: read.status, refusal: invalid, typed: none };
  const text = (name: string, longest: number) => (read.form.get(name) ?? "").slice(0, longest);
  const typed = {
    product_group: text("product_group", 20),
    name: text("name", 40),
    value: text("value", 200),
    reason: text("reason", 1000),
  };
  const revision = read.form.get("revision") ?? "";
  if (read.key === null || !/^\d{1,9}$/.test(revision)) return { ok: false as const, status: 422, refusal: invalid, typed };
  const command: ChangeThreshold = { ...typed, version: Number(revision), request: read.key };
  return { ok: true as const, typed, command };
}
