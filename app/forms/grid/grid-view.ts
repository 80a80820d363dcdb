import type { Severity } from "#app/domain/checks/finding.ts";
import type { Measure, OtherReason } from "#app/domain/monthly-return.ts";
import type { MadeHtml } from "../made.tsx";

/** Two people changed the cell: what is stored, and by whom and when. All formatted. */
export type GridConflict = { stored: string | null; who: string | null; when: string | null };

export type GridCell = {
  /** What stands in the input: the stored figure in the reader's digits, or what was typed if refused. */
  value: string;
  /** Canonical decimal the page was made from; "" for blank. */
  base: string;
  /** Not typed: the opening taken from last month. */
  derived?: boolean;
  /** Formatted; null where there is none. */
  lastMonth?: string | null;
  lastYear?: string | null;
  /** Last month's figure, canonical in this return's money, where `lastMonth` shows it rounded. */
  lastMonthExact?: string | null;
  severity?: Severity | null;
  /** Key of the finding this cell links to. */
  findingKey?: string | null;
  /** Id of an open reason at this cell. */
  reasonId?: number | null;
  /** An open inquiry about this cell. */
  inquiryId?: number | null;
  /** Sentence of what could not be read. */
  error?: string | null;
  /** Formatted value of the version before, where it changed. */
  before?: string | null;
  conflict?: GridConflict | null;
  /** Has to be filled before the month can be submitted. */
  required?: boolean;
  /** A quantity since the year began: earlier months (canonical), with this cell and last year (formatted). */
  toDate?: GridToDate | null;
  /** Of a value: price of a unit of measure now and last month, formatted. */
  price?: GridPrice | null;
};

export type GridToDate = { earlier: string; sum: string | null; lastYear: string | null };
export type GridPrice = { now: string | null; lastMonth: string | null };

export type GridBalance =
  | { kind: "balanced" }
  // The amount is formatted.
  | { kind: "difference"; amount: string }
  | { kind: "incomplete" };

/** What would close a row's balance: the cell, canonical and formatted. */
export type GridClosing = { measure: Measure; value: string; shown: string };

/** The reason of an other movement: what is chosen, what the page was made from, what is wrong with it. */
export type GridReason = { value: OtherReason | ""; base: string; error?: string | null };

export type GridRow = {
  lineId: number;
  name: string;
  /** Words of the unit of measure. */
  unit: string;
  /** Formatted yearly capacity; null where the licence names none. */
  capacity: string | null;
  cells: Readonly<Partial<Record<Measure, GridCell>>>;
  balance: GridBalance;
  closing?: GridClosing | null;
  /** Chosen reasons of other in and other out. */
  otherInReason?: GridReason;
  otherOutReason?: GridReason;
};

/** Block 2 as the page gets it: its rows are one piece of HTML, which the script takes as it stands. */
export type GridBody = MadeHtml & {
  count: number;
  /** Optional columns that are blank in every row. */
  folded: Measure[];
  /** Every opening is last month's closing. */
  allDerived: boolean;
  /** Any cell has a figure of last month. */
  hasLastMonth: boolean;
  tally: GridTally;
};

/** Cells that have to be filled, and the first that is not. */
export type GridTally = { required: number; filled: number; next: string | null };
