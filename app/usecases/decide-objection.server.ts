import { tehranDay } from "#app/domain/period.ts";
import { permit, roleFor, rolesFor } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { mayDecideObjection, openKeyOf, requestStep } from "#app/domain/return-request.ts";
import { LostRace } from "#db/batch.ts";
import { changeAnswer, insertEvent, listEvents } from "#db/history.ts";
import { type FoundReturn, findReturn } from "#db/monthly-return.ts";
import { changeRequest, findOtherSupervisor, insertExtension, listRequests, type RequestRow } from "#db/return-request.ts";
import type { Context, Trx } from "./context.server.ts";
import { deal, spoken, tell } from "./deal.server.ts";
import { decidedBy } from "./objection-subjects.server.ts";
import { operationOfVersion, restoreVersion } from "./restore-version.server.ts";
import { tellSentBack } from "./send-back-return.server.ts";
import { type Decided, type DecisionCommand, takeDecision } from "./take-decision.server.ts";

export interface DecideObjection extends DecisionCommand {
  request_id: number;
  uphold: boolean;
  /** What the liaison reads; required. */
  text: string;
}

interface Judged {
  request: RequestRow;
  other_supervisor: boolean;
}

async function judged(db: Context["db"], context: Context, found: FoundReturn, id: number): Promise<Judged | undefined> {
  const [events, requests] = [await listEvents(db, found.id), await listRequests(db, found.id)];
  const request = requests.find((row) => row.id === id && row.kind === "objection");
  if (!request) return undefined;
  const decided_by = decidedBy(request, { events, requests });
  return { request, other_supervisor: await findOtherSupervisor(db, found, decided_by, context.now) };
}

function decidedColumns(context: Context, role: string, state: "granted" | "refused", text: string) {
  const by = { decided_by: context.actor.user_id, decided_role: role, decided_at: context.now };
  return { state, open_key: null, ...by, decision_text: text };
}

/** Upholding it against a send-back: the same version is in review again, its figures as they were sent. */
async function upholdSendBack(
  context: Context,
  command: DecideObjection,
  seen: FoundReturn,
  known: Judged,
): Promise<Outcome<Decided>> {
  const { request, other_supervisor } = known;
  const text = spoken(command.text, `decision.${request.id}`);
  if (!text.ok) return text;
  const operation = await operationOfVersion(context, seen);
  try {
    return await takeDecision(context, command, {
      verb: "uphold-objection",
      event: "uphold-objection",
      text: text.value,
      facts: () => ({ other_supervisor }),
      columns: (loaded) => ({ ...operation, figures_revision: loaded.found.figures_revision + 1 }),
      effects: async (trx, loaded, { role }) => {
        const columns = decidedColumns(context, role, "granted", text.value);
        if (!(await changeRequest(trx, request, columns))) throw new LostRace();
        await restoreVersion(trx, context, loaded.found);
        const reasons = loaded.reasons.filter((row) => row.answer === null).map((row) => row.id);
        await changeAnswer(trx, reasons, "withdrawn", loaded.found.version);
        await tell(trx, context, loaded.found, { kind: "objection-upheld", audience: "establishment" });
      },
    });
  } catch (error) {
    if (error instanceof LostRace) return refuse("changed-meanwhile");
    throw error;
  }
}

/** Upholding it against figures typed from a call: they go back to the establishment, which files its own. */
async function upholdAgainstFiling(context: Context, command: DecideObjection, known: Judged): Promise<Outcome<Decided>> {
  const { request } = known;
  const text = spoken(command.text, `decision.${request.id}`);
  if (!text.ok) return text;
  const reasons = [{ code: "other" as const, text: text.value, product_line_id: null, measure: null }];
  try {
    return await takeDecision(context, command, {
      verb: "review-return",
      event: "send-back",
      text: text.value,
      facts: () => ({ reasons_given: 1 }),
      columns: () => ({ sent_back_by: context.actor.user_id }),
      effects: async (trx, loaded, event) => {
        const columns = decidedColumns(context, event.role, "granted", text.value);
        if (!(await changeRequest(trx, request, columns))) throw new LostRace();
        await tellSentBack(trx, context, loaded, { ...event, reasons });
        await tell(trx, context, loaded.found, { kind: "objection-upheld", audience: "establishment" });
      },
    });
  } catch (error) {
    if (error instanceof LostRace) return refuse("changed-meanwhile");
    throw error;
  }
}

