import { blockFieldName, energyCarriers } from "#app/domain/form-blocks.ts";
import { isSome } from "./block-numbers.ts";
import type { Finding } from "./finding.ts";
import { atBlock, type Checked } from "./rule.ts";

/**
 * Something was produced, and the return says that no energy was used or nobody is employed: "none", or zeros in all
 * that is filled. A block left blank says nothing and is the business of `required`.
 */
export function noEnergyOrPeople({ blocks, products, idle }: Checked): Finding[] {
  if (!blocks || idle || !products.some(({ figures }) => isSome(figures.production))) return [];
  const found: Finding[] = [];
  const used = energyCarriers.map((carrier) => blocks.energy[carrier]).filter((quantity) => quantity !== null);
  if (used.length > 0 ? !used.some(isSome) : blocks.none.has("energy")) {
    const place = used.length > 0 ? blockFieldName.energy("electricity") : blockFieldName.none("energy");
    found.push(atBlock("no-energy-or-people", "explain", place, { variant: "energy" }));
  }
  const { men, women } = blocks.people;
  const counted = men !== null || women !== null;
  if (counted ? (men ?? 0) + (women ?? 0) === 0 && men !== null && women !== null : blocks.none.has("people")) {
    const place = counted ? blockFieldName.people("men") : blockFieldName.none("people");
    found.push(atBlock("no-energy-or-people", "explain", place, { variant: "people" }));
  }
  return found;
}
