import { z } from "zod";
import type { FieldError } from "#app/domain/refusal.ts";
import { type Fields, oddFields } from "./odd-fields.server.ts";

type Body = { ok: true; form: Fields; key: { key: string; body_hash: string } | null } | { ok: false; status: 400 | 413 | 415 };

/** Why no certificate was issued: at a field, or `unreadable` as a whole. */
export interface CertificateRefused {
  code: string;
  fields: readonly FieldError[];
  typed: { from: string; to: string };
}

export type CertificateForm =
  | { ok: true; from: string; to: string; request: { key: string; body_hash: string } }
  | { ok: false; status: number; refused: CertificateRefused };

const month = z.string().regex(/^\d{4}-\d{2}$/);
const knownNames = /^(?:key|intent|from|to)$/;

/** Reads the form that asks for a certificate of a range of months. */
export function readCertificateForm(body: Body): CertificateForm {
  if (!body.ok) {
    return { ok: false, status: body.status, refused: { code: "unreadable", fields: [], typed: { from: "", to: "" } } };
  }
  const { form, key } = body;
  const typed = { from: form.get("from") ?? "", to: form.get("to") ?? "" };
  const fields = (["from", "to"] as const).flatMap((field) =>
    month.safeParse(typed[field]).success ? [] : [{ field, code: "unknown-month" }],
  );
  const odd = form.get("intent") !== "certificate" || key === null || oddFields(form, knownNames).length > 0;
  if (odd || fields.length > 0) {
    return { ok: false, status: 422, refused: { code: odd ? "unreadable" : "invalid-input", fields, typed } };
  }
  return { ok: true, ...typed, request: key };
}
