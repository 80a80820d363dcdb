import { materialKey } from "./block-cells.ts";
import type { PastInputs } from "./checks/finding.ts";
import type { ReturnBlocks } from "./form-blocks.ts";

/** What a month used to make what it made, as later months' checks look back on it. */
export function inputsOf({ energy, materials }: Pick<ReturnBlocks, "energy" | "materials">): PastInputs {
  const used = new Map<string, string>();
  for (const row of materials.values()) if (row.name !== null && row.used !== null) used.set(materialKey(row), row.used);
  return { electricity: energy.electricity, materials: used };
}
