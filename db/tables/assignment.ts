import type { ColumnType, Generated } from "kysely";
import type { ShareRule } from "#app/domain/share-out.ts";
import type { Maybe, Text } from "./columns.ts";

/** One act of sharing out the establishments of a province among those who review. */
export interface ShareOutTable {
  id: Generated<number>;
  province_code: string;
  /** From 1 in each province. */
  revision: number;
  rule: ShareRule | "by-hand";
  reason: Text;
  /** How many establishments it gave to somebody else, or to somebody at all. */
  moved: number;
  decided_by: number;
  decided_at: Date;
}
export interface AssignmentTable {
  id: Generated<number>;
  establishment_id: number;
  expert_id: number;
  share_out_id: number;
  assigned_at: Date;
  ended_at: Maybe<Date>;
  /** 1 until ended, then null; the schema's means against two at a time. */
  live: ColumnType<number | null, never, null>;
}
export interface AbsenceTable {
  id: Generated<number>;
  province_code: string;
  /** From 1 in each province. */
  number: number;
  expert_id: number;
  /** Days of Tehran, both within. */
  from_on: string;
  to_on: string;
  note: Text;
  noted_by: number;
  noted_at: Date;
  /** Who ended it before its last day. */
  ended_by: Maybe<number>;
  ended_at: Maybe<Date>;
}
export interface AbsenceCoverTable {
  absence_id: number;
  /** From 0; which part of what is covered is this person's. */
  place: number;
  cover_id: number;
}