/** Upholding it against lateness moves the due day to that of the filing; the extension's row keeps both. */
async function clearLateness(trx: Trx, context: Context, found: FoundReturn, role: string, text: string): Promise<boolean> {
  const first = found.first_submitted_at;
  if (first === null) return false;
  const due_after = tehranDay(first);
  // An extension granted meanwhile has cleared it already.
  if (due_after <= found.due_on) return true;
  const granted = { granted_by: context.actor.user_id, granted_role: role, granted_at: context.now, text };
  if (!(await insertExtension(trx, { return_id: found.id, due_before: found.due_on, due_after, ...granted }))) return false;
  await insertEvent(trx, {
    return_id: found.id,
    event: "extend",
    from_state: found.state,
    to_state: found.state,
    version: found.version,
    actor_id: context.actor.user_id,
    actor_role: granted.granted_role as "supervisor",
    at: context.now,
    text,
  });
  return true;
}

/** Upholding it against a refusal opens the request anew, unless another about the same is open. */
async function openAnew(trx: Trx, found: FoundReturn, objection: RequestRow): Promise<void> {
  const requests = await listRequests(trx, found.id);
  const refused = requests.find((row) => row.id === objection.subject_request_id);
  if (!refused || refused.kind === "objection") return;
  const open_key = openKeyOf({ kind: refused.kind, return_id: found.id });
  if (requests.some((row) => row.open_key === open_key)) return;
  const undecided = { decided_by: null, decided_role: null, decided_at: null, decision_text: "" };
  await changeRequest(trx, refused, { state: "open", open_key, ...undecided });
}

/**
 * Decides on an objection: a supervisor who did not take the decision, or the ministry where the province has no such.
 * Upheld against a send-back: the state table's `uphold-objection`; against a filing from a call, by a supervisor while the
 * month is with the province: its `send-back`. Refusals: `not-found`, `not-in-this-state`,
 * `same-person` for who took the decision, `not-permitted` to the ministry while a supervisor can, `invalid-input`
 * without a text; see `takeDecision`.
 */
export async function decideObjection(context: Context, command: DecideObjection): Promise<Outcome<Partial<Decided>>> {
  const right = permit(context.actor, "uphold-objection");
  if (!right) return refuse("not-permitted");
  const seen = await findReturn(context.db, right.scope, command.return_id);
  const known = seen && (await judged(context.db, context, seen, command.request_id));
  if (!seen || !known || !roleFor(context.actor, seen, rolesFor("uphold-objection"))) return refuse("not-found");
  if (command.uphold && known.request.subject === "send-back") return upholdSendBack(context, command, seen, known);
  const movable = seen.state === "submitted" || seen.state === "in-review" || seen.state === "referred-back";
  if (command.uphold && movable && known.request.subject === "filing-on-behalf" && permit(context.actor, "review-return")) {
    return known.request.state === "open" ? upholdAgainstFiling(context, command, known) : refuse("not-in-this-state");
  }
  return deal<Partial<Decided>>(context, command, {
    verb: "uphold-objection",
    audit: command.uphold ? "uphold-objection" : "dismiss-objection",
    notice: { kind: command.uphold ? "objection-upheld" : "objection-dismissed", audience: "establishment" },
    work: async (trx, found, role) => {
      const now = await judged(trx, context, found, command.request_id);
      if (!now) return refuse("not-found");
      const { request } = now;
      const step = requestStep(request, found.state, command.uphold ? "grant" : "refuse", role);
      if (!step) return refuse("not-in-this-state");
      const [events, requests] = [await listEvents(trx, found.id), await listRequests(trx, found.id)];
      const by = { role, user_id: context.actor.user_id };
      const may = mayDecideObjection(by, decidedBy(request, { events, requests }), now.other_supervisor);
      if (may !== "yes") return refuse(may);
      const text = spoken(command.text, `decision.${request.id}`);
      if (!text.ok) return text;
      const columns = decidedColumns(context, role, command.uphold ? "granted" : "refused", text.value);
      await changeRequest(trx, request, columns);
      if (command.uphold && request.subject === "lateness") {
        if (!(await clearLateness(trx, context, found, role, text.value))) return refuse("changed-meanwhile");
      }
      if (command.uphold && request.subject === "refused-request") await openAnew(trx, found, request);
      return done({});
    },
  });
}
