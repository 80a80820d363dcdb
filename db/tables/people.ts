import type { ColumnType, Generated } from "kysely";
import type { EstablishmentRole, InvitationKind, InvitationState } from "#app/domain/access.ts";
import type { Maybe, Text } from "./columns.ts";

export interface SignatureRequestTable {
  id: Generated<number>;
  return_id: number;
  /** The return while the signature is awaited, else null. */
  waiting_return_id: Maybe<number>;
  figures_revision: number;
  requested_by: number;
  requested_at: Date;
  outcome: Maybe<"signed" | "declined" | "taken-back">;
  decided_by: Maybe<number>;
  decided_at: Maybe<Date>;
  /** Of the submission it became. */
  version: Maybe<number>;
  text: Text;
}
export interface InvitationTable {
  id: Generated<number>;
  establishment_id: number;
  kind: InvitationKind;
  role: EstablishmentRole;
  national_id: string;
  name_fa: string;
  name_en: string;
  code_hash: string;
  invited_by: number;
  /** Invited, activated and decided are business times; the end of the code too. */
  invited_at: Date;
  expires_at: Date;
  state: ColumnType<InvitationState, InvitationState | undefined, InvitationState>;
  /** The account that confirmed, or that the confirmation made. */
  user_id: Maybe<number>;
  /** Chosen by a new person; becomes the account's with the expert's confirmation, and is removed in any case. */
  password_hash: Maybe<string>;
  activated_at: Maybe<Date>;
  decided_by: Maybe<number>;
  decided_at: Maybe<Date>;
  text: Text;
}
