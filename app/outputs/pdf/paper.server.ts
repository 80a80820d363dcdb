import type { Language } from "#app/messages/language.ts";

/** A sheet to be printed, every word of it already in the reader's language. Equal papers give equal bytes. */
export interface Paper {
  language: Language;
  title: string;
  subtitle: string;
  /** `more` is a line of its own under the value, running left to right: the other calendar. */
  facts: { term: string; value: string; more?: string }[];
  /** Column heads and rows; `marked` rows stand out. */
  table: { heads: string[]; rows: { cells: string[]; marked: boolean }[] } | null;
  notes: string[];
  code: { label: string; grouped: string };
  /** Absolute address the QR code holds, and what stands beside it. */
  verify: { address: string; note: string };
  fingerprint: { label: string; sha256: string };
  product: string;
  /** Instant the file names as its own, ISO text: of the filing or the issue, so that a second print is the same file. */
  made: string;
}
