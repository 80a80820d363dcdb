import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { mayHold } from "#app/domain/share-out.ts";
import { findShareRevision, listHolders } from "#db/assignment.ts";
import { assignEstablishments } from "./assign-establishments.server.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { once } from "./request-key.server.ts";
import { shareDesk } from "./share-desk.server.ts";

/** A list is the page's. */
export const mostMoved = 100;

export interface MoveEstablishments {
  /** Establishments with the assignment that was seen of each; null where nobody had it. */
  items: readonly { establishment_id: number; assignment_id: number | null }[];
  to: number;
  reason: string;
  request: RequestKey;
}

/**
 * Gives establishments to one person by hand, all or none. Those he has already stay as they are. Refusals:
 * `not-permitted`; `not-found` where one lies outside the scope; `changed-meanwhile` where somebody else gave one away;
 * `reason-required`; `invalid-input` on `take` or `to`.
 */
export async function moveEstablishments(context: Context, command: MoveEstablishments): Promise<Outcome<{ moved: number }>> {
  const desk = await shareDesk(context);
  if (desk === null) return refuse("not-permitted");
  const { items, to } = command;
  const reason = command.reason.trim();
  const ids = new Set(items.map((item) => item.establishment_id));
  if (items.length === 0 || items.length > mostMoved || ids.size < items.length) {
    return refuse("invalid-input", { fields: [{ field: "take", code: items.length === 0 ? "none-picked" : "too-many" }] });
  }
  const person = desk.reviewers.find((one) => one.id === to);
  if (person === undefined) return refuse("invalid-input", { fields: [{ field: "to", code: "unknown-choice" }] });
  if (reason === "") return refuse("reason-required", { fields: [{ field: "reason", code: "required" }] });
  return once(context, command.request, async (remember) => {
    const revision = await findShareRevision(context.db, desk.scope.province_code);
    const found = await listHolders(context.db, desk.scope, [...ids]);
    if (found.length < ids.size) return refuse("not-found");
    const seen = new Map(items.map((item) => [item.establishment_id, item.assignment_id]));
    if (found.some((row) => row.assignment_id !== seen.get(row.id))) return refuse("changed-meanwhile");
    if (found.some((row) => !mayHold(person, row))) {
      return refuse("invalid-input", { fields: [{ field: "to", code: "does-not-reach" }] });
    }
    const changes = found.filter((row) => row.expert_id !== to).map(({ id, assignment_id }) => ({ id, assignment_id, to }));
    if (changes.length === 0) return refuse("invalid-input", { fields: [{ field: "to", code: "has-them-already" }] });
    const { province_code } = desk.scope;
    const value = { moved: changes.length };
    const asked = { province_code, revision, rule: "by-hand", reason, changes } as const;
    const went = await assignEstablishments(context, asked, (trx) => remember(trx, value));
    return went ? done(value) : refuse("changed-meanwhile");
  });
}
