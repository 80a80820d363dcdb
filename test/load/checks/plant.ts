import type { RuleCode } from "#app/domain/checks/finding.ts";
import { add, compare, type Decimal, divide, multiply, round, subtract } from "#app/domain/decimal.ts";
import type { OperationFields } from "#app/domain/editing.ts";
import { noEnergy, type ReturnBlocks } from "#app/domain/form-blocks.ts";
import { type Figures, type Measure, measures } from "#app/domain/monthly-return.ts";
import { daysInJalaliYear, daysInPeriod, periodParts } from "#app/domain/period.ts";
import type { LoadedReturn } from "#app/usecases/load-return.server.ts";

/** A return as it is checked: what `checkLoaded` takes beside the loaded one. */
export interface Typed {
  operation: OperationFields;
  figures: ReadonlyMap<number, Figures>;
  blocks: ReturnBlocks | null;
}

/** A kind of error: the rules that say it, and the return with it; null where it cannot be made in this one. */
export interface Plant {
  rules: readonly RuleCode[];
  make: (loaded: LoadedReturn, typed: Typed) => Typed | null;
}

const isSome = (value: Decimal | null): value is Decimal => value !== null && Number(value) > 0;

/** The product line whose cell is the largest, where there is one and it has a past. */
function largest({ products, history }: LoadedReturn, typed: Typed, measure: Measure) {
  const rows = products.flatMap((product) => {
    const row = typed.figures.get(product.product_line_id);
    const value = row?.[measure] ?? null;
    const past = history.filter((month) => isSome(month.figures.get(product.product_line_id)?.[measure] ?? null)).length;
    return row && isSome(value) && past >= 3 ? [{ product, row, value }] : [];
  });
  return rows.sort((a, b) => compare(b.value, a.value))[0];
}

function withRow(typed: Typed, line: number, changes: Partial<Figures>): Typed {
  const row = typed.figures.get(line);
  return row ? { ...typed, figures: new Map([...typed.figures, [line, { ...row, ...changes }]]) } : typed;
}

/** One cell a factor too large or small, the rest as it was. */
function slip(measure: Measure, factor: string, way: "large" | "small"): Plant["make"] {
  return (loaded, typed) => {
    const found = largest(loaded, typed, measure);
    if (!found) return null;
    const { product, value } = found;
    const money = measure === "domestic_value" || measure === "export_value";
    const off = way === "large" ? multiply(value, factor) : divide(value, factor, money ? 6 : product.unit_decimals);
    return Number(off) === 0 ? null : withRow(typed, product.product_line_id, { [measure]: off });
  };
}

/** Production changed and the stock with it, so that the row still balances. */
function produced(
  of: (loaded: LoadedReturn, value: Decimal, yearly: Decimal | null, worked: number) => Decimal | null,
): Plant["make"] {
  return (loaded, typed) => {
    const found = largest(loaded, typed, "production");
    const worked = typed.operation.days_worked ?? 0;
    if (!found || worked === 0) return null;
    const { product, row, value } = found;
    const production = of(loaded, value, product.yearly_capacity, worked);
    if (production === null) return null;
    const whole = round(production, product.unit_decimals);
    const closing = add(row.closing ?? "0", subtract(whole, value));
    return Number(closing) < 0 ? null : withRow(typed, product.product_line_id, { production: whole, closing });
  };
}

function inBlocks(change: (blocks: ReturnBlocks) => ReturnBlocks | null): Plant["make"] {
  return (loaded, typed) => {
    const past = loaded.history.filter((month) => month.inputs?.electricity != null).length;
    const made = [...typed.figures.values()].some((row) => isSome(row.production));
    if (typed.blocks === null || past < 2 || !made || !isSome(typed.blocks.energy.electricity)) return null;
    const blocks = change(typed.blocks);
    return blocks === null ? null : { ...typed, blocks };
  };
}

const electricity = (factor: number) =>
  inBlocks((blocks) => ({
    ...blocks,
    energy: { ...blocks.energy, electricity: String(Math.round(Number(blocks.energy.electricity) * factor)) },
  }));

const material = (factor: number) =>
  inBlocks((blocks) => {
    const [first] = blocks.materials;
    if (first === undefined || !isSome(first[1].used)) return null;
    const [slot, row] = first;
    const used = String(Math.round(Number(row.used) * factor));
    const bought_home = add(row.bought_home ?? "0", subtract(used, row.used ?? "0"));
    const changed = Number(bought_home) < 0 ? { ...row, used, bought_home: "0", opening: used } : { ...row, used, bought_home };
    return { ...blocks, materials: new Map([...blocks.materials, [slot, changed]]) };
  });

const flows = measures.filter((measure) => measure !== "opening" && measure !== "closing");

function copied(loaded: LoadedReturn, typed: Typed): Typed | null {
  const { last_month: last } = loaded;
  const { money } = typed.operation;
  if (last === null || last.money_unit !== money.unit || last.money_scale !== money.scale) return null;
  if (!(Number(last.days_worked) > 0) || typed.operation.operating_state === "idle") return null;
  const figures = new Map(typed.figures);
  for (const [line, row] of figures) {
    const before = last.figures.get(line);
    if (!before) return null;
    figures.set(line, { ...row, ...Object.fromEntries(flows.map((measure) => [measure, before[measure]])) });
  }
  return [...figures.values()].some((row) => isSome(row.production)) ? { ...typed, figures } : null;
}

