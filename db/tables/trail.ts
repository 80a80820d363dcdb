import type { ColumnType, Generated } from "kysely";
import type { Role } from "#app/domain/actor.ts";
import type { Measure, ReasonCode, ReturnState } from "#app/domain/monthly-return.ts";
import type { BigId, Count, Flag, Maybe, Text } from "./columns.ts";

export type DispatchState = "prepared" | "sent" | "acknowledged" | "refused" | "dead";
export type DispatchKind = "approve" | "supersede" | "withdraw";

export interface ReturnEventTable {
  id: Generated<number>;
  return_id: number;
  event: string;
  from_state: ReturnState;
  to_state: ReturnState;
  version: number;
  actor_id: Maybe<number>;
  actor_role: Role | "system";
  at: Date;
  text: Text;
}
export interface ReviewReasonTable {
  id: Generated<number>;
  return_id: number;
  event_id: number;
  raised_by: "province" | "ministry";
  version: number;
  code: ReasonCode;
  text: Text;
  product_line_id: Maybe<number>;
  measure: Maybe<Measure>;
  /** What the cell held when the reason was raised; a different value now answers it. */
  value_then: Maybe<string>;
  reply: Text;
  replied_by: Maybe<number>;
  replied_at: Maybe<Date>;
  answer: Maybe<"changed" | "replied" | "withdrawn">;
  answered_version: Maybe<number>;
}
export interface NoticeTable {
  id: Generated<number>;
  kind: string;
  return_id: Maybe<number>;
  establishment_id: Maybe<number>;
  province_code: Maybe<string>;
  audience: "establishment" | "province" | "ministry";
  created_at: Date;
}
export interface NoticeReadTable {
  user_id: number;
  up_to: number;
}
export interface IdempotencyKeyTable {
  user_id: number;
  request_key: string;
  body_hash: string;
  outcome: string;
  created_at: Date;
}
export interface AuditEntryTable {
  id: BigId;
  at: Date;
  actor_id: Maybe<number>;
  verb: string;
  subject_kind: string;
  subject_id: string;
  detail: string;
  content_hash: string;
}
export interface AuditSealTable {
  seq: ColumnType<string, string | number, never>;
  audit_id: ColumnType<string, string, never>;
  previous_hash: string;
  hash: string;
  sealed_at: Date;
}
export interface RecipientTable {
  id: Generated<number>;
  code: string;
  name_fa: string;
  name_en: string;
  endpoint: string;
  secret: string;
  active: Flag;
  demonstration: Flag;
}
export interface RecipientContractTable {
  id: Generated<number>;
  recipient_id: number;
  version: number;
  legal_basis: string;
  fields: string;
  filter: string;
  valid_from: Date;
}
export interface DispatchTable {
  id: Generated<number>;
  message_id: string;
  recipient_id: number;
  return_id: number;
  submission_id: number;
  contract_version: number;
  kind: DispatchKind;
  payload: string;
  payload_sha256: string;
  state: ColumnType<DispatchState, DispatchState | undefined, DispatchState>;
  attempts: Count;
  next_attempt_at: Date;
  lease_owner: Maybe<string>;
  lease_until: Maybe<Date>;
  prepared_at: Date;
  sent_at: Maybe<Date>;
  acknowledged_at: Maybe<Date>;
  acknowledgement: Maybe<string>;
  last_status: Maybe<number>;
  last_error: Maybe<string>;
}
export interface DispatchAttemptTable {
  id: Generated<number>;
  dispatch_id: number;
  at: Date;
  status: Maybe<number>;
  error: Maybe<string>;
  milliseconds: number;
}
export interface JobTable {
  name: string;
  owner: Maybe<string>;
  lease_until: Maybe<Date>;
  last_started_at: Maybe<Date>;
  last_finished_at: Maybe<Date>;
  last_outcome: Maybe<string>;
}
export interface ExportFileTable {
  id: Generated<number>;
  asked_by: number;
  asked_at: Date;
  report: string;
  period: string;
  basis: string;
  row_count: number;
  sha256: string;
}
