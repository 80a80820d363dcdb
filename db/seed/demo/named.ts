import { type Day, dayOfJalali } from "#app/domain/period.ts";
import { legalIdOf } from "../names.ts";
import { type CatalogueRow, lineOf, type Reference, type SeededEstablishment, type SeededLine } from "../register.ts";
import { demoAccount } from "./accounts.ts";
import { type CementLine, cementLines } from "./published-cement.ts";
import { isfahan, tehran } from "./shares.ts";

/** Ids of the establishments that the demonstration's people and the tests know by name. */
export const cementWorksId = 1;
export const readyMixId = 2;
export const gypsumId = 3;
export const isfahanTilesId = 4;
/** Ids and line ids from here on are generated. */
export const firstGeneratedId = 5;
export const firstGeneratedLineId = 21;

/** `product_line.id` of the cement works' lines. */
export const cementLineIds: Readonly<Record<CementLine, number>> = { clinker: 1, bulk: 2, bag: 3, concrete: 4, cement: 5 };

const beforeSplit: Day = dayOfJalali(1390, 6, 1);
const afterSplit: Day = dayOfJalali(1401, 1, 1);

const ofCement: Record<CementLine, { kind: string; capacity: number; from: Day; to: Day | null }> = {
  clinker: { kind: "clinker", capacity: 2_000_000, from: beforeSplit, to: null },
  bulk: { kind: "cement-bulk-type-2", capacity: 1_300_000, from: afterSplit, to: null },
  bag: { kind: "cement-bag-type-2", capacity: 800_000, from: afterSplit, to: null },
  concrete: { kind: "concrete-products", capacity: 12_000, from: afterSplit, to: null },
  cement: { kind: "cement-bulk-type-2", capacity: 2_100_000, from: beforeSplit, to: dayOfJalali(1401, 1, 31) },
};

function itemOf(known: Reference, code: string): CatalogueRow {
  const found = known.catalogue.find((item) => item.code === code);
  if (found === undefined) throw new RangeError(`the catalogue has no ${code}`);
  return found;
}

interface Named {
  id: number;
  name: readonly [string, string];
  owner: number;
  owner_fa: string;
  province: string;
  /** The county's place among the province's. */
  county: number;
  licence: string;
  issued: Day;
  liaison: number;
  /** Its returns leave with the signatory's signature only. */
  signed?: boolean;
  lines: SeededLine[];
}

function named(known: Reference, held: Named): SeededEstablishment {
  const county = known.counties.get(held.province)?.[held.county];
  if (county === undefined) throw new RangeError("a province without this county");
  const isic = held.lines[0]?.row.isic_code ?? "2394";
  return {
    id: held.id,
    establishment: {
      id: held.id,
      name_fa: held.name[0],
      name_en: held.name[1],
      legal_id: legalIdOf(held.owner),
      owner_fa: held.owner_fa,
      province_code: held.province,
      county_id: county,
      isic_code: isic,
      selected: true,
      signatory_required: held.signed ?? false,
      phone: "01234567",
      register_state: "active",
      register_state_from: null,
    },
    licence: {
      id: held.id,
      establishment_id: held.id,
      number: held.licence,
      province_code: held.province,
      issued_on: held.issued,
      valid_to: null,
    },
    lines: held.lines,
    division: isic.slice(0, 2),
    liaison: held.liaison,
  };
}

function cementProducts(known: Reference): SeededLine[] {
  return cementLines.map((key, index) => {
    const { kind, capacity, from, to } = ofCement[key];
    const at = { id: cementLineIds[key], establishment: cementWorksId, position: index + 1, valid_from: from, valid_to: to };
    const line = lineOf(itemOf(known, kind), at, capacity);
    if (key !== "cement") return line;
    return { ...line, row: { ...line.row, catalogue_item_id: null, name_fa: "سیمان", name_en: "Cement" } };
  });
}

function products(
  known: Reference,
  establishment: number,
  from: Day,
  firstLine: number,
  kinds: readonly (readonly [string, number])[],
) {
  return kinds.map(([code, capacity], index) =>
    lineOf(itemOf(known, code), { id: firstLine + index, establishment, position: index + 1, valid_from: from }, capacity),
  );
}

/** The cement works, its two sisters and a tile works in Isfahan. */
export function namedEstablishments(known: Reference): SeededEstablishment[] {
  const cementOwner = "شرکت سیمان شاهرخ (سهامی عام)";
  const liaison = demoAccount("liaison-cement").id;
  const sisters = dayOfJalali(1393, 3, 10);
  return [
    named(known, {
      id: cementWorksId,
      name: ["سیمان شاهرخ", "Shahrokh Cement"],
      owner: cementWorksId,
      owner_fa: cementOwner,
      province: tehran,
      county: 2,
      licence: "101/10001",
      issued: beforeSplit,
      liaison,
      lines: cementProducts(known),
    }),
    named(known, {
      id: readyMixId,
      name: ["بتن آمادهٔ شاهرخ", "Shahrokh Ready-Mix"],
      owner: cementWorksId,
      owner_fa: cementOwner,
      province: tehran,
      county: 3,
      licence: "101/10002",
      issued: sisters,
      liaison,
      signed: true,
      lines: products(known, readyMixId, sisters, 6, [
        ["concrete-ready-mixed", 180_000],
        ["concrete-block", 3_000_000],
        ["concrete-sleeper", 90_000],
      ]),
    }),
    named(known, {
      id: gypsumId,
      name: ["گچ شاهرخ", "Shahrokh Gypsum"],
      owner: cementWorksId,
      owner_fa: cementOwner,
      province: tehran,
      county: 9,
      licence: "101/10003",
      issued: sisters,
      liaison,
      lines: products(known, gypsumId, sisters, 9, [
        ["gypsum-plaster", 140_000],
        ["gypsum-micronised", 45_000],
        ["gypsum-board", 6_000_000],
      ]),
    }),
    named(known, {
      id: isfahanTilesId,
      name: ["کاشی نقش‌جهان نمونه", "Naqsh-e Jahan Sample Tiles"],
      owner: isfahanTilesId,
      owner_fa: "شرکت کاشی نقش‌جهان نمونه (سهامی خاص)",
      province: isfahan,
      county: 0,
      licence: "110/10004",
      issued: dayOfJalali(1388, 7, 5),
      liaison: demoAccount("liaison-isfahan").id,
      lines: products(known, isfahanTilesId, dayOfJalali(1388, 7, 5), 12, [
        ["tile-floor", 5_000_000],
        ["tile-wall", 3_500_000],
      ]),
    }),
  ];
}
