import type { ColumnType, Generated } from "kysely";
import type { AccountKind, ContactState } from "#app/domain/contact-change.ts";
import type { Channel, DropReason, OutgoingKind, OutgoingState } from "#app/domain/outgoing.ts";
import type { Count, Flag, Maybe } from "./columns.ts";

export interface OutgoingTable {
  id: Generated<number>;
  /** The name of the message outside, the same over all attempts. */
  message_id: string;
  user_id: number;
  channel: Channel;
  kind: OutgoingKind | AccountKind;
  /** The notice it comes from; null for others. One message per person and channel. */
  notice_id: Maybe<number>;
  return_id: Maybe<number>;
  /** Of a reminder: the due day it was made for. */
  due_then: Maybe<string>;
  /** Of a digest: its day. */
  digest_on: Maybe<string>;
  /** Of an account's own matter: the change it is about. */
  contact_change_id: Maybe<number>;
  state: ColumnType<OutgoingState, OutgoingState | undefined, OutgoingState>;
  drop_reason: Maybe<DropReason>;
  attempts: Count;
  next_attempt_at: Date;
  lease_owner: Maybe<string>;
  lease_until: Maybe<Date>;
  prepared_at: Date;
  ended_at: Maybe<Date>;
  last_error: Maybe<string>;
}
export interface NoticePreferenceTable {
  user_id: number;
  kind: OutgoingKind;
  channel: Channel;
  wanted: Flag;
}
export interface NoticeLanguageTable {
  user_id: number;
  language: "fa" | "en";
}
export interface OutgoingMarkTable {
  id: number;
  settled_up_to: number;
  seen_up_to: number;
  seen_at: Date;
  digest_on: Maybe<string>;
}
export interface ContactChangeTable {
  id: Generated<number>;
  user_id: number;
  channel: Channel;
  address: string;
  /** What it took the place of, once it was confirmed. */
  former: Maybe<string>;
  state: ColumnType<ContactState, ContactState | undefined, ContactState>;
  /** 1 while it waits, so that one of a person and channel does. */
  live: ColumnType<number | null, never, null>;
  /** While it waits: it must reach the address, and six digits hide behind no hash. */
  code: Maybe<string>;
  tries: Count;
  /** Business time. */
  asked_at: Date;
  /** The real clock. */
  expires_at: Date;
  /** Business time. */
  ended_at: Maybe<Date>;
}
