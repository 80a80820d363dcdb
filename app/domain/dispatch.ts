import { compare, type Decimal } from "#app/domain/decimal.ts";
import type { ProductFigures } from "#app/domain/monthly-return.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";

/** The four bodies of the service's identity card. Others are added by the administrator under codes of their own. */
export const recipientCodes = ["hamahang", "niopdc", "ime", "irica"] as const;
export type RecipientCode = (typeof recipientCodes)[number];

/** Figures a contract may open. Version 1 knows the card's two: production and exports, as quantities. */
export const dispatchFields = ["production", "export_quantity"] as const;
export type DispatchField = (typeof dispatchFields)[number];

/**
 * Whose figures, and which products. `counties`: ids of counties, null for the whole country. `products`: all, those
 * listed on the exchange, or those that are exported or carry a tariff code.
 */
export interface DispatchFilter {
  counties: readonly number[] | null;
  products: "all" | "listed" | "exported-or-tariff";
}

/** What a recipient may see. */
export interface Contract {
  version: number;
  fields: readonly DispatchField[];
  filter: DispatchFilter;
}

/** Default contracts of the card, version 1; the oil products company's counties are set with its region. */
export const defaultContracts: Readonly<Record<RecipientCode, Contract>> = {
  hamahang: { version: 1, fields: ["production", "export_quantity"], filter: { counties: null, products: "all" } },
  niopdc: { version: 1, fields: ["production"], filter: { counties: [], products: "all" } },
  ime: { version: 1, fields: ["production", "export_quantity"], filter: { counties: null, products: "listed" } },
  irica: { version: 1, fields: ["production", "export_quantity"], filter: { counties: null, products: "exported-or-tariff" } },
};

function isField(value: unknown): value is DispatchField {
  return dispatchFields.some((field) => field === value);
}

/**
 * Reads a contract as stored (two JSON texts). What is not understood opens nothing: an unknown field is left out.
 * @throws RangeError where the filter cannot be read, as sending without it would show too much
 */
export function readContract(version: number, fieldsText: string, filterText: string): Contract {
  const fields: unknown = JSON.parse(fieldsText);
  const filter: unknown = JSON.parse(filterText);
  if (!Array.isArray(fields) || typeof filter !== "object" || filter === null) throw new RangeError("not a contract");
  const { counties = null, products = undefined } = filter as { counties?: unknown; products?: unknown };
  if (counties !== null && !(Array.isArray(counties) && counties.every((id) => typeof id === "number"))) {
    throw new RangeError("not a list of counties");
  }
  if (products !== "all" && products !== "listed" && products !== "exported-or-tariff") {
    throw new RangeError("not a choice of products");
  }
  return { version, fields: fields.filter(isField), filter: { counties, products } };
}

export type DispatchKind = "approve" | "supersede" | "withdraw";

/** `sent`: gone out without a receipt, to be tried again; `dead`: given up after two days, for a person to replay. */
export const dispatchStates = ["prepared", "sent", "acknowledged", "refused", "dead"] as const;
export type DispatchState = (typeof dispatchStates)[number];

/** One product's figures as a recipient sees them; a field its contract does not open is absent, a blank cell null. */
export interface DispatchFigure {
  name_fa: string;
  name_en: string;
  isic_code: string;
  /** UN/ECE code of the unit all quantities of the row are counted in. */
  unit_code: string;
  tariff_code: string | null;
  listed_on_exchange: boolean;
  production?: Decimal | null;
  export_quantity?: Decimal | null;
}

/** The establishment as every contract names it. */
export interface DispatchEstablishment {
  legal_id: string;
  licence_number: string;
  name_fa: string;
  name_en: string;
  isic_code: string;
  province: { code: string; name_fa: string; name_en: string };
  county: { id: number; name_fa: string; name_en: string };
}

/** The body of a message (Standard Webhooks: type, timestamp, data). Quantities are exact decimal text. */
export interface DispatchMessage {
  type: "return.approved" | "return.superseded" | "return.withdrawn";
  timestamp: string;
  data: {
    message_id: string;
    recipient: string;
    contract_version: number;
    establishment: DispatchEstablishment;
    period: string;
    version: number;
    /** Not null: replaces whatever the recipient holds of this establishment and period. */
    supersedes_version: number | null;
    figures: DispatchFigure[];
  };
}

