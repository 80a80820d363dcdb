import { blocksOfRecord } from "#app/domain/block-record.ts";
import {
  type Block,
  type EnergyCarrier,
  energyCarriers,
  exportFields,
  isMaterialUnit,
  materialFields,
  outsideFields,
  peopleFields,
} from "#app/domain/form-blocks.ts";
import { countryName } from "#app/messages/countries.server.ts";
import { moneyLabel } from "#app/messages/describe-finding.ts";
import { formatDecimal, toDigits } from "#app/messages/numbers.ts";
import type { Reading } from "../return-view.server.ts";
import type { BlockTableView, SentBlocks } from "./block-view.ts";

type Column = BlockTableView["columns"][number];

/** Blocks 3 to 5 of a submitted version, read-only; those in which nothing was said are left out. */
export function blockTables(sent: SentBlocks, reading: Reading): BlockTableView[] {
  if (!sent.blocks) return [];
  const { language } = reading;
  const { blocks: words } = reading.findings;
  const blocks = blocksOfRecord(sent.blocks);
  const money = moneyLabel({ unit: sent.money_unit, scale: sent.money_scale }, reading.common);
  const number = (value: string | number | null) => (value === null ? null : formatDecimal(String(value), language));
  const unit = (code: string | null) => (isMaterialUnit(code) ? words.units[code] : null);
  const product = (line: number | null) => {
    const row = sent.products.find((one) => one.product_line_id === line);
    return row === undefined ? null : language === "fa" ? row.name_fa : row.name_en;
  };
  const unitOf = (carrier: EnergyCarrier) =>
    carrier === "electricity" ? words.kilowattHour : carrier === "natural-gas" ? words.units.MTQ : words.units.LTR;
  const columnsOf = <F extends string>(
    fields: readonly F[],
    heads: Readonly<Record<F, string>>,
    wordy: readonly F[],
    notes: Partial<Record<F, string>> = {},
  ): Column[] => fields.map((field) => ({ head: heads[field], note: notes[field] ?? null, isNumber: !wordy.includes(field) }));
  const table = (block: Block, columns: Column[], rows: BlockTableView["rows"]): BlockTableView => ({
    block,
    title: words.names[block],
    none: blocks.none.has(block) ? words.none : null,
    columns,
    rows,
  });
  const exports = [...blocks.exports].map(([slot, row]) => ({
    key: `x.${slot}`,
    cells: [
      product(row.product_line_id),
      row.country === null ? null : countryName(row.country, language),
      row.tariff_code === null ? null : toDigits(row.tariff_code, language),
      number(row.quantity),
      number(row.net_kg),
      number(row.value_usd),
      number(row.value_rial),
      row.declaration === null ? null : toDigits(row.declaration, language),
    ],
  }));
  const materials = [...blocks.materials].map(([slot, row]) => ({
    key: `m.${slot}`,
    cells: [row.name, unit(row.unit_code), ...materialFields.slice(2).map((field) => number(row[field]))],
  }));
  const outside = [...blocks.outside].map(([slot, row]) => ({
    key: `o.${slot}`,
    cells: [row.name, unit(row.unit_code), number(row.quantity)],
  }));
  const used = energyCarriers.filter((carrier) => blocks.energy[carrier] !== null);
  const energy = used.length === 0 ? [] : [{ key: "n", cells: used.map((carrier) => number(blocks.energy[carrier])) }];
  const { men, women, wage_bill } = blocks.people;
  const people =
    men === null && women === null && wage_bill === null
      ? []
      : [{ key: "p", cells: [number(men), number(women), number(wage_bill)] }];
  return [
    table(
      "exports",
      columnsOf(exportFields, words.exports, ["product_line_id", "country"], {
        net_kg: words.units.KGM,
        value_usd: words.dollar,
        value_rial: money,
      }),
      exports,
    ),
    table("materials", columnsOf(materialFields, words.materials, ["name", "unit_code"]), materials),
    table(
      "energy",
      used.map((carrier) => ({ head: words.energy[carrier], note: unitOf(carrier), isNumber: true })),
      energy,
    ),
    table(
      "people",
      columnsOf(peopleFields, words.people, [], { men: words.person, women: words.person, wage_bill: money }),
      people,
    ),
    table("outside", columnsOf(outsideFields, words.outside, ["name", "unit_code"]), outside),
  ].filter((one) => one.rows.length > 0 || one.none !== null);
}
