import type { Kysely } from "kysely";
import type { Measure, ReasonCode } from "#app/domain/monthly-return.ts";
import { forgetPast } from "#app/usecases/kept-past.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import type { Database } from "#db/schema.ts";
import { emptyTables } from "#test/setup/database.ts";
import { cell, cleanMonth, edit } from "./edits.ts";
import { contextOf, filingTime, freshKey, lines, type Person } from "./filing.ts";

type Db = Kysely<Database>;

const written = [
  "standing_explanation",
  "telephone_filing",
  "decision_together_item",
  "decision_together",
  "extension",
  "return_request_cell",
  "return_request_reason",
  "return_request",
  "inquiry",
  "message_read",
  "message",
  "attachment",
  "dispatch_attempt",
  "dispatch",
  "review_reason",
  "return_event",
  "notice",
  "signature_request",
  "idempotency_key",
  "audit_entry",
  "figure_in_force",
  "submission",
  "explanation",
  "working_stoppage",
  "working_figure",
] as const;

/** Puts the small register back to where nobody has filed anything. */
export async function unfile(db: Db): Promise<void> {
  forgetPast(db);
  await emptyTables(db, written);
  await db
    .updateTable("monthly_return")
    .set({
      state: "not-started",
      state_since: filingTime,
      revision: 0,
      figures_revision: 0,
      version: 0,
      in_force_version: null,
      operating_state: null,
      days_worked: null,
      remarks: "",
      first_submitted_at: null,
      submitted_at: null,
      submitted_by: null,
      accepted_by: null,
      state_before_accept: null,
      sent_back_by: null,
      operation_by: null,
      has_dealings: 0,
    })
    .execute();
}

/** The revision of a return as stored now. */
export async function revisionOf(db: Db, id: number): Promise<number> {
  return (await db.selectFrom("monthly_return").where("id", "=", id).select("revision").executeTakeFirstOrThrow()).revision;
}

/** Files a clean month of establishment 1. @returns the version */
export async function file(db: Db, returnId: number, now: Date = filingTime): Promise<number> {
  const outcome = await submitReturn(contextOf(db, "liaison", now), {
    return_id: returnId,
    revision: await revisionOf(db, returnId),
    edit: cleanMonth(),
    request: freshKey(),
  });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.version;
}

/** Files a month in which too many bricks were lost, and says why: it has one finding, explained. */
export async function fileExplained(db: Db, returnId: number): Promise<{ explanation: string }> {
  const explanation = "کسری پس از انبارگردانی دیده شد";
  const month = cleanMonth();
  const lost = { ...month, cells: [...month.cells, cell(lines.bricks, "loss", "20000")] };
  const send = async (explanations: ReturnType<typeof cleanMonth>["explanations"]) =>
    submitReturn(contextOf(db, "liaison"), {
      return_id: returnId,
      revision: await revisionOf(db, returnId),
      edit: { ...lost, explanations },
      request: freshKey(),
    });
  const asked = await send([]);
  const found = asked.ok ? [] : (asked.refusal.findings ?? []).filter((finding) => finding.severity === "explain");
  const sent = await send(found.map(({ key }) => ({ key, text: explanation, base: "" })));
  if (!sent.ok) throw new Error(sent.refusal.code);
  return { explanation };
}

/** Files the sent-back month again: 81,000 for 80,000 tonnes of cement, and a reply to every other open reason. */
export async function fileAgain(db: Db, returnId: number, now: Date = filingTime): Promise<void> {
  const open = await db
    .selectFrom("review_reason")
    .where("return_id", "=", returnId)
    .where("answer", "is", null)
    .select(["id", "reply"])
    .execute();
  const outcome = await submitReturn(contextOf(db, "liaison", now), {
    return_id: returnId,
    revision: await revisionOf(db, returnId),
    edit: {
      ...edit([cell(lines.cement, "production", "81000", "80000"), cell(lines.cement, "closing", "11000", "10000")]),
      replies: open.map((reason) => ({ reason_id: reason.id, text: "قبض پیوست شد", base: reason.reply })),
    },
    request: freshKey(),
  });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
}

/** What comes with every decision of a test: the revision as stored now and a key nobody used. */
export async function decisionOn(db: Db, returnId: number) {
  return { return_id: returnId, revision: await revisionOf(db, returnId), request: freshKey() };
}

/** A reason at a cell, a product, or the whole. */
export function reason(code: ReasonCode, text = "", product_line_id: number | null = null, measure: Measure | null = null) {
  return { code, text, product_line_id, measure };
}

/** A person with further roles beside his own. */
export function contextWith(db: Db, person: Person, others: readonly Person[], now: Date = filingTime) {
  const context = contextOf(db, person, now);
  const grants = others.flatMap((other) => contextOf(db, other).actor.grants);
  return { ...context, actor: { ...context.actor, grants: [...context.actor.grants, ...grants] } };
}
