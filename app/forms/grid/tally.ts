import { formatInteger } from "#app/messages/numbers.ts";
import type { Editor } from "./editor.ts";

const required = 'input[data-measure][aria-required="true"]';

/** How many of the cells that have to be filled are, and a way to the next that is not. */
export function showTally(editor: Editor): void {
  const line = editor.box.querySelector<HTMLElement>("[data-tally]");
  if (line === null) return;
  const cells = editor.cells.rows.querySelectorAll<HTMLInputElement>(required);
  let filled = 0;
  let next: HTMLInputElement | null = null;
  for (const cell of cells) {
    if (cell.value.trim() !== "") filled += 1;
    else next ??= cell;
  }
  const { language, words } = editor;
  const said = words.grid.tally({
    filled: formatInteger(filled, language),
    required: formatInteger(cells.length, language),
  });
  const text = line.querySelector("span");
  if (text !== null && text.textContent !== said) text.textContent = said;
  const link = line.querySelector<HTMLAnchorElement>("a");
  if (link === null) return;
  link.hidden = next === null;
  if (next !== null) link.setAttribute("href", `#${next.id}`);
}

/** Rows that still want something: a finding or a reason at a cell, a text that cannot be read, a blank needed cell. */
export function listOpenRows(editor: Editor, list: HTMLElement): void {
  const items: HTMLElement[] = [];
  const { grid } = editor.words;
  for (const row of editor.cells.rows.querySelectorAll("tr[data-line]")) {
    const said = row.querySelector(":is(.has-block, .has-explain, .questioned) [data-measure]");
    const blank = [...row.querySelectorAll<HTMLInputElement>(required)].filter((cell) => cell.value.trim() === "");
    const target = said ?? blank[0];
    if (target === undefined) continue;
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${target.id}`;
    link.textContent = row.querySelector("th .name")?.textContent ?? "";
    const count = formatInteger(blank.length, editor.language);
    const notes = [said === null ? "" : grid.hasFinding, blank.length === 0 ? "" : grid.blankCells({ count })];
    item.append(link, " ", notes.filter(Boolean).join(editor.words.common.grid.separator));
    items.push(item);
  }
  if (items.length === 0) {
    const item = document.createElement("li");
    item.textContent = grid.nothingOpen;
    items.push(item);
  }
  list.replaceChildren(...items);
}
