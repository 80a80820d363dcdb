import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Absence, absenceFault, portionsOn } from "#app/domain/absence.ts";
import { isIn, loadOf, type Shareable, shareOut, shareRules, summarise } from "#app/domain/share-out.ts";
import { budget } from "#test/setup/budget.ts";

const anyone = (id: number) => ({ id, divisions: null });
const one = (id: number, changes: Partial<Shareable> = {}): Shareable => ({
  id,
  county_id: 1,
  isic_code: "2394",
  products: 1,
  selected: false,
  holder: null,
  ...changes,
});
const establishments = fc
  .array(
    fc.record({
      county_id: fc.integer({ min: 1, max: 6 }),
      isic_code: fc.constantFrom("2394", "1050", "2410", "1920"),
      products: fc.integer({ min: 0, max: 12 }),
      selected: fc.boolean(),
      holder: fc.constantFrom(null, 1, 2, 3, 99),
    }),
    { maxLength: 60 },
  )
  .map((rows) => rows.map((row, index) => ({ ...row, id: index + 1 })));

describe("a share-out", () => {
  it("gives every establishment to exactly one who takes part, with loads that differ by the heaviest at most", () => {
    fc.assert(
      fc.property(establishments, fc.integer({ min: 1, max: 5 }), fc.constantFrom(...shareRules), (all, count, rule) => {
        const sharers = Array.from({ length: count }, (_, index) => anyone(index + 1));
        const shares = shareOut(rule, all, sharers);
        expect([...shares.keys()].sort((a, b) => a - b)).toEqual(all.map((row) => row.id));
        const loads = new Map(sharers.map(({ id }) => [id, 0]));
        const groups = new Map<string, { load: number; holders: Set<number | null> }>();
        for (const row of all) {
          const holder = shares.get(row.id) ?? 0;
          expect(loads.has(holder)).toBe(true);
          loads.set(holder, (loads.get(holder) ?? 0) + loadOf(row));
          const key = String({ even: row.id, county: row.county_id, division: row.isic_code.slice(0, 2) }[rule]);
          const group = groups.get(key) ?? { load: 0, holders: new Set() };
          group.load += loadOf(row);
          group.holders.add(holder);
          groups.set(key, group);
        }
        for (const { holders } of groups.values()) expect(holders.size).toBe(1);
        const heaviest = Math.max(0, ...[...groups.values()].map((group) => group.load));
        expect(Math.max(...loads.values()) - Math.min(...loads.values())).toBeLessThanOrEqual(heaviest);
        // What was shared out so stays so.
        const again = shareOut(
          rule,
          all.map((row) => ({ ...row, holder: shares.get(row.id) ?? null })),
          sharers,
        );
        expect(again).toEqual(shares);
      }),
      { numRuns: budget(200) },
    );
  });

  it("gives nobody what his grants do not reach", () => {
    fc.assert(
      fc.property(establishments, fc.constantFrom(...shareRules), (all, rule) => {
        const sharers = [
          { id: 1, divisions: ["23", "10"] },
          { id: 2, divisions: ["24"] },
          { id: 3, divisions: ["23"] },
        ];
        const shares = shareOut(rule, all, sharers);
        for (const row of all) {
          const division = row.isic_code.slice(0, 2);
          const holder = sharers.find((sharer) => sharer.id === shares.get(row.id));
          if (division === "19") expect(holder).toBeUndefined();
          else expect(holder?.divisions).toContain(division);
        }
      }),
      { numRuns: budget(100) },
    );
  });

  it("keeps who has whom, and moves as little as evens the load", () => {
    const all = Array.from({ length: 10 }, (_, index) => one(index + 1, { holder: index < 6 ? 1 : 2 }));
    expect(summarise(all, [anyone(1), anyone(2)], shareOut("even", all, [anyone(1), anyone(2)]))).toMatchObject({
      moved: 1,
      moves: [{ from: 1, to: 2, count: 1 }],
      unreached: 0,
    });
    // Somebody new.
    const three = [anyone(1), anyone(2), anyone(3)];
    const shares = shareOut("even", all, three);
    expect(three.map(({ id }) => [...shares.values()].filter((holder) => holder === id).length).sort()).toEqual([3, 3, 4]);
    expect(all.filter((row) => shares.get(row.id) === 1).every((row) => row.holder === 1)).toBe(true);
  });

  it("says what each has before and after, and what nobody may have", () => {
    const all = [one(1, { holder: 9, products: 3, selected: true }), one(2, { holder: 1 }), one(3, { isic_code: "1920" })];
    const sharers = [{ id: 1, divisions: ["23"] }];
    const summary = summarise(all, sharers, shareOut("county", all, sharers));
    expect(summary.unreached).toBe(1);
    expect(summary.moves).toEqual([{ from: 9, to: 1, count: 1 }]);
    expect(summary.lines.get(9)).toEqual({
      before: { establishments: 1, load: 6 },
      after: { establishments: 0, load: 0 },
      gained: 0,
      lost: 1,
    });
    expect(summary.lines.get(1)?.after).toEqual({ establishments: 2, load: 8 });
  });
});

describe("an absence", () => {
  const people = [anyone(1), anyone(2), anyone(3), { id: 4, divisions: ["23"] }];
  const away = (expert_id: number, covers: number[], from_on = "2026-11-01", to_on = "2026-11-10"): Absence => ({
    expert_id,
    covers,
    from_on,
    to_on,
  });
  const fault = (asked: Absence, others: Absence[] = []) => absenceFault(asked, others, people, "2026-11-01")?.code ?? null;

  it("is noted with one who is there and reaches all of it", () => {
    expect(fault(away(1, [2, 3]))).toBeNull();
    expect(fault(away(4, [1]))).toBeNull();
    expect(fault(away(1, [4]))).toBe("cover-does-not-reach");
    expect(fault(away(1, []))).toBe("no-cover");
    expect(fault(away(1, [2, 1]))).toBe("covers-himself");
    expect(fault(away(1, [2], "2026-11-09", "2026-11-08"))).toBe("ends-before-it-begins");
    expect(fault(away(1, [2], "2026-10-01", "2026-10-31"))).toBe("is-over");
    expect(fault(away(1, [2], "2026-11-01", "2027-11-05"))).toBe("too-long");
    expect(fault(away(1, [2], "2028-11-01", "2028-11-05"))).toBe("too-long");
  });

  it("makes no circle and no chain with another", () => {
    expect(fault(away(2, [1]), [away(1, [2])])).toBe("covers-another");
    expect(fault(away(3, [1]), [away(1, [2])])).toBe("cover-is-away");
    expect(fault(away(1, [3], "2026-11-10", "2026-11-12"), [away(1, [2])])).toBe("away-already");
    expect(fault(away(2, [1], "2026-11-11", "2026-11-12"), [away(1, [2])])).toBeNull();
  });

  it("gives each cover his part of what is covered, once and for its days only", () => {
    const absences = [away(1, [2, 3])];
    const rows = Array.from({ length: 11 }, (_, index) => ({ id: index + 1, expert_id: 1 }));
    const parts = [2, 3].map((id) =>
      rows.filter((row) => portionsOn(id, absences, "2026-11-10").some((part) => isIn(part, row))),
    );
    expect(parts.map((part) => part.length)).toEqual([5, 6]);
    expect(new Set(parts.flat()).size).toBe(11);
    expect(portionsOn(2, absences, "2026-11-11")).toEqual([{ expert_id: 2, of: 1, place: 0 }]);
    expect(portionsOn(1, absences, "2026-11-05")).toEqual([{ expert_id: 1, of: 1, place: 0 }]);
  });
});
