import { exportSums } from "#app/domain/block-cells.ts";
import { blockFieldName, type ReturnBlocks } from "#app/domain/form-blocks.ts";
import { isSome } from "./block-numbers.ts";
import type { Finding } from "./finding.ts";
import { atBlock, type Checked } from "./rule.ts";

const ofExports = ["product_line_id", "country", "tariff_code", "quantity"] as const;
const ofMaterials = ["name", "unit_code", "used", "closing"] as const;
const ofOutside = ["name", "unit_code", "quantity"] as const;
const fuels = ["gas-oil", "fuel-oil", "petrol", "lpg", "kerosene"] as const;

/** A row that was begun is finished, whoever reports it: half a row says nothing. */
function rows(blocks: ReturnBlocks): Finding[] {
  const found: Finding[] = [];
  const missing = (place: string, product: number | null = null) =>
    found.push(atBlock("required", "block", place, { variant: "block-cell", product }));
  for (const [slot, row] of blocks.exports) {
    for (const field of ofExports) {
      if (row[field] === null) missing(blockFieldName.exports(slot, field), row.product_line_id);
    }
  }
  for (const [slot, row] of blocks.materials) {
    for (const field of ofMaterials) if (row[field] === null) missing(blockFieldName.materials(slot, field));
  }
  for (const [slot, row] of blocks.outside) {
    for (const field of ofOutside) if (row[field] === null) missing(blockFieldName.outside(slot, field));
  }
  return found;
}

/** What was exported is told by country; a product whose rows are begun is asked for its rows' own cells instead. */
function exportRows({ products }: Checked, blocks: ReturnBlocks): Finding[] {
  const begun = new Set([...blocks.exports.values()].map((row) => row.product_line_id));
  const sums = exportSums(blocks.exports);
  return products
    .filter(({ product_line_id: line, figures }) => isSome(figures.export_quantity) && !begun.has(line) && !sums.has(line))
    .map(({ product_line_id: line, figures, unit_code: unit }) =>
      atBlock("required", "block", `x.${line}`, {
        variant: "export-rows",
        product: line,
        params: { exported: figures.export_quantity ?? "0", unit },
      }),
    );
}

function ofSelected(blocks: ReturnBlocks): Finding[] {
  const found: Finding[] = [];
  const { energy, people, materials, none } = blocks;
  if (materials.size === 0 && !none.has("materials")) {
    found.push(atBlock("required", "block", "m", { variant: "materials" }));
  }
  if (!none.has("energy")) {
    for (const carrier of ["electricity", "natural-gas"] as const) {
      if (energy[carrier] !== null) continue;
      found.push(atBlock("required", "block", blockFieldName.energy(carrier), { variant: "energy" }));
    }
    if (fuels.every((fuel) => energy[fuel] === null)) {
      found.push(atBlock("required", "block", blockFieldName.energy("gas-oil"), { variant: "fuel" }));
    }
  }
  if (!none.has("people")) {
    for (const field of ["men", "women"] as const) {
      if (people[field] === null) found.push(atBlock("required", "block", blockFieldName.people(field), { variant: "people" }));
    }
  }
  return found;
}

/**
 * What of blocks 3 to 5 has to be there. Of all: rows for what was exported, and no half row. Of selected
 * establishments also materials, energy and people, or that there were none; in an idle month these rest too.
 */
export function requiredBlocks(checked: Checked): Finding[] {
  const { blocks } = checked;
  if (!blocks) return [];
  return [...exportRows(checked, blocks), ...rows(blocks), ...(checked.selected && !checked.idle ? ofSelected(blocks) : [])];
}
