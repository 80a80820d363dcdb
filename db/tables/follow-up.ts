import type { Generated } from "kysely";
import type { ContactKind, ContactOutcome, ReminderKind, WeightBasis } from "#app/domain/follow-up.ts";
import type { TimedOffice } from "#app/domain/review-clock.ts";
import type { Flag, Maybe, Text } from "./columns.ts";

export interface EstablishmentWeightTable {
  establishment_id: number;
  /** Rial (IRR_OLD). */
  monthly_value: string;
  basis: WeightBasis;
  /** Months with figures in force that it is the mean of; 0 by capacity. */
  months: number;
  weighed_at: Date;
}
export interface ContactLogTable {
  id: Generated<number>;
  return_id: number;
  kind: ContactKind;
  outcome: ContactOutcome;
  spoke_to: Text;
  text: Text;
  noted_by: number;
  noted_role: string;
  noted_at: Date;
}
export interface ReminderTable {
  id: Generated<number>;
  return_id: number;
  kind: ReminderKind;
  /** The due day it spoke of; a later one is reminded of anew. */
  due_on: string;
  made_at: Date;
}
export interface DecisionClockTable {
  event_id: number;
  return_id: number;
  office: TimedOffice;
  event: string;
  province_code: string;
  actor_id: Maybe<number>;
  /** Jalali year of the decision, Tehran. */
  year: number;
  arrived_at: Date;
  decided_at: Date;
  calendar_days: number;
  working_days: number;
  timely: Flag;
}
export interface TelephoneFilingTable {
  return_id: number;
  version: number;
  spoke_to: string;
  phone: string;
  called_at: Date;
  typed_by: number;
  typed_at: Date;
  confirmed_by: Maybe<number>;
  confirmed_at: Maybe<Date>;
}
