import { createHash } from "node:crypto";
import { rulesMask } from "#app/domain/attention.ts";
import { recordOfBlocks } from "#app/domain/block-record.ts";
import type { Finding } from "#app/domain/checks/finding.ts";
import type { ReturnEdit } from "#app/domain/editing.ts";
import { blankFigures } from "#app/domain/monthly-return.ts";
import { permit, roleFor } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { decide } from "#app/domain/review.ts";
import { canonicalText, type Snapshot, type SnapshotFile } from "#app/domain/snapshot.ts";
import { trackingCodeOf } from "#app/domain/tracking-code.ts";
import type { Batch } from "#db/batch.ts";
import { changeAnswer, insertEvent } from "#db/history.ts";
import { changeReturn } from "#db/monthly-return.ts";
import { insertNotice } from "#db/notice.ts";
import { closeAnsweredRequests } from "#db/return-request.ts";
import { insertSubmission } from "#db/submission.ts";
import { checkLoaded, countFindings } from "./check-loaded.server.ts";
import type { Context, RequestKey } from "./context.server.ts";
import {
  changesAnything,
  fillRows,
  inOnePacket,
  operationColumns,
  type PreparedEdit,
  prepareEdit,
  writeEdit,
} from "./edit-return.server.ts";
import { factsOf, type LoadedReturn, loadReturn } from "./load-return.server.ts";
import { randomSlice } from "./random.server.ts";
import { openReasonsAnswers } from "./reason-answers.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";
import { raceAttempts, storeDraft } from "./save-figures.server.ts";
import { weigh } from "./weigh-submission.server.ts";

export interface SubmitReturn {
  return_id: number;
  /** Revision of the return the person saw: the state may not have changed since. */
  revision: number;
  edit: ReturnEdit;
  request: RequestKey;
}

export interface Submitted {
  return_id: number;
  version: number;
  tracking_code: string;
}

function snapshotFile({ id, name, media_type, bytes, sha256 }: LoadedReturn["files"][number]): SnapshotFile {
  return { attachment_id: id, name, media_type, bytes, sha256 };
}

/** What a submission of the figures as an edit leaves them would hold. */
function snapshotOf(loaded: LoadedReturn, edit: PreparedEdit, findings: readonly Finding[]): Snapshot {
  const { found } = loaded;
  const { money, ...operation } = edit.operation;
  const keys = new Set(findings.map((finding) => finding.key));
  return {
    form_version: loaded.form_version,
    establishment_id: found.establishment_id,
    establishment_fa: found.establishment_fa,
    establishment_en: found.establishment_en,
    legal_id: found.legal_id,
    licence_number: found.licence_number ?? "",
    province_code: found.province_code,
    county_id: found.county_id,
    isic_code: found.isic_code,
    selected: found.selected === 1,
    period: found.period,
    version: found.version + 1,
    operation,
    money_unit: money.unit,
    money_scale: money.scale,
    products: loaded.products.map((product) => ({
      product_line_id: product.product_line_id,
      name_fa: product.name_fa,
      name_en: product.name_en,
      unit_code: product.unit_code,
      unit_decimals: product.unit_decimals,
      yearly_capacity: product.yearly_capacity,
      tariff_code: product.tariff_code,
      isic_code: product.isic_code,
      listed_on_exchange: product.listed_on_exchange,
      figures: edit.figures.get(product.product_line_id) ?? blankFigures(),
    })),
    ...(edit.blocks === null ? {} : { blocks: recordOfBlocks(edit.blocks) }),
    // Explanations of findings that are gone say nothing about what is sent.
    explanations: Object.fromEntries([...edit.explanations].filter(([key, text]) => keys.has(key) && text !== "")),
    ...(loaded.files.length === 0 ? {} : { files: loaded.files.map(snapshotFile) }),
  };
}

/** Every row of a first or later version gets its derived opening stored, so that it is frozen with it; materials too. */
function withFrozenOpenings(loaded: LoadedReturn, edit: PreparedEdit): PreparedEdit {
  const changed = new Map(edit.changed_rows);
  for (const id of loaded.derived_openings) {
    const row = edit.figures.get(id);
    if (row && !changed.has(id)) changed.set(id, row);
  }
  const blocks = new Set(edit.changed_blocks);
  for (const slot of loaded.carried_materials) blocks.add(`m.${slot}`);
  return { ...edit, changed_rows: changed, changed_blocks: blocks };
}

