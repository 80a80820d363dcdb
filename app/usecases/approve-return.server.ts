import type { Outcome } from "#app/domain/refusal.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { replaceFiguresInForce } from "#db/figure-in-force.ts";
import { insertNotice } from "#db/notice.ts";
import { findSubmission } from "#db/submission.ts";
import type { Context, Trx } from "./context.server.ts";
import type { LoadedReturn } from "./load-return.server.ts";
import { queueDispatches } from "./queue-dispatches.server.ts";
import { type Decided, type DecisionCommand, takeDecision } from "./take-decision.server.ts";

async function putInForce(trx: Trx, context: Context, loaded: LoadedReturn): Promise<void> {
  const { found } = loaded;
  const submission = await findSubmission(trx, found.id, found.version);
  if (!submission) throw new Error(`return ${found.id} has no submission ${found.version}`);
  const sent = JSON.parse(submission.snapshot) as Snapshot;
  const items = new Map(loaded.products.map((product) => [product.product_line_id, product.catalogue_item_id]));
  await replaceFiguresInForce(
    trx,
    found.establishment_id,
    found.period,
    sent.products.map(({ product_line_id, isic_code, figures }) => {
      const { other_in_reason: _in, other_out_reason: _out, ...quantities } = figures;
      return {
        period: found.period,
        establishment_id: found.establishment_id,
        product_line_id,
        submission_id: submission.id,
        province_code: found.province_code,
        isic_code,
        catalogue_item_id: items.get(product_line_id) ?? null,
        days_worked: sent.operation.days_worked,
        money_unit: sent.money_unit,
        money_scale: sent.money_scale,
        ...quantities,
      };
    }),
  );
  await queueDispatches(trx, context, {
    return_id: found.id,
    establishment_id: found.establishment_id,
    submission_id: submission.id,
    kind: found.in_force_version === null ? "approve" : "supersede",
  });
}

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
      await putInForce(trx, context, loaded);
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
