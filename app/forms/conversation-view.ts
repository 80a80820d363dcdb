import type { ReturnState } from "#app/domain/monthly-return.ts";
import type { RequestAct, RequestKind } from "#app/domain/return-request.ts";
import type { FileView } from "#app/ui/attachment-list.tsx";
import type { Tone } from "#app/ui/classes.ts";
import type { Option } from "./field.tsx";

export type ConversationDesk = "establishment" | "province" | "ministry";

/** A text field: what stands in it and what is wrong with it. */
export interface TextView {
  value: string;
  error: string | null;
}

export interface InquiryView {
  id: number;
  place: string;
  /** Anchor of its cell on a page that has the figures. */
  cell: string | null;
  text: string;
  by: string;
  answer: { text: string; by: string } | null;
  /** Where this person may answer. */
  field: TextView | null;
}

export interface RequestView {
  id: number;
  kind: RequestKind;
  title: string;
  state: string;
  tone: Tone;
  open: boolean;
  subject: string | null;
  places: string[];
  text: string;
  by: string;
  decision: string;
  files: FileView[];
  notes: string[];
  acts: RequestAct[];
  grantText: string;
  /** Who reads the answer. */
  decisionHint: string;
  days: Option[];
  /** Why an expert is offered no days. */
  beyond: string | null;
  daysField: TextView;
  decisionField: TextView;
}

interface PlaceView {
  product: TextView;
  measure: TextView;
}

/** What a person may begin; null: not now, or not he. */
export interface AskView {
  products: Option[];
  inquire: { text: TextView; cell: PlaceView } | null;
  extension: TextView | null;
  annulment: TextView | null;
  cancellation: TextView | null;
  correction: { text: TextView; rows: PlaceView[] } | null;
  objection: {
    text: TextView;
    chosen: string;
    error: string | null;
    filesError: string | null;
    subjects: Option[];
  } | null;
}

/** Inquiries and requests about a return, with the forms this person may send. */
export interface DealingsView {
  desk: ConversationDesk;
  /** Where every form goes. */
  path: string;
  key: string;
  revision: number;
  inquiries: InquiryView[];
  /** Newest first. */
  requests: RequestView[];
  ask: AskView;
}

export interface MessageView {
  id: number;
  mine: boolean;
  who: string;
  when: string;
  whenIso: string;
  text: string;
  unread: boolean;
}

/** The page of a conversation, all words and numbers in the reader's language. */
export interface ConversationPageView extends DealingsView {
  title: string;
  subtitle: string;
  state: ReturnState;
  returnPath: string | null;
  extended: string[];
  messages: MessageView[];
  write: TextView | null;
  refused: { kind: "refusal" | "conflict"; sentence: string; summary: { field: string; text: string }[] } | null;
  done: string | null;
  counts: { inquiries: string; requests: string };
}
