import type { Language } from "#app/messages/language.ts";
import { listenToBlocks } from "../blocks/block-listener.ts";
import { listenToAnswers } from "./answers.ts";
import { rowOf } from "./cells.ts";
import { Editor, type GridWords } from "./editor.ts";
import { showRow } from "./live-row.ts";
import { copyLastMonth, uncopy } from "./same-as-last-month.ts";
import { Search } from "./search.ts";
import { listOpenRows, showTally } from "./tally.ts";

/** The line that says what was done, with its way back. */
function speaker(box: HTMLElement): (sentence: string, undoable?: boolean) => void {
  const line = box.querySelector<HTMLElement>("[data-grid-said]");
  const back = box.querySelector<HTMLElement>('[data-grid="undo"]');
  return (sentence, undoable = false) => {
    if (line !== null) line.textContent = sentence;
    if (back !== null) back.hidden = !undoable;
  };
}

function searchOf(editor: Editor): Search | null {
  const field = editor.box.querySelector<HTMLInputElement>('input[type="search"]');
  const count = editor.box.querySelector<HTMLElement>("[data-found]");
  return field === null || count === null ? null : new Search(editor, field, count);
}

/**
 * One listener for the whole grid: keys move, a block is pasted, steps are undone, balances follow what is typed, a
 * correction's button fills its cell, a link to a cell puts the cursor there; the further blocks follow too. Takes the box round the grid; gives the
 * function that stops listening.
 */
export function listenToGrid(box: HTMLElement, language: Language, words: GridWords): () => void {
  const editor = new Editor(box, language, words, speaker(box));
  const search = searchOf(editor);
  const stop = new AbortController();
  const { signal } = stop;
  let counting: ReturnType<typeof setTimeout> | undefined;
  // A key's answer does not wait for what counts all cells.
  const count = () => {
    clearTimeout(counting);
    counting = setTimeout(() => showTally(editor), 120);
  };
  box.addEventListener("focusin", (event) => editor.entered(event), { signal });
  box.addEventListener(
    "input",
    (event) => {
      if (search !== null && event.target === search.field) return search.narrow();
      uncopy(event);
      editor.typed(event);
      count();
    },
    { signal },
  );
  box.addEventListener("change", (event) => editor.committed(event), { signal });
  box.addEventListener("paste", (event) => editor.pasted(event), { signal });
  box.addEventListener(
    "keydown",
    (event) => (search !== null && event.target === search.field ? search.pressed(event) : editor.pressed(event)),
    { signal },
  );
  box.addEventListener("click", (event) => act(event, editor), { signal });
  document.addEventListener("click", (event) => lead(event, editor, search), { signal });
  const form = box.closest("form");
  if (form !== null) listenToAnswers(form, signal);
  const details = box.querySelector<HTMLDetailsElement>("details[data-open-rows]");
  details?.addEventListener(
    "toggle",
    () => {
      const list = details.querySelector("ul");
      if (details.open && list !== null) listOpenRows(editor, list);
    },
    { signal },
  );
  // What was typed before the script arrived counts too.
  for (const row of editor.cells.rows.querySelectorAll("tr[data-line]")) {
    const inputs = [...row.querySelectorAll<HTMLInputElement>("input[data-measure]")];
    if (!inputs.some((input) => input.value !== input.defaultValue)) continue;
    showRow(row, language, words.common);
    count();
  }
  const blocks = document.getElementById("blocks");
  if (blocks !== null) listenToBlocks(blocks, language, signal);
  box.dataset.live = "";
  return () => {
    clearTimeout(counting);
    stop.abort();
  };
}

/** The grid's own buttons. */
function act(event: MouseEvent, editor: Editor): void {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button[data-grid]") : null;
  if (button === null) return;
  event.preventDefault();
  if (button.dataset.grid === "undo") editor.undo("undo");
  else if (button.dataset.grid === "copy") copyLastMonth(editor, editor.cells.visibleRows());
  else if (button.dataset.grid === "copy-row") {
    const row = rowOf(button);
    if (row !== null) copyLastMonth(editor, [row]);
  }
}

/** A correction's button fills its cell, a link to a cell puts the cursor there; both may stand outside the grid. */
function lead(event: MouseEvent, editor: Editor, search: Search | null): void {
  if (!(event.target instanceof Element)) return;
  const fill = event.target.closest<HTMLElement>("[data-fill]");
  const link = event.target.closest<HTMLAnchorElement>('a[href^="#f."]');
  const id = fill?.dataset.fill ?? link?.getAttribute("href")?.slice(1);
  const cell = id === undefined ? null : document.getElementById(id);
  if (cell === null || !editor.cells.rows.contains(cell)) return;
  editor.cells.unfold(cell);
  if (rowOf(cell)?.hidden === true) search?.clear();
  event.target.closest("details[data-open-rows]")?.removeAttribute("open");
  if (!(cell instanceof HTMLInputElement)) return;
  event.preventDefault();
  if (fill !== null) editor.write([{ cell, value: fill.dataset.value ?? "" }]);
  editor.cells.focus(cell, "center");
}
