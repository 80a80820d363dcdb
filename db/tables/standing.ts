import type { ColumnType, Generated } from "kysely";
import type { RuleCode } from "#app/domain/checks/finding.ts";
import type { StandingEnd, StandingSide } from "#app/domain/standing-mark.ts";
import type { Maybe, Text } from "./columns.ts";

export interface StandingExplanationTable {
  id: Generated<number>;
  establishment_id: number;
  /** The return it was given for, the version accepted, and the acceptance. */
  return_id: number;
  version: number;
  event_id: number;
  product_line_id: Maybe<number>;
  rule: RuleCode;
  subject: string;
  side: StandingSide;
  /** The finding as it was frozen, as JSON. */
  finding: string;
  /** The liaison's words. */
  text: string;
  measured: string;
  ceiling: string;
  period: string;
  /** The last month it stands for. */
  until_period: string;
  granted_by: number;
  granted_role: string;
  granted_at: Date;
  ended_by: Maybe<number>;
  ended_role: Maybe<string>;
  ended_at: Maybe<Date>;
  ended_because: Maybe<StandingEnd>;
  end_reason: Text;
  /** 1 until it is ended, then null. */
  live: ColumnType<number | null, never, null>;
}
