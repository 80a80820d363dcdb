/** A field that would change or is in conflict: all words in the reader's language. */
export interface ChangeView {
  name: string;
  place: string;
  where: string;
  before: string | null;
  after: string | null;
  /** Of a conflict: who changed it when, and the mark of what is stored. */
  changed: string | null;
  mark: string;
}

export interface WrongView {
  name: string;
  place: string;
  where: string;
  typed: string;
  problem: string;
  to: string;
}

export interface WorkbookMonthView {
  returnId: number;
  title: string;
  to: string;
  locked: boolean;
  changes: ChangeView[];
  conflicts: ChangeView[];
  wrong: WrongView[];
  /** «۱۲ تغییر · ۴۰ بی‌تغییر» */
  counts: string;
  formulas: string | null;
}

export interface WorkbookView {
  file: string;
  stored: string | null;
  months: WorkbookMonthView[];
  wrong: boolean;
  changes: boolean;
}
