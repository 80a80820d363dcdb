import {
  blockTextLengths,
  type EnergyCarrier,
  energyCarriers,
  exportFields,
  materialFields,
  outsideFields,
  type People,
  type RowBlock,
} from "#app/domain/form-blocks.ts";
import { classes } from "#app/ui/classes.ts";
import { attribute, html, joined, type Markup } from "../grid/markup.server.ts";
import type { MadeHtml } from "../made.tsx";
import type { FindingView } from "../return-view.ts";
import type { BlockCardView, BlockFieldView, BlockRowView, BlocksView } from "./block-view.ts";
import {
  aboutField,
  type BlockWords,
  baseMarkup,
  blockCell,
  type Column,
  errorMarkup,
  letters,
  unitOptions,
} from "./cell-markup.server.ts";
import { noteMarkup } from "./note-markup.server.ts";

const firstCarriers = energyCarriers.slice(0, 3);
const otherCarriers = energyCarriers.slice(3);

/** Blocks 3 to 5 of the form as HTML: folded while nothing is in them and nothing is asked. */
export function blocksBody(view: BlocksView, findings: readonly FindingView[], words: BlockWords): MadeHtml {
  const card = (one: BlockCardView, body: Markup) => {
    const own = findings.filter(({ key }) => one.findings.includes(key));
    return cardMarkup(one, body, own, words);
  };
  const { rows, energy, people } = view;
  const countries = html`<datalist id="countries">${view.countries.map((name) => html`<option value="${name}">`)}</datalist>`;
  return {
    html: joined([
      card(rows.exports, rowsMarkup("exports", view, words)),
      card(rows.materials, rowsMarkup("materials", view, words)),
      card(energy, energyMarkup(energy.fields, words)),
      card(people, peopleMarkup(people.fields, view.money, words)),
      card(rows.outside, rowsMarkup("outside", view, words)),
      countries,
    ]),
  };
}

/** One block: its name and state in the head, "none" in one click, its fields, what the checks say. */
function cardMarkup(card: BlockCardView, body: Markup, findings: readonly FindingView[], words: BlockWords): Markup {
  const t = words.blocks;
  const { block, none } = card;
  const name = `none.${block}`;
  const box = html`<input type="checkbox" id="${name}" name="${name}" value="1"${attribute("checked", none.value === "1" && "")} autocomplete="off"${aboutField(name, none)}>`;
  const mark = html`<div class="field none-mark"><label class="check">${box}<span>${t.none[block]}</span></label>${baseMarkup(name, none.base)}${errorMarkup(name, none.error)}</div>`;
  return html`<details class="fold block" id="block-${block}"${attribute("open", card.open && "")}><summary><b>${words.findings.blocks.names[block]}</b><small>${card.status}</small></summary><div class="block-head"><p class="hint">${t.hints[block]}</p>${mark}</div><div class="block-body">${body}</div>${findings.map((finding) => noteMarkup(finding, words))}</details>`;
}

function columnsOf(block: RowBlock, view: BlocksView, words: BlockWords): Column[] {
  const { common, blocks: t } = words;
  const names = words.findings.blocks;
  const unit = { kind: "select", options: unitOptions(words) } as const;
  const number = { kind: "number" } as const;
  const counted = <F extends string>(fields: readonly F[], heads: Readonly<Record<F, string>>) =>
    fields.map((field): Column => {
      const head = heads[field];
      if (field === "name") return { field, head, kind: "text", longest: blockTextLengths.name };
      return field === "unit_code" ? { field, head, ...unit } : { field, head, ...number };
    });
  if (block === "materials") return counted(materialFields, names.materials);
  if (block === "outside") return counted(outsideFields, names.outside);
  const notes = { quantity: t.productUnit, net_kg: names.units.KGM, value_usd: names.dollar, value_rial: view.money };
  return exportFields.map((field): Column => {
    const head = names.exports[field];
    switch (field) {
      case "product_line_id": {
        const options = view.products.map(({ value, label, tariff, unit: of }) => ({
          value,
          label: t.withUnit({ name: label, unit: of }),
          tariff,
        }));
        return { field, head, kind: "select", options };
      }
      case "country":
        return { field, head, kind: "country" };
      case "tariff_code":
        return { field, head, kind: "code", note: t.digits, longest: 20 };
      case "declaration":
        return { field, head, kind: "code", note: common.form.optional, longest: blockTextLengths.declaration };
      default:
        return { field, head, ...number, note: notes[field] };
    }
  });
}

