import { blankBlocks } from "#app/domain/form-blocks.ts";
import { blankFigures, type Figures } from "#app/domain/monthly-return.ts";
import type { WorkbookMonth } from "#app/domain/workbook-source.ts";

/** Figures with some cells filled. */
export function figuresWith(filled: Partial<Figures>): Figures {
  return { ...blankFigures(), ...filled };
}

const tonne = { unit_code: "TNE", unit_decimals: 3, unit_fa: "تن", unit_en: "tonne" };
const piece = { unit_code: "C62", unit_decimals: 0, unit_fa: "عدد", unit_en: "piece" };
const licensed = { tariff_code: null, isic_code: "2394", listed_on_exchange: false };

/** A month of two products as a workbook is made from it: last month is known, last year is not. */
export function workbookMonth(changes: Partial<WorkbookMonth> = {}): WorkbookMonth {
  return {
    return_id: 101,
    establishment_id: 1,
    establishment_fa: "سیمان آزمون",
    establishment_en: "Test Cement",
    licence_number: "124/581",
    period: "1405-07",
    due_on: "2026-11-01",
    selected: false,
    operation: {
      operating_state: "working",
      days_worked: 28,
      idle_cause: null,
      stoppages: [{ reason: "power-cut", from_day: 3, to_day: 4, text: "خط فشار قوی" }],
      remarks: "",
      money: { unit: "IRR_OLD", scale: 1_000_000 },
    },
    products: [
      { ...licensed, ...tonne, product_line_id: 11, name_fa: "سیمان", name_en: "Cement", yearly_capacity: "1200000" },
      { ...licensed, ...piece, product_line_id: 12, name_fa: "آجر", name_en: "Bricks", yearly_capacity: "5000000" },
    ],
    figures: new Map([
      [11, figuresWith({ opening: "1250", production: "98765.5", domestic_quantity: "90000", closing: "10015.5" })],
      [12, figuresWith({ production: "400000" })],
    ]),
    derived_openings: new Set([11]),
    last_month: {
      period: "1405-06",
      days_worked: 30,
      money_unit: "IRR_OLD",
      money_scale: 1_000_000,
      figures: new Map([
        [
          11,
          figuresWith({
            opening: "1000",
            production: "97000",
            domestic_quantity: "96750",
            domestic_value: "830000",
            closing: "1250",
          }),
        ],
        [12, figuresWith({ opening: "0", production: "390000", domestic_quantity: "390000", closing: "0" })],
      ]),
    },
    same_month_last_year: null,
    blocks: blankBlocks(),
    carried_materials: new Set(),
    material_closings: new Map(),
    last_blocks: null,
    changed_at: new Date("2026-10-25T08:00:00Z"),
    ...changes,
  };
}
