/** How a supervisor shares out the establishments of his province; what he moves singly is by hand. */
export const shareRules = ["even", "county", "division"] as const;
export type ShareRule = (typeof shareRules)[number];

/** What somebody looks after: all that is one expert's, or every `of`-th of it (by the assignment's number). */
export interface Portion {
  expert_id: number;
  of: number;
  place: number;
}

/** @returns whether an assignment is in a portion, the same as the SQL of the lists. */
export function isIn(portion: Portion, assignment: { id: number; expert_id: number }): boolean {
  return assignment.expert_id === portion.expert_id && assignment.id % portion.of === portion.place;
}

/** An establishment to be shared out. */
export interface Shareable {
  id: number;
  county_id: number;
  isic_code: string;
  /** Product lines of its licence that hold today. */
  products: number;
  selected: boolean;
  /** Who has it now, whether he is still there or not; null: nobody ever. */
  holder: number | null;
}

/** Somebody among whom it is shared out; the divisions his grants are narrowed to, null where to none. */
export interface Sharer {
  id: number;
  divisions: readonly string[] | null;
}

/** @returns whether somebody's grants reach an establishment of his province. */
export function mayHold(sharer: Pick<Sharer, "divisions">, of: { isic_code: string }): boolean {
  return sharer.divisions === null || sharer.divisions.some((division) => of.isic_code.startsWith(division));
}

/**
 * What a month of an establishment asks of a reviewer, in whole points: one for opening it, one for each product, and two
 * more of a selected one, whose values, materials, energy and people are reviewed too.
 */
export function loadOf({ products, selected }: Pick<Shareable, "products" | "selected">): number {
  return 1 + products + (selected ? 2 : 0);
}

/** Who has what after a share-out, by establishment; null where nobody who takes part reaches it. */
export type Shares = ReadonlyMap<number, number | null>;

interface Item {
  key: string;
  ids: number[];
  load: number;
  /** Who may have it, in order of id. */
  open: readonly number[];
  /** Load of it by who has it now. */
  held: Map<number, number>;
}

/** What goes together: one establishment, or those of one county or division that the same people may have. */
function itemsOf(rule: ShareRule, establishments: readonly Shareable[], sharers: readonly Sharer[]): Item[] {
  const items = new Map<string, Item>();
  for (const one of [...establishments].sort((a, b) => a.id - b.id)) {
    const open = sharers.filter((sharer) => mayHold(sharer, one)).map((sharer) => sharer.id);
    const group = { even: one.id, county: one.county_id, division: one.isic_code.slice(0, 2) }[rule];
    const key = `${group} ${open.join()}`;
    const item = items.get(key) ?? { key, ids: [], load: 0, open, held: new Map<number, number>() };
    items.set(key, item);
    const load = loadOf(one);
    item.ids.push(one.id);
    item.load += load;
    if (one.holder !== null) item.held.set(one.holder, (item.held.get(one.holder) ?? 0) + load);
  }
  return [...items.values()].sort((a, b) => b.load - a.load || (a.key < b.key ? -1 : 1));
}

/** Who has most of an item, of those who may have it. */
function keeperOf({ open, held }: Item): number | null {
  let keeper: number | null = null;
  for (const id of open) {
    if ((held.get(id) ?? 0) > (keeper === null ? 0 : (held.get(keeper) ?? 0))) keeper = id;
  }
  return keeper;
}

/** Moves one item from somebody who has much to somebody who has less, so that the two come nearer. @returns whether it did */
function moveOne(hands: Map<number, Item[]>, loads: Map<number, number>, near: number): boolean {
  const order = [...loads].sort(([a, x], [b, y]) => y - x || a - b);
  const pairs = order.flatMap(([from, most], index) =>
    order.slice(index + 1).map(([to, least]) => ({ from, to, gap: most - least })),
  );
  for (const { from, to, gap } of pairs.filter((pair) => pair.gap > near).sort((a, b) => b.gap - a.gap)) {
    const may = (hands.get(from) ?? []).filter((item) => item.load < gap && item.open.includes(to));
    const off = (item: Item) => Math.abs(item.load - gap / 2);
    const best = may.reduce<Item | null>((found, item) => (found === null || off(item) < off(found) ? item : found), null);
    if (best === null) continue;
    hands.set(
      from,
      (hands.get(from) ?? []).filter((item) => item !== best),
    );
    hands.set(to, [...(hands.get(to) ?? []), best]);
    loads.set(from, (loads.get(from) ?? 0) - best.load);
    loads.set(to, (loads.get(to) ?? 0) + best.load);
    return true;
  }
  return false;
}

