import type { CheckInput, Finding, PastMonth } from "#app/domain/checks/finding.ts";
import { checkReturn } from "#app/domain/checks/index.ts";
import { defaultThresholds } from "#app/domain/checks/thresholds.ts";
import { blankFigures, type Figures, type Operation } from "#app/domain/monthly-return.ts";
import { addMonths, daysInPeriod } from "#app/domain/period.ts";

export function figures(changes: Partial<Figures> = {}): Figures {
  return { ...blankFigures(), ...changes };
}

/** Balances: 1000 + 5000 − 3500 − 1000 − 200 − 50 = 1250. */
export const usualRow: Figures = figures({
  opening: "1000",
  production: "5000",
  toll: "400",
  domestic_quantity: "3500",
  domestic_value: "70000",
  export_quantity: "1000",
  export_value: "24000",
  own_use: "200",
  loss: "50",
  closing: "1250",
});

export function product(product_line_id: number, held: Figures, changes: Partial<CheckInput["products"][number]> = {}) {
  return {
    product_line_id,
    name_fa: "سیمان",
    name_en: "Cement",
    unit_code: "TNE",
    unit_decimals: 3,
    yearly_capacity: "72000",
    tariff_code: null,
    isic_code: "2394",
    listed_on_exchange: false,
    ...changes,
    figures: held,
  };
}

export const working: Operation = {
  operating_state: "working",
  days_worked: 26,
  idle_cause: null,
  stoppages: [],
  remarks: "",
};

export function pastMonth(period: string, rows: [number, Figures][], changes: Partial<PastMonth> = {}): PastMonth {
  return { period, days_worked: 26, money_unit: "IRR_OLD", money_scale: 1_000_000, figures: new Map(rows), ...changes };
}

/** Twelve months alike before a period, newest first. */
export function stableHistory(period: string, rows: [number, Figures][]): PastMonth[] {
  return Array.from({ length: 12 }, (_, index) => pastMonth(addMonths(period, -1 - index), rows));
}

/** A month in which nothing is wrong; changes make it the case at hand. */
export function input(changes: Partial<CheckInput> = {}): CheckInput {
  const period = changes.period ?? "1404-07";
  const history = changes.history ?? stableHistory(period, [[1, usualRow]]);
  return {
    period,
    today: "2026-01-10",
    licence_issued_on: "2015-05-05",
    selected: true,
    operation: { ...working, days_worked: Math.min(26, daysInPeriod(period)) },
    money_unit: "IRR_OLD",
    money_scale: 1_000_000,
    products: [product(1, usualRow)],
    last_month: history.find((month) => month.period === addMonths(period, -1)) ?? null,
    same_month_last_year: history.find((month) => month.period === addMonths(period, -12)) ?? null,
    history,
    thresholds: defaultThresholds,
    ...changes,
  };
}

/** A month with one product whose figures are the usual ones with some changed. */
export function withFigures(changes: Partial<Figures>, other: Partial<CheckInput> = {}): CheckInput {
  return input({ products: [product(1, { ...usualRow, ...changes })], ...other });
}

export function withOperation(changes: Partial<Operation>, other: Partial<CheckInput> = {}): CheckInput {
  return input({ operation: { ...working, ...changes }, ...other });
}

/** `severity rule.variant cell` of each finding that the liaison sees. */
export function said(checked: CheckInput): string[] {
  return checkReturn(checked)
    .filter((finding) => finding.audience === "all")
    .map(line);
}

export function line(finding: Finding): string {
  const variant = finding.variant === "" ? "" : `.${finding.variant}`;
  return `${finding.severity} ${finding.rule}${variant} ${finding.measure ?? "whole"}`;
}

export function only(checked: CheckInput, rule: Finding["rule"]): Finding {
  const found = checkReturn(checked).filter((finding) => finding.rule === rule);
  if (found.length !== 1 || !found[0]) throw new Error(`expected one ${rule}, got ${found.map(line).join(", ")}`);
  return found[0];
}
