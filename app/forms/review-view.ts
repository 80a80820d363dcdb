import type { Measure, ReturnState } from "#app/domain/monthly-return.ts";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import type { FileView } from "#app/ui/attachment-list.tsx";
import type { ReasonItem } from "#app/ui/reason-list.tsx";
import type { BlockTableView } from "./blocks/block-view.ts";
import type { DecisionItem } from "./decision-history.tsx";
import type { DoneView } from "./done-banner.tsx";
import type { GridCell } from "./grid/grid-view.ts";
import type { ReasonOffers } from "./reason-cell.tsx";
import type { FindingView } from "./return-view.ts";
import type { TrendRow } from "./review-trend.ts";
import type { StandingOffer } from "./standing-offer.tsx";
import type { TemplateFillView } from "./template-fill.ts";

/** A figure beside an earlier one. */
export interface Compared {
  value: string | null;
  /** Change of this month against it, signed percent; null where it cannot be said. */
  change: string | null;
  tone: "up" | "down" | null;
}

export interface ReviewRow {
  lineId: number;
  name: string;
  unit: string;
  cells: Readonly<Partial<Record<Measure, GridCell>>>;
  production: { lastMonth: Compared; lastYear: Compared };
  /** Share of the month's capacity; null where the licence names none. */
  share: { value: string; over: boolean } | null;
  /** Difference of the balance, formatted; null where it holds or is incomplete. */
  difference: string | null;
}

export interface ReviewFinding extends FindingView {
  /** What the liaison said; "" where nothing. */
  said: string;
  /** Never shown to the establishment. */
  forDesk: boolean;
  /** A standing explanation about the same: its name where it speaks for the finding, and what there is to know. */
  standing: { name: string | null; note: string; to: string | null } | null;
  /** What whoever accepts may say of the explanation. */
  offer: StandingOffer | null;
  /** The reason it would become: where, and its code. */
  reason: { cell: string; code: string; text: string };
}

/** A row of the reasons being written, as typed. */
export interface ReasonRowView {
  code: string;
  cell: string;
  text: string;
  /** The template chosen; "" none. */
  template: string;
  errors: { code: string | null; cell: string | null; text: string | null; template: string | null };
}

export interface DeliveryView {
  id: number;
  recipient: string;
  version: string;
  state: "arrived" | "under-way" | "refused" | "dead";
  when: string | null;
}

/** A reviewer's page, all words and numbers in the reader's language. */
export interface ReviewPageView {
  title: string;
  shell: { place?: string; counts: Record<string, string> };
  desk: ReviewDesk;
  state: ReturnState;
  labels: ("late" | "selected" | "idle" | "resubmitted")[];
  inForce: string | null;
  origin: "generated" | "published" | null;
  subtitle: string;
  /** Other versions: the newest where an old one is shown, the one before where the newest is. */
  versions: { text: string; to: string; current: boolean }[];
  older: string | null;
  steps: { place: string; previous: string | null; next: string | null };
  queuePath: string;
  money: string;
  beforeVersion: string | null;
  rows: ReviewRow[];
  /** Two years of each product, and other establishments beside it. */
  trends: TrendRow[];
  blocks: BlockTableView[];
  operation: { text: string; changed: string | null };
  remarks: string;
  files: FileView[];
  findings: ReviewFinding[];
  /** What was found after the version was sent. */
  later: { occasion: string; title: string; findings: ReviewFinding[] }[];
  reasons: { key: string; title: string; note: string; items: ReasonItem[] }[];
  timeline: DecisionItem[];
  days: string;
  deliveries: DeliveryView[] | null;
  actions: {
    start: boolean;
    accept: boolean;
    /** Words of the button that takes an acceptance back, with until when. */
    undoAccept: string | null;
    sendBack: boolean;
    approve: boolean;
    referBack: boolean;
  };
  hasNext: boolean;
  /** Why nothing, or not everything, can be decided here. */
  status: string;
  form: {
    /** This page's own address, without what only the last request had to say. */
    action: string;
    key: string;
    revision: number;
    from: string;
    open: boolean;
    rows: ReasonRowView[];
    text: string;
    textError: string | null;
    cells: { label: string; options: { value: string; label: string }[] }[];
    /** Address of this page with the reasons open, without script. */
    openPath: string;
    /** What the reasons are written for. */
    sends: "send-back" | "recall" | "refer-back" | "reopen";
    /** Other months that may go back with it, each with what becomes of it. */
    months: { id: number; revision: number; label: string; chosen: boolean }[];
    /** What each cell proposes as its reason; null where none can be written now. */
    offers: ReasonOffers | null;
    /** What a reason may be filled from; null where nothing is kept. */
    templates: TemplateFillView | null;
    /** Who writes, as the other side reads it. */
    by: string;
    /** Without script: what is written was looked at, and may go out. */
    previewed: boolean;
  };
  refused: { kind: "refusal" | "conflict"; sentence: string; summary: { field: string; text: string }[] } | null;
  done: DoneView | null;
}
