import { listNamedContents } from "#db/attachment.ts";
import { type JobContext, withJobLease } from "./job-context.server.ts";

/** The store, as far as a sweep needs it; instants are the real clock. */
export interface SweptStore {
  listBefore(before: Date): Promise<string[]>;
  remove(hashes: readonly string[], before: Date): Promise<number>;
  removeStaleArrivals(before: Date): Promise<number>;
}

const keptMs = 86_400_000;
const leaseMs = 10 * 60_000;
const atOnce = 500;

/**
 * Removes contents older than a day that no row names, and what never finished arriving. May run beside uploads: what
 * is written anew is younger than a day.
 * @returns how many of both; null where another owner is at it
 */
export async function sweepFiles(context: JobContext, store: SweptStore): Promise<{ removed: number; stale: number } | null> {
  return withJobLease(context, "sweep-files", leaseMs, async (trx) => {
    const before = new Date(context.real().getTime() - keptMs);
    const old = await store.listBefore(before);
    let removed = 0;
    for (let from = 0; from < old.length; from += atOnce) {
      const some = old.slice(from, from + atOnce);
      const named = new Set(await listNamedContents(trx, some));
      removed += await store.remove(
        some.filter((hash) => !named.has(hash)),
        before,
      );
    }
    const stale = await store.removeStaleArrivals(before);
    return { outcome: `removed ${removed}, stale ${stale}`, removed, stale };
  });
}
