import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DispatchMessage, RecipientCode } from "#app/domain/dispatch.ts";
import { type Line, lines } from "./figures.ts";
import { period } from "./world.ts";

/** The card's contracts, written out again: what each recipient may see of the cement works, and nothing else. */
export const opened: Record<RecipientCode, { lines: readonly Line[]; fields: readonly ("production" | "export_quantity")[] }> = {
  hamahang: { lines, fields: ["production", "export_quantity"] },
  niopdc: { lines, fields: ["production"] },
  ime: { lines: ["clinker", "bulk", "bag"], fields: ["production", "export_quantity"] },
  irica: { lines, fields: ["production", "export_quantity"] },
};

/** What every message names besides; sorted. */
export const ofMessage = [
  "contract_version",
  "establishment",
  "figures",
  "message_id",
  "period",
  "recipient",
  "supersedes_version",
  "version",
];
export const ofEstablishment = ["county", "isic_code", "legal_id", "licence_number", "name_en", "name_fa", "province"];
export const ofEveryFigure = ["isic_code", "listed_on_exchange", "name_en", "name_fa", "tariff_code", "unit_code"];

export type Kept = { message_id: string; receipt: string; body: DispatchMessage };

/** What a recipient keeps of the cement works' month, in the order it came. */
export async function receivedBy(folder: string, code: RecipientCode): Promise<Kept[]> {
  const text = await readFile(join(folder, `${code}.jsonl`), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Kept)
    .filter(({ body }) => body.data.period === period && body.data.establishment.name_fa === "سیمان شاهرخ");
}
