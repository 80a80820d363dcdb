import { type Measure, measures } from "#app/domain/monthly-return.ts";

/** The grid as it stands on the page: rows and columns one can see. */
export class Cells {
  readonly rows: HTMLElement;
  constructor(readonly box: HTMLElement) {
    this.rows = box.querySelector<HTMLElement>("tbody") ?? box;
  }

  /** Rows that a search has not hidden. */
  visibleRows(): HTMLTableRowElement[] {
    return [...this.rows.querySelectorAll<HTMLTableRowElement>("tr[data-line]:not([hidden])")];
  }

  /** Measures whose columns are not folded away, in the order of the table. */
  columns(): readonly Measure[] {
    if (!this.folds()) return measures;
    const heads = this.box.querySelectorAll("thead th");
    return measures.filter((_, index) => heads[index + 1]?.classList.contains("optional") !== true);
  }

  /** The input of a row's measure; null where the cell is not typed. */
  cell(row: Element | undefined, measure: Measure | undefined): HTMLInputElement | null {
    const input = row?.querySelector<HTMLInputElement>(`input[data-measure="${measure}"]`) ?? null;
    return input === null || input.readOnly || input.disabled ? null : input;
  }

  /** Each row as a card of its own, as on a phone. */
  stacked(): boolean {
    const row = this.rows.querySelector("tr");
    return row !== null && getComputedStyle(row).display !== "table-row";
  }

  /** Opens the folded columns where one of their cells is wanted. */
  unfold(cell: Element): void {
    const toggle = this.#toggle();
    if (toggle !== null && cell.closest(".optional") !== null) toggle.checked = true;
  }

  /** Whether optional columns are folded away now. */
  folds(): boolean {
    return this.#toggle()?.checked === false;
  }

  /** Puts the cursor into a cell with its whole text selected, in sight. */
  focus(cell: HTMLInputElement, block: ScrollLogicalPosition = "nearest"): void {
    cell.focus({ preventScroll: true });
    cell.select();
    (block === "nearest" ? (cell.closest("td") ?? cell) : cell).scrollIntoView({ block, inline: "nearest" });
  }

  #toggle(): HTMLInputElement | null {
    return this.box.querySelector<HTMLInputElement>(".grid-more input");
  }
}

/** The input of the grid that an event came from; null where it came from elsewhere. */
export function cellOf(target: EventTarget | null): HTMLInputElement | null {
  return target instanceof HTMLInputElement && target.dataset.measure !== undefined ? target : null;
}

export function rowOf(node: Element): HTMLTableRowElement | null {
  return node.closest<HTMLTableRowElement>("tr[data-line]");
}

export function measureOf(cell: HTMLElement): Measure {
  return cell.dataset.measure as Measure;
}
