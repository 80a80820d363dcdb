/**
 * The rows as the server sent them in the document. A browser's extension may change a page before its script takes it
 * over; React then makes the whole page anew from its data, which does not hold them.
 */
const served = typeof document === "undefined" ? null : document.getElementById("grid-rows");

export const rowsInDocument = {
  /** Puts the served rows, with what was typed in them, into a grid that came out empty. */
  giveBack(rows: HTMLElement | null): void {
    if (rows === null || served === null || rows === served || rows.childElementCount > 0) return;
    rows.append(...served.childNodes);
  },
};
