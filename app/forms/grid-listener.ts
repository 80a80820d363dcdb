import type { Measure } from "#app/domain/monthly-return.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import { balanceDifference } from "./live-balance.ts";

type GridWords = {
  balanced: string;
  incomplete: string;
  difference: (p: { amount: string }) => string;
};

function typedOf(row: Element): Map<Measure, string> {
  const typed = new Map<Measure, string>();
  for (const cell of row.querySelectorAll<HTMLElement>("[data-measure]")) {
    const text = cell instanceof HTMLInputElement ? cell.value : (cell.dataset.value ?? "");
    typed.set(cell.dataset.measure as Measure, text);
  }
  return typed;
}

function showBalance(row: Element, language: Language, words: GridWords): void {
  const output = row.querySelector("output");
  if (output === null) return;
  const difference = balanceDifference(typedOf(row));
  const kind = difference === null ? "incomplete" : difference === "0" ? "balanced" : "difference";
  output.dataset.shape = kind;
  output.className = `tag ${{ balanced: "done", difference: "wait", incomplete: "idle" }[kind]}`;
  output.textContent =
    kind === "difference" ? words.difference({ amount: formatDecimal(difference ?? "0", language) }) : words[kind];
}

/** Opens the folded columns where a link leads into one of them. */
function unfold(cell: Element): void {
  if (cell.closest(".optional") === null) return;
  const toggle = cell.closest(".grid-box")?.querySelector<HTMLInputElement>(".grid-more input");
  if (toggle) toggle.checked = true;
}

/**
 * One listener for the whole grid: balances follow what is typed, a correction's button fills its cell, a link to a
 * cell puts the cursor there. Takes the table; gives the function that stops listening.
 */
export function listenToGrid(table: HTMLTableElement, language: Language, words: GridWords): () => void {
  function typed(event: Event) {
    const row = event.target instanceof Element ? event.target.closest("tr[data-line]") : null;
    if (row !== null) showBalance(row, language, words);
  }
  function clicked(event: MouseEvent) {
    if (!(event.target instanceof Element)) return;
    const fill = event.target.closest<HTMLElement>("[data-fill]");
    const link = event.target.closest<HTMLAnchorElement>('a[href^="#f."]');
    const id = fill?.dataset.fill ?? link?.getAttribute("href")?.slice(1);
    const cell = id === undefined ? null : document.getElementById(id);
    if (cell === null || !table.contains(cell)) return;
    unfold(cell);
    if (!(cell instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (fill !== null) {
      cell.value = fill.dataset.value ?? "";
      cell.dispatchEvent(new Event("input", { bubbles: true }));
    }
    cell.focus();
    cell.select();
    cell.scrollIntoView({ block: "center", inline: "center" });
  }
  table.addEventListener("input", typed);
  document.addEventListener("click", clicked);
  // What was typed before the script arrived counts too.
  for (const row of table.querySelectorAll("tr[data-line]")) {
    const changed = [...row.querySelectorAll<HTMLInputElement>("input[data-measure]")].some(
      (input) => input.value !== input.defaultValue,
    );
    if (changed) showBalance(row, language, words);
  }
  return () => {
    table.removeEventListener("input", typed);
    document.removeEventListener("click", clicked);
  };
}
