import type { Finding } from "#app/domain/checks/finding.ts";
import type { SentenceCode } from "#app/domain/checks/sentence.ts";
import { type ParamKind, type ParamName, paramKinds, variantsOf } from "#app/domain/checks/sentence.ts";
import type { Measure, MoneyScaleFactor, MoneyUnitCode } from "#app/domain/monthly-return.ts";
import { measures } from "#app/domain/monthly-return.ts";
import { formatDate, formatPeriod } from "./dates.ts";
import type { FindingWords, SlipFactor } from "./finding-words.ts";
import type { Language } from "./language.ts";
import { formatDecimal } from "./numbers.ts";
import { formatPercent } from "./percent.ts";
import type { Areas } from "./registry.ts";

/** What the sentences need besides the finding: names in the reader's language, the return's money, the catalogues. */
export interface FindingReader {
  language: Language;
  /** Names by product line id. */
  products: ReadonlyMap<number, string>;
  /** Names by unit code; a unit that is missing is left out of a guess. */
  units: ReadonlyMap<string, string>;
  money: { unit: MoneyUnitCode; scale: MoneyScaleFactor };
  common: Pick<Areas["common"], "money" | "findings">;
  findings: Areas["findings"];
}

export interface DescribedFinding {
  title: string;
  sentence: string;
  /** The corrected value in the reader's digits, and the words of its button; null where the rule offers none. */
  fixShown: string | null;
  fixLabel: string | null;
}

function isMeasure(text: string | null): text is Measure {
  return text !== null && (measures as readonly string[]).includes(text);
}

/** Names the money of a return: «میلیون ریال», "million rial". */
export function moneyLabel(money: FindingReader["money"], common: Pick<Areas["common"], "money">): string {
  return common.money.unit({ scale: common.money.scales[money.scale], unit: common.money.units[money.unit] });
}

function guessOf(code: string, reader: FindingReader): string {
  const { common, money, findings } = reader;
  const scale = common.money.scales[money.scale];
  switch (code) {
    case "toman":
      return common.money.unit({ scale, unit: findings.toman });
    case "IRR_OLD":
    case "IRR_NEW":
      return common.money.unit({ scale, unit: common.money.units[code] });
    case "scale-1":
      return moneyLabel({ ...money, scale: 1 }, common);
    case "scale-1000":
      return moneyLabel({ ...money, scale: 1000 }, common);
    case "scale-1000000":
      return moneyLabel({ ...money, scale: 1_000_000 }, common);
    default:
      return reader.units.get(code) ?? "";
  }
}

function isSlipFactor(text: string): text is SlipFactor {
  return text === "10" || text === "1000" || text === "10000" || text === "1000000";
}

function word(kind: ParamKind, value: string, finding: Finding, reader: FindingReader): string {
  const { language, findings } = reader;
  if (value === "") return "";
  switch (kind) {
    case "number":
      return formatDecimal(value, language);
    case "percent":
      return formatPercent(value, language);
    case "change":
      return formatPercent(value, language, { sign: "always" });
    case "day":
      return formatDate(value, language, "short");
    case "period":
      return formatPeriod(value, language, "short");
    case "unit":
      return value === "money" ? moneyLabel(reader.money, reader.common) : (reader.units.get(value) ?? value);
    case "measure":
      return isMeasure(value) ? findings.cells[value] : "";
    case "factor":
      if (!isSlipFactor(value)) return "";
      return findings.factors[finding.variant.endsWith("small") ? "small" : "large"][value];
    case "guess":
      return guessOf(value, reader);
  }
}

function sentenceCode(finding: Finding): SentenceCode {
  const variants: readonly string[] = variantsOf[finding.rule];
  if (!variants.includes(finding.variant)) throw new RangeError("not a variant of the rule");
  return (finding.variant === "" ? finding.rule : `${finding.rule}.${finding.variant}`) as SentenceCode;
}

function cellName(finding: Finding, findings: FindingReader["findings"]): string {
  if (isMeasure(finding.measure)) return findings.cells[finding.measure];
  return findings.places[finding.measure ?? "whole"];
}

/**
 * Says a finding in the reader's language, with the case's own numbers in his digits.
 * @throws RangeError for a variant its rule does not have (a finding of another program version)
 */
export function describeFinding(finding: Finding, reader: FindingReader): DescribedFinding {
  const { language, findings } = reader;
  const product = finding.product_line_id === null ? "" : (reader.products.get(finding.product_line_id) ?? "");
  const cell = cellName(finding, findings);
  const names = Object.keys(paramKinds) as ParamName[];
  const params = Object.fromEntries(
    names.map((name) => [name, word(paramKinds[name], finding.params[name] ?? "", finding, reader)]),
  ) as Record<ParamName, string>;
  const words: FindingWords = { ...params, cell, product };
  const fixShown = finding.fix === null ? null : formatDecimal(finding.fix, language);
  return {
    title: product === "" ? cell : findings.title({ cell, product }),
    sentence: findings.sentences[sentenceCode(finding)](words),
    fixShown,
    fixLabel: fixShown === null ? null : reader.common.findings.fix({ value: fixShown }),
  };
}
