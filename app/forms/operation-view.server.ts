import { fingerprint, type OperationField } from "#app/domain/editing.ts";
import { daysInPeriod, periodParts } from "#app/domain/period.ts";
import { monthName } from "#app/messages/dates.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { stoppageDates } from "#app/messages/stoppage-dates.ts";
import { idleBody } from "./blocks/idle-markup.server.ts";
import { errorAt, isConflict } from "./refused-fields.server.ts";
import { fieldName, stoppageRows } from "./return-fields.ts";
import type { Attempt, ReturnSource } from "./return-source.ts";
import type { FormReading } from "./return-view.server.ts";
import type { FieldView, OperationView, StoppageView } from "./return-view.ts";
import { fieldConflict } from "./stored-words.server.ts";

/** Block 1 of the form, keeping every letter of a refused request. */
export function operationView(source: ReturnSource, reading: FormReading, attempt: Attempt | null): OperationView {
  const { language } = reading;
  const { operation } = source;
  const typed = attempt?.typed ?? null;
  const errorOf = (name: string): string | null => {
    return isConflict(attempt, name) ? fieldConflict(name, source, reading) : errorAt(attempt, name, reading);
  };
  const baseOf = (name: OperationField) => {
    return (isConflict(attempt, name) ? undefined : typed?.[fieldName.base(name)]) ?? fingerprint(operation[name]);
  };
  const field = <T extends string>(name: Exclude<OperationField, "stoppages">, stored: T): FieldView<T> => ({
    value: (typed?.[name] as T | undefined) ?? stored,
    base: baseOf(name),
    error: errorOf(name),
  });
  const again =
    operation.operating_state === null && source.last_operation?.operating_state === "idle"
      ? source.last_operation.idle_cause
      : null;
  // Offered, not stored: the base stays that of the stored blank, so that nothing counts before the liaison sends it.
  const offered =
    again === null ? operation : { ...operation, operating_state: "idle" as const, idle_cause: again, days_worked: 0 };
  const digits = (days: number | null) => (days === null ? "" : formatInteger(days, language));
  const errors: Record<string, string> = {};
  const stoppagesError = errorOf("stoppages");
  if (stoppagesError) errors.stoppages = stoppagesError;
  const rows = Array.from({ length: stoppageRows }, (_, index): StoppageView => {
    const stored = operation.stoppages[index];
    for (const part of ["reason", "from", "to", "text"] as const) {
      const name = fieldName.stoppage(index, part);
      const error = errorOf(name);
      if (error) errors[name] = error;
    }
    const of = (part: "reason" | "from" | "to" | "text", held: string) => typed?.[fieldName.stoppage(index, part)] ?? held;
    return {
      reason: of("reason", stored?.reason ?? "") as StoppageView["reason"],
      from: of("from", digits(stored?.from_day ?? null)),
      to: of("to", digits(stored?.to_day ?? null)),
      text: of("text", stored?.text ?? ""),
      dates: stored === undefined ? null : stoppageDates(stored, source.period, reading),
    };
  });
  return {
    operating_state: field("operating_state", offered.operating_state ?? ""),
    days_worked: field("days_worked", digits(offered.days_worked)),
    idle_cause: field("idle_cause", offered.idle_cause ?? ""),
    remarks: field("remarks", operation.remarks),
    money: field("money", `${operation.money.unit}:${operation.money.scale}`),
    stoppages: { rows, base: baseOf("stoppages"), errors },
    days_of_month: formatInteger(daysInPeriod(source.period), language),
    month: monthName(periodParts(source.period).month, language),
    idle: operation.operating_state === null ? idleBody(again, reading) : null,
  };
}
