import type { Outcome } from "#app/domain/refusal.ts";
import { changeFirstSubmission, reopenReasons } from "#db/history.ts";
import { insertNotice } from "#db/notice.ts";
import type { Context } from "./context.server.ts";
import type { LoadedReturn } from "./load-return.server.ts";
import { type Decided, type DecisionCommand, takeDecision } from "./take-decision.server.ts";

/** The return as if its newest version had answered no reason: that version is about to be taken back. */
function withReasonsOpen(loaded: LoadedReturn): LoadedReturn {
  const { version } = loaded.found;
  const reasons = loaded.reasons.map((reason) =>
    reason.answered_version === version && reason.answer !== "withdrawn" ? { ...reason, answer: null } : reason,
  );
  return { ...loaded, reasons };
}

/**
 * Takes the newest version back before its review has begun. The version stays in history with its tracking code; the
 * reasons it answered are open again; a month of which no version stands counts as not filed, and as late where it is
 * filed again after the due day; the province is told. Refusals: see `takeDecision`; `not-in-this-state` once the
 * review has begun.
 */
export async function withdrawReturn(context: Context, command: DecisionCommand): Promise<Outcome<Decided>> {
  return takeDecision(context, command, {
    verb: "withdraw-return",
    event: "withdraw",
    before: withReasonsOpen,
    effects: async (trx, loaded) => {
      await reopenReasons(trx, loaded.found.id, loaded.found.version);
      await changeFirstSubmission(trx, loaded.found.id);
      await insertNotice(trx, {
        kind: "withdrawn",
        return_id: loaded.found.id,
        establishment_id: loaded.found.establishment_id,
        province_code: loaded.found.province_code,
        audience: "province",
        created_at: context.now,
      });
    },
  });
}
