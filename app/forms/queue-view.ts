import type { ReturnState } from "#app/domain/monthly-return.ts";
import type { QueueTab, ReviewDesk } from "#app/domain/review-queue.ts";
import type { DoneView } from "./done-banner.tsx";
import type { Option } from "./field.tsx";

export interface QueueRowView {
  id: number;
  establishment: string;
  /** null: nothing was ever sent, so there is nothing to open. */
  to: string | null;
  place: string;
  isic: string;
  state: ReturnState;
  labels: ("selected" | "late" | "missing" | "idle" | "resubmitted")[];
  /** Why it stands where it does; null where nothing was sent. */
  why: { text: string; more: string } | null;
  submitted: string | null;
  submittedIso?: string;
  waiting: string;
  /** How many inquiries wait for the liaison; null where none. */
  inquiries: string | null;
  /** Findings to explain of the newest submission; null where there is none. */
  findings: string | null;
}

/** A choice that narrows the queue, with what is chosen now ("" for all). */
export interface QueueChoice {
  name: "province" | "county" | "division" | "product" | "finding";
  options: Option[];
  chosen: string;
}

/** A review desk's queue in the reader's language. */
export interface QueuePageView {
  title: string;
  shell: { place?: string; counts: Record<string, string> };
  desk: ReviewDesk;
  subtitle: string | null;
  action: string;
  period: string;
  periods: Option[];
  tab: QueueTab;
  tabs: { tab: QueueTab; label: string; count: string; to: string; current: boolean }[];
  search: string;
  choices: QueueChoice[];
  late: boolean;
  selected: boolean;
  /** null: the desk's work is not shared out. */
  mine: boolean | null;
  /** Whether more than a name narrows it. */
  narrowed: boolean;
  /** Changes with every question, so that the form begins anew. */
  formKey: string;
  /** Without filters; null where there are none. */
  clearPath: string | null;
  /** How many came since the queue was opened, with the way to them; null where none did. */
  arrived: { text: string; to: string } | null;
  /** The same page, to ask again what arrived. */
  refreshPath: string;
  rows: QueueRowView[];
  empty: { title: string; hint: string } | null;
  pages: QueuePagesView | null;
  done: DoneView | null;
  /** The way to deciding on the clean ones together; null where there are none. */
  together: { text: string; to: string } | null;
}

export interface QueuePagesView {
  place: string;
  first: string | null;
  previous: string | null;
  next: string | null;
  last: string | null;
  /** Number of the page shown, and of the last. */
  page: string;
  of: string;
  /** What the address of a page keeps. */
  kept: [string, string][];
}
