import { compare } from "./decimal.ts";
import type { QueuePlace } from "./review-queue.ts";

/** A stretch of a queue. */
export interface QueueSlice {
  /** Begin beside this place, or where null at the end the direction comes from. */
  from: QueuePlace | null;
  /** "next" reads down the queue; "previous" reads it upwards, nearest first. */
  direction: "next" | "previous";
  offset: number;
  limit: number;
}

/** Negative where `a` comes before `b`: the larger impact, then the smaller id. */
function order(a: QueuePlace, b: QueuePlace): number {
  return compare(b.impact, a.impact) || a.id - b.id;
}

/** @returns how many places of a queue, given in its order, lie before a place. */
export function countPlacesBefore(all: readonly QueuePlace[], place: QueuePlace): number {
  const at = all.findIndex((other) => order(other, place) >= 0);
  return at < 0 ? all.length : at;
}

/** @returns the stretch of a queue whose places are given in its order. */
export function cutPlaces(all: readonly QueuePlace[], { from, direction, offset, limit }: QueueSlice): QueuePlace[] {
  if (direction === "next") {
    const at = from === null ? 0 : all.findIndex((other) => order(other, from) > 0);
    return at < 0 ? [] : all.slice(at + offset, at + offset + limit);
  }
  const end = (from === null ? all.length : countPlacesBefore(all, from)) - offset;
  return end <= 0 ? [] : all.slice(Math.max(0, end - limit), end).reverse();
}
