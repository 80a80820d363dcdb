import { z } from "zod";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { type Fields, oddFields } from "./odd-fields.server.ts";

type Body = { ok: true; form: Fields; key: { key: string; body_hash: string } | null } | { ok: false; status: 400 | 413 | 415 };

export type WithdrawForm =
  | { ok: true; revision: number; request: { key: string; body_hash: string } }
  | { ok: false; status: number; code: Extract<RefusalCode, "invalid-input"> | "unreadable" };

const fields = z.object({
  intent: z.literal("withdraw"),
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
const knownNames = /^(?:key|revision|intent)$/;

/** Reads the one button with which a submission is taken back. */
export function readWithdrawForm(body: Body): WithdrawForm {
  if (!body.ok) return { ok: false, status: body.status, code: "unreadable" };
  const { form, key } = body;
  const read = fields.safeParse({ intent: form.get("intent"), revision: form.get("revision") });
  if (!read.success || key === null || oddFields(form, knownNames).length > 0) {
    return { ok: false, status: 422, code: "invalid-input" };
  }
  return { ok: true, revision: read.data.revision, request: key };
}
