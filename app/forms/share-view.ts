import type { TimelineItem } from "#app/ui/timeline.tsx";
import type { Option } from "./field.tsx";
import type { TickView } from "./share-fields.ts";

interface Trouble {
  errors: Record<string, string>;
  refused: string | null;
}

export interface WorkloadLineView {
  key: string;
  name: string;
  to: string;
  left: boolean;
  away: boolean;
  establishments: string;
  waiting: string;
  oldest: string | null;
  median: string | null;
  decided: string | null;
  covers: string[];
}

export interface AbsenceView {
  id: number;
  title: string;
  covered: string;
  note: string;
  begun: boolean;
  endOf: string;
  key: string;
}

export interface WorkloadPageView extends Trouble {
  title: string;
  lines: WorkloadLineView[];
  rules: Option[];
  among: TickView[];
  absences: AbsenceView[];
  form: {
    key: string;
    people: Option[];
    days: Option[];
    expert: string;
    from: string;
    to: string;
    note: string;
    covers: TickView[];
  };
  history: TimelineItem[];
  done: string | null;
}

export interface ShareOutPageView extends Trouble {
  title: string;
  rule: string;
  rules: Option[];
  among: TickView[];
  empty: { title: string; hint: string } | null;
  lines: {
    id: number;
    name: string;
    left: boolean;
    before: string;
    loadBefore: string;
    after: string;
    loadAfter: string;
    gained: string | null;
    lost: string | null;
  }[];
  moves: { key: string; text: string }[];
  unreached: string | null;
  confirm: string;
  key: string;
  /** Of what was looked at; another state has another. */
  plan: string;
  action: string;
  reason: string;
}

export interface AssignedPageView extends Trouble {
  title: string;
  subtitle: string;
  search: string;
  county: string;
  counties: Option[];
  holder: string;
  holders: Option[];
  people: Option[];
  clearPath: string | null;
  action: string;
  rows: {
    id: number;
    value: string;
    name: string;
    place: string;
    isic: string;
    selected: boolean;
    holder: string | null;
    left: boolean;
    since: string | null;
    picked: boolean;
    historyPath: string;
    historyOf: string;
  }[];
  pages: { place: string; previous: string | null; next: string | null } | null;
  history: { title: string; items: TimelineItem[] } | null;
  form: { key: string; reason: string };
  done: string | null;
}
