import { measures } from "#app/domain/monthly-return.ts";
import { balance } from "./balance.ts";
import { beforeLicence } from "./before-licence.ts";
import { capacity } from "./capacity.ts";
import { daysOfMonth } from "./days-of-month.ts";
import { decimals } from "./decimals.ts";
import { digits } from "./digits.ts";
import { exportAboveAvailable } from "./export-above-available.ts";
import { exportRows } from "./export-rows.ts";
import { type CheckInput, type Finding, type RuleCode, severities } from "./finding.ts";
import { futureMonth } from "./future-month.ts";
import { idleButProduced } from "./idle-but-produced.ts";
import { inputIntensity } from "./input-intensity.ts";
import { jump } from "./jump.ts";
import { limitsFor, limitsUsed } from "./limits.ts";
import { materialBalance } from "./material-balance.ts";
import { negative } from "./negative.ts";
import { noEnergyOrPeople } from "./no-energy-or-people.ts";
import { noneButFilled } from "./none-but-filled.ts";
import { otherReasonMissing } from "./other-reason-missing.ts";
import { priceBand } from "./price-band.ts";
import { quotaJump } from "./quota-jump.ts";
import { required } from "./required.ts";
import { roundNumbers } from "./round-numbers.ts";
import { checkedOf, type Rule } from "./rule.ts";
import { sameAsLastMonth } from "./same-as-last-month.ts";
import { stoppageDays } from "./stoppage-days.ts";
import { stoppageRange } from "./stoppage-range.ts";
import { tariffCode } from "./tariff-code.ts";
import { tollAboveProduction } from "./toll-above-production.ts";
import { unitSlip } from "./unit-slip.ts";
import { workingWithoutProduction } from "./working-without-production.ts";

/** Every rule a return is checked by. Text that says no number never gets here: the door that reads it refuses it. */
export const rules = {
  required,
  negative,
  decimals,
  digits,
  "days-of-month": daysOfMonth,
  "stoppage-range": stoppageRange,
  "stoppage-days": stoppageDays,
  "before-licence": beforeLicence,
  "future-month": futureMonth,
  "other-reason-missing": otherReasonMissing,
  "toll-above-production": tollAboveProduction,
  "idle-but-produced": idleButProduced,
  "working-without-production": workingWithoutProduction,
  // Before the rules that stay silent about a cell it took.
  "unit-slip": unitSlip,
  balance,
  "export-above-available": exportAboveAvailable,
  capacity,
  jump,
  "tariff-code": tariffCode,
  "export-rows": exportRows,
  "material-balance": materialBalance,
  "none-but-filled": noneButFilled,
  "price-band": priceBand,
  "input-intensity": inputIntensity,
  "no-energy-or-people": noEnergyOrPeople,
  "same-as-last-month": sameAsLastMonth,
  "round-numbers": roundNumbers,
  "quota-jump": quotaJump,
} as const satisfies Record<Exclude<RuleCode, LaterRule>, Rule>;

/**
 * Rules about what others filed or what happens to other months after a submission: their findings are made later, by a
 * job or when a page is shown.
 */
export const laterRules = ["opening-differs", "group-outlier", "one-device"] as const satisfies readonly RuleCode[];
type LaterRule = (typeof laterRules)[number];

const measureOrder = new Map<string, number>(
  ["operating_state", "days_worked", "stoppages", ...measures].map((code, index) => [code, index]),
);

/** Blocks 3 to 5 come after the products, in the form's order of their field names. */
const blockOrder = ["x", "m", "n", "p", "o", "none"];

/** Sorts findings as pages show them: severity, then the return's own order of rows and cells. */
export function sortFindings(findings: readonly Finding[], products: readonly { product_line_id: number }[]): Finding[] {
  const rowOrder = new Map(products.map((row, index) => [row.product_line_id, index]));
  const place = (finding: Finding): readonly [number, number, number] => [
    severities.indexOf(finding.severity),
    finding.place !== undefined
      ? rowOrder.size + 1 + Math.max(0, blockOrder.indexOf(finding.place.split(".")[0] ?? ""))
      : finding.product_line_id === null
        ? -1
        : (rowOrder.get(finding.product_line_id) ?? rowOrder.size),
    finding.measure === null ? -1 : (measureOrder.get(finding.measure) ?? measureOrder.size),
  ];
  return findings
    .map((finding, index) => ({ finding, at: place(finding), index }))
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || a.at[2] - b.at[2] || a.index - b.index)
    .map(({ finding }) => finding);
}

/**
 * Checks a monthly return. Pure: the same input gives the same findings.
 * @param input the figures as typed with all a rule may look at; money of earlier months in whatever unit it was filed in
 * @returns findings by severity, then row, then cell; none where there is nothing to say
 */
export function checkReturn(input: CheckInput): Finding[] {
  const checked = checkedOf(input);
  const found: Finding[] = [];
  for (const rule of Object.values<Rule>(rules)) {
    for (const finding of rule(checked)) {
      const limits = limitsUsed(finding.rule, limitsFor(checked, finding.product_line_id));
      if (limits !== undefined) finding.limits = limits;
      found.push(finding);
    }
  }
  return sortFindings(found, input.products);
}