function rowsMarkup(block: RowBlock, view: BlocksView, words: BlockWords): Markup {
  const columns = columnsOf(block, view, words);
  const { rows, more } = view.rows[block];
  const { moreRows } = words.blocks;
  const name = words.findings.blocks.names[block];
  const rest = more.length === 0 ? null : tableMarkup(block, `${name} – ${moreRows}`, more, columns, words);
  return html`${tableMarkup(block, name, rows, columns, words)}${
    rest === null ? null : html`<details class="more-rows"><summary>${moreRows}</summary>${rest}</details>`
  }`;
}

function tableMarkup(
  block: RowBlock,
  name: string,
  rows: readonly BlockRowView[],
  columns: readonly Column[],
  words: BlockWords,
): Markup {
  const heads = columns.map(
    ({ kind, head, note }) =>
      html`<th scope="col"${attribute("class", kind === "number" && "num")}>${head}${note === undefined ? null : html`<small>${note}</small>`}</th>`,
  );
  const body = rows.map((row) => {
    const cells = columns.map((column) => {
      const { field } = column;
      return blockCell(
        { name: `${letters[block]}.${row.slot}.${field}`, row: row.number, column, cell: row.cells[field] },
        words,
      );
    });
    return html`<tr${attribute("data-offer", isOffer(row) && "")}><th scope="row">${row.number}</th>${cells}</tr>`;
  });
  return html`<section class="scroll" aria-label="${name}" tabindex="0"><table class="table cards grid rows ${block}"><caption class="heard">${name}</caption><thead><tr><th scope="col">${words.blocks.rowNumber}</th>${heads}</tr></thead><tbody>${body}</tbody></table></section>`;
}

/** A row that shows more than is stored. */
function isOffer(row: BlockRowView): boolean {
  return Object.values(row.cells).some((cell) => cell.value !== "" && cell.base === "" && cell.carried !== true);
}

function energyMarkup(fields: Readonly<Record<EnergyCarrier, BlockFieldView>>, words: BlockWords): Markup {
  const { blocks: names } = words.findings;
  const unitOf = (carrier: EnergyCarrier) =>
    carrier === "electricity" ? names.kilowattHour : carrier === "natural-gas" ? names.units.MTQ : names.units.LTR;
  const field = (carrier: EnergyCarrier) =>
    numberField({ name: `n.${carrier}`, label: names.energy[carrier], after: unitOf(carrier), view: fields[carrier] }, words);
  const used = otherCarriers.some((carrier) => fields[carrier].value !== "" || fields[carrier].error !== undefined);
  return html`<div class="fields">${firstCarriers.map(field)}</div><details class="more-rows"${attribute("open", used && "")}><summary>${words.blocks.otherFuels}</summary><div class="fields">${otherCarriers.map(field)}</div></details>`;
}

function peopleMarkup(fields: Readonly<Record<keyof People, BlockFieldView>>, money: string, words: BlockWords): Markup {
  const { people, person } = words.findings.blocks;
  const count = (name: "men" | "women") =>
    numberField({ name: `p.${name}`, label: people[name], after: person, view: fields[name], isWhole: true }, words);
  const wages = { name: "p.wage_bill", label: people.wage_bill, after: money, view: fields.wage_bill, isOptional: true };
  return html`<div class="fields">${count("men")}${count("women")}${numberField(wages, words)}</div>`;
}

type NumberField = {
  name: string;
  label: string;
  after: string;
  view: BlockFieldView;
  isWhole?: boolean;
  isOptional?: boolean;
};

function numberField(field: NumberField, { common: t }: BlockWords): Markup {
  const { name, label, after, view, isWhole = false, isOptional = false } = field;
  const input = html`<input id="${name}" name="${name}" type="text" value="${view.value}" inputmode="${isWhole ? "numeric" : "decimal"}" autocomplete="off" dir="ltr" class="num"${aboutField(name, view)}>`;
  const optional = isOptional ? html`<small> ${t.form.optional}</small>` : null;
  return html`<div class="${classes("field number", view.error && "wrong", view.severity && `has-${view.severity}`)}"><label for="${name}">${label}${optional}</label><span class="with-after">${input}<span>${after}</span></span>${errorMarkup(name, view.error)}${baseMarkup(name, view.base)}</div>`;
}
