import type { ContactKind, ContactOutcome } from "#app/domain/follow-up.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { insertContact } from "#db/contact.ts";
import type { Context } from "./context.server.ts";
import { type DealingCommand, deal } from "./deal.server.ts";

export interface LogContact extends DealingCommand {
  kind: ContactKind;
  outcome: ContactOutcome;
  /** Who was spoken to; "" where nobody. */
  spoke_to: string;
  text: string;
}

/**
 * Notes a call or a visit about a month and what came of it. Nothing of the return moves and nobody is told; the note
 * can be added to, not changed. Refusals: `not-found`; `invalid-input` on `note` where another outcome has no words.
 */
export async function logContact(context: Context, command: LogContact): Promise<Outcome<{ contact_id: number }>> {
  const { kind, outcome } = command;
  const [spoke_to, text] = [command.spoke_to.trim(), command.text.trim()];
  return deal(context, command, {
    verb: "review-return",
    audit: "log-contact",
    notice: null,
    work: async (trx, found, role) => {
      if (outcome === "other" && text === "") {
        return refuse("invalid-input", { fields: [{ field: "note", code: "required" }] });
      }
      const noted = { noted_by: context.actor.user_id, noted_role: role, noted_at: context.now };
      const contact_id = await insertContact(trx, { return_id: found.id, kind, outcome, spoke_to, text, ...noted });
      return done({ contact_id });
    },
  });
}
