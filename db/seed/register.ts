import type { Insertable, Kysely } from "kysely";
import { addDays, type Day, dayNumber } from "#app/domain/period.ts";
import type { Database } from "../schema.ts";
import { divisionWeights, placesOf } from "./demo/shares.ts";
import { companyName, legalIdOf, ownerName } from "./names.ts";
import { type Random, randomOf } from "./random.ts";
import { reference } from "./reference/data.ts";

/** A kind of product as the reference data holds it. */
export interface CatalogueRow {
  id: number;
  code: string;
  name_fa: string;
  name_en: string;
  isic_code: string;
  unit_code: string;
  unit_decimals: number;
  tariff_code: string;
  /** Rial for one unit. */
  usual_price: number;
  yearly_capacity: number;
  listed_on_exchange: boolean;
}

export interface SeededLine {
  row: Insertable<Database["product_line"]> & { id: number };
  unit_decimals: number;
  yearly_capacity: number;
  usual_price: number;
}

export interface SeededEstablishment {
  id: number;
  establishment: Insertable<Database["establishment"]>;
  licence: Insertable<Database["operating_licence"]>;
  lines: SeededLine[];
  division: string;
  /** `app_user.id` of who files for it. */
  liaison: number;
}

/** What the population reads from the reference data. */
export interface Reference {
  /** Establishments of ten and more workers in 1394 by province code. */
  provinces: ReadonlyMap<string, number>;
  counties: Map<string, number[]>;
  catalogue: CatalogueRow[];
}

/** Reads provinces, counties and catalogue, in the order of their keys. */
export async function readReference(db: Kysely<Database>): Promise<Reference> {
  const counties = new Map<string, number[]>();
  for (const county of await db.selectFrom("county").select(["id", "province_code"]).orderBy("id").execute()) {
    counties.set(county.province_code, [...(counties.get(county.province_code) ?? []), county.id]);
  }
  const items = await db
    .selectFrom("catalogue_item as c")
    .innerJoin("unit_of_measure as u", "u.code", "c.unit_code")
    .selectAll("c")
    .select("u.decimals")
    .orderBy("c.id")
    .execute();
  const catalogue = items.map((item) => ({
    id: item.id,
    code: item.code,
    name_fa: item.name_fa,
    name_en: item.name_en,
    isic_code: item.isic_code,
    unit_code: item.unit_code,
    unit_decimals: item.decimals,
    tariff_code: item.tariff_code,
    usual_price: Number(item.usual_price),
    yearly_capacity: Number(item.yearly_capacity),
    listed_on_exchange: item.listed_on_exchange !== 0,
  }));
  const provinces = new Map(reference.provinces.map((row) => [row.code, row.establishments_1394]));
  return { provinces, counties, catalogue };
}

/** A county of a province. @throws RangeError where the province has none */
export function countyOf(known: Reference, province: string, random: Random): number {
  const list = known.counties.get(province) ?? [];
  // The first county is the capital's: it holds more than its share.
  return random.chance(0.35) ? (list[0] ?? random.pick(list)) : random.pick(list);
}

const divisionOf = (item: CatalogueRow): string => item.isic_code.slice(0, 2);

/** Two significant digits, as capacities stand in licences. */
function roundCapacity(value: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.max(1, Math.round(value / power) * power);
}

/** A product line on a licence, of a kind in the catalogue. */
export function lineOf(
  item: CatalogueRow,
  at: { id: number; establishment: number; position: number; valid_from: Day; valid_to?: Day | null },
  capacity: number,
): SeededLine {
  return {
    row: {
      id: at.id,
      licence_id: at.establishment,
      establishment_id: at.establishment,
      catalogue_item_id: item.id,
      position: at.position,
      name_fa: item.name_fa,
      name_en: item.name_en,
      isic_code: item.isic_code,
      unit_code: item.unit_code,
      yearly_capacity: String(capacity),
      tariff_code: item.tariff_code,
      listed_on_exchange: item.listed_on_exchange,
      valid_from: at.valid_from,
      valid_to: at.valid_to ?? null,
    },
    unit_decimals: item.unit_decimals,
    yearly_capacity: capacity,
    usual_price: item.usual_price,
  };
}

