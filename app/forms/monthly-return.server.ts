import { z } from "zod";
import type { TypedBlockCell } from "#app/domain/block-cells.ts";
import { isDecimal } from "#app/domain/decimal.ts";
import type { OperationFields, ReturnEdit, TypedCell, TypedOtherReason } from "#app/domain/editing.ts";
import { type Fill, fills } from "#app/domain/fill-month.ts";
import {
  type Measure,
  measures,
  moneyScales,
  moneyUnits,
  operatingStates,
  otherReasons,
  type Stoppage,
  type StoppageReason,
  stoppageReasons,
} from "#app/domain/monthly-return.ts";
import { foldPersian } from "#app/domain/quantity.ts";
import type { FieldError } from "#app/domain/refusal.ts";
import { readBlocks } from "./blocks/read-blocks.server.ts";
import { Reader } from "./form-reader.server.ts";
import { type Fields, oddFields } from "./odd-fields.server.ts";
import { remarksLength, stoppageRows, stoppageTextLength, textLength } from "./return-fields.ts";

const knownNames =
  /^(?:key|revision|intent|fix|operating_state|days_worked|idle_cause|remarks|money|s\.[0-5]\.(?:reason|from|to|text)|[fer]\..+|[xmo]\.\d{1,3}\.[a-z_]{1,20}|[np]\.[a-z_-]{1,20}|none\.[a-z]{1,20}|b\..{1,120}|idle)$/;

export type ReturnIntent = "save" | "submit" | "request-signature" | Fill;

export interface ParsedReturnForm {
  intent: ReturnIntent;
  revision: number;
  edit: ReturnEdit;
}

export type ReturnForm = { ok: true; value: ParsedReturnForm } | { ok: false; errors: FieldError[] };