/** An idle month goes out whole: no day worked, nothing made or sold in rows nobody touched, stock as it stood. */
export function asIdleMonth(loaded: LoadedReturn, edit: PreparedEdit): PreparedEdit {
  const filled = fillRows(loaded, edit, "idle");
  if (edit.operation.days_worked !== null) return filled;
  return { ...filled, operation: { ...filled.operation, days_worked: 0 }, operation_changed: true };
}

/** The canonical text of what would be sent, and its SHA-256 (hex). */
export function sealedSnapshot(loaded: LoadedReturn, edit: PreparedEdit, findings: readonly Finding[]) {
  const snapshot = canonicalText(snapshotOf(loaded, edit, findings));
  return { snapshot, sha256: createHash("sha256").update(snapshot, "utf8").digest("hex") };
}

/** How a version is sent: by its liaison, or by the signatory on what a liaison filed. */
export interface Sending {
  event: "submit" | "sign" | "file-on-behalf";
  role: "liaison" | "signatory" | "expert" | "supervisor";
  /** Whose version it is: the liaison's, or of who typed it from a call. */
  filed_by: number;
  /** When it counts as filed, where that is not now: the time of the call. */
  filed_at?: Date;
}

const auditVerbs = { submit: "submit-return", sign: "sign-return", "file-on-behalf": "file-on-behalf" } as const;

/**
 * Stores a new version with all that follows from it; the batch fails with `LostRace` where another write came first.
 * @param sending who sends it and how
 */
export async function storeSubmission(
  batch: Batch,
  context: Context,
  loaded: LoadedReturn,
  edit: PreparedEdit,
  findings: readonly Finding[],
  sending: Sending,
): Promise<Submitted> {
  const { found } = loaded;
  const version = found.version + 1;
  const weighed = weigh(loaded, edit, findings, sending.event === "file-on-behalf");
  const filed_at = sending.filed_at ?? context.now;
  const filedBy: Context = { ...context, actor: { ...context.actor, user_id: sending.filed_by } };
  await changeReturn(batch, found.id, found, {
    ...operationColumns(edit, context),
    state: "submitted",
    revision: found.revision + 1,
    figures_revision: found.figures_revision + 1,
    form_version: loaded.form_version,
    version,
    submitted_at: filed_at,
    first_submitted_at: found.first_submitted_at ?? filed_at,
    submitted_by: sending.filed_by,
    state_since: context.now,
    impact: weighed.impact,
    finding_rules: rulesMask(findings),
    attention: weighed.attention,
  });
  batch.demandOneRow();
  await writeEdit(batch, filedBy, loaded, withFrozenOpenings(loaded, edit));
  const { snapshot, sha256 } = sealedSnapshot(loaded, edit, findings);
  const tracking_code = trackingCodeOf(randomSlice(13));
  await insertSubmission(batch, {
    return_id: found.id,
    version,
    tracking_code,
    sha256,
    snapshot,
    findings: canonicalText(findings),
    form_version: loaded.form_version,
    submitted_at: filed_at,
    submitted_by: sending.filed_by,
    impact: weighed.impact,
    impact_cause: weighed.cause && canonicalText(weighed.cause),
    check_version: loaded.check_settings.version,
  });
  const answers = openReasonsAnswers(loaded.reasons, edit);
  await changeAnswer(batch, answers.changed, "changed", version);
  await changeAnswer(batch, answers.replied, "replied", version);
  // Also where none was seen: one may have been asked for since the return was loaded.
  if (found.version > 0) await closeAnsweredRequests(batch, found.id, context.now);
  await insertEvent(batch, {
    return_id: found.id,
    event: sending.event,
    from_state: found.state,
    to_state: "submitted",
    version,
    actor_id: context.actor.user_id,
    actor_role: sending.role,
    at: context.now,
  });
  await insertNotice(batch, {
    kind: version === 1 ? "submitted" : "resubmitted",
    return_id: found.id,
    establishment_id: found.establishment_id,
    province_code: found.province_code,
    audience: "province",
    created_at: context.now,
  });
  await recordAudit(batch, {
    at: context.now,
    actor_id: context.actor.user_id,
    verb: auditVerbs[sending.event],
    subject_kind: "monthly_return",
    subject_id: found.id,
    detail: { version, sha256 },
  });
  return { return_id: found.id, version, tracking_code };
}

