import { isDecimal } from "#app/domain/decimal.ts";
import { type Contract, dispatchFields } from "#app/domain/dispatch.ts";
import { parsePeriod } from "#app/domain/period.ts";

/** Why a recipient does not take a message; what it may not see comes before what it cannot read. */
export type DispatchRefusal =
  | "unreadable"
  | "for-another-recipient"
  | "contract-version"
  | "county-not-ours"
  | "product-not-ours"
  | "field-not-ours"
  | "not-a-quantity";

type Fields = Record<string, unknown>;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const figureKeys = ["name_fa", "name_en", "isic_code", "unit_code", "tariff_code", "listed_on_exchange"];
const dataKeys = [
  "message_id",
  "recipient",
  "contract_version",
  "establishment",
  "period",
  "version",
  "supersedes_version",
  "figures",
];
const establishmentKeys = ["legal_id", "licence_number", "name_fa", "name_en", "isic_code", "province", "county"];
const types: readonly unknown[] = ["return.approved", "return.superseded", "return.withdrawn"];

function onlyKeys(object: Fields, allowed: readonly string[]): boolean {
  return Object.keys(object).every((key) => allowed.includes(key));
}

function refusalOfFigure(contract: Contract, figure: unknown): DispatchRefusal | null {
  if (!isObject(figure) || typeof figure.unit_code !== "string") return "unreadable";
  if (!onlyKeys(figure, [...figureKeys, ...contract.fields])) return "field-not-ours";
  for (const field of dispatchFields) {
    const value = figure[field];
    if (value !== undefined && value !== null && !(typeof value === "string" && isDecimal(value))) return "not-a-quantity";
  }
  switch (contract.filter.products) {
    case "all":
      return null;
    case "listed":
      return figure.listed_on_exchange === true ? null : "product-not-ours";
    case "exported-or-tariff": {
      const exported = typeof figure.export_quantity === "string" && figure.export_quantity !== "0";
      return exported || typeof figure.tariff_code === "string" ? null : "product-not-ours";
    }
  }
}

/** What a message is about, as far as the recipient has to know to keep it. */
export interface DispatchLabel {
  message_id: string;
  legal_id: string;
  licence_number: string;
  period: string;
  version: number;
}

/**
 * The recipient's side of a contract: looks at a received message with nothing but its own copy of the contract.
 * @returns what the message is about, or why it is refused: figures it may not see are not taken, even if they are sent
 */
export function readDispatch(
  code: string,
  contract: Contract,
  body: unknown,
): { ok: true; label: DispatchLabel } | { ok: false; why: DispatchRefusal } {
  const no = (why: DispatchRefusal) => ({ ok: false as const, why });
  if (!isObject(body) || !isObject(body.data) || !types.includes(body.type)) return no("unreadable");
  if (!onlyKeys(body, ["type", "timestamp", "data"])) return no("field-not-ours");
  const { data } = body;
  const { establishment, figures } = data;
  if (data.recipient !== code) return no("for-another-recipient");
  if (data.contract_version !== contract.version) return no("contract-version");
  if (!onlyKeys(data, dataKeys)) return no("field-not-ours");
  if (!isObject(establishment) || !Array.isArray(figures)) return no("unreadable");
  if (!onlyKeys(establishment, establishmentKeys)) return no("field-not-ours");
  const { county, legal_id, licence_number } = establishment;
  const { message_id, period, version } = data;
  if (typeof legal_id !== "string" || typeof licence_number !== "string" || !isObject(county)) return no("unreadable");
  if (typeof period !== "string" || parsePeriod(period) === undefined) return no("unreadable");
  if (typeof version !== "number" || typeof message_id !== "string") return no("unreadable");
  const { counties } = contract.filter;
  const inside = counties === null || counties.some((id) => id === county.id);
  // An empty list takes back what this recipient was given before the establishment or its products left its contract.
  if (!inside && figures.length > 0) return no("county-not-ours");
  for (const figure of figures) {
    const why = refusalOfFigure(contract, figure);
    if (why !== null) return no(why);
  }
  return { ok: true, label: { message_id, legal_id, licence_number, period, version } };
}
