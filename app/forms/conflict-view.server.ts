import { blockPlaceOf } from "#app/domain/block-cells.ts";
import { fingerprint, type OperationField, operationFields } from "#app/domain/editing.ts";
import { type Measure, measures } from "#app/domain/monthly-return.ts";
import { conflictingFields } from "#app/domain/refusal.ts";
import { formatDateTime } from "#app/messages/dates.ts";
import { blockPlaceWords } from "#app/messages/describe-finding.ts";
import { formatDecimal, formatInteger } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";
import { shownCell, storedCell } from "./blocks/shown-cell.server.ts";
import type { ConflictView } from "./conflict-view.ts";
import type { Refused } from "./read-return-form.server.ts";
import { fieldName, stoppageRows } from "./return-fields.ts";
import type { ReturnSource } from "./return-source.ts";
import type { Reading } from "./return-view.server.ts";
import { storedWords } from "./stored-words.server.ts";

type Stored = Pick<ReturnSource, "operation" | "explanations" | "reasons" | "figures" | "products" | "blocks">;
export type Words = Reading & { liaison: Areas["liaison"] };
export type Changers = ReadonlyMap<string, { by_fa: string | null; by_en: string | null; at: Date }>;

const cellName = /^f\.(\d+)\.([a-z_]+)$/;
const otherMeasure: Readonly<Record<string, Measure>> = { other_in_reason: "other_in", other_out_reason: "other_out" };

function isMeasure(text: string): text is Measure {
  return (measures as readonly string[]).includes(text);
}

function placeOf(name: string, source: Stored, { language, common: t, liaison, findings }: Words): string {
  if (blockPlaceOf(name)) {
    const { where, cell } = blockPlaceWords(name, findings.blocks, language);
    return [where, cell].join(t.grid.separator);
  }
  const [, line, column = ""] = cellName.exec(name) ?? [];
  const row = source.products.find((one) => String(one.product_line_id) === line);
  if (row) {
    const product = language === "fa" ? row.name_fa : row.name_en;
    if (isMeasure(column)) {
      return t.grid.cell({ product, measure: t.measures[column], unit: language === "fa" ? row.unit_fa : row.unit_en });
    }
    const measure = otherMeasure[column];
    if (measure) return t.grid.otherReason({ product, measure: t.measures[measure] });
  }
  const { form } = liaison;
  const labels: Readonly<Record<OperationField, string>> = {
    operating_state: form.operatingState,
    days_worked: form.daysWorked,
    idle_cause: form.idleCause,
    stoppages: form.stoppages,
    remarks: form.remarks,
    money: form.money,
  };
  if (name in labels) return labels[name as OperationField];
  return name.startsWith("r.") ? t.reasons.reply : name.startsWith("e.") ? t.findings.explain : form.findings;
}

/** The stored value as the form's inputs hold it, and its base; nulls for a field only a fresh page can show. */
function held(name: string, source: Stored, { language }: Words): Pick<ConflictView, "fields" | "base"> {
  const [, line, column = ""] = cellName.exec(name) ?? [];
  const { operation } = source;
  if (line !== undefined) {
    const figures = source.figures.get(Number(line));
    if (isMeasure(column)) {
      const value = figures?.[column] ?? null;
      return { fields: { [name]: value === null ? "" : formatDecimal(value, language) }, base: value ?? "" };
    }
    const reason = (column === "other_in_reason" ? figures?.other_in_reason : figures?.other_out_reason) ?? "";
    return { fields: { [name]: reason }, base: reason };
  }
  const days = (number: number | null | undefined) => (number == null ? "" : formatInteger(number, language));
  if ((operationFields as readonly string[]).includes(name)) {
    const base = fingerprint(operation[name as OperationField]);
    const rows = Array.from({ length: stoppageRows }, (_, index) => ({ index, row: operation.stoppages[index] }));
    const values: Readonly<Record<OperationField, Record<string, string>>> = {
      operating_state: { operating_state: operation.operating_state ?? "" },
      days_worked: { days_worked: days(operation.days_worked) },
      idle_cause: { idle_cause: operation.idle_cause ?? "" },
      remarks: { remarks: operation.remarks },
      money: { money: `${operation.money.unit}:${operation.money.scale}` },
      stoppages: Object.fromEntries(
        rows.flatMap(({ index, row }) => [
          [fieldName.stoppage(index, "reason"), row?.reason ?? ""],
          [fieldName.stoppage(index, "from"), days(row?.from_day)],
          [fieldName.stoppage(index, "to"), days(row?.to_day)],
          [fieldName.stoppage(index, "text"), row?.text ?? ""],
        ]),
      ),
    };
    return { fields: values[name as OperationField], base };
  }
  if (blockPlaceOf(name)) {
    const base = storedCell(name, source);
    return { fields: { [name]: base === "" ? "" : shownCell(name, base, language) }, base };
  }
  if (!/^[er]\./.test(name)) return { fields: null, base: null };
  const text = storedWords(name, source, { language } as Words);
  return { fields: { [name]: text }, base: text };
}

function shownOf(name: string, source: Stored, reading: Words): string {
  const [, line, column = ""] = cellName.exec(name) ?? [];
  if (!isMeasure(column)) return storedWords(name, source, reading);
  const value = source.figures.get(Number(line))?.[column] ?? null;
  return value === null ? "" : formatDecimal(value, reading.language);
}

/** Names of the fields that a refused Save met somebody else's in. */
export function conflictsOf({ code, attempt, fields }: Refused): string[] {
  return code === "cell-conflict" ? conflictingFields({ code, conflicts: [...(attempt?.conflicts ?? [])], fields }) : [];
}

/** The same refusal with each cell's own last writer, where the trail knows him, in place of the row's. */
export function toldWho(refused: Refused, changers: Changers): Refused {
  if (refused.attempt === null) return refused;
  const conflicts = refused.attempt.conflicts.map((cell) => {
    const changer = changers.get(fieldName.cell(cell.product_line_id, cell.measure));
    return changer ? { ...cell, changed_by_fa: changer.by_fa, changed_by_en: changer.by_en, changed_at: changer.at } : cell;
  });
  return { ...refused, attempt: { ...refused.attempt, conflicts } };
}

/** Fields that two people changed, as the reader is told of them. */
export function conflictViews(names: readonly string[], source: Stored, changers: Changers, reading: Words): ConflictView[] {
  const { language, common } = reading;
  return names.map((name) => {
    const changer = changers.get(name);
    return {
      name,
      place: placeOf(name, source, reading),
      stored: shownOf(name, source, reading) || common.grid.blank,
      who: (language === "fa" ? changer?.by_fa : changer?.by_en) ?? null,
      when: changer ? formatDateTime(changer.at, language) : null,
      ...held(name, source, reading),
    };
  });
}
