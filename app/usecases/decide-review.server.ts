import type { Decimal } from "#app/domain/decimal.ts";
import { type Outcome, refuse } from "#app/domain/refusal.ts";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { acceptReturn } from "./accept-return.server.ts";
import { approveReturn } from "./approve-return.server.ts";
import type { Context } from "./context.server.ts";
import { referBackReturn } from "./refer-back-return.server.ts";
import { reopenReturn } from "./reopen-return.server.ts";
import { type SeenMonth, sendBackMonths } from "./send-back-months.server.ts";
import { sendBackReturn } from "./send-back-return.server.ts";
import { startReview } from "./start-review.server.ts";
import type { Decided, DecisionCommand, GivenReason } from "./take-decision.server.ts";
import { undoAccept } from "./undo-accept.server.ts";

export type ReviewIntent =
  | "start-review"
  | "accept"
  | "undo-accept"
  | "send-back"
  | "recall"
  | "approve"
  | "refer-back"
  | "reopen";

/** What the form of a reviewer's page asks for. */
export interface ReviewCommand extends DecisionCommand {
  intent: ReviewIntent;
  reasons: readonly GivenReason[];
  /** On the whole, with a send-back or refer-back. */
  text: string;
  /** Further months of the establishment that go back with it, as the page saw them. */
  months?: readonly SeenMonth[];
  /** Answers to the ministry's reasons, with an acceptance. */
  replies: ReadonlyMap<number, string>;
  /** Explanations that are to stand, with an acceptance. */
  standing?: ReadonlyMap<string, Decimal>;
}

/** Does what the form asks for. A desk has only its own acts; another's is `not-permitted`. */
export async function decideReview(context: Context, desk: ReviewDesk, command: ReviewCommand): Promise<Outcome<Decided>> {
  const { months = [] } = command;
  switch (command.intent) {
    case "start-review":
      return desk === "province" ? startReview(context, command) : refuse("not-permitted");
    case "accept":
      return desk === "province" ? acceptReturn(context, command) : refuse("not-permitted");
    case "undo-accept":
      return desk === "province" ? undoAccept(context, command) : refuse("not-permitted");
    case "send-back":
      if (desk !== "province") return refuse("not-permitted");
      return months.length === 0 ? sendBackReturn(context, command) : sendBackMonths(context, { ...command, months });
    case "recall":
      return desk === "province" ? sendBackMonths(context, { ...command, months }) : refuse("not-permitted");
    case "approve":
      return desk === "ministry" ? approveReturn(context, command) : refuse("not-permitted");
    case "reopen":
      return desk === "ministry" ? reopenReturn(context, command) : refuse("not-permitted");
    case "refer-back":
      return desk === "ministry" ? referBackReturn(context, command) : refuse("not-permitted");
  }
}
