import { type ReasonCode, reasonCodes } from "./monthly-return.ts";
import { foldPersian } from "./quantity.ts";
import type { FieldError } from "./refusal.ts";

/** What a template's text may leave open, filled from the case at hand. In a stored text each stands as `{code}`. */
export const placeholders = ["product", "month", "column", "figure"] as const;
export type Placeholder = (typeof placeholders)[number];

/** What the case at hand has for each; what it lacks stays open. */
export type Filling = Readonly<Partial<Record<Placeholder, string>>>;

export const templateLengths = { title: 80, text: 1000 } as const;
/** Templates one keeper has at a time, so that a list stays a list. */
export const mostTemplates = 100;

/** What was typed of a template. */
export interface TypedTemplate {
  /** "" for any. */
  reason_code: string;
  title: string;
  /** With its placeholders as codes. */
  text: string;
}

export interface Template {
  /** null: of use under any reason. */
  reason_code: ReasonCode | null;
  title: string;
  text: string;
}

const opened = /\{([^{}]*)\}/g;

function isPlaceholder(name: string): name is Placeholder {
  return placeholders.some((one) => one === name);
}

/** @returns the placeholders a text holds, each once, in the order of the list. */
export function placeholdersIn(text: string): Placeholder[] {
  const found = new Set([...text.matchAll(opened)].map((match) => (match[1] ?? "").trim()));
  return placeholders.filter((one) => found.has(one));
}

/** Puts what is known in the place of each placeholder; the others stay, so that somebody sees what is missing. */
export function fillTemplate(text: string, filling: Filling): string {
  return text.replace(opened, (whole, name: string) => {
    const known = name.trim();
    return isPlaceholder(known) ? (filling[known] ?? whole) : whole;
  });
}

/** Writes each placeholder anew, as `write` names it; what is none stays. */
export function renamePlaceholders(text: string, write: (name: string) => string | undefined): string {
  return text.replace(opened, (whole, name: string) => {
    const written = write(name.trim());
    return written === undefined ? whole : `{${written}}`;
  });
}

function faultsOfText(text: string): FieldError[] {
  if (text === "") return [{ field: "text", code: "textMissing" }];
  if (text.length > templateLengths.text) return [{ field: "text", code: "tooLong" }];
  const unknown = [...text.matchAll(opened)].map((match) => (match[1] ?? "").trim()).filter((name) => !isPlaceholder(name));
  const [first] = unknown;
  if (first !== undefined) {
    return [{ field: "text", code: "placeholderUnknown", params: { name: [...new Set(unknown)].join(", ").slice(0, 80) } }];
  }
  return /[{}]/.test(text.replace(opened, "")) ? [{ field: "text", code: "braceAlone" }] : [];
}

/** Reads a template as typed. @returns it, or what is wrong at which field */
export function readTemplate(typed: TypedTemplate): { ok: true; value: Template } | { ok: false; fields: FieldError[] } {
  const fields: FieldError[] = [];
  const title = foldPersian(typed.title).replace(/\s+/g, " ").trim();
  if (title === "") fields.push({ field: "title", code: "titleMissing" });
  if (title.length > templateLengths.title) fields.push({ field: "title", code: "tooLong" });
  const text = foldPersian(typed.text.replace(/\r\n?/g, "\n")).trim();
  fields.push(...faultsOfText(text));
  const reason_code = reasonCodes.find((code) => code === typed.reason_code) ?? null;
  if (reason_code === null && typed.reason_code !== "") fields.push({ field: "reason_code", code: "reasonUnknown" });
  return fields.length === 0 ? { ok: true, value: { reason_code, title, text } } : { ok: false, fields };
}

/**
 * Adds a template's text to what is written already.
 * @returns null where both together are longer than a reason may be
 */
export function insertText(written: string, added: string, longest: number): string | null {
  const whole = written.trim() === "" ? added : `${written.trimEnd()}\n${added}`;
  return whole.length > longest ? null : whole;
}
