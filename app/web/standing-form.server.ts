import type { Refusal } from "#app/domain/refusal.ts";
import type { EndStanding } from "#app/usecases/end-standing.server.ts";
import { hasTwice, type ReadForm, type UnreadableForm } from "./respond.server.ts";

export const endReasonLength = 1000;

/** Why a standing explanation was not ended. */
export interface EndRefused {
  refusal: Pick<Refusal, "fields"> & { code: Refusal["code"] | "unreadable" };
  /** The reason as typed. */
  reason: string;
}

const known = /^(?:key|revision|intent|reason)$/;

type ReadEndForm = { ok: false; status: number; refused: EndRefused } | { ok: true; value: EndStanding };

/** Reads why a standing explanation is to end. */
export function readEndForm(read: ReadForm | UnreadableForm, standing_id: number): ReadEndForm {
  if (!read.ok) return { ok: false, status: read.status, refused: { refusal: { code: "unreadable" }, reason: "" } };
  const { form, key: request } = read;
  const reason = (form.get("reason") ?? "").replace(/\r\n?/g, "\n").slice(0, 5000);
  const wrong = (fields: Refusal["fields"] = []): ReadEndForm => ({
    ok: false,
    status: 422,
    refused: { refusal: { code: "invalid-input", fields }, reason },
  });
  const odd = hasTwice(form) || [...form.keys()].some((name) => !known.test(name));
  // It is only ever ended, once: there is no other revision to have seen.
  if (odd || request === null || form.get("intent") !== "end" || form.get("revision") !== "0") return wrong();
  if (reason.length > endReasonLength) return wrong([{ field: "reason", code: "too-long" }]);
  return { ok: true, value: { standing_id, reason, request } };
}
