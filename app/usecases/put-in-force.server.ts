import type { Snapshot } from "#app/domain/snapshot.ts";
import { replaceFiguresInForce } from "#db/figure-in-force.ts";
import { findSubmission } from "#db/submission.ts";
import type { Context, Trx } from "./context.server.ts";
import type { LoadedReturn } from "./load-return.server.ts";
import { queueDispatches } from "./queue-dispatches.server.ts";

/** The return whose newest version comes into force, as it was before. */
type Approved = Pick<
  LoadedReturn["found"],
  "id" | "version" | "establishment_id" | "period" | "province_code" | "in_force_version"
>;

/**
 * Puts a return's newest version in force in place of an earlier one's, and queues what the recipients are told of it,
 * in the approving transaction.
 * @param items catalogue items by product line
 */
export async function putInForce(
  trx: Trx,
  context: Pick<Context, "now">,
  found: Approved,
  items: ReadonlyMap<number, number | null>,
): Promise<void> {
  const submission = await findSubmission(trx, found.id, found.version);
  if (!submission) throw new Error(`return ${found.id} has no submission ${found.version}`);
  const sent = JSON.parse(submission.snapshot) as Snapshot;
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
