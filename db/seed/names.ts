import { legalIdCheckDigit, nationalIdCheckDigit } from "#app/domain/identifiers.ts";
import words from "./demo/words.json" with { type: "json" };
import type { Random } from "./random.ts";

/** A name in both languages. */
export interface Name {
  fa: string;
  en: string;
}

type Pair = readonly [string, string];

const pairs = (list: readonly (readonly string[])[]): Pair[] => list.map(([fa = "", en = ""]) => [fa, en]);
const names = pairs(words.names);
const tails = pairs(words.tails);
const men = pairs(words.men);
const women = pairs(words.women);
const family = pairs(words.family);
/** Words of a trade by ISIC class, and by division where a class has none of its own. */
const sectors = new Map(Object.entries({ ...words.sectors, ...words.classes }).map(([code, list]) => [code, pairs(list)]));

/** A company's name, after the ISIC class of its main product, that none before it in `taken` has; the set is added to. */
export function companyName(random: Random, isicClass: string, taken: Set<string>): Name {
  const list = sectors.get(isicClass) ?? sectors.get(isicClass.slice(0, 2)) ?? sectors.get("25") ?? [];
  for (let attempt = 0; ; attempt++) {
    const [sectorFa, sectorEn] = random.pick(list);
    const [fa, en] = random.pick(names);
    const longer = attempt > 2 || random.chance(0.3);
    const [moreFa, moreEn] = longer ? random.pick(attempt > 6 ? names : tails) : ["", ""];
    const name = { fa: `${sectorFa} ${fa} ${moreFa}`.trim(), en: `${en} ${moreEn}`.trim().concat(` ${sectorEn}`) };
    const last = attempt > 40 ? ` ${taken.size}` : "";
    const full = { fa: name.fa + last, en: name.en + last };
    if (taken.has(full.fa) || taken.has(full.en)) continue;
    taken.add(full.fa);
    taken.add(full.en);
    return full;
  }
}

/** The legal person that owns an establishment of this name. */
export function ownerName(random: Random, establishment: string): string {
  return random.pick(words.company).replace("{name}", establishment);
}

export function personName(random: Random): Name {
  const [firstFa, firstEn] = random.pick(random.chance(0.38) ? women : men);
  const [lastFa, lastEn] = random.pick(family);
  return { fa: `${firstFa} ${lastFa}`, en: `${firstEn} ${lastEn}` };
}

/** A valid national id for a running number below 99,000,000; its office code does not exist, so it is nobody's. */
export function nationalIdOf(number: number): string {
  // The modulus is prime, so every number below it gets an id of its own.
  const nine = `9${String((number * 7_654_321) % 99_999_989).padStart(8, "0")}`;
  return nine + String(nationalIdCheckDigit(nine));
}

/** A valid legal person's id for a running number; the series 17 was not issued, so it is no company's. */
export function legalIdOf(number: number): string {
  const ten = `17${String(((number * 7_654_321) % 99_999_989) + 1).padStart(8, "0")}`;
  return ten + String(legalIdCheckDigit(ten));
}
