import { z } from "zod";
import type { Decimal } from "#app/domain/decimal.ts";
import { type CellReference, measures, type ReasonCode, reasonCodes } from "#app/domain/monthly-return.ts";
import { foldPersian } from "#app/domain/quantity.ts";
import type { FieldError, Refusal, RefusalCode } from "#app/domain/refusal.ts";
import { type QueuePlace, type ReviewDesk, readPlace } from "#app/domain/review-queue.ts";
import { hasPlaceholder } from "#app/messages/template-words.server.ts";
import { type Fields, oddFields } from "./odd-fields.server.ts";
import { textLength } from "./return-fields.ts";
import { decisionTextLength, reasonRows, reasonTextLength, reviewField } from "./review-fields.ts";
import { readStanding } from "./standing-offer.server.ts";

const intents = {
  province: ["start-review", "accept", "undo-accept", "send-back", "recall"],
  ministry: ["approve", "refer-back", "reopen"],
} as const satisfies Record<ReviewDesk, readonly string[]>;
export type ReviewIntent = (typeof intents)[ReviewDesk][number];

/**
 * Why a reviewer's form was not done; `reasons-written` guards against accepting what one meant to send back, and
 * `previewed` means that it was only asked to be shown, `inserted` that a template was to be put into a row.
 */
export interface ReviewRefused {
  code: RefusalCode | "unreadable" | "reasons-written" | "previewed" | "inserted";
  fields: readonly FieldError[];
  /** Everything typed; null where nothing could be read. */
  typed: Readonly<Record<string, string>> | null;
  /** The row a template was to be put into. */
  insert?: number;
}

export interface ReadReview {
  intent: ReviewIntent;
  revision: number;
  /** The return's place in the queue as the page saw it; null where it says none. */
  from: QueuePlace | null;
  reasons: (CellReference & { code: ReasonCode; text: string })[];
  text: string;
  replies: Map<number, string>;
  /** Explanations that are to stand, by finding, each with its ceiling. */
  standing: Map<string, Decimal>;
  /** Further months that go back with it, as the page saw them. */
  months: { return_id: number; revision: number }[];
}

type Body =
  | {
      ok: true;
      form: Fields & { entries(): Iterable<[string, string]> };
      key: { key: string; body_hash: string } | null;
    }
  | { ok: false; status: 400 | 413 | 415 };

export type ReviewForm =
  | { ok: false; status: number; refused: ReviewRefused }
  | { ok: true; value: ReadReview; request: { key: string; body_hash: string }; refusedBy(refusal: Refusal): ReviewRefused };

const head = z.object({
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  from: z.string().nullable().transform(readPlace),
});
const reasonCode = z.enum(reasonCodes);
const cell = z
  .string()
  .regex(/^(?:[1-9]\d{0,8}(?:\.[a-z_]{1,30})?)?$/)
  .transform((text, context): CellReference => {
    if (text === "") return { product_line_id: null, measure: null };
    const [line, column] = text.split(".");
    const product_line_id = Number(line);
    if (column === undefined) return { product_line_id, measure: null };
    const measure = measures.find((known) => known === column);
    if (measure !== undefined) return { product_line_id, measure };
    context.addIssue({ code: "custom" });
    return z.NEVER;
  });

const knownNames = {
  province:
    /^(?:key|revision|intent|from|text|reason\.[0-7]\.(?:code|cell|text|template)|(?:r|month)\.[1-9]\d{0,8}|(?:stand|ceiling)\.[a-z-]{1,20}\.[\w.]{1,30})$/,
  ministry: /^(?:key|revision|intent|from|text|reason\.[0-7]\.(?:code|cell|text)|(?:r|month)\.[1-9]\d{0,8})$/,
};
const inserts = /^insert\.([0-7])$/;
const longestKept = 5000;

function typedOf(entries: Iterable<[string, string]>): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of entries) if (name.length <= 60 && !(name in typed)) typed[name] = value.slice(0, longestKept);
  return typed;
}

function textOf(fields: Fields, name: string, longest: number, errors: FieldError[]): string {
  const text = foldPersian((fields.get(name) ?? "").replace(/\r\n?/g, "\n"));
  if (text.length > longest) errors.push({ field: name, code: "too-long" });
  return text;
}

/** Reasons as typed, with the row each came from: rows left blank do not count. */
function readReasons(fields: Fields, errors: FieldError[]): { row: number; reason: ReadReview["reasons"][number] }[] {
  return Array.from({ length: reasonRows }, (_, row) => row).flatMap((row) => {
    const code = fields.get(reviewField.code(row)) ?? "";
    const place = fields.get(reviewField.cell(row)) ?? "";
    const text = textOf(fields, reviewField.text(row), reasonTextLength, errors);
    if (hasPlaceholder(text)) errors.push({ field: reviewField.text(row), code: "placeholder-left" });
    if (code === "" && place === "" && text === "") return [];
    const knownCode = reasonCode.safeParse(code);
    if (!knownCode.success) {
      errors.push({ field: reviewField.code(row), code: code === "" ? "required" : "unknown-choice" });
    }
    const knownCell = cell.safeParse(place);
    if (!knownCell.success) errors.push({ field: reviewField.cell(row), code: "unknown-choice" });
    return knownCode.success && knownCell.success ? [{ row, reason: { code: knownCode.data, text, ...knownCell.data } }] : [];
  });
}