/** What happens to a month that is ready: it is sent, or its signature is asked for. */
export interface Filing<T> {
  verb: "submit-return" | "request-signature";
  event: "submit" | "request-signature";
  store(batch: Batch, context: Context, loaded: LoadedReturn, edit: PreparedEdit, findings: readonly Finding[]): Promise<T>;
}

/**
 * Saves what was typed and files the return, in one transaction. Where findings or reasons stand in the way, what was
 * typed is kept as draft and the refusal names them.
 * @returns see `submitReturn`
 */
export async function fileReturn<T>(context: Context, command: SubmitReturn, filing: Filing<T>): Promise<Outcome<T>> {
  const right = permit(context.actor, filing.verb);
  if (!right) return refuse("not-permitted");
  return once<T>(context, command.request, async (remember) => {
    for (let attempt = 0; attempt < raceAttempts; attempt += 1) {
      const loaded = await loadReturn(context, right.scope, command.return_id);
      if (!loaded) return refuse("not-found");
      const role = roleFor(context.actor, loaded.found, ["liaison"]);
      if (!role) return refuse("not-found");
      const by = { role, user_id: context.actor.user_id };
      const save = decide(factsOf(loaded), "save", by, { now: context.now });
      if (!save.ok) return refuse(save.refusal);
      // A colleague's first save only begins the draft; it decides nothing this person should have seen.
      const begun = loaded.found.state === "draft" && loaded.found.version === 0;
      if (!begun && loaded.found.revision !== command.revision) return refuse("changed-meanwhile");
      const prepared = prepareEdit(loaded, command.edit);
      if (!prepared.ok) return prepared;
      const edit = prepared.value.operation.operating_state === "idle" ? asIdleMonth(loaded, prepared.value) : prepared.value;
      const findings = checkLoaded(loaded, context.now, edit);
      const counts = countFindings(findings, edit.explanations);
      const decision = decide(factsOf(loaded), filing.event, by, {
        now: context.now,
        blocking_findings: counts.blocking,
        unexplained_findings: counts.unexplained,
        unanswered_reasons: openReasonsAnswers(loaded.reasons, edit).unanswered.length,
      });
      if (!decision.ok) {
        const kept =
          !changesAnything(edit) ||
          (await inOnePacket(context.db, async (batch) => {
            await storeDraft(batch, context, loaded, edit, save.to === "returned" ? "returned" : "draft");
            return true;
          }));
        if (!kept) continue;
        return refuse(decision.refusal, { findings });
      }
      const filed = await inOnePacket(context.db, async (batch) => {
        const stored = await filing.store(batch, context, loaded, edit, findings);
        await remember(batch, stored);
        return stored;
      });
      if (filed) return done(filed);
    }
    return refuse("changed-meanwhile");
  });
}

/**
 * Saves what was typed and submits the return, in one transaction. Where findings or reasons stand in the way, what
 * was typed is kept as draft and the refusal names them.
 * @returns `not-found`, `changed-meanwhile`, `cell-conflict`, `invalid-input`, `has-blocking-findings`,
 *   `needs-explanation`, `reasons-unanswered` (the draft is saved with these three), `not-in-this-state`,
 *   `period-not-open`, `key-reused`
 */
export async function submitReturn(context: Context, command: SubmitReturn): Promise<Outcome<Submitted>> {
  return fileReturn<Submitted>(context, command, {
    verb: "submit-return",
    event: "submit",
    store: (batch, by, loaded, edit, findings) => {
      const sending: Sending = { event: "submit", role: "liaison", filed_by: by.actor.user_id };
      return storeSubmission(batch, by, loaded, edit, findings, sending);
    },
  });
}
