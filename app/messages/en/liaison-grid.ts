import type { liaisonGrid as source } from "#app/messages/fa/liaison-grid.ts";
import type { Translated } from "#app/messages/language.ts";

const many = (count: string, one: string, more: string) => (count === "1" ? `1 ${one}` : `${count} ${more}`);

/** The figure grid of the liaison's form: what it offers and what it did. */
export const liaisonGrid: Translated<typeof source> = {
  search: "Search products",
  found: (p) => `${p.count} of ${many(p.total, "product", "products")}`,
  copyAll: "Same as last month",
  copyAllHint: "Fills blank cells with last month's figures; edit them then.",
  copied: (p) =>
    `${many(p.count, "blank cell was", "blank cells were")} filled with last month's figures. Edit them before you submit.`,
  nothingCopied: "There was no blank cell with a figure last month.",
  pasted: (p) => `${many(p.count, "cell", "cells")} changed by pasting.`,
  lostColumns: (p) => `${many(p.count, "column", "columns")} did not fit and were left out.`,
  lostRows: (p) => `${many(p.count, "row", "rows")} did not fit and were left out.`,
  kept: (p) => `${many(p.count, "figure", "figures")} met cells that are not typed and were left out.`,
  undo: "Undo",
  undone: (p) => `${many(p.count, "cell is", "cells are")} as before.`,
  redone: (p) => `${many(p.count, "cell was", "cells were")} changed again.`,
  tally: (p) => `${p.filled} of ${many(p.required, "required cell", "required cells")} filled`,
  next: "Next blank cell",
  openRows: "Unfinished rows",
  hasFinding: "finding",
  blankCells: (p) => many(p.count, "blank cell", "blank cells"),
  nothingOpen: "No row is unfinished.",
  keys: "Keys: arrows and Enter move, Ctrl+V pastes many cells from Excel, Ctrl+Z undoes, Esc puts the earlier figure back.",
};