const typeOfKind: Readonly<Record<DispatchKind, DispatchMessage["type"]>> = {
  approve: "return.approved",
  supersede: "return.superseded",
  withdraw: "return.withdrawn",
};

function isSeen(choice: DispatchFilter["products"], product: ProductFigures): boolean {
  switch (choice) {
    case "all":
      return true;
    case "listed":
      return product.listed_on_exchange;
    case "exported-or-tariff":
      return product.tariff_code !== null || compare(product.figures.export_quantity ?? "0", "0") > 0;
  }
}

/** The products of an establishment in a county that a filter lets through. */
export function productsSeen(filter: DispatchFilter, countyId: number, products: readonly ProductFigures[]): ProductFigures[] {
  if (filter.counties !== null && !filter.counties.includes(countyId)) return [];
  return products.filter((product) => isSeen(filter.products, product));
}

export interface DispatchFacts {
  message_id: string;
  recipient: string;
  kind: DispatchKind;
  /** The newest version this recipient was given before; null where it was given none. */
  earlier_version: number | null;
  prepared_at: Date;
  snapshot: Snapshot;
  province: DispatchEstablishment["province"];
  county: DispatchEstablishment["county"];
}

function figureOf(contract: Contract, product: ProductFigures): DispatchFigure {
  const figure: DispatchFigure = {
    name_fa: product.name_fa,
    name_en: product.name_en,
    isic_code: product.isic_code,
    unit_code: product.unit_code,
    tariff_code: product.tariff_code,
    listed_on_exchange: product.listed_on_exchange,
  };
  for (const field of contract.fields) figure[field] = product.figures[field];
  return figure;
}

/**
 * What one recipient is told of an approved version, by its contract; nothing else of the snapshot leaves.
 * @returns null where the contract shows it nothing and it holds no earlier version. Where it does hold one, it gets
 * the news even with an empty list, else it would keep figures that are no longer in force.
 */
export function dispatchMessage(contract: Contract, facts: DispatchFacts): DispatchMessage | null {
  const { snapshot } = facts;
  const seen = facts.kind === "withdraw" ? [] : productsSeen(contract.filter, snapshot.county_id, snapshot.products);
  if (seen.length === 0 && facts.earlier_version === null) return null;
  return {
    type: typeOfKind[facts.kind],
    timestamp: facts.prepared_at.toISOString(),
    data: {
      message_id: facts.message_id,
      recipient: facts.recipient,
      contract_version: contract.version,
      establishment: {
        legal_id: snapshot.legal_id,
        licence_number: snapshot.licence_number,
        name_fa: snapshot.establishment_fa,
        name_en: snapshot.establishment_en,
        isic_code: snapshot.isic_code,
        province: facts.province,
        county: facts.county,
      },
      period: snapshot.period,
      version: snapshot.version,
      supersedes_version: facts.earlier_version,
      figures: seen.map((product) => figureOf(contract, product)),
    },
  };
}

const minute = 60_000;
const hour = 60 * minute;

/** Pauses before the second, third, … attempt in milliseconds; with the jitter of `pauseAfter` at most two days. */
const pauses: readonly number[] = [
  5_000,
  20_000,
  minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  6 * hour,
  7 * hour,
  10 * hour,
  10 * hour,
];

/**
 * How long to wait after a failed attempt. Takes how many were made and a random number of 0 to 1; gives milliseconds,
 * each pause between 85 % and 115 % of its measure so that recipients are not met by all at once; null: give it up.
 */
export function pauseAfter(attempts: number, random: number): number | null {
  const pause = pauses[attempts - 1];
  return pause === undefined ? null : Math.round(pause * (0.85 + 0.3 * random));
}

/** How one attempt ended, as the channel tells it. */
export type DeliveryOutcome =
  | { kind: "answered"; status: number; text: string }
  /** `reached`: the request had gone out, so the recipient may have read it. */
  | { kind: "failed"; reached: boolean; error: string };

/** What an attempt means: taken, refused for good, or to be tried again. */
export function judgeDelivery(outcome: DeliveryOutcome): "acknowledged" | "refused" | "again" {
  if (outcome.kind === "failed") return "again";
  if (outcome.status >= 200 && outcome.status < 300) return "acknowledged";
  // Too early, too many, time-out: the message itself was not looked at.
  const passing = [408, 425, 429].includes(outcome.status);
  return outcome.status >= 400 && outcome.status < 500 && !passing ? "refused" : "again";
}
