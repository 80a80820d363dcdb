import type { TimelineItem } from "#app/ui/timeline.tsx";
import type { Option } from "./field.tsx";

/** The form of a template, new or kept. */
export interface TemplateFormView {
  key: string;
  revision: number;
  typed: Readonly<Record<"keeper" | "reason_code" | "title" | "text", string>>;
  reasons: readonly Option[];
  hint: string;
  refused: { sentence: string; conflict: boolean; errors: { field: string; text: string }[]; count: string } | null;
  done: string | null;
}

export interface TemplateListView {
  groups: {
    keeper: "own" | "province";
    rows: { id: number; title: string; text: string; reason: string; retired: boolean; keeps: boolean; to: string }[];
  }[];
  keepers: readonly Option[];
  form: TemplateFormView;
}

export interface TemplatePageView {
  title: string;
  keeper: string;
  keeps: boolean;
  retired: boolean;
  reason: string;
  text: string;
  form: TemplateFormView;
  history: TimelineItem[];
}
