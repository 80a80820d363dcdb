import { isValueMeasure, type Measure, otherReasons } from "#app/domain/monthly-return.ts";
import type { Areas } from "#app/messages/registry.ts";
import { classes } from "#app/ui/classes.ts";
import { findingAnchor } from "#app/ui/finding-note.tsx";
import { reasonAnchor } from "#app/ui/reason-list.tsx";
import { inquiryAnchor } from "../conversation-fields.ts";
import type { GridCell, GridConflict, GridPrice, GridReason, GridRow, GridToDate } from "./grid-view.ts";
import { attribute, html, type Markup } from "./markup.server.ts";
import { pairText } from "./pair.ts";

/** What all cells of a grid share. */
export type CellPlace = {
  t: Areas["common"];
  money: string;
  readOnly: boolean;
  /** Last month's figures may be taken over by a button. */
  copies: boolean;
  /** Says in the cell that the opening is last month's closing; else the column's head says it for all. */
  saysDerived: boolean;
  folded: ReadonlySet<Measure>;
};

const blankCell: GridCell = { value: "", base: "" };
const nothing = html``;
const dash = html`<span class="none">–</span>`;

/** One cell of the figure grid with all that belongs to it. */
export function cellMarkup(row: GridRow, measure: Measure, reason: GridReason | undefined, place: CellPlace): Markup {
  const { t, readOnly, folded } = place;
  const cell = row.cells[measure] ?? blankCell;
  const shown = readOnly || cell.derived === true;
  const names = classes(
    shown ? "num" : "cell",
    cell.error || cell.conflict ? "has-block" : cell.severity ? `has-${cell.severity}` : null,
    cell.before && "changed",
    cell.reasonId ? "questioned" : null,
    folded.has(measure) && "optional",
  );
  const content = shown ? shownMarkup(row, measure, cell, place) : typedMarkup(row, measure, cell, reason, place);
  return html`<td data-label="${t.measures[measure]}" class="${names}">${content}${cell.derived && !readOnly ? null : wasMarkup(measure, cell, place)}</td>`;
}

/** A figure one cannot type here; a derived opening still takes part in the live balance. */
function shownMarkup(row: GridRow, measure: Measure, cell: GridCell, { t, readOnly, saysDerived }: CellPlace): Markup {
  const value = cell.value === "" ? dash : html`<bdi dir="ltr">${cell.value}</bdi>`;
  const source = measure === "opening" ? (saysDerived ? t.grid.derived : null) : t.grid.sumOfRows;
  const derived = cell.derived && !readOnly && source !== null ? html`<small class="was">${source}</small>` : null;
  const id = `f.${row.lineId}.${measure}`;
  return html`<span class="figure" id="${id}" data-measure="${measure}" data-value="${cell.base}">${value}${derived}${marks(cell, t)}</span>`;
}

function typedMarkup(
  row: GridRow,
  measure: Measure,
  cell: GridCell,
  reason: GridReason | undefined,
  { t, money }: CellPlace,
): Markup {
  const place = `${row.lineId}.${measure}`;
  const name = `f.${place}`;
  const unit = isValueMeasure(measure) ? money : row.unit;
  const described = [
    cell.error ? `${name}-error` : "",
    cell.findingKey ? findingAnchor(cell.findingKey) : "",
    cell.reasonId ? reasonAnchor(cell.reasonId) : "",
    cell.inquiryId ? inquiryAnchor(cell.inquiryId) : "",
    cell.conflict ? `${name}-conflict` : "",
  ].filter(Boolean);
  const input = html`<input id="${name}" name="${name}" type="text" inputmode="decimal" class="num" dir="ltr" value="${cell.value}" aria-label="${t.grid.cell({ product: row.name, measure: t.measures[measure], unit })}"${cell.error || cell.severity === "block" ? attribute("aria-invalid", "true") : null}${attribute("aria-describedby", described.length > 0 && described.join(" "))}${cell.required ? attribute("aria-required", "true") : null}${attribute("data-last", cell.lastMonthExact)} data-measure="${measure}">`;
  return html`<span class="input" dir="ltr">${input}${marks(cell, t)}</span><input type="hidden" name="b.${place}" value="${cell.base}">${
    cell.error ? html`<p class="error" id="${name}-error">${cell.error}</p>` : null
  }${cell.conflict ? conflictMarkup(`${name}-conflict`, cell.conflict, t) : null}${
    reason === undefined ? null : reasonMarkup(place, measure, row, reason, t)
  }`;
}

