import type { Kysely } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import { addMonths, type Period } from "#app/domain/period.ts";
import { readQueueQuestion, withoutFilters } from "#app/domain/review-queue.ts";
import * as named from "#db/named.ts";
import * as reviewQueue from "#db/review-queue.ts";
import type { Database } from "#db/schema.ts";
import * as standardisingTotal from "#db/standardising-total.ts";
import * as together from "#db/together.ts";
import type { SqlRecorder } from "#test/setup/sql-record.ts";

type Db = Kysely<Database>;

/** Asks of the queues what their pages ask. */
export async function readQueues(
  recorder: SqlRecorder,
  db: Db,
  scope: Scope,
  at: { open: Period; id: number; now: Date },
): Promise<void> {
  const q = recorder.wrap(reviewQueue);
  const question = withoutFilters(readQueueQuestion("province", () => null));
  const filter = { ...question, states: ["submitted", "in-review"] as const, period: at.open };
  const from = { impact: "0.01", id: at.id };
  const slice = { from: null, direction: "next", offset: 0, limit: 50 } as const;
  await q.listQueuePlaces(db, scope, filter, slice);
  await q.listQueuePlaces(db, scope, { ...filter, county: 1, rule: "jump", late: true }, { ...slice, offset: 50 });
  await q.listQueuePlaces(db, scope, { ...filter, item: 3 }, { ...slice, from, direction: "previous" });
  const portions = [
    { expert_id: 1, of: 1, place: 0 },
    { expert_id: 2, of: 2, place: 1 },
  ];
  await q.listQueuePlaces(db, scope, { ...filter, mine: true, portions }, slice);
  const found = await recorder.wrap(named).listNamed(db, "نمونه", 5000);
  await q.listQueuePlaces(db, scope, { ...filter, search: "نمونه", named: found }, slice);
  await q.listQueuePlaces(db, scope, { ...filter, search: "نمونه", named: [at.id, 1, 2] }, slice);
  await q.listAllPlaces(db, scope, { ...filter, search: "نمونه", named: [at.id, 1, 2] });
  await q.listClean(db, scope, filter, { floor: "1", notAcceptedBy: 1 }, 1001);
  const many = recorder.wrap(together);
  await many.listTogetherRows(db, scope, [at.id, at.id - 1]);
  await many.listReturnsOfMonth(db, [at.id, at.id - 1], at.open);
  await many.listProductTotals(db, [at.id, at.id - 1]);
  await many.listFiguresOf(db, [at.id, at.id - 1]);
  await many.listKnownIds(db, scope, [at.id, at.id - 1]);
  await many.findTogether(db, 1, 1);
  await many.listUndecided(db, 1, 50);
  await many.listNotUndone(db, 1, 50);
  await many.listTogetherItems(db, 1);
  await many.listSurroundings(db, [at.id, at.id - 1]);
  await many.listTypists(db, [at.id, at.id - 1]);
  await many.listMattersOf(db, [at.id, at.id - 1]);
  await many.listItemsOf(db, [1, 2]);
  await q.countQueue(db, scope, { ...filter, search: "x" });
  await q.countStates(db, scope, at.open);
  await q.countByPeriod(db, scope, filter.states);
  await q.countBefore(db, scope, filter, from);
  await q.countArrived(db, scope, filter, at.now);
  await q.listQueueRows(db, scope, [at.id, at.id - 1]);
  await q.listLineNames(db, [1, 2]);
  await q.listCounties(db, "10");
  await q.listDivisions(db);
  await q.listItems(db);
}

/** Asks what the job that opens a period asks of its totals. */
export async function readTotals(recorder: SqlRecorder, db: Db, open: Period): Promise<void> {
  const totals = recorder.wrap(standardisingTotal);
  await totals.listStandardisedPeriods(db, [open]);
  await totals.findMeanOutput(db, addMonths(open, -3), open);
  await totals.findMonthlyCapacity(db);
}
