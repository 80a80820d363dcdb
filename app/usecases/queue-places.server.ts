import type { Scope } from "#app/domain/actor.ts";
import { countPlacesBefore, cutPlaces, type QueueSlice } from "#app/domain/queue-cut.ts";
import { type QueuePlace, type QueueQuestion, queuePageSize } from "#app/domain/review-queue.ts";
import type { QueueFilter } from "#db/queue-parts.ts";
import { countBefore, countQueue, listAllPlaces, listQueuePlaces } from "#db/review-queue.ts";
import type { Context } from "./context.server.ts";

/** The places of a queue, wherever they are cut. */
export interface Places {
  total: Promise<number>;
  list(slice: QueueSlice): Promise<QueuePlace[]>;
  before(place: QueuePlace): Promise<number>;
}

/**
 * Gives the places of a queue. Those of the few establishments that a name found are read once and cut here; all others
 * the database cuts.
 * @param known the total, where it is known or being asked already
 */
export async function placesOf(
  db: Context["db"],
  scope: Scope,
  filter: QueueFilter,
  known: Promise<number> | null,
): Promise<Places> {
  if (filter.named && filter.period !== null) {
    const all = await listAllPlaces(db, scope, filter);
    return {
      total: Promise.resolve(all.length),
      list: async (slice) => cutPlaces(all, slice),
      before: async (place) => countPlacesBefore(all, place),
    };
  }
  return {
    total: known ?? countQueue(db, scope, filter),
    list: (slice) => listQueuePlaces(db, scope, filter, slice),
    before: (place) => countBefore(db, scope, filter, place),
  };
}

/** The places a spot asks for, with the number of the first of them; the total is awaited only where the spot depends on it. */
export async function placesAt(
  { total, ...of }: Places,
  spot: QueueQuestion["spot"],
): Promise<{ places: QueuePlace[]; first: number }> {
  const list = (slice: Partial<QueueSlice>) =>
    of.list({ from: null, direction: "next", offset: 0, limit: queuePageSize, ...slice });
  const page = async (asked: number | "last") => {
    const all = await total;
    const pages = Math.max(1, Math.ceil(all / queuePageSize));
    const number = asked === "last" ? pages : Math.min(asked, pages);
    const first = (number - 1) * queuePageSize;
    if (all === 0) return { places: [], first: 0 };
    // The way from the nearer end is the shorter one.
    if (first <= all / 2) return { places: await list({ offset: first }), first: first + 1 };
    const limit = Math.min(queuePageSize, all - first);
    const places = await list({ direction: "previous", offset: all - first - limit, limit });
    return { places: places.reverse(), first: first + 1 };
  };
  const begin = async () => {
    const places = await list({});
    return { places, first: places.length > 0 ? 1 : 0 };
  };
  const beside = async (places: QueuePlace[]) => {
    const [top] = places;
    return { places, first: top === undefined ? 0 : (await of.before(top)) + 1 };
  };
  if (spot.at === "page") return spot.page === 1 ? begin() : page(spot.page);
  if (spot.at === "last") return page("last");
  if (spot.at === "after") {
    const places = await list({ from: spot.place });
    return places.length === 0 ? page("last") : beside(places);
  }
  const places = await list({ from: spot.place, direction: "previous" });
  return places.length < queuePageSize ? begin() : beside(places.reverse());
}
