import type { Kysely } from "kysely";
import { type ConversationCommand, converse } from "#app/usecases/converse.server.ts";
import { decideReview, type ReviewIntent } from "#app/usecases/decide-review.server.ts";
import type { GivenReason } from "#app/usecases/take-decision.server.ts";
import type { ConversationDesk } from "#app/usecases/view-conversation.server.ts";
import type { Database } from "#db/schema.ts";
import { contextOf, filingTime, type freshKey, type Person } from "./filing.ts";
import { decisionOn } from "./review.ts";

type Db = Kysely<Database>;

export const deskOf: Readonly<Record<Person, ConversationDesk>> = {
  liaison: "establishment",
  colleague: "establishment",
  signatory: "establishment",
  otherLiaison: "establishment",
  expert: "province",
  stranger: "province",
  supervisor: "province",
  reviewer: "ministry",
  analyst: "ministry",
};

/** Sends one form of the conversation as somebody at his own desk. */
export async function talk(
  db: Db,
  person: Person,
  return_id: number,
  command: ConversationCommand,
  more: { now?: Date; request?: ReturnType<typeof freshKey> } = {},
) {
  const about = { ...(await decisionOn(db, return_id)), ...(more.request ? { request: more.request } : {}) };
  return converse(contextOf(db, person, more.now ?? filingTime), deskOf[person], about, command);
}

/** Takes a reviewer's decision on a return as it stands. */
export async function decideAs(
  db: Db,
  person: "expert" | "supervisor" | "reviewer",
  return_id: number,
  intent: ReviewIntent,
  reasons: readonly GivenReason[] = [],
): Promise<void> {
  const desk = person === "reviewer" ? "ministry" : "province";
  const command = { intent, reasons, text: "", replies: new Map(), ...(await decisionOn(db, return_id)) };
  const outcome = await decideReview(contextOf(db, person), desk, command);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
}