function readReplies(fields: Fields, errors: FieldError[]): Map<number, string> {
  const replies = new Map<number, string>();
  for (const name of fields.keys()) {
    const id = /^r\.([1-9]\d{0,8})$/.exec(name)?.[1];
    if (id !== undefined) replies.set(Number(id), textOf(fields, name, textLength, errors));
  }
  return replies;
}

function readMonths(fields: Fields, errors: FieldError[]): ReadReview["months"] {
  return [...fields.keys()].flatMap((name) => {
    const id = /^month\.([1-9]\d{0,8})$/.exec(name)?.[1];
    if (id === undefined) return [];
    const revision = fields.get(name) ?? "";
    if (!/^\d{1,9}$/.test(revision)) errors.push({ field: name, code: "unknown-choice" });
    return [{ return_id: Number(id), revision: Number(revision) || 0 }];
  });
}

/** How a preview answers: what is written is shown, or what is missing is said, as a send-back would say it. */
function asPreview(
  rows: ReturnType<typeof readReasons>,
): [code: ReviewRefused["code"], fields: readonly FieldError[], status: number] {
  if (rows.length === 0) return ["reason-required", [], 422];
  const wordless = rows.filter(({ reason }) => reason.code === "other" && reason.text.trim() === "");
  if (wordless.length === 0) return ["previewed", [], 200];
  const fields = wordless.map(({ row }) => ({
    field: reviewField.text(row),
    code: "reason-text-required",
  }));
  return ["invalid-input", fields, 422];
}
/**
 * Reads the form of a reviewer's page, as sent with or without script.
 * @returns what is asked with its request key, or what to show instead: 4xx, with everything that was typed
 */
export function readReviewForm(body: Body, desk: ReviewDesk): ReviewForm {
  if (!body.ok) return { ok: false, status: body.status, refused: { code: "unreadable", fields: [], typed: null } };
  const { form, key } = body;
  const typed = typedOf(form.entries());
  const refused = (code: ReviewRefused["code"], fields: readonly FieldError[] = [], status = 422): ReviewForm => ({
    ok: false,
    status,
    refused: { code, fields, typed },
  });
  const errors: FieldError[] = [];
  const known = head.safeParse({ revision: form.get("revision") ?? "", from: form.get(reviewField.from) });
  const asked = form.get("intent") ?? "";
  const insert = desk === "province" ? inserts.exec(asked)?.[1] : undefined;
  const intent = z.enum([...intents[desk], "preview"]).safeParse(insert === undefined ? asked : "preview");
  const rows = readReasons(form, errors);
  const text = textOf(form, reviewField.whole, decisionTextLength, errors);
  const replies = readReplies(form, errors);
  const months = readMonths(form, errors);
  const odd = oddFields(form, knownNames[desk]);
  if (!known.success || !intent.success || key === null || odd.length > 0) return refused("invalid-input", [...errors, ...odd]);
  // Another field that is not right yet is no obstacle to writing on.
  if (insert !== undefined)
    return { ok: false, status: 200, refused: { code: "inserted", fields: [], typed, insert: Number(insert) } };
  const sendsBack = ["send-back", "recall", "refer-back", "reopen", "preview"].includes(intent.data);
  // A row that a finding's link has filled is no decision; words that somebody wrote are.
  const written = text !== "" || rows.some((row) => row.reason.text !== "");
  if (!sendsBack && written) return refused("reasons-written");
  // No page offers a choice that is not in the list, whatever was asked for.
  const ceilings: FieldError[] = [];
  const standing = intent.data === "accept" ? readStanding(form, ceilings) : new Map<string, Decimal>();
  const concerning = sendsBack
    ? errors
    : [...errors.filter((error) => error.field.startsWith("r.") || error.code === "unknown-choice"), ...ceilings];
  if (concerning.length > 0) return refused("invalid-input", concerning);
  if (intent.data === "preview") return refused(...asPreview(rows));
  return {
    ok: true,
    value: {
      intent: intent.data,
      ...known.data,
      reasons: sendsBack ? rows.map((row) => row.reason) : [],
      text: sendsBack ? text : "",
      months: intent.data === "send-back" ? months : [],
      replies: intent.data === "accept" ? replies : new Map(),
      standing,
    },
    request: key,
    refusedBy: (refusal) => ({
      code: refusal.code,
      // The use-case counts the reasons it was given, the page its rows.
      fields: (refusal.fields ?? []).map((error) => ({
        ...error,
        field: error.field.replace(/^reason\.(\d+)\./, (_, index) => `reason.${rows[Number(index)]?.row ?? 0}.`),
      })),
      typed,
    }),
  };
}
