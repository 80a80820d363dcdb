import { isZero } from "#app/domain/decimal.ts";
import type { Measure } from "#app/domain/monthly-return.ts";
import type { Finding } from "./finding.ts";
import { requiredBlocks } from "./required-blocks.ts";
import { atCell, atReturn, type Checked, type CheckedProduct, isUntouched } from "./rule.ts";

const ofAll: readonly Measure[] = ["opening", "production", "domestic_quantity", "export_quantity", "closing"];
/** In an idle month nothing was produced or sold unless something is typed; stock stands. */
const ofIdle: readonly Measure[] = ["opening", "closing"];

function missingValue(row: CheckedProduct, market: "domestic" | "export"): boolean {
  const quantity = row.figures[`${market}_quantity`];
  return quantity !== null && !isZero(quantity) && row.figures[`${market}_value`] === null;
}

/** Cells of a row that everybody fills; in an idle month the stocks of a row in which anything is typed. */
export function requiredMeasures(idle: boolean): readonly Measure[] {
  return idle ? ofIdle : ofAll;
}

/** What the law asks of everybody is there, of selected establishments also values (section "Burden" of the form). */
export function required(checked: Checked): Finding[] {
  const found: Finding[] = [];
  const { operation } = checked;
  if (operation.operating_state === null) found.push(atReturn("required", "block", "operating_state", { variant: "state" }));
  if (checked.idle && operation.idle_cause === null) {
    found.push(atReturn("required", "block", "operating_state", { variant: "idle-cause", position: 0 }));
  }
  if (operation.days_worked === null && !checked.idle) found.push(atReturn("required", "block", "days_worked"));
  operation.stoppages.forEach((stoppage, position) => {
    if (stoppage.reason === "other" && stoppage.text.trim() === "") {
      found.push(
        atReturn("required", "block", "stoppages", {
          variant: "stoppage-text",
          params: { number: String(position + 1) },
          position,
        }),
      );
    }
  });
  for (const row of checked.products) {
    if (checked.idle && isUntouched(row)) continue;
    for (const measure of requiredMeasures(checked.idle)) {
      if (row.figures[measure] === null) found.push(atCell("required", "block", row, measure));
    }
    if (!checked.selected) continue;
    if (missingValue(row, "domestic")) found.push(atCell("required", "block", row, "domestic_value", { variant: "selected" }));
    if (missingValue(row, "export")) found.push(atCell("required", "block", row, "export_value", { variant: "selected" }));
  }
  found.push(...requiredBlocks(checked));
  return found;
}
