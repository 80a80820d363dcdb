import type { TimelineItem } from "#app/ui/timeline.tsx";

interface Shell {
  place?: string;
  counts: Record<string, string>;
}

interface ListWords {
  establishment: string;
  about: string;
  text: string;
  until: string;
  ceiling: string;
}

/** The standing explanations of a desk, in the reader's language. */
export interface StandingListView {
  title: string;
  subtitle: string;
  shell: Shell;
  back: { to: string; text: string };
  tabs: { to: string; text: string; current: boolean }[];
  columns: ListWords;
  rows: (ListWords & { id: number; over: string | null; to: string; open: string })[];
  none: { title: string; hint: string } | null;
  pages: { newest: { to: string; text: string } | null; more: { to: string; text: string } | null };
}

/** One standing explanation with its case, its history, and what was sent under it. */
export interface StandingPageView {
  title: string;
  subtitle: string;
  shell: Shell;
  tag: { text: string; live: boolean };
  back: { to: string; text: string };
  done: string | null;
  case: {
    title: string;
    about: string;
    sentence: string;
    severity: "block" | "explain" | "note";
    kind: string;
    text: { title: string; said: string };
  };
  facts: { term: string; value: string; to?: string }[];
  /** null: it was ended already. */
  end: {
    title: string;
    key: string;
    hint: string;
    reason: { label: string; hint: string; value: string; error: string | null; maxLength: number };
    button: string;
  } | null;
  refused: { sentence: string; conflict: boolean; errors: { field: string; text: string }[]; count: string } | null;
  history: { title: string; items: TimelineItem[] };
  uses: {
    title: string;
    none: string;
    columns: { month: string; sent: string; size: string; outcome: string };
    rows: { key: string; month: string; to: string; sent: string; size: string; outcome: string }[];
  };
}
