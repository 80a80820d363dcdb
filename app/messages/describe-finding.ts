import { blockPlaceOf } from "#app/domain/block-cells.ts";
import type { Finding } from "#app/domain/checks/finding.ts";
import type { SentenceCode } from "#app/domain/checks/sentence.ts";
import { type ParamKind, type ParamName, paramKinds, variantsOf } from "#app/domain/checks/sentence.ts";
import type { Measure, MoneyScaleFactor, MoneyUnitCode } from "#app/domain/monthly-return.ts";
import { measures } from "#app/domain/monthly-return.ts";
import { formatDate, formatPeriod, monthName } from "./dates.ts";
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
  common: Pick<Areas["common"], "money" | "findings" | "grid">;
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

function unitWord(code: string, reader: FindingReader): string {
  const { blocks } = reader.findings;
  const known: Readonly<Record<string, string>> = { ...blocks.units, KWH: blocks.kilowattHour };
  return reader.units.get(code) ?? known[code] ?? code;
}

function isSlipFactor(text: string): text is SlipFactor {
  return text === "10" || text === "1000" || text === "10000" || text === "1000000";
}

/** A parameter of a finding as its sentence writes it. */
export function paramWord(kind: ParamKind, value: string, finding: Finding, reader: FindingReader): string {
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
    case "text":
      return value;
    case "day-of-year": {
      const [month = "1", day = "1"] = value.split("-");
      return `${formatDecimal(String(Number(day)), language)} ${monthName(Number(month), language)}`;
    }
    case "period":
      return formatPeriod(value, language, "short");
    case "unit":
      return value === "money" ? moneyLabel(reader.money, reader.common) : unitWord(value, reader);
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

/** A field of the blocks in words («مصرف», "used"); `where` is its block, with its row where it has one. */
export function blockPlaceWords(
  field: string,
  blocks: FindingReader["findings"]["blocks"],
  language: Language,
): { cell: string; where: string } {
  const place = blockPlaceOf(field);
  if (place === undefined) {
    const name = blocks.names[field.startsWith("x") ? "exports" : "materials"];
    return { cell: name, where: name };
  }
  if (place.block === "none") return { cell: blocks.none, where: blocks.names[place.field] };
  const name = blocks.names[place.block];
  const words: Readonly<Record<string, string>> = blocks[place.block];
  const cell = words[place.field] ?? "";
  return {
    cell,
    where: "slot" in place ? blocks.row({ block: name, number: formatDecimal(String(place.slot), language) }) : name,
  };
}

function cellName(finding: Finding, findings: FindingReader["findings"], language: Language): string {
  if (finding.place !== undefined) return blockPlaceWords(finding.place, findings.blocks, language).cell;
  if (isMeasure(finding.measure)) return findings.cells[finding.measure];
  return findings.places[finding.measure ?? "whole"];
}

function titleOf(finding: Finding, { cell, product }: { cell: string; product: string }, reader: FindingReader): string {
  const { findings, language } = reader;
  if (finding.place === undefined) return product === "" ? cell : findings.title({ cell, product });
  const { where } = blockPlaceWords(finding.place, findings.blocks, language);
  return [where, ...(where === cell ? [] : [cell]), ...(product === "" ? [] : [product])].join(reader.common.grid.separator);
}

/**
 * Says a finding in the reader's language, with the case's own numbers in his digits.
 * @throws RangeError for a variant its rule does not have (a finding of another program version)
 */
export function describeFinding(finding: Finding, reader: FindingReader): DescribedFinding {
  const { language, findings } = reader;
  const product = finding.product_line_id === null ? "" : (reader.products.get(finding.product_line_id) ?? "");
  const cell = cellName(finding, findings, language);
  const names = Object.keys(paramKinds) as ParamName[];
  const params = Object.fromEntries(
    names.map((name) => [name, paramWord(paramKinds[name], finding.params[name] ?? "", finding, reader)]),
  ) as Record<ParamName, string>;
  const words: FindingWords = { ...params, cell, product };
  const fixShown = finding.fix === null ? null : formatDecimal(finding.fix, language);
  return {
    title: titleOf(finding, { cell, product }, reader),
    sentence: findings.sentences[sentenceCode(finding)](words),
    fixShown,
    fixLabel: fixShown === null ? null : reader.common.findings.fix({ value: fixShown }),
  };
}
