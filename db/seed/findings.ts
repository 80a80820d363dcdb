import type { Finding, PastMonth } from "#app/domain/checks/finding.ts";
import { checkReturn } from "#app/domain/checks/index.ts";
import { defaultThresholds } from "#app/domain/checks/thresholds.ts";
import { inputsOf } from "#app/domain/past-inputs.ts";
import { previousPeriod, sameMonthLastYear, tehranDay } from "#app/domain/period.ts";
import words from "./demo/words.json" with { type: "json" };
import type { SeededPeriod } from "./periods.ts";
import type { Random } from "./random.ts";
import type { SeededEstablishment } from "./register.ts";
import { type Content, money } from "./rows.ts";

const historyMonths = 12;

/** A filed month as later checks look back on it. */
export function pastMonth(period: SeededPeriod, content: Content): PastMonth {
  return {
    period: period.code,
    days_worked: content.operation.days_worked,
    money_unit: money.unit,
    money_scale: money.scale,
    figures: new Map(content.products.map(({ line, figures }) => [line.row.id, figures])),
    ...(content.blocks === null ? {} : { inputs: inputsOf(content.blocks) }),
  };
}

/** What the product's own checks say of a month as sent. @param past filed months, newest first */
export function findingsOf(
  establishment: SeededEstablishment,
  period: SeededPeriod,
  content: Content,
  past: readonly PastMonth[],
  submittedAt: Date,
): Finding[] {
  return checkReturn({
    period: period.code,
    today: tehranDay(submittedAt),
    licence_issued_on: establishment.licence.issued_on,
    selected: establishment.establishment.selected === true,
    operation: content.operation,
    money_unit: money.unit,
    money_scale: money.scale,
    products: content.products.map(({ line, figures }) => ({
      product_line_id: line.row.id,
      name_fa: line.row.name_fa,
      name_en: line.row.name_en,
      unit_code: line.row.unit_code,
      unit_decimals: line.unit_decimals,
      yearly_capacity: line.row.yearly_capacity ?? null,
      tariff_code: line.row.tariff_code ?? null,
      isic_code: line.row.isic_code,
      listed_on_exchange: line.row.listed_on_exchange === true,
      figures,
    })),
    blocks: content.blocks,
    last_month: past.find((month) => month.period === previousPeriod(period.code)) ?? null,
    same_month_last_year: past.find((month) => month.period === sameMonthLastYear(period.code)) ?? null,
    history: past.slice(0, historyMonths),
    thresholds: defaultThresholds,
  });
}

/** The liaison's explanations of what asks for one, by finding key. */
export function explanationsOf(random: Random, findings: readonly Finding[]): Record<string, string> {
  const asked = findings.filter((finding) => finding.severity === "explain");
  return Object.fromEntries(asked.map((finding) => [finding.key, random.pick(words.explanations)]));
}
