import type { ColumnType, Generated } from "kysely";
import type {
  Measure,
  MoneyScaleFactor,
  MoneyUnitCode,
  OperatingState,
  OtherReason,
  ReturnState,
  StoppageReason,
} from "#app/domain/monthly-return.ts";
import type { Count, Flag, Maybe, Text } from "./columns.ts";

export type SubmissionOrigin = "reported" | "generated" | "published";

export interface MonthlyReturnTable {
  id: Generated<number>;
  establishment_id: number;
  period: string;
  state: ColumnType<ReturnState, ReturnState | undefined, ReturnState>;
  /** Counts events (state changes). */
  revision: Count;
  /** Counts saves of working figures, operation or explanations. */
  figures_revision: Count;
  form_version: Count;
  province_code: string;
  isic_code: string;
  operating_state: Maybe<OperatingState>;
  days_worked: Maybe<number>;
  idle_cause: Maybe<StoppageReason>;
  remarks: Text;
  money_unit: ColumnType<MoneyUnitCode, MoneyUnitCode | undefined, MoneyUnitCode>;
  money_scale: ColumnType<MoneyScaleFactor, MoneyScaleFactor | undefined, MoneyScaleFactor>;
  /** Number of the newest submission; 0 before the first. */
  version: Count;
  in_force_version: Maybe<number>;
  first_submitted_at: Maybe<Date>;
  submitted_at: Maybe<Date>;
  state_since: Date;
  /** Due day now in force (Tehran day). */
  due_on: string;
  submitted_by: Maybe<number>;
  accepted_by: Maybe<number>;
  state_before_accept: Maybe<ReturnState>;
  sent_back_by: Maybe<number>;
  operation_by: Maybe<number>;
  operation_at: Maybe<Date>;
  /** Whether a message, an inquiry or a request was ever written about it. */
  has_dealings: Flag;
  /** Whether something was ever typed in blocks 3 to 5. */
  has_blocks: Flag;
  /** Whether a stoppage, an explanation or a file was ever stored with it; triggers keep it. */
  has_extras: Flag;
}
type MeasureColumns = { [M in Measure]: Maybe<string> };
export interface WorkingFigureTable extends MeasureColumns {
  return_id: number;
  product_line_id: number;
  other_in_reason: Maybe<OtherReason>;
  other_out_reason: Maybe<OtherReason>;
  changed_by: Maybe<number>;
  changed_at: Maybe<Date>;
}
export interface WorkingStoppageTable {
  return_id: number;
  position: number;
  reason: StoppageReason;
  from_day: number;
  to_day: number;
  text: Text;
}
export interface ExplanationTable {
  return_id: number;
  finding_key: string;
  text: string;
  changed_by: Maybe<number>;
  changed_at: Date;
}
export interface SubmissionTable {
  id: Generated<number>;
  return_id: number;
  version: number;
  tracking_code: string;
  sha256: string;
  snapshot: string;
  findings: string;
  form_version: number;
  submitted_at: Date;
  submitted_by: number;
  /** Newest change of thresholds (`check_threshold.version`) its findings were judged by. */
  check_version: Count;
  origin: ColumnType<SubmissionOrigin, SubmissionOrigin | undefined, SubmissionOrigin>;
}
export interface FigureInForceTable extends MeasureColumns {
  period: string;
  establishment_id: number;
  product_line_id: number;
  submission_id: number;
  province_code: string;
  isic_code: string;
  catalogue_item_id: Maybe<number>;
  days_worked: Maybe<number>;
  money_unit: MoneyUnitCode;
  money_scale: MoneyScaleFactor;
}
