import { cellsOf } from "#app/domain/block-cells.ts";
import {
  type Block,
  blockFieldName,
  blockTextLengths,
  energyCarriers,
  energyUnits,
  type MaterialRow,
  materialFields,
  outsideFields,
  peopleFields,
} from "#app/domain/form-blocks.ts";
import { offeredCells, slotsOfBases, type WorkbookMonth } from "#app/domain/workbook-source.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { rowKeyAlone } from "./layout.server.ts";
import { choiceOf } from "./lists.server.ts";
import { moneyCell, moneyOf } from "./money-note.server.ts";
import type { InputKind, SheetBuilder } from "./sheet-builder.server.ts";
import { asHead, beginSheet, type SheetPlace } from "./sheet-head.server.ts";

const name = 2;
const unit = 3;
const answer = 4;
const last = 8;
const amount: InputKind = { kind: "number", decimals: 3 };

/** What the sheet's parts are written with. */
interface Making {
  sheet: SheetBuilder;
  place: SheetPlace;
  month: WorkbookMonth;
  /** What stands in a field, or is offered there. */
  heldIn(field: string): string;
}

/** Sheet of blocks 4 and 5 and of products outside the licence: materials, energy, people. */
export async function inputsSheet(place: SheetPlace, month: WorkbookMonth): Promise<void> {
  if (month.blocks === null) return;
  const { returnWorkbook: t } = messages(place.language, "outputs");
  const sheet = beginSheet(place, month, t.sheets.inputs, { landscape: true, widths: [36, 18, 16, 16, 16, 16, 16] });
  const stored = cellsOf(month.blocks);
  const offered = offeredCells(month);
  const making: Making = { sheet, place, month, heldIn: (field) => stored.get(field) ?? offered.get(field) ?? "" };
  materials(making);
  energy(making);
  people(making);
  outside(making);
  await sheet.close();
}

/** A part's name over its width, what it is about, and the word that there was none. */
function begin({ sheet, place, heldIn }: Making, block: Block): void {
  const { language, styles } = place;
  const { blocks: words } = messages(language, "findings");
  const { none, hints } = messages(language, "blocks");
  const { returnWorkbook: t } = messages(language, "outputs");
  sheet.next(12);
  sheet.next(24);
  for (let column = name; column <= last; column += 1) {
    sheet.say(column, column === name ? words.names[block] : "", styles.band);
  }
  sheet.next(18).say(name, hints[block], styles.hint);
  sheet.columnKeys(new Map([[answer, rowKeyAlone]]));
  sheet.next(24).key(blockFieldName.none(block)).say(name, none[block], styles.label).say(unit, "", styles.text);
  sheet.input({
    column: answer,
    kind: choiceOf("none", language),
    value: heldIn(blockFieldName.none(block)),
    prompt: { title: none[block], text: t.chooseFromList },
  });
}

function materials(making: Making): void {
  const { sheet, place, month, heldIn } = making;
  const { language, styles } = place;
  const { blocks: words } = messages(language, "findings");
  begin(making, "materials");
  const columnOf = (field: keyof MaterialRow) => name + materialFields.indexOf(field);
  sheet.columnKeys(new Map(materialFields.map((field) => [columnOf(field), field])));
  sheet.next(24);
  for (const field of materialFields) sheet.say(columnOf(field), asHead(words.materials[field]), styles.head);
  for (const slot of slotsOfBases(place.bases, "materials")) {
    sheet.next(22).key(`m.${slot}`);
    for (const field of materialFields) {
      const value = heldIn(blockFieldName.materials(slot, field));
      if (field === "opening" && month.carried_materials.has(slot)) sheet.past(columnOf(field), value || null, 3);
      else typed(making, columnOf(field), field, value, words.materials[field]);
    }
  }
}

/** A cell of a row of materials or of products outside the licence. */
function typed({ sheet, place }: Making, column: number, field: string, value: string, title: string): void {
  const { language } = place;
  const { returnWorkbook: t } = messages(language, "outputs");
  const letters = formatInteger(blockTextLengths.name, language);
  const [kind, text]: [InputKind, string] =
    field === "name"
      ? [{ kind: "text", longest: blockTextLengths.name }, t.textHint({ letters })]
      : field === "unit_code"
        ? [choiceOf("units", language), t.chooseFromList]
        : [amount, t.numberHint];
  sheet.input({ column, kind, value, prompt: { title, text } });
}

function energy(making: Making): void {
  const { sheet, place, month } = making;
  const { blocks: words } = messages(place.language, "findings");
  begin(making, "energy");
  for (const carrier of energyCarriers) {
    const code = energyUnits[carrier];
    answerRow(making, {
      key: blockFieldName.energy(carrier),
      label: words.energy[carrier],
      unit: code === "KWH" ? words.kilowattHour : words.units[code],
      required: month.selected && (carrier === "electricity" || carrier === "natural-gas"),
    });
  }
  sheet.next(6);
}

function people(making: Making): void {
  const { place, month } = making;
  const { blocks: words } = messages(place.language, "findings");
  begin(making, "people");
  for (const field of peopleFields) {
    const isMoney = field === "wage_bill";
    answerRow(making, {
      key: blockFieldName.people(field),
      label: words.people[field],
      unit: isMoney ? moneyOf(place, month) : words.person,
      isMoney,
      required: month.selected && !isMoney,
    });
  }
}

function answerRow(
  making: Making,
  row: { key: string; label: string; unit: string; required: boolean; isMoney?: boolean },
): void {
  const { sheet, place, heldIn } = making;
  const { returnWorkbook: t } = messages(place.language, "outputs");
  sheet.next(22).key(row.key).say(name, asHead(row.label), place.styles.label);
  if (row.isMoney) sheet.reckon(unit, moneyCell(place), place.styles.text, row.unit);
  else sheet.say(unit, row.unit, place.styles.text);
  sheet.input({
    column: answer,
    kind: amount,
    value: heldIn(row.key),
    prompt: { title: row.label, text: `${t.numberHint}\n${row.unit}` },
    required: row.required,
  });
}

function outside(making: Making): void {
  const { sheet, place, heldIn } = making;
  const { language, styles } = place;
  const { blocks: words } = messages(language, "findings");
  begin(making, "outside");
  sheet.columnKeys(new Map(outsideFields.map((field, index) => [name + index, field])));
  sheet.next(24);
  for (const [index, field] of outsideFields.entries()) sheet.say(name + index, asHead(words.outside[field]), styles.head);
  for (const slot of slotsOfBases(place.bases, "outside")) {
    sheet.next(22).key(`o.${slot}`);
    outsideFields.forEach((field, index) => {
      typed(making, name + index, field, heldIn(blockFieldName.outside(slot, field)), words.outside[field]);
    });
  }
}
