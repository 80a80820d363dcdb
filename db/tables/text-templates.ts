import type { Generated } from "kysely";
import type { ReasonCode } from "#app/domain/monthly-return.ts";
import type { Count, Maybe } from "./columns.ts";

export interface TextTemplateTable {
  id: Generated<number>;
  province_code: string;
  /** null: the province's own. */
  owner_id: Maybe<number>;
  /** null: of use under any reason. */
  reason_code: Maybe<ReasonCode>;
  title: string;
  text: string;
  revision: Count;
  retired_at: Maybe<Date>;
}
export interface TextTemplateChangeTable {
  template_id: number;
  revision: number;
  act: "made" | "changed" | "retired" | "restored";
  reason_code: Maybe<ReasonCode>;
  title: string;
  text: string;
  changed_by: number;
  changed_at: Date;
}
