import { type Measure, measures } from "#app/domain/monthly-return.ts";
import type { Areas } from "#app/messages/registry.ts";
import { optionalMeasures } from "../return-fields.ts";
import { type CellPlace, cellMarkup } from "./cell-markup.server.ts";
import type { GridBody, GridCell, GridReason, GridRow, GridTally } from "./grid-view.ts";
import { html, joined, type Markup } from "./markup.server.ts";

const noReason: GridReason = { value: "", base: "" };

/** The reason field of a measure, if it has one. Its name is `f.<line>.<measure>_reason`. */
function reasonOf(row: GridRow, measure: Measure): GridReason | undefined {
  if (measure === "other_in") return row.otherInReason ?? noReason;
  if (measure === "other_out") return row.otherOutReason ?? noReason;
  return undefined;
}

function isBlank(cell: GridCell | undefined): boolean {
  return cell === undefined || !(cell.value || cell.severity || cell.reasonId || cell.error || cell.before || cell.conflict);
}

function tallyOf(rows: readonly GridRow[]): GridTally {
  const tally: GridTally = { required: 0, filled: 0, next: null };
  for (const row of rows) {
    for (const measure of measures) {
      const cell = row.cells[measure];
      if (cell?.required !== true) continue;
      tally.required += 1;
      if (cell.value !== "") tally.filled += 1;
      else tally.next ??= `f.${row.lineId}.${measure}`;
    }
  }
  return tally;
}

/** The balance of a row, and a button that fills the cell which would close it. */
function balanceMarkup(row: GridRow, { t, readOnly }: CellPlace): Markup {
  const { balance, closing } = row;
  const tone = { balanced: "done", difference: "wait", incomplete: "idle" }[balance.kind];
  const said =
    balance.kind === "balanced"
      ? t.grid.balanced
      : balance.kind === "difference"
        ? t.grid.difference({ amount: balance.amount })
        : t.grid.incomplete;
  const cell = closing && !readOnly ? `${row.lineId}.${closing.measure}` : null;
  const close =
    cell === null || !closing
      ? null
      : html`<button type="submit" name="fix" value="${cell}=${closing.value}" class="btn small close" data-fill="f.${cell}" data-value="${closing.shown}" formnovalidate>${t.grid.close({ measure: t.measures[closing.measure], value: closing.shown })}</button>`;
  return html`<td class="balance" data-label="${t.grid.balance}"><output class="tag ${tone}" data-shape="${balance.kind}">${said}</output>${close}</td>`;
}

function rowMarkup(row: GridRow, place: CellPlace): Markup {
  const { t } = place;
  const under = row.capacity === null ? row.unit : t.grid.capacity({ unit: row.unit, amount: row.capacity });
  const past = place.copies && measures.some((measure) => row.cells[measure]?.lastMonth);
  const copy = past
    ? html`<button type="button" class="btn small plain copy-row script-only" data-grid="copy-row">${t.grid.copyRow}<span class="heard"> ${row.name}</span></button>`
    : null;
  const cells = measures.map((measure) => cellMarkup(row, measure, reasonOf(row, measure), place));
  return html`<tr data-line="${row.lineId}"><th scope="row"><span class="name">${row.name}</span><small>${under}</small>${copy}</th>${cells}${balanceMarkup(row, place)}</tr>`;
}

/**
 * Block 2 as HTML: a cell each in the order of `measures`, escaped. Three hundred products are three thousand cells,
 * which React would make ten times over: as elements, as data beside them, and once more in the browser.
 * @param copies false: nobody is offered last month's figures in place of typing
 */
export function gridBody(
  rows: readonly GridRow[],
  { t, money, readOnly = false, copies = true }: { t: Areas["common"]; money: string; readOnly?: boolean; copies?: boolean },
): GridBody {
  const folded = optionalMeasures.filter((measure) =>
    rows.every((row) => isBlank(row.cells[measure]) && !reasonOf(row, measure)?.value),
  );
  const allDerived = rows.every((row) => row.cells.opening?.derived === true);
  const place: CellPlace = { t, money, readOnly, copies: copies && !readOnly, saysDerived: !allDerived, folded: new Set(folded) };
  return {
    html: joined(rows.map((row) => rowMarkup(row, place))),
    count: rows.length,
    folded,
    allDerived,
    hasLastMonth: copies && rows.some((row) => measures.some((measure) => row.cells[measure]?.lastMonth)),
    tally: tallyOf(rows),
  };
}
