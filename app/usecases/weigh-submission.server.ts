import { attentionOf } from "#app/domain/attention.ts";
import type { Finding } from "#app/domain/checks/finding.ts";
import { blankFigures } from "#app/domain/monthly-return.ts";
import { impactOf } from "#app/domain/statistics/impact.ts";
import type { PreparedEdit } from "./edit-return.server.ts";
import type { LoadedReturn } from "./load-return.server.ts";

/** How much a version weighs, and why somebody should look at it, from what is loaded. */
export function weigh(loaded: LoadedReturn, edit: PreparedEdit, findings: readonly Finding[], telephone: boolean) {
  const { impact, cause, unmeasured } = impactOf({
    period: loaded.found.period,
    products: loaded.products.map((product) => ({
      ...product,
      figures: edit.figures.get(product.product_line_id) ?? blankFigures(),
    })),
    history: loaded.history,
  });
  const attention = attentionOf({
    findings,
    version: loaded.found.version + 1,
    filed_before: loaded.history.length > 0,
    unmeasured,
    telephone,
    operation: edit.operation,
    last: loaded.last_operation,
  });
  return { impact, cause, attention };
}
