import type { Severity } from "#app/domain/checks/finding.ts";
import type { OperatingState, StoppageReason } from "#app/domain/monthly-return.ts";
import type { GridBody } from "./grid/grid-view.ts";
import type { MadeHtml } from "./made.tsx";

/** A finding ready to be read: all words and numbers in the reader's language. */
export interface FindingView {
  key: string;
  severity: Severity;
  title: string;
  sentence: string;
  /** Anchor of the field it speaks of. */
  cell: string | null;
  fix: { value: string; shown: string } | null;
  explanation: { value: string; base: string; error: string | null } | null;
  /** The page that explains its rule, with the numbers of the case. */
  why: { to: string; text: string } | null;
  /** Said at its cell in a word; a note of its own would only repeat it. */
  at_cell: boolean;
}

export interface StoppageView {
  reason: StoppageReason | "";
  from: string;
  to: string;
  text: string;
  /** The stored stoppage in dates. */
  dates: string | null;
}

/** A field outside the grid: what stands in it, the mark of what the page had shown, and what is wrong with it. */
export interface FieldView<T extends string = string> {
  value: T;
  base: string;
  error: string | null;
}

export interface OperationView {
  operating_state: FieldView<OperatingState | "">;
  days_worked: FieldView;
  idle_cause: FieldView<StoppageReason | "">;
  remarks: FieldView;
  /** `IRR_OLD:1000000` */
  money: FieldView;
  stoppages: { rows: StoppageView[]; base: string; errors: Record<string, string> };
  /** 29–31, formatted */
  days_of_month: string;
  /** Name of the month. */
  month: string;
  /** Offers an idle month in one click while nothing is chosen. */
  idle: MadeHtml | null;
}

/** A reason of a send-back in words, as `ReasonList` shows it. */
export interface ReasonView {
  id: number;
  title: string;
  place: string | null;
  cell: string | null;
  /** The cell's value that was objected to, canonical; "" for a blank. */
  objected: string;
  text: string;
  by: string;
  answer: { kind: "changed" | "reply" | "open"; content: string };
  reply?: { value: string; error: string | null };
}

/** The form of a return, or its figures read-only. */
/** One thing that stands before sending. */
export interface ToSendItem {
  text: string;
  /** Anchor of its place. */
  to: string;
  /** Names of the controls it waits for, with blanks between; "" where filling a control is not enough. */
  fields: string;
}

export interface ToSendView {
  title: string;
  /** In place of a list, of a month in which nobody has typed yet. */
  untouched: string | null;
  /** Beside the button. */
  said: string;
  /** What is said with 0, 1, 2 … things left, joined by "|". */
  counts: string;
  items: ToSendItem[];
  more: string | null;
}

export interface ProgressView {
  said: string;
  /** What is said with 0, 1, 2 … reasons answered, joined by "|". */
  counts: string;
  /** The words of the states open, changed and replied, joined by "|". */
  words: string;
  /** The first reason without an answer. */
  first: number | null;
  previous: string;
  next: string;
}

export interface ReturnFormView {
  to_send: ToSendView;
  progress: ProgressView | null;
  grid: GridBody;
  /** Blocks 3 to 5; null where the return is filed in an older form. */
  blocks: MadeHtml | null;
  /** e.g. «میلیون ریال» */
  money: string;
  operation: OperationView;
  findings: FindingView[];
  reasons: ReasonView[];
  /** Hidden fields: the replies as the page had shown them. */
  reply_bases: { name: string; value: string }[];
}
