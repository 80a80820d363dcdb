import { type Decimal, decimalOfNumber, divide, isZero, round } from "#app/domain/decimal.ts";
import { fromRial } from "#app/domain/money.ts";
import type { Finding } from "./finding.ts";
import { rounded } from "./history.ts";
import { limitsFor } from "./limits.ts";
import { atCell, type Checked, type CheckedProduct, cellKey } from "./rule.ts";
import type { FindingParams } from "./sentence.ts";

interface Band {
  low: number;
  high: number;
}

const isWithin = (price: number, { low, high }: Band) => rounded(price / low) >= 1 && rounded(price / high) <= 1;

/** Fewer digits for a larger price: it is read, not reckoned with. */
function priceText(price: number): Decimal {
  return decimalOfNumber(price, price >= 10 ? 0 : price >= 0.01 ? 3 : 6);
}

function groupPrice(checked: Checked, line: number, market: "domestic" | "export") {
  const group = checked.group_prices?.get(line);
  const rial = group?.[market] ?? null;
  if (group === undefined || rial === null || isZero(rial)) return null;
  return { period: group.period, price: Number(fromRial(rial, checked.money_unit, checked.money_scale)) };
}

function priceFinding(checked: Checked, row: CheckedProduct, market: "domestic" | "export"): Finding | null {
  const line = row.product_line_id;
  const amount = row.figures[`${market}_value`];
  const quantity = row.figures[`${market}_quantity`];
  if (amount === null || quantity === null || isZero(amount) || isZero(quantity)) return null;
  if (checked.slips.has(cellKey(line, `${market}_value`)) || checked.slips.has(cellKey(line, `${market}_quantity`))) return null;
  const price = Number(amount) / Number(quantity);
  const limits = limitsFor(checked, line);
  const own = checked.past.lastPrice(line, market);
  const ownBand = own && { low: own.price * Number(limits.price_low), high: own.price * Number(limits.price_high) };
  // Most prices end here.
  if (ownBand !== null && isWithin(price, ownBand)) return null;
  const group = groupPrice(checked, line, market);
  const groupBand = group && {
    low: group.price * Number(limits.price_group_low),
    high: group.price * Number(limits.price_group_high),
  };
  if (groupBand !== null && isWithin(price, groupBand)) return null;
  const band = ownBand ?? groupBand;
  if (band === null) return null;
  const variant = own === null ? "group" : group === null ? "own" : "own-and-group";
  const params: FindingParams = {
    unit_price: round(divide(amount, quantity, 12), price >= 10 ? 0 : price >= 0.01 ? 3 : 6),
    product_unit: row.unit_code,
    last_period: own?.period ?? "",
    last_price: own === null ? "" : priceText(own.price),
    group_period: group?.period ?? "",
    group_price: group === null ? "" : priceText(group.price),
    range_low: priceText(band.low),
    range_high: priceText(band.high),
  };
  return atCell("price-band", "explain", row, `${market}_value`, { variant, params });
}

/**
 * Unit price (value ÷ quantity) outside its band: first the own last price, times `price_low` to `price_high`; a price
 * beyond it is still quiet where it lies round the product group's median of the last published month, times
 * `price_group_low` to `price_group_high`. So the band moves with the market, and an old own price does not tie it down.
 * Silent where value or quantity is taken for a unit slip, and where neither price is known.
 */
export function priceBand(checked: Checked): Finding[] {
  const found: Finding[] = [];
  for (const row of checked.products) {
    for (const market of ["domestic", "export"] as const) {
      const finding = priceFinding(checked, row, market);
      if (finding !== null) found.push(finding);
    }
  }
  return found;
}
