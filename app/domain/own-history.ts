import type { Decimal } from "./decimal.ts";
import type { Figures, MoneyScaleFactor, MoneyUnitCode, OperatingState, ReturnState } from "./monthly-return.ts";
import type { Period } from "./period.ts";

/** One product of one month as an establishment filed it, amounts also in rial (IRR_OLD), exact. */
export interface OwnFigures {
  period: Period;
  product_fa: string;
  product_en: string;
  unit_code: string;
  unit_decimals: number;
  /** State of the return now; the figures are those of `version`. */
  state: ReturnState;
  version: number;
  in_force: boolean;
  tracking_code: string;
  filed_at: Date;
  operating_state: OperatingState | null;
  days_worked: number | null;
  money_unit: MoneyUnitCode;
  money_scale: MoneyScaleFactor;
  figures: Figures;
  domestic_rial: Decimal | null;
  export_rial: Decimal | null;
}

/** An establishment's own history as a report: the stored request, and a row per month and product. */
export interface OwnHistory {
  establishment_fa: string;
  establishment_en: string;
  legal_id: string;
  licence_number: string;
  from: Period;
  to: Period;
  asked_by_fa: string;
  asked_by_en: string;
  asked_at: Date;
  /** Expected months of the range, and those of which figures follow. */
  expected: number;
  filed: number;
  units: ReadonlyMap<string, { name_fa: string; name_en: string }>;
  rows: AsyncIterable<OwnFigures>;
}
