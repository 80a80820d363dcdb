import { oddFields } from "./odd-fields.server.ts";
import type { readWithdrawForm } from "./withdraw.server.ts";

type Body = Parameters<typeof readWithdrawForm>[0];

/**
 * Reads the one button with which a liaison stands by figures typed from a call.
 * @returns null where the form asks for something else
 */
export function readConfirmForm(
  body: Body,
): { ok: true; version: number; request: { key: string; body_hash: string } } | { ok: false } | null {
  if (!body.ok || body.form.get("intent") !== "confirm-filing") return null;
  const version = body.form.get("version") ?? "";
  const odd = oddFields(body.form, /^(?:key|intent|version)$/).length > 0;
  if (odd || body.key === null || !/^[1-9]\d{0,3}$/.test(version)) return { ok: false };
  return { ok: true, version: Number(version), request: body.key };
}
