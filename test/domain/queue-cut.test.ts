import fc from "fast-check";
import { expect, test } from "vitest";
import { countPlacesBefore, cutPlaces } from "#app/domain/queue-cut.ts";
import type { QueuePlace } from "#app/domain/review-queue.ts";

/** Queues in their order: few impacts, so that many are equal. */
const queues = fc
  .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 60 }), impact: fc.integer({ min: 0, max: 12 }) }), {
    selector: (place) => place.id,
    maxLength: 40,
  })
  .map((places) => places.sort((a, b) => b.impact - a.impact || a.id - b.id))
  .map((places): QueuePlace[] => places.map(({ id, impact }) => ({ id, impact: `${impact}.500000` })));
const place = fc.record({
  id: fc.integer({ min: 1, max: 60 }),
  impact: fc.integer({ min: 0, max: 12 }).map((whole) => `${whole}.5`),
});
const size = fc.integer({ min: 1, max: 7 });

const walk = (all: QueuePlace[], direction: "next" | "previous", limit: number): QueuePlace[] => {
  const walked: QueuePlace[] = [];
  for (let from: QueuePlace | null = null; ; ) {
    const part = cutPlaces(all, { from, direction, offset: 0, limit });
    walked.push(...part);
    const last = part.at(-1);
    if (last === undefined) return walked;
    from = last;
  }
};

test("going down page by page meets every place once, and going up the same the other way round", () => {
  fc.assert(
    fc.property(queues, size, (all, limit) => {
      expect(walk(all, "next", limit)).toEqual(all);
      expect(walk(all, "previous", limit)).toEqual([...all].reverse());
    }),
  );
});

test("what lies before a place and after it is the whole, but for the place itself", () => {
  fc.assert(
    fc.property(queues, place, (all, at) => {
      const before = countPlacesBefore(all, at);
      const up = cutPlaces(all, { from: at, direction: "previous", offset: 0, limit: 99 });
      const down = cutPlaces(all, { from: at, direction: "next", offset: 0, limit: 99 });
      expect(up).toHaveLength(before);
      expect([...up.reverse(), ...down]).toEqual(
        all.filter((other) => other.id !== at.id || Number(other.impact) !== Number(at.impact)),
      );
    }),
  );
});

test("an offset leaves out the nearest in either direction, and beyond the end nothing is left", () => {
  fc.assert(
    fc.property(queues, size, fc.integer({ min: 0, max: 45 }), (all, limit, offset) => {
      const from = null;
      expect(cutPlaces(all, { from, direction: "next", offset, limit })).toEqual(all.slice(offset, offset + limit));
      const reversed = [...all].reverse();
      expect(cutPlaces(all, { from, direction: "previous", offset, limit })).toEqual(reversed.slice(offset, offset + limit));
    }),
  );
});
