import { done, type Outcome } from "#app/domain/refusal.ts";
import { insertMessage } from "#db/conversation.ts";
import type { Context } from "./context.server.ts";
import { type DealingCommand, deal, spoken } from "./deal.server.ts";

export interface WriteMessage extends DealingCommand {
  /** Whose message it is: the establishment's people and the province's write, the ministry reads. */
  side: "establishment" | "province";
  text: string;
}

/** Adds a message to the conversation about a return and tells the other side. `invalid-input` where it says nothing. */
export async function writeMessage(context: Context, command: WriteMessage): Promise<Outcome<{ message_id: number }>> {
  const { side } = command;
  return deal(context, command, {
    verb: side === "establishment" ? "write-to-province" : "review-return",
    audit: "write-message",
    notice: { kind: "message", audience: side === "establishment" ? "province" : "establishment" },
    work: async (trx, found, role) => {
      const text = spoken(command.text, "message");
      if (!text.ok) return text;
      const message_id = await insertMessage(trx, {
        return_id: found.id,
        side,
        author_id: context.actor.user_id,
        author_role: role,
        at: context.now,
        text: text.value,
      });
      return done({ message_id });
    },
  });
}
