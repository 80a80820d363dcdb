import { materialUnits, type RowBlock } from "#app/domain/form-blocks.ts";
import type { Areas } from "#app/messages/registry.ts";
import { classes } from "#app/ui/classes.ts";
import { findingAnchor } from "#app/ui/finding-note.tsx";
import { attribute, html, type Markup } from "../grid/markup.server.ts";
import { fieldName } from "../return-fields.ts";
import type { BlockFieldView } from "./block-view.ts";

/** Words of blocks 3 to 5 in the reader's language. */
export type BlockWords = Pick<Areas, "common" | "findings" | "blocks">;

type ColumnOf<K extends string, More = object> = {
  field: string;
  head: string;
  /** Under the head: unit, or that it is optional. */
  note?: string;
  kind: K;
} & More;

export type ChoiceOption = { value: string; label: string; tariff?: string };

/** A column of a table of rows. */
export type Column =
  | ColumnOf<"number">
  | ColumnOf<"text", { longest: number }>
  | ColumnOf<"code", { longest: number }>
  | ColumnOf<"country">
  | ColumnOf<"select", { options: readonly ChoiceOption[] }>;

const blank: BlockFieldView = { value: "", base: "" };
/** Beyond this a list is not repeated in every row. */
const longList = 30;
const longestCountry = 80;

/** Hidden mark of what the page had shown in a field. */
export function baseMarkup(name: string, value: string): Markup {
  return html`<input type="hidden" name="${fieldName.base(name)}" value="${value}" autocomplete="off">`;
}

/** What is wrong with a field, in words it is described by. */
export function errorMarkup(name: string, error: string | undefined): Markup | null {
  return error ? html`<p class="error" id="${name}-error">${error}</p>` : null;
}

/** What a field of the blocks says of itself: that it is wrong, and where that is told. */
export function aboutField(name: string, cell: BlockFieldView): Markup {
  const told = [cell.error ? `${name}-error` : "", cell.findingKey ? findingAnchor(cell.findingKey) : ""].filter(Boolean);
  const wrong = Boolean(cell.error) || cell.severity === "block";
  return html`${wrong ? attribute("aria-invalid", "true") : null}${attribute("aria-describedby", told.length > 0 && told.join(" "))}`;
}

function optionsMarkup(options: readonly ChoiceOption[], value: string): Markup[] {
  const shown = options.length > longList && value !== "" ? options.filter((option) => option.value === value) : options;
  return shown.map(
    (option) =>
      html`<option value="${option.value}"${attribute("selected", option.value === value && "")}${attribute("data-tariff", option.tariff)}>${option.label}</option>`,
  );
}

function controlMarkup(name: string, column: Column, cell: BlockFieldView, label: string, t: BlockWords["common"]): Markup {
  const shared = html` id="${name}" name="${name}" aria-label="${label}" autocomplete="off"${aboutField(name, cell)}`;
  const value = html` value="${cell.value}"`;
  switch (column.kind) {
    case "select":
      return html`<select${shared}><option value="">${t.form.choose}</option>${optionsMarkup(column.options, cell.value)}</select>`;
    case "number":
      return html`<input${shared}${value} type="text" inputmode="decimal" class="num" dir="ltr">`;
    case "code":
      return html`<input${shared}${value} type="text" inputmode="numeric" class="num" dir="ltr" maxlength="${column.longest}">`;
    case "country":
      return html`<input${shared}${value} type="text" list="countries" maxlength="${longestCountry}">`;
    case "text":
      return html`<input${shared}${value} type="text" maxlength="${column.longest}">`;
  }
}

type PlacedCell = { name: string; row: string; column: Column; cell: BlockFieldView | undefined };

/** One cell of a row of blocks 3 to 5 with its base and what is said about it. */
export function blockCell({ name, row, column, cell = blank }: PlacedCell, { common, blocks: t }: BlockWords): Markup {
  const tone = cell.error ? "has-block" : cell.severity ? `has-${cell.severity}` : null;
  if (cell.carried) {
    return html`<td data-label="${column.head}" class="${classes("num", tone)}"><span class="figure" id="${name}"><bdi dir="ltr">${cell.value}</bdi></span><span class="was">${t.carried}</span></td>`;
  }
  const label = t.cell({ row, field: column.head, unit: column.kind === "number" ? (column.note ?? "") : "" });
  const mark =
    cell.findingKey && cell.severity
      ? html`<a class="mark" href="#${findingAnchor(cell.findingKey)}" aria-label="${common.grid.toFinding({ severity: common.severities[cell.severity] })}"><span class="shape" data-shape="${cell.severity}"></span></a>`
      : null;
  const control = controlMarkup(name, column, cell, label, common);
  return html`<td data-label="${column.head}" class="${classes("cell", column.kind, tone)}"><span class="input">${control}${mark}</span>${baseMarkup(name, cell.base)}${errorMarkup(name, cell.error)}</td>`;
}

/** Units a material or a product outside the licence is counted in. */
export function unitOptions({ findings }: BlockWords): ChoiceOption[] {
  const { units } = findings.blocks;
  return (Object.keys(materialUnits) as (keyof typeof materialUnits)[]).map((code) => ({ value: code, label: units[code] }));
}

/** The letter that rows of a block are named by. */
export const letters = { exports: "x", materials: "m", outside: "o" } as const satisfies Record<RowBlock, string>;
