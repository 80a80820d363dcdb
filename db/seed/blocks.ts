import { canonical, divide, multiply, round, subtract } from "#app/domain/decimal.ts";
import {
  blankBlocks,
  type ExportRow,
  type MaterialRow,
  type MaterialUnit,
  noEnergy,
  type ReturnBlocks,
} from "#app/domain/form-blocks.ts";
import { currentFormVersion } from "#app/domain/monthly-return.ts";
import type { BulkWriter } from "./bulk.ts";
import type { SeededPeriod } from "./periods.ts";
import { type Random, randomOf } from "./random.ts";
import type { SeededEstablishment } from "./register.ts";
import type { Content } from "./rows.ts";

/** Months this old or older (before the open one) were filed in the form that had no blocks 3 to 5. */
const firstAgeWithout = 3;

/** Main material by ISIC division, its unit, and how much of it a million rial of sales takes. */
const materials: Readonly<Record<string, readonly [string, MaterialUnit, number]>> = {
  "10": ["مواد خام کشاورزی", "TNE", 0.004],
  "13": ["نخ و الیاف", "KGM", 1.2],
  "17": ["خمیر و کاغذ باطله", "TNE", 0.004],
  "19": ["خوراک نفتی", "TNE", 0.005],
  "20": ["مواد اولیهٔ شیمیایی", "TNE", 0.003],
  "22": ["گرانول پلیمر", "KGM", 1.5],
  "23": ["سنگ و خاک معدنی", "TNE", 0.06],
  "24": ["آهن قراضه و اسفنجی", "TNE", 0.006],
  "27": ["سیم و ورق فلزی", "KGM", 0.8],
};
const anyMaterial = ["مواد اولیهٔ اصلی", "KGM", 1] as const;
const neighbours = ["IQ", "AF", "TR", "AE", "PK", "TM", "AM", "RU", "IN", "CN", "OM", "AZ"] as const;
const dollar = "920000";

/** What one month of an establishment leaves to the next: stock of its material, and its size in million rial of sales. */
export interface BlockMemory {
  stock: number | null;
  size: number | null;
}

function salesOf(content: Omit<Content, "blocks">): number {
  return content.products.reduce(
    (sum, { figures }) => sum + Number(figures.domestic_value ?? 0) + Number(figures.export_value ?? 0),
    0,
  );
}

/** Splits a number into a first part, whole where it is large, and the exact rest. */
function split(value: string, share: string): [string, string] {
  const part = round(multiply(value, share), 0);
  return [part, subtract(value, part)];
}

function exportRows(random: Random, content: Omit<Content, "blocks">): Map<number, ExportRow> {
  const rows = new Map<number, ExportRow>();
  for (const { line, figures } of content.products) {
    const { export_quantity: quantity, export_value: value } = figures;
    if (quantity === null || Number(quantity) <= 0) continue;
    const share = String(random.whole(55, 80) / 100);
    const parts = Number(quantity) >= 50 && random.chance(0.6) ? split(quantity, share) : [quantity];
    const values = value === null ? null : parts.length === 2 ? split(value, share) : [value];
    const first = random.whole(0, neighbours.length - 1);
    for (const [index, part] of parts.entries()) {
      const value_rial = values?.[index] ?? null;
      rows.set(rows.size + 1, {
        product_line_id: line.row.id,
        country: neighbours[(first + index) % neighbours.length] ?? "IQ",
        tariff_code: line.row.tariff_code ?? "99999999",
        quantity: canonical(part),
        net_kg: line.row.unit_code === "TNE" ? multiply(part, "1000") : null,
        value_usd: value_rial === null ? null : divide(multiply(value_rial, "1000000"), dollar, 2),
        value_rial,
        declaration: String(random.whole(10_000_000, 99_999_999)),
      });
    }
  }
  return rows;
}

function materialRow(random: Random, division: string, sales: number, memory: BlockMemory): MaterialRow {
  const [name, unit_code, factor] = materials[division] ?? anyMaterial;
  const usual = Math.max(2, Math.round((memory.size ?? sales) * factor));
  const used = Math.round(sales * factor * random.between(0.95, 1.05));
  const opening = memory.stock ?? Math.round(usual * 0.4);
  const closing = Math.max(opening - used, Math.round(usual * random.between(0.25, 0.6)), 0);
  const bought = used + closing - opening;
  const imported = random.chance(0.25) ? Math.round(bought * random.between(0.1, 0.5)) : 0;
  memory.stock = closing;
  return {
    name,
    unit_code,
    opening: String(opening),
    bought_home: String(bought - imported),
    imported: String(imported),
    used: String(used),
    closing: String(closing),
  };
}

/**
 * Blocks 3 to 5 of a month: where exports went; of selected establishments also material, energy and people, from the
 * size of what they sell. Months are asked for oldest first.
 * @returns null for months that were filed in the form before
 */
export function blocksOfMonth(
  seed: string,
  { id, division, establishment }: SeededEstablishment,
  period: SeededPeriod,
  content: Omit<Content, "blocks">,
  memory: BlockMemory,
): ReturnBlocks | null {
  if (period.age >= firstAgeWithout) return null;
  const random = randomOf(seed, "blocks", id, period.code);
  const blocks = { ...blankBlocks(), exports: exportRows(random, content) };
  const sales = salesOf(content);
  memory.size ??= sales;
  if (establishment.selected !== true) return blocks;
  const text = (value: number) => String(Math.round(value));
  const people = Math.max(9, Math.round(memory.size / 2600));
  const women = Math.round(people * random.between(0.04, 0.18));
  return {
    ...blocks,
    materials: new Map([[1, materialRow(random, division, sales, memory)]]),
    energy: {
      ...noEnergy(),
      electricity: text(4000 + sales * random.between(6, 9)),
      "natural-gas": text(300 + sales * (division === "23" || division === "24" ? 11 : 3) * random.between(0.9, 1.1)),
      "gas-oil": text(200 + sales * random.between(0.04, 0.08)),
    },
    people: { men: people - women, women, wage_bill: text(people * random.between(215, 260)) },
  };
}

/** The version of the form a month is filed in. */
export function formVersionOf(content: Pick<Content, "blocks">): number {
  return content.blocks === null ? currentFormVersion - 1 : currentFormVersion;
}

/** Writes a month's blocks as working rows. */
export function addBlocks(
  writer: BulkWriter,
  returnId: number,
  blocks: ReturnBlocks,
  by: { changed_by: number | null; changed_at: Date | null },
): void {
  for (const [slot, row] of blocks.exports) writer.add("working_export", { return_id: returnId, slot, ...row, ...by });
  for (const [slot, { unit_code, ...row }] of blocks.materials) {
    writer.add("working_material", { return_id: returnId, slot, ...row, unit_code: unit_code as MaterialUnit, ...by });
  }
  for (const [carrier, quantity] of Object.entries(blocks.energy)) {
    if (quantity === null) continue;
    writer.add("working_energy", { return_id: returnId, carrier: carrier as keyof ReturnBlocks["energy"], quantity, ...by });
  }
  if (blocks.people.men !== null) writer.add("working_people", { return_id: returnId, ...blocks.people, ...by });
}
