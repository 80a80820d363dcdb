import type { CellReference } from "#app/domain/monthly-return.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { insertInquiry } from "#db/conversation.ts";
import type { Context } from "./context.server.ts";
import { type DealingCommand, deal, spoken } from "./deal.server.ts";
import { knownCells } from "./known-cells.server.ts";

export interface AskInquiry extends DealingCommand {
  /** Both null: of the whole return. */
  cell: CellReference;
  text: string;
}

/**
 * The province asks the liaison about a cell, a product or the whole of what was sent. The return's state and version
 * stay. Refusals: `not-in-this-state` before the first submission, `invalid-input` for an unknown cell or no text.
 */
export async function askInquiry(context: Context, command: AskInquiry): Promise<Outcome<{ inquiry_id: number }>> {
  return deal(context, command, {
    verb: "review-return",
    audit: "ask-inquiry",
    notice: { kind: "inquiry", audience: "establishment" },
    work: async (trx, found) => {
      if (found.version === 0) return refuse("not-in-this-state");
      const text = spoken(command.text, "inquiry");
      if (!text.ok) return text;
      if (!(await knownCells(trx, found.id, [command.cell]))) {
        return refuse("invalid-input", { fields: [{ field: "product", code: "unknown-choice" }] });
      }
      const inquiry_id = await insertInquiry(trx, {
        return_id: found.id,
        version: found.version,
        ...command.cell,
        text: text.value,
        asked_by: context.actor.user_id,
        asked_at: context.now,
      });
      return done({ inquiry_id });
    },
  });
}
