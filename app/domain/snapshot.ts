import type { MediaType } from "#app/domain/attachment.ts";
import type { BlocksRecord } from "#app/domain/block-record.ts";
import type { MoneyScaleFactor, MoneyUnitCode, Operation, ProductFigures } from "#app/domain/monthly-return.ts";

/** A file a version was sent with. */
export interface SnapshotFile {
  attachment_id: number;
  name: string;
  media_type: MediaType;
  bytes: number;
  sha256: string;
}

/** The immutable content of one submission: what was sent, in its own form version. */
export interface Snapshot {
  form_version: number;
  establishment_id: number;
  establishment_fa: string;
  establishment_en: string;
  legal_id: string;
  licence_number: string;
  province_code: string;
  county_id: number;
  isic_code: string;
  selected: boolean;
  period: string;
  version: number;
  operation: Operation;
  money_unit: MoneyUnitCode;
  money_scale: MoneyScaleFactor;
  products: ProductFigures[];
  /** Blocks 3 to 5; from form version 2 on. */
  blocks?: BlocksRecord;
  /** Explanations by finding key. */
  explanations: Record<string, string>;
  /** In the order they were attached; left out where there is none. */
  files?: SnapshotFile[];
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

// Most texts are digits and codes: nothing in them to normalise or to escape.
const plain = /^[ !#-[\]-~]*$/;

function writeText(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text.normalize("NFC"));
}

function write(value: Json | object): string {
  if (typeof value === "string") return writeText(value);
  if (typeof value === "number" || typeof value === "boolean" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => write(item)).join(",")}]`;
  let text = "";
  for (const key of Object.keys(value).sort()) {
    const held = (value as Record<string, Json | undefined>)[key];
    if (held === undefined) continue;
    text += `${text === "" ? "" : ","}${plain.test(key) ? `"${key}"` : JSON.stringify(key)}:${write(held)}`;
  }
  return `{${text}}`;
}

/**
 * The one canonical text of a value: sorted keys, NFC, no blanks. SHA-256 is taken over it.
 * @param value JSON-like; quantities are canonical decimal strings, never numbers
 */
export function canonicalText(value: object): string {
  return write(value);
}
