import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { canonical } from "#app/domain/decimal.ts";
import { measures } from "#app/domain/monthly-return.ts";
import { canonicalText, type Snapshot } from "#app/domain/snapshot.ts";
import type { Database } from "#db/schema.ts";
import type { Draft } from "#test/load/filing/bodies.ts";
import type { Answered } from "./clients.ts";

export interface Inspection {
  acknowledged: number;
  /** Tracking codes that were answered and are not in the database. */
  lost: number;
  /** Returns, codes or keys with more than one submission. */
  doubled: number;
  /** Returns of which only some of the rows of a submission are there. */
  half_written: number;
  /** Submissions whose hash or figures are not those that were sent. */
  wrong_figures: number;
  answer_lost: number;
  samples: string[];
}

async function load(db: Kysely<Database>, ids: readonly number[]) {
  const [returns, submissions, events, notices, keys, audit, figures] = await Promise.all([
    db.selectFrom("monthly_return").where("id", "in", ids).select(["id", "state", "version", "revision"]).execute(),
    db.selectFrom("submission").where("return_id", "in", ids).selectAll().execute(),
    db.selectFrom("return_event").where("return_id", "in", ids).where("event", "=", "submit").select("return_id").execute(),
    db
      .selectFrom("notice")
      .where("return_id", "in", ids)
      .where("kind", "in", ["submitted", "resubmitted"])
      .select("return_id")
      .execute(),
    db.selectFrom("idempotency_key").selectAll().execute(),
    db
      .selectFrom("audit_entry")
      .where("verb", "=", "submit-return")
      .where("subject_id", "in", ids.map(String))
      .select(["subject_id", "detail"])
      .execute(),
    db.selectFrom("working_figure").where("return_id", "in", ids).selectAll().execute(),
  ]);
  return { returns, submissions, events, notices, keys, audit, figures };
}

type Rows = Awaited<ReturnType<typeof load>>;

function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Whether every typed cell of the body stands in the snapshot, exactly. */
function carries(snapshot: Snapshot, body: string, draft: Draft): boolean {
  const sent = new URLSearchParams(body);
  const lines = new Map(snapshot.products.map((row) => [row.product_line_id, row.figures]));
  if (lines.size !== draft.lines.length) return false;
  return draft.lines.every(({ id, opening }) => {
    const figures = lines.get(id);
    if (figures === undefined || figures.opening !== canonical(opening)) return false;
    return measures.every((measure) => {
      const typed = sent.get(`f.${id}.${measure}`);
      if (typed === null || measure === "opening") return measure === "opening" || figures[measure] === null;
      return figures[measure] === (typed === "" ? null : canonical(typed));
    });
  });
}

/** Whether the working figures are those of the snapshot. */
function equalsWorking(snapshot: Snapshot, rows: Rows["figures"]): boolean {
  const byLine = new Map(rows.map((row) => [row.product_line_id, row]));
  return snapshot.products.every(({ product_line_id, figures }) => {
    const row = byLine.get(product_line_id);
    return measures.every((measure) => {
      const held = row?.[measure] ?? null;
      return (held === null ? null : canonical(held)) === figures[measure];
    });
  });
}

/** Looks at all rows of the drafts: what was answered, what was not, and that no return is between the two. */
export async function inspect(db: Kysely<Database>, drafts: readonly Draft[], answers: readonly Answered[]): Promise<Inspection> {
  const rows = await load(
    db,
    drafts.map((draft) => draft.return_id),
  );
  const seen: Inspection = {
    acknowledged: answers.length,
    lost: 0,
    doubled: 0,
    half_written: 0,
    wrong_figures: 0,
    answer_lost: 0,
    samples: [],
  };
  const fault = (kind: "lost" | "doubled" | "half_written" | "wrong_figures", text: string) => {
    seen[kind] += 1;
    if (seen.samples.length < 5) seen.samples.push(`${kind}: ${text}`);
  };

  const byCode = groupBy(rows.submissions, (row) => row.tracking_code);
  const keys = groupBy(rows.keys, (row) => row.request_key.trim());
  const draftOf = new Map(drafts.map((draft) => [draft.return_id, draft]));
  for (const answer of answers) {
    const stored = byCode.get(answer.tracking_code) ?? [];
    const [submission] = stored;
    const draft = draftOf.get(answer.return_id);
    if (submission === undefined || submission.return_id !== answer.return_id || draft === undefined) {
      fault("lost", `${answer.tracking_code} of return ${answer.return_id}`);
      continue;
    }
    const hash = createHash("sha256").update(submission.snapshot, "utf8").digest("hex");
    const snapshot = JSON.parse(submission.snapshot) as Snapshot;
    const right = hash === submission.sha256 && hash === answer.sha256 && canonicalText(snapshot) === submission.snapshot;
    if (!right || !carries(snapshot, answer.body, draft)) fault("wrong_figures", `return ${answer.return_id}`);
    const [key] = keys.get(answer.key) ?? [];
    if (answer.attempts > 1 && key !== undefined && key.created_at < answer.last_sent_at) seen.answer_lost += 1;
  }
  for (const [code, group] of byCode) if (group.length > 1) fault("doubled", `code ${code}`);
  for (const [key, group] of keys) if (group.length > 1) fault("doubled", `key ${key}`);

  const submissions = groupBy(rows.submissions, (row) => row.return_id);
  const events = groupBy(rows.events, (row) => row.return_id);
  const notices = groupBy(rows.notices, (row) => row.return_id);
  const audit = groupBy(rows.audit, (row) => Number(row.subject_id));
  const outcomes = groupBy(rows.keys, (row) => (JSON.parse(row.outcome) as { return_id: number }).return_id);
  const figures = groupBy(rows.figures, (row) => row.return_id);
  for (const row of rows.returns) {
    const own = submissions.get(row.id) ?? [];
    const counts = [own, events.get(row.id), notices.get(row.id), audit.get(row.id), outcomes.get(row.id)].map(
      (group) => group?.length ?? 0,
    );
    if (counts.some((count) => count > 1)) fault("doubled", `return ${row.id}: ${counts.join(", ")}`);
    const whole =
      row.state === "submitted"
        ? row.version === 1 && counts.every((count) => count === 1)
        : row.state === "draft" && row.version === 0 && row.revision === 1 && counts.every((count) => count === 0);
    if (!whole) fault("half_written", `return ${row.id} is ${row.state}, ${counts.join(", ")}`);
    const [submission] = own;
    if (submission === undefined) continue;
    const [entry] = audit.get(row.id) ?? [];
    const told = entry?.detail.includes(submission.sha256);
    if (!told || !equalsWorking(JSON.parse(submission.snapshot) as Snapshot, figures.get(row.id) ?? [])) {
      fault("half_written", `return ${row.id}: its figures or its audit entry are not those of its submission`);
    }
  }
  return seen;
}
