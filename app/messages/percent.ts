import { type Decimal, decimalOfNumber, multiply } from "#app/domain/decimal.ts";
import type { Language } from "./language.ts";
import { formatDecimal, type NumberStyle, signs } from "./numbers.ts";

/** Takes a share (0.123) as decimal or double; gives percent («۱۲٫۳٪», "12.3%"), one decimal unless asked otherwise. */
export function formatPercent(
  share: number | Decimal,
  language: Language,
  { decimals = 1, sign = "auto" }: { decimals?: number; sign?: NumberStyle["sign"] } = {},
): string {
  const percent = multiply(typeof share === "number" ? decimalOfNumber(share, 8) : share, "100");
  const number = formatDecimal(percent, language, { minimumDecimals: decimals, maximumDecimals: decimals, sign });
  return number + signs[language].percent;
}
