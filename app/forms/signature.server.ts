import { z } from "zod";
import { foldPersian } from "#app/domain/quantity.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { type Fields, oddFields } from "./odd-fields.server.ts";

const shape = z.object({
  intent: z.enum(["sign", "decline", "take-back"]),
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  sha256: z.string().regex(/^(?:[0-9a-f]{64})?$/),
});
const knownNames = /^(?:key|revision|intent|sha256|text)$/;
const longestKept = 5000;

/** Why the page of a signature was not done with, and the reason as typed. */
export interface SignatureRefused {
  code: RefusalCode | "unreadable";
  text: string;
}

type Body = { ok: true; form: Fields; key: { key: string; body_hash: string } | null } | { ok: false; status: 400 | 413 | 415 };

/** Reads a form of the signature's page: to sign, to decline with a reason, to take the request back. */
export function readSignatureForm(body: Body):
  | { ok: false; status: number; refused: SignatureRefused }
  | {
      ok: true;
      intent: "sign" | "decline" | "take-back";
      command: { revision: number; request: { key: string; body_hash: string } };
      sha256: string;
      text: string;
    } {
  if (!body.ok) return { ok: false, status: body.status, refused: { code: "unreadable", text: "" } };
  const { form, key } = body;
  const text = foldPersian((form.get("text") ?? "").replace(/\r\n?/g, "\n"));
  const read = shape.safeParse({
    intent: form.get("intent"),
    revision: form.get("revision") ?? "",
    sha256: form.get("sha256") ?? "",
  });
  if (!read.success || key === null || oddFields(form, knownNames).length > 0) {
    return { ok: false, status: 422, refused: { code: "invalid-input", text: text.slice(0, longestKept) } };
  }
  const { intent, revision, sha256 } = read.data;
  return { ok: true, intent, command: { revision, request: key }, sha256, text };
}
