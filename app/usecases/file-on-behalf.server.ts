import { opensAt } from "#app/domain/calendar.ts";
import type { Finding } from "#app/domain/checks/finding.ts";
import type { ReturnEdit } from "#app/domain/editing.ts";
import { permit, roleFor, rolesFor } from "#app/domain/permission.ts";
import { done, type FieldError, type Outcome, refuse } from "#app/domain/refusal.ts";
import { decide } from "#app/domain/review.ts";
import { callLengths, callTimeFault, readPhone } from "#app/domain/telephone.ts";
import { insertNotice } from "#db/notice.ts";
import { insertTelephoneFiling } from "#db/telephone-filing.ts";
import { calendarOf } from "./calendar-of.server.ts";
import { checkLoaded, countFindings } from "./check-loaded.server.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { inOnePacket, type PreparedEdit, prepareEdit } from "./edit-return.server.ts";
import { factsOf, type LoadedReturn, loadReturn } from "./load-return.server.ts";
import { once } from "./request-key.server.ts";
import { asIdleMonth, type Submitted, storeSubmission } from "./submit-return.server.ts";

/** The call in which the figures were read out. */
export interface Call {
  spoke_to: string;
  phone: string;
  called_at: Date;
}

export interface FileOnBehalf {
  return_id: number;
  /** Revision of the return the person saw. */
  revision: number;
  edit: ReturnEdit;
  call: Call;
  request: RequestKey;
}

const roles = rolesFor("file-on-behalf");

/** When what was sent before came back to the establishment; null where nothing was. */
function sinceOf({ found }: LoadedReturn): Date | null {
  return found.version === 0 ? null : found.state_since;
}

async function callFaults(context: Context, loaded: LoadedReturn, call: Call): Promise<FieldError[]> {
  const fields: FieldError[] = [];
  const spokeTo = call.spoke_to.trim();
  if (spokeTo === "" || spokeTo.length > callLengths.spokeTo) fields.push({ field: "call.spoke_to", code: "callWho" });
  if (readPhone(call.phone) === null) fields.push({ field: "call.phone", code: "callPhone" });
  const { found } = loaded;
  const bounds = { now: context.now, opens_at: opensAt(found.period), since: sinceOf(loaded) };
  const fault = callTimeFault(call.called_at, bounds, await calendarOf(context.db, found.province_code));
  if (fault !== null) fields.push({ field: "call.time", code: fault });
  return fields;
}

/** Who typed is known of the whole month, also where the establishment's draft held a figure already. */
function asTyped(loaded: LoadedReturn, prepared: PreparedEdit): PreparedEdit {
  const edit = prepared.operation.operating_state === "idle" ? asIdleMonth(loaded, prepared) : prepared;
  const rows = new Map([...loaded.figures.keys()].map((id) => [id, edit.figures.get(id)] as const));
  const changed_rows: PreparedEdit["changed_rows"] = new Map(edit.changed_rows);
  for (const [id, row] of rows) if (row !== undefined) changed_rows.set(id, row);
  return { ...edit, changed_rows, operation_changed: true };
}

/**
 * Checks what was typed from a call, and writes nothing.
 * @returns its findings; `not-found`, the refusals of the state table, `cell-conflict`, `invalid-input`
 */
export async function checkOnBehalf(
  context: Context,
  command: Pick<FileOnBehalf, "return_id" | "edit">,
): Promise<Outcome<Finding[]>> {
  const right = permit(context.actor, "file-on-behalf");
  const loaded = right && (await loadReturn(context, right.scope, command.return_id));
  const role = loaded && roleFor(context.actor, loaded.found, roles);
  if (!loaded || !role) return refuse("not-found");
  const given = { now: context.now, blocking_findings: 0, call_logged: true };
  const may = decide(factsOf(loaded), "file-on-behalf", { role, user_id: context.actor.user_id }, given);
  if (!may.ok) return refuse(may.refusal);
  const prepared = prepareEdit(loaded, command.edit);
  return prepared.ok ? done(checkLoaded(loaded, context.now, asTyped(loaded, prepared.value))) : prepared;
}

/**
 * Files a month for an establishment that reads its figures on the telephone. Nothing is kept where it is refused: a
 * draft is the establishment's own. It counts as filed at the time of the call.
 * @returns `not-found`, `changed-meanwhile`, `cell-conflict`, `invalid-input` (also of the call), `period-not-open`,
 *   `has-blocking-findings`, `not-in-this-state`, `key-reused`
 */
export async function fileOnBehalf(context: Context, command: FileOnBehalf): Promise<Outcome<Submitted>> {
  const right = permit(context.actor, "file-on-behalf");
  if (!right) return refuse("not-permitted");
  return once<Submitted>(context, command.request, async (remember) => {
    const loaded = await loadReturn(context, right.scope, command.return_id);
    const role = loaded && roleFor(context.actor, loaded.found, roles);
    if (!loaded || (role !== "expert" && role !== "supervisor")) return refuse("not-found");
    const { found } = loaded;
    const by = { role, user_id: context.actor.user_id };
    const given = { now: context.now, blocking_findings: 0, call_logged: true };
    const may = decide(factsOf(loaded), "file-on-behalf", by, given);
    if (!may.ok) return refuse(may.refusal);
    if (found.revision !== command.revision) return refuse("changed-meanwhile");
    const fields = await callFaults(context, loaded, command.call);
    if (fields.length > 0) return refuse("invalid-input", { fields });
    const prepared = prepareEdit(loaded, command.edit);
    if (!prepared.ok) return prepared;
    const edit = asTyped(loaded, prepared.value);
    const findings = checkLoaded(loaded, context.now, edit);
    const { blocking: blocking_findings } = countFindings(findings, edit.explanations);
    const decision = decide(factsOf(loaded), "file-on-behalf", by, { ...given, blocking_findings });
    if (!decision.ok) return refuse(decision.refusal, { findings });
    const { called_at } = command.call;
    const filed = await inOnePacket(context.db, async (batch) => {
      const sending = { event: "file-on-behalf", role, filed_by: by.user_id, filed_at: called_at } as const;
      const stored = await storeSubmission(batch, context, loaded, edit, findings, sending);
      await insertTelephoneFiling(batch, {
        return_id: found.id,
        version: stored.version,
        spoke_to: command.call.spoke_to.trim(),
        phone: readPhone(command.call.phone) ?? "",
        called_at,
        typed_by: by.user_id,
        typed_at: context.now,
      });
      await insertNotice(batch, {
        kind: "filed-on-behalf",
        return_id: found.id,
        establishment_id: found.establishment_id,
        province_code: found.province_code,
        audience: "establishment",
        created_at: context.now,
      });
      await remember(batch, stored);
      return stored;
    });
    return filed ? done(filed) : refuse("changed-meanwhile");
  });
}
