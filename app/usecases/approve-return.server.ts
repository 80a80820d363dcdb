import type { Outcome } from "#app/domain/refusal.ts";
import { insertNotice } from "#db/notice.ts";
import type { Context } from "./context.server.ts";
import { putInForce } from "./put-in-force.server.ts";
import { type Decided, type DecisionCommand, takeDecision } from "./take-decision.server.ts";

/**
 * Approves an accepted return for the ministry: its figures come into force in place of an earlier version's, and what
 * the recipients get is queued, in the same transaction. Refusals: see `takeDecision`; `same-person` for who accepted.
 */
export async function approveReturn(context: Context, command: DecisionCommand): Promise<Outcome<Decided>> {
  return takeDecision(context, command, {
    verb: "approve-return",
    event: "approve",
    columns: (loaded) => ({ in_force_version: loaded.found.version }),
    effects: async (trx, loaded) => {
      const items = new Map(loaded.products.map((product) => [product.product_line_id, product.catalogue_item_id]));
      await putInForce(trx, context, loaded.found, items);
      await insertNotice(trx, {
        kind: "approved",
        return_id: loaded.found.id,
        establishment_id: loaded.found.establishment_id,
        province_code: loaded.found.province_code,
        audience: "establishment",
        created_at: context.now,
      });
    },
  });
}
