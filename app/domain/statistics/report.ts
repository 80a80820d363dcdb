import type { Decimal } from "#app/domain/decimal.ts";
import type { Measure, MoneyScaleFactor, MoneyUnitCode, ReturnState } from "#app/domain/monthly-return.ts";
import type { Period } from "#app/domain/period.ts";
import type { Basis, Coverage } from "./basis.ts";
import type { ProductStatistic } from "./product-statistic.ts";

export const reportCodes = ["detailed-returns", "products"] as const;
export type ReportCode = (typeof reportCodes)[number];

/** Raised when a report's columns or their meaning change: bytes of two versions are not to be compared. */
export const reportVersion = 2;

/** The stored request of a report and what it counted: all that its cover says. */
export interface ReportCover {
  report: ReportCode;
  period: Period;
  basis: Basis;
  /** What product names or ISIC codes were searched for; empty for all. */
  search: string;
  /** ISIC divisions the asker is limited to; null for none. */
  divisions: readonly string[] | null;
  asked_by_fa: string;
  asked_by_en: string;
  asked_at: Date;
  coverage: Coverage;
  rows: number;
  /** Establishments in the rows; null where a row is no establishment's. */
  establishments: number | null;
}

/** One product of one return as filed, amounts also in rial (IRR_OLD), exact. */
export interface DetailedReturn {
  province_fa: string;
  province_en: string;
  county_fa: string;
  county_en: string;
  establishment_fa: string;
  establishment_en: string;
  legal_id: string;
  licence_number: string;
  isic_code: string;
  product_fa: string;
  product_en: string;
  unit_fa: string;
  unit_en: string;
  unit_decimals: number;
  /** State of the return now; the figures are those of `version`. */
  state: ReturnState;
  version: number;
  tracking_code: string;
  filed_at: Date;
  late: boolean;
  /** Whether the office of the return's province typed the version from a call; else the establishment sent it. */
  by_telephone: boolean;
  days_worked: number | null;
  money_unit: MoneyUnitCode;
  money_scale: MoneyScaleFactor;
  figures: Record<Measure, Decimal | null>;
  domestic_rial: Decimal | null;
  export_rial: Decimal | null;
}

export interface DetailedReport {
  cover: ReportCover;
  rows: AsyncIterable<DetailedReturn>;
}

export interface ProductReport {
  cover: ReportCover;
  rows: readonly ProductStatistic[];
}

/** A report that was written: the hash of its bytes, how many rows it holds, and how to be rid of it. */
export interface WrittenReport {
  sha256: string;
  rows: number;
  discard(): Promise<void>;
}
