import { previousPeriod } from "#app/domain/period.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { type QueueQuestion, type ReviewDesk, statesOfTab, waitingStates } from "#app/domain/review-queue.ts";
import { mostTogether, sampleOf, type TogetherOutcome } from "#app/domain/together.ts";
import { countByPeriod, listClean } from "#db/review-queue.ts";
import { listProvinces } from "#db/statistics.ts";
import * as together from "#db/together.ts";
import type { Context } from "./context.server.ts";
import { togetherFloor } from "./decide-together.server.ts";
import { countWaiting } from "./find-in-queue.server.ts";
import { undoTogetherUntil } from "./undo-together.server.ts";
import { filterOf, type Province, provinceOf, verbOfQueue } from "./view-queue.server.ts";

/** States from which a desk decides on many. */
const statesTogether = { province: ["submitted", "in-review"], ministry: ["accepted"] } as const;

type Total = Omit<together.ProductTotal, "returns"> & { returns: number; last: together.ProductTotal | null };

export interface TogetherView {
  desk: ReviewDesk;
  province: Province | null;
  provinces: Province[];
  /** The question, its period chosen. */
  question: QueueQuestion;
  waiting: number;
  floor: string;
  /** Largest impact first. */
  rows: together.TogetherRow[];
  /** Whether there are more than may be decided at once. */
  more: boolean;
  /** Ids of those shown with figures. */
  sample: ReadonlySet<number>;
  figures: ReadonlyMap<number, together.FigureRow[]>;
  /** Figures of last month, by this month's return. */
  last: ReadonlyMap<number, together.FigureRow[]>;
  totals: Total[];
}

/** Ids of the clean returns of a question, at most one more than may be decided at once. */
export async function findClean(context: Context, desk: ReviewDesk, asked: QueueQuestion): Promise<number[]> {
  const right = permit(context.actor, verbOfQueue[desk]);
  if (!right || asked.period === null) return [];
  const shown = statesOfTab(desk, asked.tab);
  const states = statesTogether[desk].filter((state) => shown.includes(state));
  const bounds = { floor: await togetherFloor(context), notAcceptedBy: desk === "ministry" ? context.actor.user_id : null };
  const filter = await filterOf(context, desk, asked);
  return listClean(context.db, right.scope, { ...filter, states }, bounds, mostTogether + 1);
}

function byReturn(rows: readonly together.FigureRow[]): Map<number, together.FigureRow[]> {
  const found = new Map<number, together.FigureRow[]>();
  for (const row of rows) found.set(row.return_id, [...(found.get(row.return_id) ?? []), row]);
  return found;
}

const productOf = (row: { catalogue_item_id: number | null; unit_code: string; name_fa: string; name_en: string }) =>
  `${row.catalogue_item_id ?? `${row.name_fa} ${row.name_en}`} ${row.unit_code}`;

/**
 * The clean returns of a desk's queue as filtered, before they are decided on together: all of them, totals by product
 * beside last month's of the same establishments, and the figures of a few.
 * @returns `not-found` for who has no such desk
 */
export async function viewTogether(context: Context, desk: ReviewDesk, asked: QueueQuestion): Promise<Outcome<TogetherView>> {
  const right = permit(context.actor, verbOfQueue[desk]);
  if (!right) return refuse("not-found");
  const { db } = context;
  const [waitingIn] = await countByPeriod(db, right.scope, waitingStates(desk));
  const question = { ...asked, period: asked.period ?? waitingIn?.period ?? null };
  const found = await findClean(context, desk, question);
  const ids = found.slice(0, mostTogether);
  const shown = sampleOf(ids.length).flatMap((position) => ids[position] ?? []);
  const before =
    question.period === null
      ? new Map<number, number>()
      : await together.listReturnsOfMonth(db, ids, previousPeriod(question.period));
  const beforeShown = new Map(shown.flatMap((id) => (before.has(id) ? [[before.get(id) ?? 0, id] as const] : [])));
  const [rows, figures, last, totals, lastTotals, provinces, waiting, floor] = await Promise.all([
    together.listTogetherRows(db, right.scope, ids),
    together.listFiguresOf(db, shown),
    together.listFiguresOf(db, [...beforeShown.keys()]),
    together.listProductTotals(db, ids),
    together.listProductTotals(db, [...before.values()]),
    listProvinces(db),
    countWaiting(context, desk),
    togetherFloor(context),
  ]);
  const lastByProduct = new Map(lastTotals.map((row) => [productOf(row), row]));
  return done({
    desk,
    province: provinceOf(right.scope, provinces),
    provinces,
    question,
    waiting,
    floor,
    rows,
    more: found.length > mostTogether,
    sample: new Set(shown),
    figures: byReturn(figures),
    last: new Map([...byReturn(last)].map(([id, held]) => [beforeShown.get(id) ?? 0, held])),
    totals: totals.map((row) => ({ ...row, returns: Number(row.returns), last: lastByProduct.get(productOf(row)) ?? null })),
  });
}

export interface TogetherOutcomeView {
  desk: ReviewDesk;
  province: Province | null;
  waiting: number;
  found: together.FoundTogether;
  /** Until when all of it may be taken back; null where it may not. */
  undo_until: Date | null;
  /** Returns of the decision within reach, with what became of each. */
  rows: (together.TogetherRow & { outcome: TogetherOutcome | null; undone: TogetherOutcome | null })[];
}

/** What became of a decision of one's own on many. @returns `not-found` for anybody else's */
export async function viewTogetherOutcome(context: Context, desk: ReviewDesk, id: number): Promise<Outcome<TogetherOutcomeView>> {
  const right = permit(context.actor, verbOfQueue[desk]);
  const found = right && (await together.findTogether(context.db, context.actor.user_id, id));
  if (!right || !found || found.desk !== desk) return refuse("not-found");
  const items = await together.listTogetherItems(context.db, id);
  const became = new Map(items.map((item) => [item.return_id, item]));
  const [rows, provinces, waiting] = await Promise.all([
    together.listTogetherRows(context.db, right.scope, [...became.keys()]),
    listProvinces(context.db),
    countWaiting(context, desk),
  ]);
  const until = undoTogetherUntil(found);
  return done({
    desk,
    province: provinceOf(right.scope, provinces),
    waiting,
    found,
    undo_until: until !== null && context.now <= until ? until : null,
    rows: rows.map((row) => {
      const { outcome, undone } = became.get(row.id) ?? { outcome: null, undone: null };
      return { ...row, outcome, undone };
    }),
  });
}
