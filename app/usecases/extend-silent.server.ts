import { isSilent } from "#app/domain/follow-up.ts";
import { permit, roleFor } from "#app/domain/permission.ts";
import { done, type Outcome, type Refusal, refuse } from "#app/domain/refusal.ts";
import { type FoundReturn, findReturn } from "#db/monthly-return.ts";
import { changeRequest, listRequests, lockForDealings } from "#db/return-request.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context, RequestKey, Trx } from "./context.server.ts";
import { tell } from "./deal.server.ts";
import { extendMonth } from "./extend-month.server.ts";
import { loadCalendars } from "./open-period.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

/** A list is the page's: longer ones come in several. */
export const mostExtended = 50;

export interface ExtendSilent {
  return_ids: readonly number[];
  days: number;
  /** Why; kept with each extension. */
  text: string;
  request: RequestKey;
}

export interface SilentExtended {
  extended: number[];
  /** Left as they were: filed meanwhile, or a due day that somebody else moved. */
  left: number[];
}

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/**
 * Gives more time, unasked, to months that were not filed: one, or for a supervisor a list. An open request for it is
 * granted with it. Those that were filed meanwhile are left out and named; anything else refuses the whole list.
 * Refusals: `not-found` where one lies outside the scope, `reason-required`, `invalid-input` on `days` or `return`.
 */
export async function extendSilent(context: Context, command: ExtendSilent): Promise<Outcome<SilentExtended>> {
  const right = permit(context.actor, "review-return");
  if (!right) return refuse("not-permitted");
  const ids = [...new Set(command.return_ids)].sort((a, b) => a - b);
  const text = command.text.trim();
  if (ids.length === 0 || ids.length > mostExtended) {
    return refuse("invalid-input", { fields: [{ field: "return", code: ids.length === 0 ? "none-picked" : "too-many" }] });
  }
  if (text === "") return refuse("reason-required", { fields: [{ field: "reason", code: "required" }] });
  return once<SilentExtended>(context, command.request, async (remember) => {
    const months: FoundReturn[] = [];
    for (const id of ids) {
      const found = await findReturn(context.db, right.scope, id);
      if (!found) return refuse("not-found");
      months.push(found);
    }
    try {
      return await inTransaction(context.db, async (trx) => {
        const value = await extendAll(trx, context, months, { ...command, text });
        await remember(trx, value);
        return done(value);
      });
    } catch (error) {
      if (error instanceof Refused) return { ok: false, refusal: error.refusal };
      throw error;
    }
  });
}

async function extendAll(
  trx: Trx,
  context: Context,
  months: readonly FoundReturn[],
  { days, text }: { days: number; text: string },
): Promise<SilentExtended> {
  const calendars = await loadCalendars(trx);
  const value: SilentExtended = { extended: [], left: [] };
  for (const found of months) {
    const role = roleFor(context.actor, found, months.length > 1 ? ["supervisor"] : ["supervisor", "expert"]);
    if (role === null) throw new Refused({ code: "invalid-input", fields: [{ field: "return", code: "only-supervisor" }] });
    const present = await lockForDealings(trx, found.id);
    if (!isSilent(present) || present.due_on !== found.due_on) {
      value.left.push(found.id);
      continue;
    }
    const asked = (await listRequests(trx, found.id)).find((row) => row.kind === "extension" && row.state === "open");
    const calendar = calendars.provinces.get(found.province_code) ?? calendars.country;
    const extension = { role, days, text, request_id: asked?.id ?? null, field: "days" };
    const extended = await extendMonth(trx, context, present, calendar, extension);
    if (!extended.ok) throw new Refused(extended.refusal);
    if (asked) {
      const by = { decided_by: context.actor.user_id, decided_role: role, decided_at: context.now };
      await changeRequest(trx, asked, { state: "granted", open_key: null, decision_text: text, ...by });
    }
    await tell(trx, context, found, { kind: "extension-granted", audience: "establishment" });
    await recordAudit(trx, {
      at: context.now,
      actor_id: context.actor.user_id,
      verb: "grant-extension",
      subject_kind: "monthly_return",
      subject_id: found.id,
      detail: { version: present.version, request_id: asked?.id ?? null, due_on: extended.value },
    });
    value.extended.push(found.id);
  }
  return value;
}
