import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { mostTemplates, readTemplate, type TypedTemplate } from "#app/domain/text-template.ts";
import {
  changeTemplate,
  countKept,
  findTemplate,
  insertTemplate,
  insertTemplateChange,
  type TemplateRow,
  type TemplateScope,
} from "#db/text-template.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context, RequestKey, Trx } from "./context.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

/** Whose a template is: somebody's own, or the province's. */
export type TemplateKeeper = "own" | "province";

export interface SaveTemplate extends TypedTemplate {
  /** null: a new one. */
  template_id: number | null;
  /** Revision the person saw; of a new one it says nothing. */
  revision: number;
  /** Whose a new one becomes. */
  keeper: TemplateKeeper;
  request: RequestKey;
}

export type TemplateChange = Pick<Parameters<typeof insertTemplateChange>[1], "act" | "reason_code" | "title" | "text">;

/** What somebody reaches of the templates; null where none are his to read. */
export function templateScope(context: Context): TemplateScope | null {
  const scope = permit(context.actor, "keep-own-templates")?.scope;
  return scope?.kind === "province" ? { province_code: scope.province_code, user_id: context.actor.user_id } : null;
}

/** Whether somebody may change a template that he reads: his own, or as its keeper the province's. */
export function keepsTemplate(context: Context, template: Pick<TemplateRow, "owner_id">): boolean {
  return template.owner_id === context.actor.user_id || permit(context.actor, "keep-province-templates") !== null;
}

/** Writes a template's new revision into its history and into the audit trail. */
export async function noteTemplate(
  trx: Trx,
  context: Context,
  template: { id: number; revision: number },
  { act, reason_code, title, text }: TemplateChange,
): Promise<void> {
  const by = { changed_by: context.actor.user_id, changed_at: context.now };
  const version = { template_id: template.id, revision: template.revision };
  await insertTemplateChange(trx, { ...version, act, reason_code: reason_code ?? null, title, text, ...by });
  await recordAudit(trx, {
    at: context.now,
    actor_id: context.actor.user_id,
    verb: "save-template",
    subject_kind: "text_template",
    subject_id: template.id,
    detail: { act, revision: template.revision, title },
  });
}

/**
 * Keeps a text for the reasons of a send-back, or changes one on the revision its keeper saw.
 * @returns the template's id; `not-permitted`, `not-found` for what is another's, `invalid-input`, `changed-meanwhile`
 */
export async function saveTemplate(context: Context, command: SaveTemplate): Promise<Outcome<{ template_id: number }>> {
  const scope = templateScope(context);
  const province = command.template_id === null && command.keeper === "province";
  if (!scope || (province && !permit(context.actor, "keep-province-templates"))) return refuse("not-permitted");
  return once(context, command.request, async (remember) => {
    const found = command.template_id === null ? null : await findTemplate(context.db, scope, command.template_id);
    if (found === undefined || (found !== null && !keepsTemplate(context, found))) return refuse("not-found");
    const read = readTemplate(command);
    if (!read.ok) return refuse("invalid-input", { fields: read.fields });
    if (found !== null && (found.revision !== command.revision || found.retired_at !== null)) return refuse("changed-meanwhile");
    const keeper = { province_code: scope.province_code, owner_id: province ? null : scope.user_id };
    if (found === null && (await countKept(context.db, keeper)) >= mostTemplates) {
      return refuse("invalid-input", { fields: [{ field: "title", code: "tooMany" }] });
    }
    const saved = await inTransaction(context.db, async (trx) => {
      if (found !== null && !(await changeTemplate(trx, found.id, found.revision, read.value))) return null;
      const template_id = found?.id ?? (await insertTemplate(trx, { ...keeper, ...read.value }));
      const noted = { id: template_id, revision: found === null ? 1 : found.revision + 1 };
      await noteTemplate(trx, context, noted, { ...read.value, act: found === null ? "made" : "changed" });
      await remember(trx, { template_id });
      return template_id;
    });
    return saved === null ? refuse("changed-meanwhile") : done({ template_id: saved });
  });
}
