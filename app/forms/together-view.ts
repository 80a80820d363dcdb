import type { ReviewDesk } from "#app/domain/review-queue.ts";

/** A number with last month's, formatted; null where nothing was reported. */
export interface Beside {
  value: string | null;
  last: string | null;
}

export const togetherMeasures = ["production", "domestic_quantity", "export_quantity", "closing"] as const;
export type TogetherMeasure = (typeof togetherMeasures)[number];

/** Products whose totals stand open; those of fewer returns are folded. */
export const totalsShown = 8;

/** A return that may be decided on with the others. */
export interface TogetherRowView {
  id: number;
  /** Value of its tick: which return, as seen at which revision. */
  value: string;
  ticked: boolean;
  establishment: string;
  to: string;
  place: string;
  county: string;
  isic: string;
  impact: string;
}

export interface TogetherPageView {
  title: string;
  shell: { place?: string; counts: Record<string, string> };
  desk: ReviewDesk;
  subtitle: string | null;
  queuePath: string;
  /** This page's own address. */
  action: string;
  key: string;
  notes: string[];
  floor: string;
  floorPath: string | null;
  total: number;
  totals: {
    key: string;
    product: string;
    unit: string;
    returns: string;
    figures: Record<Exclude<TogetherMeasure, "closing">, Beside>;
  }[];
  sample: (TogetherRowView & {
    products: { key: number; name: string; unit: string; figures: Record<TogetherMeasure, Beside> }[];
  })[];
  /** What the fold of further totals is called. */
  furtherTotals: string;
  /** The others by county, or by province at the ministry; the place of the largest impact first. */
  rest: { key: string; title: string; rows: TogetherRowView[] }[];
  refused: { sentence: string; conflict: boolean } | null;
}

/** A return of a decision on many, with why it was left as it is. */
export interface TogetherLineView {
  id: number;
  establishment: string;
  place: string;
  to: string;
  why: string;
}

export interface TogetherOutcomePageView {
  title: string;
  shell: { place?: string; counts: Record<string, string> };
  desk: ReviewDesk;
  subtitle: string;
  queuePath: string;
  action: string;
  key: string;
  /** What was done, in a sentence. */
  done: string;
  nothing: boolean;
  undo: string | null;
  /** Said where it cannot be undone here. */
  reopen: string | null;
  undone: string | null;
  pending: string | null;
  unknown: string | null;
  refused: { title: string; rows: TogetherLineView[] } | null;
  kept: { title: string; rows: TogetherLineView[] } | null;
  list: { title: string; rows: TogetherLineView[] } | null;
  refusal: string | null;
}
