import type { Decimal } from "#app/domain/decimal.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { changeAnswer, changeReply } from "#db/history.ts";
import { insertNotice } from "#db/notice.ts";
import { isDuplicate } from "#db/transaction.ts";
import type { Context } from "./context.server.ts";
import { type Grant, readGrants, storeGrants } from "./grant-standing.server.ts";
import type { LoadedReturn } from "./load-return.server.ts";
import { type Decided, type DecisionCommand, takeDecision } from "./take-decision.server.ts";

export interface AcceptReturn extends DecisionCommand {
  /** The province's answers to the ministry's reasons, by reason. */
  replies: ReadonlyMap<number, string>;
  /** Explanations that are to stand, by finding, each with its ceiling; left out: none. */
  standing?: ReadonlyMap<string, Decimal>;
}

function openReasons(loaded: LoadedReturn) {
  return loaded.reasons.filter((reason) => reason.answer === null);
}

/**
 * Accepts the newest submission for the province, and lets some of its explanations stand. Refusals: see `takeDecision`
 * and `readGrants`; `reasons-unanswered` where a reason of the ministry has no answer, `own-figures` for who typed them.
 */
export async function acceptReturn(context: Context, command: AcceptReturn): Promise<Outcome<Decided>> {
  let grants: Grant[] = [];
  const replyTo = (id: number) => (command.replies.get(id) ?? "").trim();
  const accepted = takeDecision(context, command, {
    verb: "review-return",
    event: "accept",
    check: async (loaded) => {
      const read = await readGrants(context, loaded, command.standing ?? new Map());
      if (!read.ok) return read;
      grants = read.value;
      return done(null);
    },
    facts: (loaded) => ({
      unanswered_ministry_reasons: openReasons(loaded).filter((reason) => replyTo(reason.id) === "").length,
    }),
    columns: (loaded) => ({ accepted_by: context.actor.user_id, state_before_accept: loaded.found.state }),
    effects: async (trx, loaded, event) => {
      await storeGrants(trx, context, loaded, grants, event);
      const answered = openReasons(loaded).map((reason) => reason.id);
      for (const id of answered) {
        await changeReply(trx, id, { text: replyTo(id), user_id: context.actor.user_id, at: context.now });
      }
      await changeAnswer(trx, answered, "replied", loaded.found.version);
      await insertNotice(trx, {
        kind: "accepted",
        return_id: loaded.found.id,
        establishment_id: loaded.found.establishment_id,
        province_code: loaded.found.province_code,
        audience: "establishment",
        created_at: context.now,
      });
    },
  });
  return accepted.catch((error: unknown) => {
    // Another month's acceptance let an explanation of the same stand in this very moment.
    if (isDuplicate(error, "one_stands")) return refuse("changed-meanwhile");
    throw error;
  });
}
