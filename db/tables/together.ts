import type { Generated } from "kysely";
import type { TogetherOutcome } from "#app/domain/together.ts";
import type { Count, Maybe } from "./columns.ts";

/** A decision that somebody took on many returns at once. */
export interface DecisionTogetherTable {
  id: Generated<number>;
  user_id: number;
  desk: "province" | "ministry";
  event: "accept" | "approve";
  asked_at: Date;
  /** How many of what was asked for are not returns of the person's desk. */
  unknown: Count;
  undo_asked_at: Maybe<Date>;
}
export interface DecisionTogetherItemTable {
  together_id: number;
  return_id: number;
  /** The revision the person saw. */
  revision: number;
  /** null: not decided yet. */
  outcome: Maybe<TogetherOutcome>;
  /** What became of taking it back; null where nobody asked, or not yet. */
  undone: Maybe<TogetherOutcome>;
}