/** Kinds of product of one establishment: of one class first, then of its division; none twice. */
function assortment(random: Random, catalogue: readonly CatalogueRow[], division: string, count: number): CatalogueRow[] {
  const own = catalogue.filter((item) => divisionOf(item) === division);
  const main = random.pick(own);
  const chosen = [main];
  const near = own.filter((item) => item.isic_code === main.isic_code);
  const pools = [near, own, catalogue];
  for (const pool of pools) {
    const left = pool.filter((item) => !chosen.includes(item));
    while (chosen.length < count && left.length > 0) chosen.push(...left.splice(random.whole(0, left.length - 1), 1));
  }
  return chosen;
}

export interface RegisterOptions {
  seed: string;
  establishments: number | undefined;
  /** Products of each; without it two to five. */
  products: number | undefined;
  /** First and last day of the history. */
  from: Day;
  to: Day;
  /** Ids below are taken by those set up by name. */
  firstId: number;
  firstLineId: number;
  /** Of each province, how many establishments were set up by name already. */
  named: ReadonlyMap<string, number>;
  liaisonOf: (establishment: number) => number;
}

function licensedOn(random: Random, options: RegisterOptions): Day {
  const span = dayNumber(options.to) - dayNumber(options.from);
  // A few begin within the history; the others are between one and twenty-five years older than it.
  if (span > 120 && random.chance(0.02)) return addDays(options.from, random.whole(40, span - 60));
  return addDays(options.from, -random.whole(400, 9000));
}

/** Makes the establishments that are not set up by name, one after the other; ids run on from `firstId`. */
export function* establishmentsOf(known: Reference, options: RegisterOptions): Generator<SeededEstablishment> {
  const taken = new Set<string>();
  const present = new Set(known.catalogue.map(divisionOf));
  const weights = [...present].sort().map((division) => [division, divisionWeights[division] ?? 1] as const);
  let id = options.firstId;
  let lineId = options.firstLineId;
  for (const [province, count] of placesOf(known.provinces, options.establishments)) {
    for (let made = options.named.get(province) ?? 0; made < count; made++) {
      const random = randomOf(options.seed, "establishment", id);
      const division = random.weighted(weights);
      const items = assortment(random, known.catalogue, division, options.products ?? random.whole(2, 5));
      const name = companyName(random, items[0]?.isic_code ?? division, taken);
      const issued = licensedOn(random, options);
      const size = 0.15 + 1.4 * random.next() * random.next();
      const closed = dayNumber(options.to) - dayNumber(options.from) > 120 && random.chance(0.006);
      const lines = items.map((item, index) =>
        lineOf(
          item,
          { id: lineId++, establishment: id, position: index + 1, valid_from: issued },
          roundCapacity(Math.max(12, item.yearly_capacity * size * (index === 0 ? 1 : random.between(0.2, 0.8)))),
        ),
      );
      yield {
        id,
        establishment: {
          id,
          name_fa: name.fa,
          name_en: name.en,
          legal_id: legalIdOf(id),
          owner_fa: ownerName(random, name.fa),
          province_code: province,
          county_id: countyOf(known, province, random),
          isic_code: items[0]?.isic_code ?? division,
          selected: random.chance(0.4),
          signatory_required: false,
          // Local numbers never begin with 0, so this is nobody's telephone.
          phone: `0${random.whole(1_000_000, 9_999_999)}`,
          register_state: closed ? "closed" : "active",
          register_state_from: closed
            ? addDays(options.from, random.whole(60, dayNumber(options.to) - dayNumber(options.from) - 40))
            : null,
        },
        licence: {
          id,
          establishment_id: id,
          number: `${random.whole(101, 199)}/${10_000 + id}`,
          province_code: province,
          issued_on: issued,
          valid_to: null,
        },
        lines,
        division,
        liaison: options.liaisonOf(id),
      };
      id++;
    }
  }
}

/** Whether a return of the month is asked for. */
export function isExpected({ establishment, licence }: SeededEstablishment, period: { firstDay: Day; lastDay: Day }): boolean {
  const ended = establishment.register_state_from ?? null;
  return licence.issued_on <= period.lastDay && (ended === null || ended > period.firstDay);
}
