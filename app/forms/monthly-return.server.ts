import { z } from "zod";
import { isDecimal } from "#app/domain/decimal.ts";
import type { OperationFields, ReturnEdit, TypedCell, TypedOtherReason } from "#app/domain/editing.ts";
import {
  type Measure,
  measures,
  moneyScales,
  moneyUnits,
  operatingStates,
  otherReasons,
  type Stoppage,
  stoppageReasons,
} from "#app/domain/monthly-return.ts";
import { foldPersian, parseNumber } from "#app/domain/quantity.ts";
import type { FieldError } from "#app/domain/refusal.ts";
import { type Fields, oddFields } from "./odd-fields.server.ts";
import { remarksLength, stoppageRows, stoppageTextLength, textLength } from "./return-fields.ts";

const knownNames =
  /^(?:key|revision|intent|fix|operating_state|days_worked|idle_cause|remarks|money|s\.[0-5]\.(?:reason|from|to|text)|[fer]\..+|b\..{1,120})$/;

export type ReturnIntent = "save" | "submit" | "request-signature";

export interface ParsedReturnForm {
  intent: ReturnIntent;
  revision: number;
  edit: ReturnEdit;
}

export type ReturnForm = { ok: true; value: ParsedReturnForm } | { ok: false; errors: FieldError[] };

const header = z.object({
  intent: z.enum(["save", "submit", "request-signature"]),
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

class Reader {
  readonly errors: FieldError[] = [];
  constructor(readonly fields: Fields) {}

  fail(field: string, code: string, params?: Record<string, string>): null {
    this.errors.push(params ? { field, code, params } : { field, code });
    return null;
  }

  text(name: string, longest: number): string | undefined {
    const sent = this.fields.get(name);
    if (sent === null) return undefined;
    if (sent.length > longest) {
      this.fail(name, "too-long");
      return undefined;
    }
    return foldPersian(sent.replace(/\r\n?/g, "\n"));
  }

  choice<T extends string>(name: string, schema: z.ZodType<T>): T | null | undefined {
    const sent = this.fields.get(name);
    if (sent === null) return undefined;
    if (sent === "") return null;
    const parsed = schema.safeParse(sent);
    return parsed.success ? parsed.data : (this.fail(name, "unknown-choice") ?? undefined);
  }

  /** A whole number of days; undefined where the field was not sent or could not be read. */
  days(name: string): number | null | undefined {
    const sent = this.fields.get(name);
    if (sent === null) return undefined;
    const parsed = parseNumber(sent);
    if (!parsed.ok) return this.fail(name, parsed.code === "ambiguous-separator" ? "not-a-number" : parsed.code) ?? undefined;
    if (parsed.value === null) return null;
    const days = Number(parsed.value);
    if (!Number.isInteger(days)) return this.fail(name, "not-whole") ?? undefined;
    return days > 31 ? (this.fail(name, "out-of-range") ?? undefined) : days;
  }
}

function readCell(reader: Reader, name: string, productLineId: number, measure: Measure): TypedCell | null {
  const typed = reader.fields.get(name) ?? "";
  const base = reader.fields.get(`b.${productLineId}.${measure}`) ?? "";
  const parsed = parseNumber(typed);
  if (!parsed.ok) {
    const [whole, fraction] = parsed.choices ?? [];
    if (parsed.code === "ambiguous-separator" && (whole === undefined || fraction === undefined)) {
      return reader.fail(name, "not-a-number");
    }
    return reader.fail(name, parsed.code, whole !== undefined && fraction !== undefined ? { whole, fraction } : undefined);
  }
  if (base !== "" && (base.length > 40 || !isDecimal(base))) return reader.fail(name, "unknown");
  return { product_line_id: productLineId, measure, typed, value: parsed.value, base: base === "" ? null : base };
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
function applyFix(reader: Reader, cells: readonly TypedCell[]): TypedCell[] {
  const fix = reader.fields.get("fix");
  if (fix === null) return [...cells];
  const parts = /^([1-9]\d{0,8})\.([a-z_]{1,30})=(\d{1,18}(?:\.\d{1,6})?)$/.exec(fix);
  const cell = cells.find((one) => `${one.product_line_id}.${one.measure}` === `${parts?.[1]}.${parts?.[2]}`);
  const value = parts?.[3];
  if (!cell || value === undefined || !isDecimal(value)) {
    reader.fail("fix", "unknown");
    return [...cells];
  }
  return cells.map((one) => (one === cell ? { ...one, value, typed: value } : one));
}

function readStoppages(reader: Reader): Stoppage[] | undefined {
  const stoppages: Stoppage[] = [];
  let sent = false;
  for (let index = 0; index < stoppageRows; index += 1) {
    const before = reader.errors.length;
    const reason = reader.choice(`s.${index}.reason`, stoppageReason);
    const from = reader.days(`s.${index}.from`);
    const to = reader.days(`s.${index}.to`);
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

function readOperation(reader: Reader): Pick<ReturnEdit, "operation" | "operation_bases"> {
  const operation: Partial<OperationFields> = {};
  const state = reader.choice("operating_state", operatingState);
  if (state !== undefined) operation.operating_state = state;
  const days = reader.days("days_worked");
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
  const intent = fields.get("intent") ?? (fields.get("fix") === null ? null : "save");
  const head = header.safeParse({ intent, revision: fields.get("revision") ?? "" });
  if (!head.success) reader.fail("form", "unknown");
  reader.errors.push(...oddFields(fields, knownNames));
  const grid = readGrid(reader);
  const edit: ReturnEdit = {
    ...grid,
    cells: applyFix(reader, grid.cells),
    ...readOperation(reader),
    ...readTexts(reader),
  };
  if (!head.success || reader.errors.length > 0) return { ok: false, errors: reader.errors };
  return { ok: true, value: { ...head.data, edit } };
}
