import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { confirmTelephoneFiling, findTelephoneFiling, type TelephoneFilingRow } from "#db/telephone-filing.ts";
import type { Context } from "./context.server.ts";
import { type DealingCommand, deal } from "./deal.server.ts";

/** The call that a version was typed from, of a return whose access was checked by the caller; null: it came otherwise. */
export async function telephoneOf(context: Context, returnId: number, version: number): Promise<TelephoneFilingRow | null> {
  return (await findTelephoneFiling(context.db, returnId, version)) ?? null;
}

export interface ConfirmFiling extends DealingCommand {
  version: number;
}

/**
 * The liaison stands by figures that an office typed from a call. Refusals: `not-found`; `not-in-this-state` for what
 * was not filed so, is no longer the newest version, or was confirmed already.
 */
export async function confirmFiling(context: Context, command: ConfirmFiling): Promise<Outcome<{ version: number }>> {
  const { version } = command;
  return deal(context, command, {
    verb: "write-to-province",
    audit: "confirm-filing",
    notice: null,
    work: async (trx, found) => {
      const by = { confirmed_by: context.actor.user_id, confirmed_at: context.now };
      const filing = { return_id: found.id, version };
      if (found.version !== version || !(await confirmTelephoneFiling(trx, filing, by))) return refuse("not-in-this-state");
      return done({ version });
    },
  });
}
