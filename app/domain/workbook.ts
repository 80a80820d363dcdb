/** Version of how a liaison's workbook is laid out; a workbook of another version is refused with a word. */
export const workbookSchema = 1;

/** Largest file that is read. */
export const workbookBytes = 5 * 1_048_576;

/** Most months, and most rows of products together, that one workbook holds. */
export const workbookReturns = 60;
export const workbookRows = 3000;

/** How long an upload waits for its confirmation. */
export const uploadHours = 24;

/** Why a file is not read as a workbook of ours. */
export const workbookProblems = [
  "no-file",
  "too-large",
  "old-xls",
  "encrypted",
  "pdf",
  "csv",
  "open-document",
  "binary-workbook",
  "not-a-workbook",
  "damaged",
  "unpacks-too-much",
  "too-many-rows",
  "took-too-long",
  "not-our-template",
  "other-version",
  "busy",
] as const;
export type WorkbookProblem = (typeof workbookProblems)[number];

/** Why a workbook of ours is not taken for what the person wanted to do with it. */
export const uploadProblems = ["other-establishment", "other-month", "month-locked"] as const;
export type UploadProblem = (typeof uploadProblems)[number];

/** What of a cell cannot be taken as a figure or a word, whatever the cell is for. */
export const cellProblems = [
  "date",
  "boolean",
  "percent",
  "error-value",
  "formula-without-value",
  "merged",
  "twice",
  "too-long",
] as const;
export type CellProblem = (typeof cellProblems)[number];

/** One cell of a read workbook in which something may be typed. */
export interface ReadCell {
  /** Name of the form's field it stands for, e.g. `f.11.production`. */
  name: string;
  sheet: string;
  /** e.g. `D7` */
  address: string;
  /** As typed: a number as its exact decimal text, at most 15 significant digits; "" for a blank cell. */
  typed: string;
  /** Holds a formula, whose stored value was taken. */
  formula?: true;
  problem?: CellProblem;
}

/** What a workbook says of one month. */
export interface ReadReturn {
  return_id: number;
  establishment_id: number;
  period: string;
  /** What stood in the form when the workbook was made, as the form's own hidden fields say it (`b.…`). */
  bases: Record<string, string>;
  cells: ReadCell[];
}

/** A workbook of ours as it was read. */
export interface ReadWorkbook {
  returns: ReadReturn[];
}

export type WorkbookReading = { ok: true; book: ReadWorkbook } | { ok: false; problem: WorkbookProblem };
