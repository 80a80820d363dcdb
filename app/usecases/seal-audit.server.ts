import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { countUnsealedAudit, findLastSeal, insertSeals, listSealedAudit, listUnsealedAudit } from "#db/audit.ts";
import type { Database } from "#db/schema.ts";
import { type JobContext, withJobLease } from "./job-context.server.ts";
import { auditContentHash } from "./record-audit.server.ts";

/** What the first seal follows. */
export const firstPrevious = "0".repeat(64);

const leaseMs = 15_000;
/** Rows sealed in one transaction at most. */
export const sealBatch = 1000;

/** SHA-256 (hex) that chains one audit row to everything sealed before it. */
export function sealHash(previous: string, contentHash: string, auditId: string): string {
  return createHash("sha256").update(`${previous}${contentHash}${auditId}`, "utf8").digest("hex");
}

/**
 * Seals rows that carry none, in the order of their ids, at most `sealBatch`. Rows whose transaction ended late are sealed
 * when they are seen: the chain's order is the order of sealing.
 * @param whole look through the whole table, not only near its end
 * @returns how many; 0 too where another owner is at it
 */
export async function sealAudit(context: JobContext, whole: boolean): Promise<number> {
  // Most seconds have nothing to seal; the lease is a write, so look first.
  if ((await listUnsealedAudit(context.db, whole, 1)).length === 0) return 0;
  const done = await withJobLease(context, "seal-audit", leaseMs, async (trx) => {
    const rows = await listUnsealedAudit(trx, whole, sealBatch);
    const last = await findLastSeal(trx);
    let seq = BigInt(last?.seq ?? 0);
    let previous = last?.hash ?? firstPrevious;
    const sealed_at = context.now();
    const seals = rows.map((row) => {
      seq += 1n;
      const hash = sealHash(previous, row.content_hash, row.id);
      const seal = { seq: String(seq), audit_id: row.id, previous_hash: previous, hash, sealed_at };
      previous = hash;
      return seal;
    });
    if (seals.length > 0) await insertSeals(trx, seals);
    return { outcome: `sealed ${seals.length}`, count: seals.length };
  });
  return done?.count ?? 0;
}

export interface AuditVerdict {
  ok: boolean;
  sealed: number;
  /** Rows that still wait for their seal. */
  unsealed: number;
  /** Newest seal; null before the first. */
  newest: { seq: string; hash: string } | null;
  /** The first seal that does not hold, and why. */
  broken: { seq: string; audit_id: string; why: "number" | "previous" | "row-missing" | "content" | "hash" } | null;
}

/** Recomputes every content hash and the whole chain from its beginning; stops at the first seal that does not hold. */
export async function verifyAudit(db: Kysely<Database>): Promise<AuditVerdict> {
  const verdict: AuditVerdict = { ok: true, sealed: 0, unsealed: await countUnsealedAudit(db), newest: null, broken: null };
  let expected = 1n;
  let previous = firstPrevious;
  for (;;) {
    const rows = await listSealedAudit(db, String(expected - 1n), sealBatch);
    for (const row of rows) {
      const why = problemOf(row, expected, previous);
      if (why !== null) return { ...verdict, ok: false, broken: { seq: row.seq, audit_id: row.audit_id, why } };
      previous = row.hash;
      expected += 1n;
      verdict.sealed += 1;
      verdict.newest = { seq: row.seq, hash: row.hash };
    }
    if (rows.length < sealBatch) return verdict;
  }
}

type SealedRow = Awaited<ReturnType<typeof listSealedAudit>>[number];
type Problem = NonNullable<AuditVerdict["broken"]>["why"];

function problemOf(row: SealedRow, expected: bigint, previous: string): Problem | null {
  if (BigInt(row.seq) !== expected) return "number";
  if (row.previous_hash !== previous) return "previous";
  const { at, actor_id, verb, subject_kind, subject_id, detail, content_hash } = row;
  if (at === null || verb === null || subject_kind === null || subject_id === null || detail === null) return "row-missing";
  if (auditContentHash({ at, actor_id, verb, subject_kind, subject_id, detail }) !== content_hash) return "content";
  return sealHash(previous, content_hash, row.audit_id) === row.hash ? null : "hash";
}
