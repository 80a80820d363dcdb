import { materialKey } from "#app/domain/block-cells.ts";
import { type Decimal, decimalOfNumber } from "#app/domain/decimal.ts";
import { blockFieldName, energyUnits } from "#app/domain/form-blocks.ts";
import type { Finding, PastInputs } from "./finding.ts";
import { rounded } from "./history.ts";
import { limitsFor } from "./limits.ts";
import { outputs } from "./output-of.ts";
import { atBlock, type Checked } from "./rule.ts";

/** Fewer months say too little about what is usual. */
const leastMonths = 2;

interface Use {
  /** Used per unit of output, and used, in each own month that reported both. */
  perOutput: number[];
  used: number[];
}

function pastUse(checked: Checked, of: (inputs: PastInputs) => Decimal | null, output: (index: number) => number): Use | null {
  const use: Use = { perOutput: [], used: [] };
  checked.history.forEach((month, index) => {
    const used = month.inputs === undefined ? null : of(month.inputs);
    const made = output(index);
    if (used === null || Number(used) <= 0 || made <= 0) return;
    use.perOutput.push(Number(used) / made);
    use.used.push(Number(used));
  });
  return use.perOutput.length < leastMonths ? null : use;
}

/**
 * Materials and electricity per unit of output outside the establishment's own band: from `intensity_low` times the
 * least to `intensity_high` times the most that own months used. More than the band is quiet where no more was used than
 * ever before: in a short month (Nowruz) what runs day and night falls on little output.
 */
export function inputIntensity(checked: Checked): Finding[] {
  const { blocks } = checked;
  if (!blocks || checked.idle || checked.history.every((month) => month.inputs === undefined)) return [];
  const output = outputs(checked);
  if (output === null || output.now <= 0) return [];
  const made = checked.history.map(output.of);
  const limits = limitsFor(checked, null);
  const found: Finding[] = [];
  const judge = (
    kind: "electricity" | "material",
    place: string,
    typed: { used: Decimal | null; unit: string; material: string },
    of: (inputs: PastInputs) => Decimal | null,
  ) => {
    if (typed.used === null) return;
    const past = pastUse(checked, of, (index) => made[index] ?? 0);
    if (past === null) return;
    const least = Math.min(...past.perOutput) * output.now;
    const most = Math.max(...past.perOutput) * output.now;
    const low = rounded(least * Number(limits.intensity_low));
    const high = rounded(most * Number(limits.intensity_high));
    const used = Number(typed.used);
    const above = used > high && used > Math.max(...past.used);
    if (!above && used >= low) return;
    const params = {
      value: typed.used,
      unit: typed.unit,
      material: typed.material,
      range_low: decimalOfNumber(low, low >= 10 ? 0 : 3),
      range_high: decimalOfNumber(high, high >= 10 ? 0 : 3),
      count: String(past.used.length),
    };
    const variant = above ? (`${kind}-high` as const) : (`${kind}-low` as const);
    found.push(atBlock("input-intensity", "explain", place, { variant, params }));
  };
  const electricity = { used: blocks.energy.electricity, unit: energyUnits.electricity, material: "" };
  judge("electricity", blockFieldName.energy("electricity"), electricity, (inputs) => inputs.electricity);
  for (const [slot, row] of blocks.materials) {
    if (row.name === null || row.unit_code === null) continue;
    const key = materialKey(row);
    const material = { used: row.used, unit: row.unit_code, material: row.name };
    judge("material", blockFieldName.materials(slot, "used"), material, (inputs) => inputs.materials.get(key) ?? null);
  }
  return found;
}
