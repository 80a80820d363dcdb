import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { mostTemplates } from "#app/domain/text-template.ts";
import { changeTemplate, countKept, findTemplate } from "#db/text-template.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { once } from "./request-key.server.ts";
import { keepsTemplate, noteTemplate, templateScope } from "./save-template.server.ts";

export interface RetireTemplate {
  template_id: number;
  /** Revision the person saw. */
  revision: number;
  /** Out of use, or back in use. */
  act: "retired" | "restored";
  request: RequestKey;
}

/**
 * Takes a template out of use, or back into use. Nothing is deleted: its texts and who wrote them stay readable.
 * @returns `not-permitted`, `not-found` for what is another's, `changed-meanwhile`
 */
export async function retireTemplate(context: Context, command: RetireTemplate): Promise<Outcome<{ template_id: number }>> {
  const scope = templateScope(context);
  if (!scope) return refuse("not-permitted");
  const { template_id, revision, act } = command;
  return once(context, command.request, async (remember) => {
    const found = await findTemplate(context.db, scope, template_id);
    if (!found || !keepsTemplate(context, found)) return refuse("not-found");
    const retires = act === "retired";
    if (found.revision !== revision || (found.retired_at === null) !== retires) return refuse("changed-meanwhile");
    if (!retires && (await countKept(context.db, found)) >= mostTemplates) {
      return refuse("invalid-input", { fields: [{ field: "title", code: "tooMany" }] });
    }
    const won = await inTransaction(context.db, async (trx) => {
      if (!(await changeTemplate(trx, found.id, revision, { retired_at: retires ? context.now : null }))) return false;
      await noteTemplate(trx, context, { id: found.id, revision: revision + 1 }, { ...found, act });
      await remember(trx, { template_id });
      return true;
    });
    return won ? done({ template_id }) : refuse("changed-meanwhile");
  });
}