function roundedOff(_loaded: LoadedReturn, typed: Typed): Typed | null {
  const keep = ["production", "domestic_quantity", "export_quantity", "own_use", "closing"] as const;
  let count = 0;
  const off = (value: Decimal | null): Decimal | null => {
    if (value === null || Number(value) < 100) return value;
    count += 1;
    const digits = String(Math.trunc(Number(value))).length;
    const unit = 10 ** (digits > 3 ? digits - 2 : digits - 1);
    return String(Math.round(Number(value) / unit) * unit);
  };
  const figures = new Map(
    [...typed.figures].map(([line, row]) => [
      line,
      { ...row, ...Object.fromEntries(keep.map((cell) => [cell, off(row[cell])])) },
    ]),
  );
  return count >= 4 && typed.operation.operating_state !== "idle" ? { ...typed, figures } : null;
}

const moneySlip: readonly RuleCode[] = ["unit-slip"];

/** Every kind of error that is planted, by name. */
export const plants: Readonly<Record<string, Plant>> = {
  "production-in-kilograms": { rules: ["unit-slip"], make: slip("production", "1000", "large") },
  "production-in-thousands": { rules: ["unit-slip"], make: slip("production", "1000", "small") },
  "sales-in-kilograms": { rules: ["unit-slip"], make: slip("domestic_quantity", "1000", "large") },
  "value-in-toman": { rules: moneySlip, make: slip("domestic_value", "10", "small") },
  "value-ten-times": { rules: moneySlip, make: slip("domestic_value", "10", "large") },
  "value-in-new-rial": { rules: moneySlip, make: slip("domestic_value", "10000", "small") },
  "value-in-old-rial": { rules: moneySlip, make: slip("domestic_value", "10000", "large") },
  "value-in-thousands": { rules: moneySlip, make: slip("domestic_value", "1000", "large") },
  "export-value-in-toman": { rules: moneySlip, make: slip("export_value", "10", "small") },
  "price-times-three": { rules: ["price-band"], make: slip("domestic_value", "3", "large") },
  "price-a-quarter": { rules: ["price-band"], make: slip("domestic_value", "4", "small") },
  "stock-off-by-a-fifth": {
    rules: ["balance"],
    make: (loaded, typed) => {
      const found = largest(loaded, typed, "production");
      if (!found) return null;
      const off = round(multiply(found.value, "0.2"), found.product.unit_decimals);
      return withRow(typed, found.product.product_line_id, { closing: add(found.row.closing ?? "0", off) });
    },
  },
  "more-exported-than-there-was": {
    rules: ["export-above-available", "balance"],
    make: (loaded, typed) => {
      const found = largest(loaded, typed, "export_quantity");
      if (!found) return null;
      const there = add(add(found.row.opening ?? "0", found.row.production ?? "0"), found.row.other_in ?? "0");
      return withRow(typed, found.product.product_line_id, {
        export_quantity: round(multiply(there, "1.2"), found.product.unit_decimals),
      });
    },
  },
  "four-times-the-usual": {
    rules: ["jump", "capacity"],
    make: produced((loaded, value) => (loaded.last_month && loaded.same_month_last_year ? multiply(value, "4") : null)),
  },
  "half-again-above-capacity": {
    rules: ["capacity"],
    make: produced((loaded, _value, yearly) => {
      if (yearly === null || Number(yearly) === 0) return null;
      const { year } = periodParts(loaded.found.period);
      const share = (1.5 * daysInPeriod(loaded.found.period)) / daysInJalaliYear(year);
      return multiply(yearly, String(Math.round(share * 1e6) / 1e6));
    }),
  },
  "idle-with-production": {
    rules: ["idle-but-produced"],
    make: (loaded, typed) =>
      largest(loaded, typed, "production") ? { ...typed, operation: { ...typed.operation, operating_state: "idle" } } : null,
  },
  "working-without-production": {
    rules: ["working-without-production"],
    make: (_loaded, typed) =>
      typed.operation.operating_state === "working" && typed.operation.stoppages.length === 0
        ? { ...typed, figures: new Map([...typed.figures].map(([line, row]) => [line, { ...row, production: "0" }])) }
        : null,
  },
  "electricity-in-megawatt-hours": { rules: ["input-intensity"], make: electricity(0.001) },
  "electricity-times-four": { rules: ["input-intensity"], make: electricity(4) },
  "material-in-kilograms": { rules: ["input-intensity"], make: material(1000) },
  "material-a-tenth": { rules: ["input-intensity"], make: material(0.1) },
  "output-without-energy": {
    rules: ["no-energy-or-people"],
    make: inBlocks((blocks) => ({ ...blocks, energy: noEnergy(), none: new Set([...blocks.none, "energy"] as const) })),
  },
  "output-without-people": {
    rules: ["no-energy-or-people"],
    make: inBlocks((blocks) => ({ ...blocks, people: { ...blocks.people, men: 0, women: 0 } })),
  },
  "copied-from-last-month": { rules: ["same-as-last-month"], make: copied },
  "rounded-off": { rules: ["round-numbers"], make: roundedOff },
};
