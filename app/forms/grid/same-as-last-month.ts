import { formatDecimal, formatInteger } from "#app/messages/numbers.ts";
import { cellOf, measureOf } from "./cells.ts";
import type { Editor, Write } from "./editor.ts";
import { closingCell, valuesOf } from "./live-balance.ts";
import { textsOf } from "./live-row.ts";
import { pairIn } from "./pair.ts";

/** Last month's figure of a cell as it would be typed now; "" where there is none. */
function lastMonthOf(cell: HTMLInputElement, editor: Editor): string {
  const exact = cell.dataset.last;
  if (exact !== undefined) return formatDecimal(exact, editor.language);
  const pair = cell.closest("td")?.querySelector(".was:not(.sum, .price) .pair");
  const [shown] = pairIn(pair?.textContent ?? "");
  return /\p{Nd}/u.test(shown) ? shown : "";
}

/** Blank cells of a row with what they held last month. Closing follows from the others where it can. */
function writesFor(row: Element, editor: Editor): Write[] {
  const texts = textsOf(row);
  const writes: Write[] = [];
  let closing: HTMLInputElement | null = null;
  for (const cell of row.querySelectorAll<HTMLInputElement>("input[data-measure]")) {
    const measure = measureOf(cell);
    if (cell.value !== "" || cell.readOnly || measure === "opening") continue;
    if (measure === "closing") {
      closing = cell;
      continue;
    }
    const value = lastMonthOf(cell, editor);
    if (value === "") continue;
    texts.set(measure, value);
    writes.push({ cell, value });
  }
  if (closing === null) return writes;
  const values = valuesOf(texts);
  const found = values === undefined ? null : closingCell(values);
  const value = found?.measure === "closing" ? formatDecimal(found.value, editor.language) : lastMonthOf(closing, editor);
  if (value !== "") writes.push({ cell: closing, value });
  return writes;
}

/** Fills blank cells of the rows with last month's figures and marks them until they are edited. */
export function copyLastMonth(editor: Editor, rows: readonly Element[]): void {
  const writes = rows.flatMap((row) => writesFor(row, editor));
  const { grid } = editor.words;
  if (writes.length === 0) {
    editor.say(grid.nothingCopied);
    return;
  }
  editor.write(writes);
  for (const { cell } of writes) cell.closest("td")?.classList.add("copied");
  const count = formatInteger(writes.length, editor.language);
  editor.say(grid.copied({ count }), true);
}

/** Takes the mark of a copied cell away once it is typed in, or undone. */
export function uncopy(event: Event): void {
  cellOf(event.target)?.closest("td.copied")?.classList.remove("copied");
}
