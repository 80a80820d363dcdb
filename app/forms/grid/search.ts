import { foldPersian, latinDigits } from "#app/domain/quantity.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import type { Editor } from "./editor.ts";

/** A name or a wanted text without what tells only spellings apart: letters of either keyboard, digits, half spaces. */
export function folded(text: string): string {
  return latinDigits(foldPersian(text).replace(/\u200c|\u200d|[\u064b-\u0652\u0640]/g, ""))
    .toLowerCase()
    .replace(/\s+/g, " ");
}

/** Whether every word wanted is somewhere in a name; both folded. */
export function matches(name: string, wanted: string): boolean {
  return wanted.split(" ").every((word) => name.includes(word));
}

/** Shows only rows whose product is wanted; rows hidden so are neither moved to nor pasted on. */
export class Search {
  #names: { row: HTMLElement; name: string }[] | undefined;

  constructor(
    readonly editor: Editor,
    readonly field: HTMLInputElement,
    readonly count: HTMLElement,
  ) {}

  narrow(): void {
    this.#names ??= [...this.editor.cells.rows.querySelectorAll<HTMLElement>("tr[data-line]")].map((row) => ({
      row,
      name: folded(row.querySelector("th .name")?.textContent ?? ""),
    }));
    const wanted = folded(this.field.value);
    let shown = 0;
    for (const { row, name } of this.#names) {
      const fits = wanted === "" || matches(name, wanted);
      if (fits) shown += 1;
      if (row.hidden === fits) row.hidden = !fits;
    }
    const { language, words } = this.editor;
    const say = (number: number) => formatInteger(number, language);
    this.count.textContent = wanted === "" ? "" : words.grid.found({ count: say(shown), total: say(this.#names.length) });
  }

  /** All rows again. */
  clear(): void {
    if (this.field.value === "") return;
    this.field.value = "";
    this.narrow();
  }

  pressed(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.preventDefault();
      this.clear();
    } else if (event.key === "Enter" || event.key === "ArrowDown") {
      // Enter would send the form.
      event.preventDefault();
      const first = this.editor.cells.rows.querySelector<HTMLInputElement>("tr:not([hidden]) input[data-measure]");
      if (first !== null) this.editor.cells.focus(first);
    }
  }
}
