import type { Kysely } from "kysely";
import type { GroupPrices, Thresholds } from "#app/domain/checks/finding.ts";
import { type GroupedProduct, priceKey, ThresholdBook } from "#app/domain/checks/threshold-settings.ts";
import { fromColumn } from "#app/domain/decimal.ts";
import { listGroupPrices, listThresholds } from "#db/check-setting.ts";
import type { Database } from "#db/schema.ts";

/** Thresholds in force and published prices, as a process holds them. */
export interface CheckSettings {
  /** Newest change of a threshold; 0 before the first. */
  version: number;
  thresholds(product: GroupedProduct): Thresholds;
  prices(product: { item_id: number; unit_code: string }): GroupPrices | undefined;
}

/** Reads the settings as they are now. */
export async function readCheckSettings(db: Kysely<Database>): Promise<CheckSettings> {
  const [rows, prices] = await Promise.all([listThresholds(db), listGroupPrices(db)]);
  const book = new ThresholdBook(rows);
  const read = (held: string | null) => (held === null ? null : fromColumn(held));
  const byProduct = new Map<string, GroupPrices>();
  for (const { catalogue_item_id: item_id, unit_code, period, ...held } of prices) {
    byProduct.set(priceKey({ item_id, unit_code }), { period, domestic: read(held.domestic), export: read(held.export) });
  }
  return {
    version: rows.at(-1)?.version ?? 0,
    thresholds: (product) => book.of(product),
    prices: (product) => byProduct.get(priceKey(product)),
  };
}

interface Held {
  settings: CheckSettings;
  /** `performance.now()` of the reading: only how long ago counts. */
  readAt: number;
  reading: Promise<CheckSettings> | null;
}

const heldBy = new WeakMap<Kysely<Database>, Held>();
const freshMs = 5_000;
const usableMs = 30_000;

function readAnew(db: Kysely<Database>): Promise<CheckSettings> {
  const reading = readCheckSettings(db).then((settings) => {
    heldBy.set(db, { settings, readAt: performance.now(), reading: null });
    return settings;
  });
  const held = heldBy.get(db);
  if (held) held.reading = reading;
  return reading;
}

/**
 * The settings without a wait where this process read them in the last seconds: a filing must not pay for what changes
 * a few times a year. Older ones are read anew behind the answer, very old ones before it; so a change reaches every
 * process within 30 seconds, and each version says by which it was judged (`submission.check_version`).
 */
export async function checkSettings(db: Kysely<Database>): Promise<CheckSettings> {
  const held = heldBy.get(db);
  const age = held ? performance.now() - held.readAt : Number.POSITIVE_INFINITY;
  if (held && age < freshMs) return held.settings;
  const reading = held?.reading ?? readAnew(db);
  if (!held || age >= usableMs) return reading;
  // The next one that asks meets the fault, if there is one.
  reading.catch(() => {
    held.reading = null;
  });
  return held.settings;
}

/** After a change by this process: the next one that asks reads anew. */
export function forgetCheckSettings(db: Kysely<Database>): void {
  heldBy.delete(db);
}
