import type { Generated } from "kysely";
import type { ContactKind, ContactOutcome, ReminderKind, WeightBasis } from "#app/domain/follow-up.ts";
import type { Text } from "./columns.ts";

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
