import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { findTemplate, listTemplateChanges, listTemplates, type TemplateRow } from "#db/text-template.ts";
import type { Context } from "./context.server.ts";
import { keepsTemplate, type TemplateKeeper, templateScope } from "./save-template.server.ts";

export interface TemplatesView {
  /** The person's own and the province's, the retired ones last. */
  templates: (TemplateRow & { keeper: TemplateKeeper; keeps: boolean })[];
  /** Whose a new one may become. */
  keepers: TemplateKeeper[];
}

function seen(context: Context, row: TemplateRow) {
  return { ...row, keeper: row.owner_id === null ? ("province" as const) : ("own" as const), keeps: keepsTemplate(context, row) };
}

/** The templates of the page where they are kept. @returns `not-found` for who reads none */
export async function viewTemplates(context: Context): Promise<Outcome<TemplatesView>> {
  const scope = templateScope(context);
  if (!scope) return refuse("not-found");
  const rows = await listTemplates(context.db, scope, true);
  return done({
    templates: rows.map((row) => seen(context, row)),
    keepers: permit(context.actor, "keep-province-templates") ? ["province", "own"] : ["own"],
  });
}

export interface TemplateView {
  template: TemplatesView["templates"][number];
  /** Newest first. */
  changes: Awaited<ReturnType<typeof listTemplateChanges>>;
}

/** One template with its history. @returns `not-found` for another person's and another province's */
export async function viewTemplate(context: Context, id: number): Promise<Outcome<TemplateView>> {
  const scope = templateScope(context);
  const found = scope && (await findTemplate(context.db, scope, id));
  if (!found) return refuse("not-found");
  return done({ template: seen(context, found), changes: await listTemplateChanges(context.db, id) });
}

/** The templates in use that somebody may fill a reason from, by title; none at a desk that keeps none. */
export async function templatesInUse(context: Context): Promise<TemplateRow[]> {
  const scope = templateScope(context);
  return scope ? listTemplates(context.db, scope, false) : [];
}
