import { add, canonical, type Decimal, divide, isZero, subtract } from "#app/domain/decimal.ts";

/** Change of production on the establishments that are present in both months: the only basis growth is computed on. */
export interface Growth {
  /** Establishments present in both. */
  matched: number;
  now: Decimal;
  before: Decimal;
  /** now ÷ before − 1, half-up to 6 decimals; null where nobody is in both or nothing was produced then. */
  rate: Decimal | null;
}

/** Takes production of the matched establishments, now and then; gives its growth. */
export function growthOf(matched: number, now: Decimal, before: Decimal): Growth {
  const comparable = matched > 0 && !isZero(before);
  return { matched, now, before, rate: comparable ? divide(subtract(now, before), before, 6) : null };
}

/** One product's month: everything in its own unit of measure, amounts in rial (IRR_OLD), never summed with another's. */
export interface ProductStatistic {
  /** Names the product and its unit in an address. */
  key: string;
  name_fa: string;
  name_en: string;
  isic_code: string;
  unit_fa: string;
  unit_en: string;
  unit_decimals: number;
  expected: number;
  reporting: number;
  production: Decimal | null;
  domestic_quantity: Decimal | null;
  export_quantity: Decimal | null;
  domestic_rial: Decimal | null;
  export_rial: Decimal | null;
  /** Domestic and export value together: amounts, unlike quantities, may be added. */
  value_rial: Decimal | null;
  on_last_month: Growth;
  on_last_year: Growth;
}

export interface StatisticKey {
  item_id: number | null;
  line_id: number | null;
  unit_code: string;
}

/** The key as it stands in an address: `i12.TNE`, or `l345.TNE` for a line that no catalogue item covers. */
export function statisticKey(key: StatisticKey): string {
  return `${key.item_id === null ? `l${key.line_id}` : `i${key.item_id}`}.${key.unit_code}`;
}

/** Takes any text; gives the key it is, or undefined. */
export function parseStatisticKey(text: string): StatisticKey | undefined {
  const parts = /^([il])(\d{1,9})\.([A-Z0-9]{1,3})$/.exec(text);
  if (!parts) return undefined;
  const id = Number(parts[2]);
  const unit_code = parts[3] ?? "";
  return parts[1] === "i" ? { item_id: id, line_id: null, unit_code } : { item_id: null, line_id: id, unit_code };
}

interface Total extends StatisticKey {
  reporting: number;
  production: string | null;
  domestic_quantity: string | null;
  export_quantity: string | null;
  domestic_rial: string | null;
  export_rial: string | null;
  matched_before: number;
  now_before: string;
  then_before: string;
  matched_year_ago: number;
  now_year_ago: string;
  then_year_ago: string;
}

interface Named {
  id: number;
  name_fa: string;
  name_en: string;
  isic_code: string;
}

interface Unit {
  code: string;
  name_fa: string;
  name_en: string;
  decimals: number;
}

export interface ProductMaterial {
  totals: readonly Total[];
  expected: readonly (StatisticKey & { expected: number })[];
  items: readonly Named[];
  lines: readonly Named[];
  units: readonly Unit[];
}

const exact = (text: string | null | undefined): Decimal | null => (text === null || text === undefined ? null : canonical(text));

function together(a: Decimal | null, b: Decimal | null): Decimal | null {
  return a === null ? b : b === null ? a : add(a, b);
}

/**
 * Takes the sums of a period and who was expected; gives one statistic per product that anybody reported or was to
 * report in that period, in the order of the keys. A product reported by more than the register expects (a line that
 * ended within the month) is expected of those who reported it.
 */
export function productStatistics(material: ProductMaterial): ProductStatistic[] {
  const items = new Map(material.items.map((item) => [item.id, item]));
  const lines = new Map(material.lines.map((line) => [line.id, line]));
  const units = new Map(material.units.map((unit) => [unit.code, unit]));
  const totals = new Map(material.totals.map((total) => [statisticKey(total), total]));
  const expected = new Map(material.expected.map((row) => [statisticKey(row), row]));
  const found: ProductStatistic[] = [];
  for (const key of [...new Set([...expected.keys(), ...totals.keys()])].sort()) {
    const total = totals.get(key);
    const due = expected.get(key);
    const of = total ?? due;
    const named = of && (of.item_id === null ? lines.get(of.line_id ?? 0) : items.get(of.item_id));
    const unit = of && units.get(of.unit_code);
    const reporting = total?.reporting ?? 0;
    if (!named || !unit || (reporting === 0 && !due)) continue;
    const domestic_rial = exact(total?.domestic_rial);
    const export_rial = exact(total?.export_rial);
    found.push({
      key,
      name_fa: named.name_fa,
      name_en: named.name_en,
      isic_code: named.isic_code,
      unit_fa: unit.name_fa,
      unit_en: unit.name_en,
      unit_decimals: unit.decimals,
      expected: Math.max(due?.expected ?? 0, reporting),
      reporting,
      production: exact(total?.production),
      domestic_quantity: exact(total?.domestic_quantity),
      export_quantity: exact(total?.export_quantity),
      domestic_rial,
      export_rial,
      value_rial: together(domestic_rial, export_rial),
      on_last_month: growthOf(
        total?.matched_before ?? 0,
        canonical(total?.now_before ?? "0"),
        canonical(total?.then_before ?? "0"),
      ),
      on_last_year: growthOf(
        total?.matched_year_ago ?? 0,
        canonical(total?.now_year_ago ?? "0"),
        canonical(total?.then_year_ago ?? "0"),
      ),
    });
  }
  return found;
}
