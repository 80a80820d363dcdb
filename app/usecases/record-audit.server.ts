import { createHash } from "node:crypto";
import { canonicalText } from "#app/domain/snapshot.ts";
import { insertAudit, insertAudits } from "#db/audit.ts";
import type { Sends } from "#db/batch.ts";
import type { Trx } from "./context.server.ts";

/** One thing somebody did. `actor_id` is null for a job; `detail` is JSON-like, quantities as decimal strings. */
export interface AuditFact {
  at: Date;
  actor_id: number | null;
  verb: string;
  subject_kind: string;
  subject_id: number | string;
  detail: object;
}

/** What a row's content hash is taken over; `detail` is the stored text. */
export interface AuditContent {
  at: Date;
  actor_id: number | null;
  verb: string;
  subject_kind: string;
  subject_id: string;
  detail: string;
}

/** SHA-256 (hex) over the canonical text of an audit row, its id and seal left out. */
export function auditContentHash(content: AuditContent): string {
  const text = canonicalText({
    at: content.at.toISOString(),
    actor_id: content.actor_id,
    verb: content.verb,
    subject_kind: content.subject_kind,
    subject_id: content.subject_id,
    detail: content.detail,
  });
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function rowOf(fact: AuditFact) {
  const content: AuditContent = { ...fact, subject_id: String(fact.subject_id), detail: canonicalText(fact.detail) };
  return { ...content, content_hash: auditContentHash(content) };
}

/** Writes audit rows inside the caller's transaction, all in one insert. */
export async function recordAudits(trx: Trx, facts: readonly AuditFact[]): Promise<void> {
  await insertAudits(trx, facts.map(rowOf));
}

/** Writes one audit row inside the caller's transaction, in one insert. A job seals it within seconds. */
export async function recordAudit(trx: Sends, fact: AuditFact): Promise<void> {
  await insertAudit(trx, rowOf(fact));
}
