import type { ReturnState } from "#app/domain/monthly-return.ts";
import type { QueueTab, ReviewDesk } from "#app/domain/review-queue.ts";

export interface QueueRowView {
  id: number;
  establishment: string;
  /** null: nothing was ever sent, so there is nothing to open. */
  to: string | null;
  place: string;
  isic: string;
  state: ReturnState;
  selected: boolean;
  late: boolean;
  missing: boolean;
  idle: boolean;
  submitted: string | null;
  submittedIso?: string;
  waiting: string;
  version: string | null;
  resubmitted: boolean;
  /** How many inquiries wait for the liaison; null where none. */
  inquiries: string | null;
  /** Findings to explain of the newest submission; null where there is none. */
  findings: string | null;
}

/** A review desk's queue in the reader's language. */
export interface QueuePageView {
  title: string;
  shell: { place?: string; counts: Record<string, string> };
  desk: ReviewDesk;
  subtitle: string | null;
  action: string;
  period: string;
  periods: { value: string; label: string }[];
  tab: QueueTab;
  tabs: { tab: QueueTab; label: string; count: string; to: string; current: boolean }[];
  search: string;
  clearPath: string;
  rows: QueueRowView[];
  empty: { title: string; hint: string } | null;
  pages: { place: string; previous: string | null; next: string | null } | null;
  done: string | null;
}
