import { compare } from "#app/domain/decimal.ts";
import { latinDigits, parseNumber } from "#app/domain/quantity.ts";
import type { ThresholdName, Thresholds } from "./finding.ts";
import { defaultThresholds } from "./thresholds.ts";

export const thresholdNames = Object.keys(defaultThresholds) as ThresholdName[];

/** Least and most that a threshold may be set to; null: it is a list of days of the year. */
export const thresholdBounds: Record<ThresholdName, readonly [least: string, most: string] | null> = {
  balance_tolerance: ["0", "0.1"],
  material_tolerance: ["0", "0.2"],
  capacity_explain: ["1", "5"],
  capacity_loud: ["1", "10"],
  slip_window: ["0.05", "0.6"],
  jump_low: ["0", "0.95"],
  jump_high: ["1.05", "100"],
  jump_floor: ["0", "1"],
  price_low: ["0", "0.99"],
  price_high: ["1.01", "100"],
  price_group_low: ["0", "0.99"],
  price_group_high: ["1.01", "100"],
  intensity_low: ["0", "0.99"],
  intensity_high: ["1.01", "100"],
  round_cells: ["2", "100"],
  quota_days: null,
  quota_jump: ["1.05", "100"],
  outlier_exponent: ["0", "1"],
  outlier_least: ["0.001", "1"],
  outlier_width: ["1", "200"],
  outlier_group: ["5", "1000"],
  device_establishments: ["2", "1000"],
  together_floor: ["0", "100"],
};

/** Thresholds that are of all alike: returns of every branch lie in one queue. */
export const thresholdsOfAll: readonly ThresholdName[] = ["together_floor"];

/** Where a threshold is set: for all, for an ISIC division, or for a product of the catalogue. The narrowest holds. */
export type ProductGroup = "all" | `isic-${string}` | `item-${number}`;

/** @returns the group a text names by its form; whether there is such a division or product is not asked here. */
export function readProductGroup(text: string): ProductGroup | null {
  return /^(?:all|isic-\d\d|item-[1-9]\d{0,8})$/.test(text) ? (text as ProductGroup) : null;
}

/** @returns the threshold a text names. */
export function readThresholdName(text: string): ThresholdName | null {
  return thresholdNames.find((name) => name === text) ?? null;
}

const monthDays = [31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29];

function readDays(text: string): string | null {
  const days = text.split(/[\s,،]+/).filter((day) => day !== "");
  for (const day of days) {
    const [, month, of] = /^(\d\d)-(\d\d)$/.exec(day) ?? [];
    if (month === undefined || Number(of) < 1 || Number(of) > (monthDays[Number(month) - 1] ?? 0)) return null;
  }
  return [...new Set(days)].sort().join(" ");
}

/**
 * Takes what somebody typed for a threshold, in any digits; gives it as stored.
 * @returns `unreadable`, or `outside` where it is beyond `thresholdBounds`
 */
export function readThreshold(name: ThresholdName, typed: string): { value: string } | { fault: "unreadable" | "outside" } {
  const bounds = thresholdBounds[name];
  if (bounds === null) {
    const days = readDays(latinDigits(typed));
    return days === null ? { fault: "unreadable" } : { value: days };
  }
  const read = parseNumber(typed);
  if (!read.ok || read.value === null) return { fault: "unreadable" };
  const [least, most] = bounds;
  if (compare(read.value, least) < 0 || compare(read.value, most) > 0) return { fault: "outside" };
  return { value: read.value };
}

/** A threshold as it is set for a group now. */
export interface SetThreshold {
  product_group: string;
  name: ThresholdName;
  value: string | null;
}

/** A product as its group is found by. */
export interface GroupedProduct {
  isic_code: string;
  item_id: number | null;
}

/** The thresholds in force, by product group; the same group is given the very same values each time. */
export class ThresholdBook {
  readonly #byGroup = new Map<string, Partial<Thresholds>>();
  readonly #made = new Map<string, Thresholds>();

  constructor(rows: readonly SetThreshold[]) {
    for (const { product_group, name, value } of rows) {
      if (value === null) continue;
      const held = this.#byGroup.get(product_group) ?? {};
      held[name] = value;
      this.#byGroup.set(product_group, held);
    }
  }

  /** All thresholds as they hold for a group: its own, over its division's, over those of all, over the defaults. */
  of({ isic_code, item_id }: GroupedProduct): Thresholds {
    const chain = ["all", `isic-${isic_code.slice(0, 2)}`, ...(item_id === null ? [] : [`item-${item_id}`])];
    const set = chain.filter((group) => this.#byGroup.has(group));
    const key = set.join(" ");
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = Object.assign({ ...defaultThresholds }, ...set.map((group) => this.#byGroup.get(group)));
    this.#made.set(key, made);
    return made;
  }
}

/** What a product group's prices are kept by. */
export function priceKey(product: { item_id: number; unit_code: string }): string {
  return `${product.item_id} ${product.unit_code}`;
}
