import type { Finding } from "#app/domain/checks/finding.ts";
import { type Decimal, decimalPlaces, divide, multiply } from "#app/domain/decimal.ts";
import { parseNumber } from "#app/domain/quantity.ts";
import type { FieldError } from "#app/domain/refusal.ts";
import { type Deviation, highestCeiling, offeredCeiling, standingMargin, standsUntil } from "#app/domain/standing.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import { measureWord, sizeText } from "#app/messages/describe-standing.server.ts";
import { fieldErrorText } from "#app/messages/field-error.server.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";
import type { Fields } from "./odd-fields.server.ts";
import { reviewField } from "./review-fields.ts";
import type { StandingOffer } from "./standing-offer.tsx";

interface Offered {
  period: string;
  finding: Finding;
  deviation: Deviation;
}

/** What a refused request had typed, and what was wrong. */
interface Typed {
  typed: Readonly<Record<string, string>> | null;
  fields: readonly FieldError[];
}

interface Reading {
  language: Language;
  common: Areas["common"];
}

/**
 * Reads which explanations are to stand, each with its ceiling: ticked ones only, percent as typed.
 * @param errors takes what could not be read
 */
export function readStanding(fields: Fields, errors: FieldError[]): Map<string, Decimal> {
  const asked = new Map<string, Decimal>();
  for (const name of fields.keys()) {
    if (!name.startsWith("stand.")) continue;
    const key = name.slice("stand.".length);
    if (fields.get(name) !== "1") errors.push({ field: name, code: "unknown-choice" });
    const field = reviewField.ceiling(key);
    const percent = parseNumber(fields.get(field) ?? "");
    if (!percent.ok) {
      const [whole, fraction] = percent.choices ?? [];
      const choices = whole !== undefined && fraction !== undefined ? { params: { whole, fraction } } : {};
      errors.push({ field, code: percent.code, ...choices });
    } else if (percent.value === null) errors.push({ field, code: "required" });
    else if (decimalPlaces(percent.value) > 1) errors.push({ field, code: "ceiling-step" });
    else asked.set(key, divide(percent.value, "100", 3));
  }
  return asked;
}

/** Why a ceiling was not taken, in the reader's language. */
export function ceilingErrorText(error: FieldError, offers: readonly Offered[], { language, common }: Reading): string {
  const { errors: t } = messages(language, "served").standing;
  const offer = offers.find((one) => reviewField.ceiling(one.finding.key) === error.field);
  const size = offer === undefined ? "" : sizeText(offer.deviation.size, language);
  const highest = offer === undefined ? "" : sizeText(highestCeiling(offer.deviation), language);
  if (error.code === "required" || error.code === "ceiling-step") return t[error.code];
  if (error.code === "ceiling-low") return t["ceiling-low"]({ size });
  if (error.code === "ceiling-high") return t["ceiling-high"]({ highest });
  return fieldErrorText(error, common, language);
}

/** What is offered below an explanation: that it stands, up to a ceiling. */
export function standingOffer(
  offer: Offered,
  refused: Typed | null,
  offers: readonly Offered[],
  reading: Reading,
): StandingOffer {
  const { language } = reading;
  const { offer: t } = messages(language, "served").standing;
  const { finding, deviation } = offer;
  const [stand, ceiling] = [reviewField.stand(finding.key), reviewField.ceiling(finding.key)];
  const error = refused?.fields.find((one) => one.field === ceiling);
  const percent = (share: Decimal) => formatDecimal(multiply(share, "100"), language);
  return {
    name: stand,
    label: t.label({ until: formatPeriod(standsUntil(offer.period), language, "short") }),
    checked: refused?.typed?.[stand] !== undefined,
    ceiling: {
      name: ceiling,
      label: t.ceiling({ measure: measureWord(finding.rule, language) }),
      hint: t.hint({
        size: sizeText(deviation.size, language),
        highest: sizeText(highestCeiling(deviation), language),
        margin: sizeText(String(Number(standingMargin) - 1), language),
      }),
      value: refused?.typed?.[ceiling] ?? percent(offeredCeiling(deviation)),
      error: error ? ceilingErrorText(error, offers, reading) : null,
    },
  };
}
