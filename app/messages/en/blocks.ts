import type { blocks as source } from "#app/messages/fa/blocks.ts";
import type { Translated } from "#app/messages/language.ts";

/** Blocks 3 to 5 of the form and an idle month in one click; written on the server only. */
export const blocks: Translated<typeof source> = {
  none: {
    exports: "No exports this month",
    materials: "No materials this month",
    energy: "No energy used this month",
    people: "Nobody employed on the last day",
    outside: "No product outside the licence",
  },
  hints: {
    exports: "A row for each country and tariff code. A product's exports in the table of products are the sum of these rows.",
    materials: "Main materials; names and opening stocks come from last month.",
    energy: "The whole month's use, from the bill or the meter. Write zero where there was none.",
    people: "Employees on the last day of the month.",
    outside: "Anything you made that is not in the licence. The expert sees it; it is passed on to nobody.",
  },
  requiredHere: "required of a selected establishment",
  rowNumber: "Row",
  moreRows: "More rows",
  otherFuels: "Other fuels",
  cell: (p) => `Row ${p.row} – ${p.field}${p.unit === "" ? "" : ` (${p.unit})`}`,
  carried: "last month's closing",
  productUnit: "in the product's unit",
  withUnit: (p) => `${p.name} (${p.unit})`,
  digits: "8 digits",
  idle: {
    title: "Idle the whole month?",
    hint: "Press the cause: the month is saved as idle with it. Sending it remains your act.",
    others: "Other causes",
    again: (p) => `Last month was idle: ${p.cause}`,
    againHint: "Confirm if this month was the same. If you worked, choose “working”.",
    confirm: "This month was idle too",
  },
};
