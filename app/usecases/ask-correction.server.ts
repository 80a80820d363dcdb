import type { CellReference } from "#app/domain/monthly-return.ts";
import { nextPeriod } from "#app/domain/period.ts";
import { permit, roleFor, rolesFor } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { lockedForLiaison, openKeyOf } from "#app/domain/return-request.ts";
import { listReturnsFrom } from "#db/monthly-return.ts";
import { insertRequest, listOpenMatters, lockForDealings } from "#db/return-request.ts";
import { inTransaction, isDuplicate } from "#db/transaction.ts";
import type { Context, Trx } from "./context.server.ts";
import { type DealingCommand, deal, spoken, tell } from "./deal.server.ts";
import { knownCells } from "./known-cells.server.ts";
import { loadReturn } from "./load-return.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

export interface AskCorrection extends DealingCommand {
  /** Cells or product rows to be changed; none: the whole return. */
  cells: readonly CellReference[];
  text: string;
}

interface Asked {
  return_id: number;
  version: number;
  text: string;
  cells: readonly { product_line_id: number; measure: CellReference["measure"] }[];
}

async function store(trx: Trx, context: Context, { cells, ...asked }: Asked): Promise<number> {
  const open_key = openKeyOf({ kind: "correction", return_id: asked.return_id });
  const by = { asked_by: context.actor.user_id, asked_at: context.now };
  return insertRequest(trx, { ...asked, ...by, kind: "correction", open_key }, cells);
}

/**
 * The liaison asks to change a month beyond its reach. Refusals: `not-in-this-state` where the month is still in its
 * hands, `changed-meanwhile` where a request is open already, `invalid-input` for an unknown cell or no reason.
 */
export async function askCorrection(context: Context, command: AskCorrection): Promise<Outcome<{ request_id: number }>> {
  return deal(context, command, {
    verb: "write-to-province",
    audit: "ask-correction",
    notice: { kind: "correction-asked", audience: "province" },
    work: async (trx, found) => {
      if (!lockedForLiaison.includes(found.state)) return refuse("not-in-this-state");
      const text = spoken(command.text, "correction");
      if (!text.ok) return text;
      if (!(await knownCells(trx, found.id, command.cells))) {
        return refuse("invalid-input", { fields: [{ field: "cell.0.product", code: "unknown-choice" }] });
      }
      const cells = command.cells.flatMap(({ product_line_id, measure }) =>
        product_line_id === null ? [] : [{ product_line_id, measure }],
      );
      const asked = { return_id: found.id, version: found.version, text: text.value, cells };
      return done({ request_id: await store(trx, context, asked) });
    },
  });
}

/** A month whose correction is asked for together with others. */
export interface FollowingMonth {
  id: number;
  period: string;
}

/**
 * The months that a corrected closing stock reaches: the one given and those submitted after it without a gap, as far as
 * they lie beyond the liaison's reach. Those in his hands take the new opening by themselves.
 */
export async function monthsToCorrect(db: Context["db"], from: { establishment_id: number; period: string }) {
  const following: Awaited<ReturnType<typeof listReturnsFrom>> = [];
  let expected = from.period;
  for (const month of await listReturnsFrom(db, from.establishment_id, from.period)) {
    if (month.period !== expected || month.version === 0) break;
    following.push(month);
    expected = nextPeriod(expected);
  }
  return following.filter((month) => lockedForLiaison.includes(month.state));
}

/**
 * One button for opening stock after a corrected earlier month: asks for the correction of this month and of every
 * submitted one after it, each by a request of its own, all or nothing. A month that has an open request already is
 * asked for already. Refusals: `not-found`, `not-in-this-state` where the opening does not differ.
 */
export async function askCorrectionsAfter(
  context: Context,
  command: DealingCommand & { text: string },
): Promise<Outcome<{ requests: number }>> {
  const right = permit(context.actor, "write-to-province");
  if (!right) return refuse("not-permitted");
  return once<{ requests: number }>(context, command.request, async (remember) => {
    const loaded = await loadReturn(context, right.scope, command.return_id);
    if (!loaded || !roleFor(context.actor, loaded.found, rolesFor("write-to-province"))) return refuse("not-found");
    if (loaded.opening_differs.size === 0) return refuse("not-in-this-state");
    const text = spoken(command.text, "after");
    if (!text.ok) return text;
    const cells = [...loaded.opening_differs.keys()].map((product_line_id) => ({
      product_line_id,
      measure: "opening" as const,
    }));
    try {
      return await inTransaction(context.db, async (trx) => {
        let requests = 0;
        for (const month of await monthsToCorrect(trx, loaded.found)) {
          const { version } = await lockForDealings(trx, month.id);
          if ((await listOpenMatters(trx, month.id)).some((row) => row.kind === "correction")) continue;
          const request_id = await store(trx, context, { return_id: month.id, version, text: text.value, cells });
          await tell(trx, context, month, { kind: "correction-asked", audience: "province" });
          await recordAudit(trx, {
            at: context.now,
            actor_id: context.actor.user_id,
            verb: "ask-correction",
            subject_kind: "monthly_return",
            subject_id: month.id,
            detail: { version, request_id, after: loaded.found.id },
          });
          requests += 1;
        }
        await remember(trx, { requests });
        return done({ requests });
      });
    } catch (error) {
      if (isDuplicate(error, "open_key")) return refuse("changed-meanwhile");
      throw error;
    }
  });
}