/**
 * Shares establishments out. Whoever has something keeps it; what is nobody's goes, heaviest first, to who has least; then
 * as little as brings the loads near each other is moved. Near: by establishment within the heaviest one, by county or
 * division within the heaviest or a tenth of the mean, whichever is less. Each move brings two loads nearer, so it ends.
 * A county or division stays in one hand, but for establishments that others may not have.
 */
export function shareOut(rule: ShareRule, establishments: readonly Shareable[], sharers: readonly Sharer[]): Shares {
  const among = [...sharers].sort((a, b) => a.id - b.id);
  const items = itemsOf(rule, establishments, among);
  const hands = new Map<number, Item[]>(among.map(({ id }) => [id, []]));
  const loads = new Map<number, number>(among.map(({ id }) => [id, 0]));
  const give = (item: Item, to: number) => {
    hands.get(to)?.push(item);
    loads.set(to, (loads.get(to) ?? 0) + item.load);
  };
  const left: Item[] = [];
  for (const item of items) {
    const keeper = keeperOf(item);
    if (keeper === null) left.push(item);
    else give(item, keeper);
  }
  for (const item of left) {
    const [first, ...others] = item.open;
    if (first === undefined) continue;
    give(
      item,
      others.reduce((least, id) => ((loads.get(id) ?? 0) < (loads.get(least) ?? 0) ? id : least), first),
    );
  }
  const heaviest = items[0]?.load ?? 0;
  const mean = items.reduce((sum, item) => sum + item.load, 0) / Math.max(1, among.length);
  const near = rule === "even" ? heaviest : Math.min(heaviest, mean / 10);
  while (moveOne(hands, loads, near));
  const shares = new Map<number, number | null>(establishments.map(({ id }) => [id, null]));
  for (const [holder, held] of hands) for (const item of held) for (const id of item.ids) shares.set(id, holder);
  return shares;
}

/** What a person has before and after a share-out. */
export interface ShareLine {
  before: { establishments: number; load: number };
  after: { establishments: number; load: number };
  gained: number;
  lost: number;
}

export interface ShareSummary {
  /** By person: who takes part, and who has something now. */
  lines: ReadonlyMap<number, ShareLine>;
  /** How many go from whom to whom; `from` null: from nobody. Most first. */
  moves: { from: number | null; to: number; count: number }[];
  moved: number;
  /** Establishments that nobody who takes part may have; they stay as they are. */
  unreached: number;
}

/** Adds up what a share-out would do. */
export function summarise(establishments: readonly Shareable[], sharers: readonly Sharer[], shares: Shares): ShareSummary {
  const blank = (): ShareLine => ({
    before: { establishments: 0, load: 0 },
    after: { establishments: 0, load: 0 },
    gained: 0,
    lost: 0,
  });
  const lines = new Map<number, ShareLine>(sharers.map(({ id }) => [id, blank()]));
  const lineOf = (id: number) => lines.get(id) ?? lines.set(id, blank()).get(id) ?? blank();
  const moves = new Map<string, ShareSummary["moves"][number]>();
  let unreached = 0;
  for (const one of establishments) {
    const to = shares.get(one.id) ?? null;
    if (to === null) unreached += 1;
    const next = to ?? one.holder;
    const load = loadOf(one);
    if (one.holder !== null) {
      const { before } = lineOf(one.holder);
      before.establishments += 1;
      before.load += load;
    }
    if (next !== null) {
      const { after } = lineOf(next);
      after.establishments += 1;
      after.load += load;
    }
    if (next === null || next === one.holder) continue;
    lineOf(next).gained += 1;
    if (one.holder !== null) lineOf(one.holder).lost += 1;
    const key = `${one.holder} ${next}`;
    const move = moves.get(key) ?? { from: one.holder, to: next, count: 0 };
    move.count += 1;
    moves.set(key, move);
  }
  const list = [...moves.values()].sort((a, b) => b.count - a.count || a.to - b.to);
  return { lines, moves: list, moved: list.reduce((sum, move) => sum + move.count, 0), unreached };
}
