import { attentionOf, rulesMask } from "#app/domain/attention.ts";
import type { Finding, PastMonth } from "#app/domain/checks/finding.ts";
import type { Operation } from "#app/domain/monthly-return.ts";
import type { Period } from "#app/domain/period.ts";
import { type ImpactCause, impactOf } from "#app/domain/statistics/impact.ts";
import { historyMonths } from "./findings.ts";
import type { Content } from "./rows.ts";

/**
 * Impacts are scored against this output first and put right when the whole country is known: it is large, so that
 * nothing is lost in six decimals.
 */
export const provisionalOutput = 1e9;

export interface Weighed {
  impact: string;
  cause: ImpactCause | null;
  finding_rules: string;
  attention: number;
}

interface Sending {
  prices: ReadonlyMap<number, number>;
  period: Period;
  version: number;
  content: Content;
  findings: readonly Finding[];
  /** Filed months before, newest first. */
  past: readonly PastMonth[];
  last: Operation | null;
}

/** What the product itself would store of a version's weight, but for the output it is measured against. */
export function weigh({ prices, period, version, content, findings, past, last }: Sending): Weighed {
  const { impact, cause, unmeasured } = impactOf({
    period,
    products: content.products.map(({ line, figures }) => {
      const price = prices.get(line.row.catalogue_item_id ?? 0);
      return {
        product_line_id: line.row.id,
        yearly_capacity: line.row.yearly_capacity ?? null,
        standardising_total: price === undefined ? null : String(provisionalOutput / price),
        figures,
      };
    }),
    history: past.slice(0, historyMonths),
  });
  const { operation } = content;
  const attention = attentionOf({
    findings,
    version,
    filed_before: past.length > 0,
    unmeasured,
    operation,
    last,
  });
  return { impact, cause, finding_rules: rulesMask(findings), attention };
}

/** What a return keeps of its newest version for the queues. */
export function queueColumns(sent: Weighed | undefined) {
  const { impact = "0", finding_rules = "0", attention = 0 } = sent ?? {};
  return { impact, finding_rules, attention };
}