/** Why something else came in or went out; asked once something did (the script asks while one types). */
function reasonMarkup(place: string, measure: Measure, row: GridRow, reason: GridReason, t: Areas["common"]): Markup {
  const name = `f.${place}_reason`;
  const base = html`<input type="hidden" name="b.${place}_reason" value="${reason.base}">`;
  if (!row.cells[measure]?.value && !reason.value && !reason.error) return base;
  const label = t.grid.otherReason({ product: row.name, measure: t.measures[measure] });
  const options = otherReasons.map(
    (code) => html`<option value="${code}"${attribute("selected", code === reason.value && "")}>${t.otherReasons[code]}</option>`,
  );
  const error = reason.error ? html`<p class="error" id="${name}-error">${reason.error}</p>` : null;
  const wrong = reason.error ? html` aria-invalid="true" aria-describedby="${name}-error"` : null;
  return html`${base}<select id="${name}" name="${name}" aria-label="${label}"${wrong}><option value="">${t.grid.reason}</option>${options}</select>${error}`;
}

function isMarked({ findingKey, reasonId, inquiryId }: GridCell): boolean {
  return Boolean(findingKey || reasonId || inquiryId);
}

/** Small links from the cell to what is said about it. */
function marks(cell: GridCell, t: Areas["common"]): Markup {
  if (!isMarked(cell)) return nothing;
  const finding =
    cell.findingKey && cell.severity
      ? html`<a class="mark" href="#${findingAnchor(cell.findingKey)}" aria-label="${t.grid.toFinding({ severity: t.severities[cell.severity] })}"><span class="shape" data-shape="${cell.severity}"></span></a>`
      : null;
  const reason = cell.reasonId
    ? html`<a class="mark reason" href="#${reasonAnchor(cell.reasonId)}" aria-label="${t.grid.toReason}"><span class="shape" data-shape="returned"></span></a>`
    : null;
  const inquiry = cell.inquiryId
    ? html`<a class="mark inquiry" href="#${inquiryAnchor(cell.inquiryId)}" aria-label="${t.grid.toInquiry}"><span class="shape" data-shape="open"></span></a>`
    : null;
  return html`${finding}${reason}${inquiry}`;
}

/** Both values of a cell that two people changed. */
function conflictMarkup(id: string, conflict: GridConflict, t: Areas["common"]): Markup {
  const said =
    conflict.who === null || conflict.when === null
      ? t.grid.conflictUnknown
      : t.grid.conflict({ who: conflict.who, when: conflict.when });
  return html`<p class="cell-conflict" id="${id}"><b>${t.grid.stored}: <bdi dir="ltr">${conflict.stored ?? t.grid.blank}</bdi></b>${said}</p>`;
}

/**
 * Two small figures under a cell, each kept to its own direction by isolating signs: elements for that would double
 * what a long grid is made of. The sentence is for those who hear it, and for the phone.
 */
function pairMarkup(open: Markup, sentence: string, first: string | null, second: string | null): Markup {
  const pair = pairText(first, second);
  return html`${open}<span class="heard">${sentence}</span><span class="pair" aria-hidden="true">${pair}</span></span>`;
}

const wasOpen = html`<span class="was">`;

/** Last month and last year, small and grey under the cell; the version before, where it changed; what is derived. */
function wasMarkup(measure: Measure, cell: GridCell, { t }: CellPlace): Markup {
  const { lastMonth = null, lastYear = null, before, toDate, price } = cell;
  if (!lastMonth && !lastYear && !before && !toDate && !price) return nothing;
  const said = { lastMonth: lastMonth ?? "–", lastYear: lastYear ?? "–" };
  return html`${before ? html`<span class="was">${t.grid.before({ value: before })}</span>` : null}${
    lastMonth || lastYear ? pairMarkup(wasOpen, t.months.was(said), lastMonth, lastYear) : null
  }${toDate ? toDateMarkup(toDate, t) : null}${price ? priceMarkup(price, measure, t) : null}`;
}

function toDateMarkup({ earlier, sum, lastYear }: GridToDate, t: Areas["common"]): Markup {
  const said = t.grid.toDate({ sum: sum ?? "–", lastYear: lastYear ?? "–" });
  return pairMarkup(html`<span class="was sum" data-earlier="${earlier}">`, said, sum, lastYear);
}

function priceMarkup({ now, lastMonth }: GridPrice, measure: Measure, t: Areas["common"]): Markup {
  const said = t.grid.price({ now: now ?? "–", lastMonth: lastMonth ?? "–" });
  return pairMarkup(html`<span class="was price" data-price="${measure}">`, said, now, lastMonth);
}
