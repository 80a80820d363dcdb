import { readFileSync } from "node:fs";
import type { Insertable } from "kysely";
import type { Database } from "#db/schema.ts";

/** A product of the catalogue; prices in rial (`IRR_OLD`) per unit of about 1404, capacity of a typical plant a year. */
export type CatalogueItem = Omit<Insertable<Database["catalogue_item"]>, "listed_on_exchange"> & {
  listed_on_exchange: boolean;
};

/** A province, with the number of its industrial establishments of ten and more workers in 1394. */
export type Province = Insertable<Database["province"]> & { establishments_1394: number };

/** A day off; `basis` says how its date is known (`predicted` ones wait for the published calendar). */
export type Holiday = Insertable<Database["holiday"]> & { basis: "solar" | "official" | "predicted" };

interface File<Row> {
  source: string;
  rows: readonly Row[];
}

function read<Row>(name: string): readonly Row[] {
  const file = JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), "utf8")) as File<Row>;
  return file.rows;
}

/** Everything the product knows before its first establishment, as the JSON files beside this one hold it. */
export const reference = {
  provinces: read<Province>("provinces"),
  counties: read<Insertable<Database["county"]>>("counties"),
  /** Parents before children. */
  isic: read<Insertable<Database["isic"]>>("isic"),
  units: read<Insertable<Database["unit_of_measure"]>>("units"),
  catalogue: read<CatalogueItem>("catalogue"),
  holidays: read<Holiday>("holidays"),
};
