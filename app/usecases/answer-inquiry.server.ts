import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { changeInquiryAnswer } from "#db/conversation.ts";
import type { Context } from "./context.server.ts";
import { type DealingCommand, deal, spoken } from "./deal.server.ts";

export interface AnswerInquiry extends DealingCommand {
  inquiry_id: number;
  text: string;
}

/**
 * The liaison answers an inquiry, in whatever state the return is. Refusals: `changed-meanwhile` where it is answered
 * already or belongs to another return, `invalid-input` without a text.
 */
export async function answerInquiry(context: Context, command: AnswerInquiry): Promise<Outcome<{ inquiry_id: number }>> {
  const { inquiry_id } = command;
  return deal(context, command, {
    verb: "write-to-province",
    audit: "answer-inquiry",
    notice: { kind: "inquiry-answered", audience: "province" },
    work: async (trx, found) => {
      const text = spoken(command.text, `answer.${inquiry_id}`);
      if (!text.ok) return text;
      const by = { text: text.value, user_id: context.actor.user_id, at: context.now };
      const stored = await changeInquiryAnswer(trx, { id: inquiry_id, return_id: found.id }, by);
      return stored ? done({ inquiry_id }) : refuse("changed-meanwhile");
    },
  });
}