const header = z.object({
  intent: z.enum(["save", "submit", "request-signature", ...fills]),
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
const operatingState = z.enum(operatingStates);
const stoppageReason = z.enum(stoppageReasons);
const otherReason = z.enum(otherReasons);
const moneyChoices = new Map<string, OperationFields["money"]>(
  moneyUnits.flatMap((unit) => moneyScales.map((scale) => [`${unit}:${scale}`, { unit, scale }] as const)),
);
const measureNames: ReadonlySet<string> = new Set(measures);

function readCell(reader: Reader, name: string, productLineId: number, measure: Measure): TypedCell | null {
  const value = reader.number(name);
  if (value === undefined) return null;
  const base = reader.numberBase(`${productLineId}.${measure}`);
  if (base === undefined) return reader.fail(name, "unknown");
  return { product_line_id: productLineId, measure, typed: reader.fields.get(name) ?? "", value, base };
}

function readGrid(reader: Reader): Pick<ReturnEdit, "cells" | "other_reasons"> {
  const cells: TypedCell[] = [];
  const reasons: TypedOtherReason[] = [];
  for (const name of reader.fields.keys()) {
    if (!name.startsWith("f.")) continue;
    const parts = /^f\.([1-9]\d{0,8})\.([a-z_]{1,30})$/.exec(name);
    const product_line_id = Number(parts?.[1]);
    const column = parts?.[2] ?? "";
    if (column === "other_in_reason" || column === "other_out_reason") {
      const value = reader.choice(name, otherReason);
      const base = reader.fields.get(`b.${product_line_id}.${column}`) ?? "";
      if (value !== undefined) reasons.push({ product_line_id, column, value, base });
    } else if (measureNames.has(column)) {
      const cell = readCell(reader, name, product_line_id, column as Measure);
      if (cell) cells.push(cell);
    } else reader.fail(name.slice(0, 60), "unknown");
  }
  return { cells, other_reasons: reasons };
}

/** Without script a correction is a button of its own; its value takes the place of what the cell said. */
function applyFix(reader: Reader, grid: readonly TypedCell[], blocks: readonly TypedBlockCell[]) {
  const fix = reader.fields.get("fix");
  if (fix === null) return { cells: [...grid], blocks: [...blocks] };
  const [, name, value] = /^([a-z0-9_.]{1,40})=(\d{1,18}(?:\.\d{1,6})?)$/.exec(fix) ?? [];
  const known = value !== undefined && isDecimal(value);
  const cell = grid.find((one) => known && `${one.product_line_id}.${one.measure}` === name);
  const field = blocks.find((one) => known && one.field === name);
  if (value === undefined || (!cell && !field)) reader.fail("fix", "unknown");
  const fixed = { value: value ?? "", typed: value ?? "" };
  return {
    cells: grid.map((one) => (one === cell ? { ...one, ...fixed } : one)),
    blocks: blocks.map((one) => (one === field ? { ...one, ...fixed } : one)),
  };
}

const mostDays = 31;
const readDays = (reader: Reader, name: string) => reader.whole(name, mostDays);

function readStoppages(reader: Reader): Stoppage[] | undefined {
  const stoppages: Stoppage[] = [];
  let sent = false;
  for (let index = 0; index < stoppageRows; index += 1) {
    const before = reader.errors.length;
    const reason = reader.choice(`s.${index}.reason`, stoppageReason);
    const from = readDays(reader, `s.${index}.from`);
    const to = readDays(reader, `s.${index}.to`);
    const text = reader.text(`s.${index}.text`, stoppageTextLength);
    if (reason !== undefined || from !== undefined || to !== undefined) sent = true;
    const bad = reader.errors.length > before;
    if (bad || (!reason && !from && !to && !text)) continue;
    if (!reason) reader.fail(`s.${index}.reason`, "required");
    if (!from) reader.fail(`s.${index}.from`, "required");
    if (!to) reader.fail(`s.${index}.to`, "required");
    if (!reason || !from || !to) continue;
    if (from > to) reader.fail(`s.${index}.to`, "out-of-range");
    else stoppages.push({ reason, from_day: from, to_day: to, text: text ?? "" });
  }
  return sent ? stoppages : undefined;
}

function readOperation(reader: Reader, idle: StoppageReason | null): Pick<ReturnEdit, "operation" | "operation_bases"> {
  const operation: Partial<OperationFields> = {};
  const state = reader.choice("operating_state", operatingState);
  if (state !== undefined) operation.operating_state = state;
  const days = readDays(reader, "days_worked");
  if (days !== undefined) operation.days_worked = days;
  const cause = reader.choice("idle_cause", stoppageReason);
  if (cause !== undefined) operation.idle_cause = cause;
  const remarks = reader.text("remarks", remarksLength);
  if (remarks !== undefined) operation.remarks = remarks;
  const unit = reader.fields.get("money");
  if (unit !== null) {
    const known = moneyChoices.get(unit);
    if (known) operation.money = known;
    else reader.fail("money", "unknown-choice");
  }
  if (idle !== null) Object.assign(operation, { operating_state: "idle", idle_cause: idle, days_worked: 0 });
  const stoppages = readStoppages(reader);
  if (stoppages !== undefined) operation.stoppages = stoppages;
  const bases: ReturnEdit["operation_bases"] = {};
  for (const field of ["operating_state", "days_worked", "idle_cause", "stoppages", "remarks", "money"] as const) {
    bases[field] = reader.fields.get(`b.${field}`) ?? "";
  }
  return { operation, operation_bases: bases };
}

function readTexts(reader: Reader): Pick<ReturnEdit, "explanations" | "replies"> {
  const explanations: { key: string; text: string; base: string }[] = [];
  const replies: { reason_id: number; text: string; base: string }[] = [];
  for (const name of reader.fields.keys()) {
    const kind = name.slice(0, 2);
    if (kind !== "e." && kind !== "r.") continue;
    const text = reader.text(name, textLength);
    const base = foldPersian(reader.fields.get(`b.${name}`) ?? "");
    const subject = name.slice(2);
    if (text === undefined) continue;
    if (kind === "e." && /^[a-z0-9_.-]{1,100}$/.test(subject)) explanations.push({ key: subject, text, base });
    else if (kind === "r." && /^[1-9]\d{0,8}$/.test(subject)) replies.push({ reason_id: Number(subject), text, base });
    else reader.fail(name.slice(0, 60), "unknown");
  }
  return { explanations, replies };
}

/**
 * Reads the form of a monthly return, as sent by the page with or without script.
 * @returns the edit with every cell's base, or every field that could not be read (nothing may be written then)
 */
export function parseReturnForm(fields: Fields): ReturnForm {
  const reader = new Reader(fields);
  const idle = reader.choice("idle", stoppageReason);
  // A button of its own, such as a correction or a cause of idleness, sends no intent.
  const intent = fields.get("intent") ?? (idle ? "idle" : fields.get("fix") === null ? null : "save");
  if (idle && intent !== "idle") reader.fail("idle", "unknown");
  if (intent === "idle" && !idle) reader.fail("idle_cause", "required");
  const head = header.safeParse({ intent, revision: fields.get("revision") ?? "" });
  if (!head.success) reader.fail("form", "unknown");
  reader.errors.push(...oddFields(fields, knownNames));
  const grid = readGrid(reader);
  const edit: ReturnEdit = {
    ...grid,
    ...applyFix(reader, grid.cells, readBlocks(reader)),
    ...readOperation(reader, idle ?? null),
    ...readTexts(reader),
  };
  if (!head.success || reader.errors.length > 0) return { ok: false, errors: reader.errors };
  return { ok: true, value: { ...head.data, edit } };
}
