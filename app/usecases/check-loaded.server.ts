import type { CheckInput, Finding, GroupPrices, Thresholds } from "#app/domain/checks/finding.ts";
import { checkReturn } from "#app/domain/checks/index.ts";
import type { OperationFields } from "#app/domain/editing.ts";
import type { ReturnBlocks } from "#app/domain/form-blocks.ts";
import { blankFigures, type Figures } from "#app/domain/monthly-return.ts";
import { firstDay, tehranDay } from "#app/domain/period.ts";
import { asksForWords, markStanding, readStanding } from "#app/domain/standing.ts";
import type { LoadedReturn } from "./load-return.server.ts";

/** Thresholds and published prices by the groups of the return's products; what is as usual is left out. */
function thresholdsFor({ found, products, check_settings: settings }: LoadedReturn) {
  const thresholds = settings.thresholds({ isic_code: found.isic_code, item_id: null });
  const line_thresholds = new Map<number, Thresholds>();
  const group_prices = new Map<number, GroupPrices>();
  for (const { product_line_id, isic_code, catalogue_item_id: item_id, unit_code } of products) {
    const own = settings.thresholds({ isic_code, item_id });
    if (own !== thresholds) line_thresholds.set(product_line_id, own);
    const prices = item_id === null ? undefined : settings.prices({ item_id, unit_code });
    if (prices !== undefined) group_prices.set(product_line_id, prices);
  }
  return { thresholds, line_thresholds, group_prices };
}

/** What of a return its checks look at. */
interface Judged {
  operation: OperationFields;
  figures: ReadonlyMap<number, Figures>;
  blocks: ReturnBlocks | null;
  /** The liaison's words, by finding; left out: none. */
  explanations?: ReadonlyMap<string, string>;
}

/**
 * Runs every check on a return as it stands, or as an edit would leave it, and marks what a standing explanation covers.
 * @param now business time, UTC
 */
export function checkLoaded(loaded: LoadedReturn, now: Date, as: Judged = loaded): Finding[] {
  const { money, ...operation } = as.operation;
  const input: CheckInput = {
    period: loaded.found.period,
    today: tehranDay(now),
    // A return without any licence on record is judged as licensed from its own month on.
    licence_issued_on: loaded.found.licence_issued_on ?? firstDay(loaded.found.period),
    selected: loaded.found.selected === 1,
    operation,
    money_unit: money.unit,
    money_scale: money.scale,
    products: loaded.products.map((product) => ({
      ...product,
      figures: as.figures.get(product.product_line_id) ?? blankFigures(),
    })),
    blocks: as.blocks,
    last_month: loaded.last_month,
    same_month_last_year: loaded.same_month_last_year,
    history: loaded.history,
    ...thresholdsFor(loaded),
  };
  const findings = checkReturn(input);
  const { standing_explanations: standing, period } = loaded.found;
  return standing === null ? findings : markStanding(findings, readStanding(standing), period, as.explanations ?? new Map());
}

/** Counts that the state table's guards ask for. */
export function countFindings(findings: readonly Finding[], explanations: ReadonlyMap<string, string>) {
  const blocking = findings.filter((finding) => finding.severity === "block").length;
  const unexplained = findings.filter(
    (finding) => asksForWords(finding) && (explanations.get(finding.key) ?? "").trim() === "",
  ).length;
  return { blocking, unexplained };
}
