import { blockFieldName, energyCarriers, type ReturnBlocks } from "#app/domain/form-blocks.ts";
import { isSome } from "./block-numbers.ts";
import type { Finding } from "./finding.ts";
import { atBlock, type Checked } from "./rule.ts";

function isFilled(block: string, blocks: ReturnBlocks, exported: boolean): boolean {
  switch (block) {
    case "exports":
      return blocks.exports.size > 0 || exported;
    case "materials":
      return blocks.materials.size > 0;
    case "outside":
      return blocks.outside.size > 0;
    case "energy":
      return energyCarriers.some((carrier) => isSome(blocks.energy[carrier]));
    default:
      return (blocks.people.men ?? 0) + (blocks.people.women ?? 0) > 0;
  }
}

/** A block that was closed with "none" holds nothing. */
export function noneButFilled({ blocks, products }: Checked): Finding[] {
  if (!blocks) return [];
  const exported = products.some(({ figures }) => isSome(figures.export_quantity));
  return [...blocks.none]
    .filter((block) => isFilled(block, blocks, exported))
    .map((block) => atBlock("none-but-filled", "block", blockFieldName.none(block)));
}
