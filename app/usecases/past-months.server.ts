import type { Kysely } from "kysely";
import { blocksOf } from "#app/domain/block-cells.ts";
import { blocksOfRecord } from "#app/domain/block-record.ts";
import type { PastMonth } from "#app/domain/checks/finding.ts";
import type { ReturnBlocks } from "#app/domain/form-blocks.ts";
import type { Figures, Operation } from "#app/domain/monthly-return.ts";
import { inputsOf } from "#app/domain/past-inputs.ts";
import { previousPeriod } from "#app/domain/period.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { PastFigures } from "#app/domain/stored-figures.ts";
import type { Sends } from "#db/batch.ts";
import { listBlocks, type StoredBlocks } from "#db/form-block.ts";
import type { FoundReturn } from "#db/monthly-return.ts";
import type { Database } from "#db/schema.ts";
import { listNewestSnapshots } from "#db/submission.ts";
import { listPastFigures, lockedStates } from "#db/working-figure.ts";
import { keepPast, keepsPast, keptPast } from "./kept-past.server.ts";

export type PastRows = Awaited<ReturnType<typeof listPastFigures>>;

/** What the submitted ones among the twelve months before a return said, newest first. */
export interface Past {
  months: PastMonth[];
  /** What last month's newest submitted version said beside its figures; null where none was submitted. */
  last_blocks: ReturnBlocks | null;
  last_operation: Pick<Operation, "operating_state" | "idle_cause"> | null;
}

/** The past as it stands, and the return's own blocks, which are read in the same packet. */
export interface PastAndOwn {
  past: Past;
  own: StoredBlocks | undefined;
}

const locked: ReadonlySet<string> = new Set(lockedStates);
/** A month before, with what its newest snapshot says where its rows may differ from what was sent. */
type Month = PastMonth & { sent?: Snapshot };

async function monthsOf(db: Kysely<Database>, rows: PastRows): Promise<Month[]> {
  const months = new Map<string, Month & { figures: Map<number, Figures> }>();
  const open = new Map<number, string>();
  for (const row of rows) {
    let month = months.get(row.period);
    if (!month) {
      const { period, days_worked, money_unit, money_scale } = row;
      month = { period, days_worked, money_unit, money_scale, figures: new Map() };
      months.set(period, month);
      if (!locked.has(row.state)) open.set(row.return_id, period);
    }
    month.figures.set(row.product_line_id, new PastFigures(row));
  }
  for (const { return_id, snapshot } of await listNewestSnapshots(db, [...open.keys()])) {
    const sent = JSON.parse(snapshot) as Snapshot;
    months.set(open.get(return_id) ?? sent.period, {
      period: sent.period,
      days_worked: sent.operation.days_worked,
      money_unit: sent.money_unit,
      money_scale: sent.money_scale,
      figures: new Map(sent.products.map((row) => [row.product_line_id, row.figures])),
      sent,
    });
  }
  return [...months.values()].sort((a, b) => (a.period < b.period ? 1 : -1));
}

/**
 * Own and last month's blocks, and what the earlier months used: one packet more, and none where no month has any. A
 * month that was sent back counts by its snapshot, which `monthsOf` reads.
 */
async function blocksBeside(db: Kysely<Database>, found: FoundReturn, rows: PastRows) {
  const before = previousPeriod(found.period);
  const periods = new Map<number, string>();
  for (const row of rows) if (row.has_blocks === 1 && locked.has(row.state)) periods.set(row.return_id, row.period);
  const last = [...periods].find(([, period]) => period === before)?.[0];
  const ids = found.has_blocks === 1 ? [found.id] : [];
  if (last !== undefined) ids.push(last);
  const { stored, used } = await listBlocks(db, ids, [...periods.keys()]);
  const lastStored = last === undefined ? undefined : stored.get(last);
  return {
    own: stored.get(found.id),
    last: lastStored ? blocksOf(lastStored.cells) : null,
    inputs: new Map([...used].map(([id, inputs]) => [periods.get(id) ?? "", inputs])),
  };
}

async function readPast(db: Kysely<Database>, found: FoundReturn, rows: PastRows, blocks: boolean): Promise<PastAndOwn> {
  const before = previousPeriod(found.period);
  const [months, beside] = await Promise.all([monthsOf(db, rows), blocks ? blocksBeside(db, found, rows) : null]);
  const sent = months.find((month) => month.period === before)?.sent;
  const past = months.map(({ sent: of, ...month }): PastMonth => {
    const inputs = of?.blocks ? inputsOf(blocksOfRecord(of.blocks)) : beside?.inputs.get(month.period);
    return inputs === undefined ? month : { ...month, inputs };
  });
  return {
    past: {
      months: past,
      last_blocks: sent?.blocks ? blocksOfRecord(sent.blocks) : (beside?.last ?? null),
      last_operation: sent?.operation ?? rows.find((row) => row.period === before) ?? null,
    },
    own: beside?.own,
  };
}

/**
 * Asks for the rows of the months before, unless this process keeps what they said; `loadPast` sees whether it still holds.
 * @param db what the question is sent through, of the database `of`
 */
export function askPast(db: Sends, returnId: number, of: Kysely<Database>): Promise<PastRows> | null {
  return keepsPast(of, returnId) ? null : listPastFigures(db, returnId);
}

/**
 * What the months before a return said, and the return's own blocks as stored. From this process's memory where nothing
 * was written to those months since it read them (`past_stamp`), else from the database.
 * @param rows as `askPast` gave them; null where it asked for none
 * @param blocks whether the return's form has blocks 3 to 5
 */
export async function loadPast(
  db: Kysely<Database>,
  found: FoundReturn,
  rows: PastRows | null,
  blocks: boolean,
): Promise<PastAndOwn> {
  const stamp = `${found.past_stamp} ${blocks}`;
  const kept = keptPast(db, found.id, stamp);
  if (kept) {
    const { stored } = await listBlocks(db, blocks && found.has_blocks === 1 ? [found.id] : []);
    return { past: kept, own: stored.get(found.id) };
  }
  const read = await readPast(db, found, rows ?? (await listPastFigures(db, found.id)), blocks);
  keepPast(db, found.id, stamp, read.past);
  return read;
}
