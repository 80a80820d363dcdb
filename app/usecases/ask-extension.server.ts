import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { openKeyOf } from "#app/domain/return-request.ts";
import { insertRequest } from "#db/return-request.ts";
import type { Context } from "./context.server.ts";
import { type DealingCommand, deal, spoken } from "./deal.server.ts";

export interface AskExtension extends DealingCommand {
  text: string;
}

/**
 * The liaison asks for more time for a month, also after its due day. Refusals: `not-in-this-state` before the month
 * has begun, `changed-meanwhile` where one is open already, `invalid-input` without a reason.
 */
export async function askExtension(context: Context, command: AskExtension): Promise<Outcome<{ request_id: number }>> {
  return deal(context, command, {
    verb: "write-to-province",
    audit: "ask-extension",
    notice: { kind: "extension-asked", audience: "province" },
    work: async (trx, found) => {
      if (found.period_state === "planned") return refuse("not-in-this-state");
      const text = spoken(command.text, "extension");
      if (!text.ok) return text;
      const row = { return_id: found.id, kind: "extension", text: text.value, version: found.version } as const;
      const open_key = openKeyOf({ kind: "extension", return_id: found.id });
      const asked = { asked_by: context.actor.user_id, asked_at: context.now };
      return done({ request_id: await insertRequest(trx, { ...row, ...asked, open_key }, []) });
    },
  });
}
