import { blockPlaceOf } from "#app/domain/block-cells.ts";
import type { OtherReason } from "#app/domain/monthly-return.ts";
import { moneyLabel } from "#app/messages/describe-finding.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { storedCellWords } from "./blocks/shown-cell.server.ts";
import type { ReturnSource } from "./return-source.ts";
import type { Reading } from "./return-view.server.ts";

type Stored = Pick<ReturnSource, "operation" | "explanations" | "reasons" | "figures" | "products" | "blocks">;

/** What is stored in a field, in words; "" where it is blank. */
export function storedWords(field: string, source: Stored, reading: Reading): string {
  const { common: t, language } = reading;
  const { operation } = source;
  switch (field) {
    case "operating_state":
      return operation.operating_state === null ? "" : t.operatingStates[operation.operating_state];
    case "days_worked":
      return operation.days_worked === null ? "" : formatInteger(operation.days_worked, language);
    case "idle_cause":
      return operation.idle_cause === null ? "" : t.stoppageReasons[operation.idle_cause];
    case "remarks":
      return operation.remarks;
    case "money":
      return moneyLabel(operation.money, t);
    case "stoppages":
      return operation.stoppages
        .map(({ reason, from_day, to_day, text }) =>
          [t.stoppageReasons[reason], `${formatInteger(from_day, language)}–${formatInteger(to_day, language)}`, text]
            .filter(Boolean)
            .join(" "),
        )
        .join(t.grid.separator);
  }
  if (blockPlaceOf(field)) return storedCellWords(field, source, reading);
  const [kind, subject = ""] = [field.slice(0, 2), field.slice(2)];
  if (kind === "e.") return source.explanations.get(subject) ?? "";
  if (kind === "r.") return source.reasons.find((reason) => String(reason.id) === subject)?.reply ?? "";
  const chosen = otherReasonAt(field, source);
  return chosen === null ? "" : t.otherReasons[chosen];
}

function otherReasonAt(field: string, source: Stored): OtherReason | null {
  const [, line, column] = /^f\.(\d+)\.(other_in_reason|other_out_reason)$/.exec(field) ?? [];
  const figures = source.figures.get(Number(line));
  return (column === "other_in_reason" ? figures?.other_in_reason : figures?.other_out_reason) ?? null;
}

/** What is said at a field that somebody else changed meanwhile: that it changed, and what is stored now. */
export function fieldConflict(field: string, source: Stored, reading: Reading): string {
  const { grid } = reading.common;
  return grid.fieldConflict({ stored: storedWords(field, source, reading) || grid.blank });
}
