import type { ColumnType, Generated } from "kysely";
import type { Measure, ReasonCode } from "#app/domain/monthly-return.ts";
import type { ObjectionSubject, RequestKind, RequestState } from "#app/domain/return-request.ts";
import type { Maybe, Text } from "./columns.ts";

export interface MessageTable {
  id: Generated<number>;
  return_id: number;
  side: "establishment" | "province";
  author_id: number;
  author_role: string;
  at: Date;
  text: string;
}
export interface MessageReadTable {
  user_id: number;
  return_id: number;
  /** Newest message that was shown. */
  up_to: number;
}
export interface InquiryTable {
  id: Generated<number>;
  return_id: number;
  /** Version the question was asked of. */
  version: number;
  product_line_id: Maybe<number>;
  measure: Maybe<Measure>;
  text: string;
  asked_by: number;
  asked_at: Date;
  answer: Maybe<string>;
  answered_by: Maybe<number>;
  answered_at: Maybe<Date>;
}
export interface ReturnRequestTable {
  id: Generated<number>;
  return_id: number;
  kind: RequestKind;
  state: ColumnType<RequestState, RequestState | undefined, RequestState>;
  text: string;
  asked_by: number;
  asked_at: Date;
  /** Version of the return when it was asked; 0 before the first. */
  version: number;
  /** What an objection protests against. */
  subject: Maybe<ObjectionSubject>;
  subject_event_id: Maybe<number>;
  subject_request_id: Maybe<number>;
  endorsed_by: Maybe<number>;
  endorsed_at: Maybe<Date>;
  /** The ministry's refer-back for it, whose reasons are the request's cells. */
  passed_event_id: Maybe<number>;
  decided_by: Maybe<number>;
  decided_role: Maybe<string>;
  decided_at: Maybe<Date>;
  decision_text: Text;
  /** Names the matter while it waits, so that there is one at a time; null once it is settled. */
  open_key: Maybe<string>;
}
export interface ReturnRequestCellTable {
  request_id: number;
  position: number;
  product_line_id: number;
  measure: Maybe<Measure>;
}
export interface ReturnRequestReasonTable {
  request_id: number;
  position: number;
  code: ReasonCode;
  text: Text;
  product_line_id: Maybe<number>;
  measure: Maybe<Measure>;
}
export interface ExtensionTable {
  id: Generated<number>;
  return_id: number;
  request_id: Maybe<number>;
  /** Tehran days. */
  due_before: string;
  due_after: string;
  granted_by: number;
  granted_role: string;
  granted_at: Date;
  text: Text;
}
