import type { Refusal } from "#app/domain/refusal.ts";
import { withCodes } from "#app/messages/template-words.server.ts";
import type { RetireTemplate } from "#app/usecases/retire-template.server.ts";
import type { SaveTemplate, TemplateKeeper } from "#app/usecases/save-template.server.ts";
import { hasTwice, type ReadForm, type UnreadableForm } from "./respond.server.ts";

/** What was typed of a template. */
export type TypedTemplateForm = Readonly<Record<"keeper" | "reason_code" | "title" | "text", string>>;

/** Why a template's form was not done. */
export interface TemplateRefused {
  refusal: Pick<Refusal, "fields"> & { code: Refusal["code"] | "unreadable" };
  typed: TypedTemplateForm | null;
}

const known = /^(?:key|revision|intent|keeper|reason_code|title|text)$/;
const acts = { retire: "retired", restore: "restored" } as const;
const keepers: readonly TemplateKeeper[] = ["own", "province"];

type ReadTemplateForm =
  | { ok: false; status: number; refused: TemplateRefused }
  | { ok: true; typed: TypedTemplateForm; save: SaveTemplate; retire: null }
  | { ok: true; typed: TypedTemplateForm; save: null; retire: RetireTemplate };

/** Reads what is asked of a template (`id` null: a new one); texts stay as typed, the use-case judges them. */
export function readTemplateForm(read: ReadForm | UnreadableForm, id: number | null): ReadTemplateForm {
  if (!read.ok) return { ok: false, status: read.status, refused: { refusal: { code: "unreadable" }, typed: null } };
  const { form, key: request } = read;
  const text = (name: string) => (form.get(name) ?? "").slice(0, 5000);
  const typed = { keeper: text("keeper"), reason_code: text("reason_code"), title: text("title"), text: text("text") };
  const wrong = (fields: Refusal["fields"] = []): ReadTemplateForm => ({
    ok: false,
    status: 422,
    refused: { refusal: { code: "invalid-input", fields }, typed },
  });
  const odd = hasTwice(form) || [...form.keys()].some((name) => !known.test(name));
  const revision = form.get("revision") ?? "";
  if (odd || request === null || !/^\d{1,9}$/.test(revision)) return wrong();
  const intent = form.get("intent");
  if (id !== null && (intent === "retire" || intent === "restore")) {
    return { ok: true, typed, save: null, retire: { template_id: id, revision: Number(revision), act: acts[intent], request } };
  }
  if (intent !== "save") return wrong();
  const keeper = keepers.find((one) => one === typed.keeper) ?? (id === null ? null : "own");
  if (keeper === null) return wrong([{ field: "keeper", code: "keeperUnknown" }]);
  const { reason_code, title } = typed;
  const command = {
    template_id: id,
    revision: Number(revision),
    keeper,
    reason_code,
    title,
    text: withCodes(typed.text),
    request,
  };
  return { ok: true, typed, save: command, retire: null };
}
