/** A trend's drawing, in units of its own view box, the reader's direction already in it. */
export interface SparkView {
  width: number;
  height: number;
  /** Path data: one stroke per run of months without a gap. */
  path: string;
  /** Months that stand alone, and months whose figure is not approved. */
  dots: { x: number; y: number; mark: "settled" | "sent" | "in-force" }[];
  /** Where a return was expected and none counts. */
  gaps: number[];
  now: { x: number; y: number } | null;
}

export interface TrendPoint {
  value: string;
  month: string;
}

/** This return's own figure beside the others'. */
export interface BesideOthers {
  own: string | null;
  /** Null where too few reported. */
  others: string | null;
}

/** A product's row of the trends, formatted. */
export interface TrendRow {
  lineId: number;
  name: string;
  unit: string;
  spark: SparkView;
  /** Null where no month has a figure. */
  said: { first: TrendPoint; lowest: TrendPoint; highest: TrendPoint; last: TrendPoint } | null;
  reported: string;
  change: BesideOthers;
  price: BesideOthers;
}
