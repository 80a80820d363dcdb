import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding, RuleCode } from "#app/domain/checks/finding.ts";
import { compare, decimalOfNumber } from "#app/domain/decimal.ts";
import { addMonths } from "#app/domain/period.ts";
import {
  asksForWords,
  ceilingProblem,
  deviationOf,
  highestCeiling,
  isCovered,
  markStanding,
  offeredCeiling,
  standsUntil,
} from "#app/domain/standing.ts";
import type { StandingExplanation } from "#app/domain/standing-mark.ts";

function found(rule: RuleCode, params: Finding["params"], more: Partial<Finding> = {}): Finding {
  const place = { product_line_id: 11, measure: "production" as const };
  const said = { version: 1, severity: "explain" as const, variant: "", params, fix: null, audience: "all" as const };
  return { rule, ...place, ...said, key: `${rule}.11.production`, ...more };
}

const over = (share: string, more: Partial<Finding> = {}) => found("capacity", { share }, more);
const none = new Map<string, string>();
const standing = (more: Partial<StandingExplanation> = {}): StandingExplanation => ({
  id: 1,
  period: "1405-07",
  until: standsUntil("1405-07"),
  subject: "capacity.11.production",
  side: "above",
  ceiling: "1.45",
  text: "کورهٔ دوم هنوز در پروانه نیست",
  by_fa: "رضا امینی",
  by_en: "Reza Amini",
  ...more,
});
const outcomes = (findings: readonly Finding[]) => findings.map((finding) => finding.standing?.outcome ?? null);

describe("how far a finding goes", () => {
  it("is read from the finding's own numbers", () => {
    expect(deviationOf(over("1.318"))).toEqual({ subject: "capacity.11.production", side: "above", size: "1.318" });
    const rise = found("jump", { last_change: "0.8", year_change: "1.25" });
    expect(deviationOf(rise)).toMatchObject({ side: "above", size: "1.25" });
    const fall = found("jump", { last_change: "-0.7", year_change: "-0.4" });
    expect(deviationOf(fall)).toMatchObject({ side: "below", size: "0.7" });
    const dear = found("price-band", { unit_price: "3000", last_price: "2000", group_price: "2500" });
    expect(deviationOf(dear)).toMatchObject({ side: "above", size: "0.5" });
    const cheap = found("price-band", { unit_price: "1000", last_price: "", group_price: "3000" });
    expect(deviationOf(cheap)).toMatchObject({ side: "below", size: "0.666667" });
    const dry = { value: "30", range_low: "40", range_high: "90", unit: "TNE", material: "کلینکر" };
    const place = { place: "m.3.used", key: "input-intensity.m.3.used", product_line_id: null, measure: null };
    expect(deviationOf(found("input-intensity", dry, { ...place, variant: "material-low" }))).toEqual({
      subject: "input-intensity.TNE کلینکر",
      side: "below",
      size: "0.25",
    });
  });

  it("cannot be said of notes, of figures that contradict each other, and where there is no reference", () => {
    const unmeasured = [
      over("1.05", { severity: "note" }),
      found("balance", { difference: "500" }),
      found("unit-slip", { factor: "1000" }),
      found("no-energy-or-people", {}),
      found("jump", { last_change: "", year_change: "0.9" }),
      found("jump", { last_change: "0.9", year_change: "-0.9" }),
      found("price-band", { unit_price: "5", last_price: "0", group_price: "" }),
    ];
    expect(unmeasured.map(deviationOf)).toEqual(unmeasured.map(() => null));
  });
});

describe("a ceiling", () => {
  it("is offered with a tenth of margin, in steps of a tenth of a percent, and nothing falls by more than all", () => {
    const rise = { subject: "", side: "above" as const, size: "1.3181" };
    expect([offeredCeiling(rise), highestCeiling(rise)]).toEqual(["1.45", "2.637"]);
    const fall = { subject: "", side: "below" as const, size: "0.95" };
    expect([offeredCeiling(fall), highestCeiling(fall)]).toEqual(["1", "1"]);
    expect([ceilingProblem("1.318", rise), ceilingProblem("1.3181", rise), ceilingProblem("2.638", rise)]).toEqual([
      "ceiling-low",
      null,
      "ceiling-high",
    ]);
  });

  it("as offered always covers its own case and is allowed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_000_000 }), fc.boolean(), (millionths, above) => {
        const size = decimalOfNumber(above ? millionths / 1e6 : Math.min(1, millionths / 1e6));
        const deviation = { subject: "", side: above ? ("above" as const) : ("below" as const), size };
        const offered = offeredCeiling(deviation);
        expect(compare(offered, size) >= 0).toBe(true);
        expect(ceilingProblem(offered, deviation)).toBeNull();
      }),
    );
  });
});

describe("a standing explanation", () => {
  it("covers its subject up to the ceiling, from the month after its own through the twelfth", () => {
    const months = [0, 1, 12, 13, 24, 25].map((count) => addMonths("1405-07", count));
    const said = months.map((month) => outcomes(markStanding([over("1.45")], [standing()], month, none))[0]);
    expect(said).toEqual([null, "covered", "covered", "expired", "expired", null]);
    expect(outcomes(markStanding([over("1.450001")], [standing()], "1405-08", none))).toEqual(["above-ceiling"]);
  });

  it("says nothing of another product, and of a fall only that it was about a rise", () => {
    const other = over("1.3", { key: "capacity.12.production", product_line_id: 12 });
    expect(outcomes(markStanding([other], [standing()], "1405-08", none))).toEqual([null]);
    const fall = found("jump", { last_change: "-0.7", year_change: "-0.6" });
    const rise = standing({ subject: fall.key });
    expect(outcomes(markStanding([fall], [rise], "1405-08", none))).toEqual(["other-side"]);
    const both = [rise, standing({ id: 2, subject: fall.key, side: "below", ceiling: "0.8" })];
    expect(markStanding([fall], both, "1405-08", none)[0]?.standing).toMatchObject({ id: 2, outcome: "covered", size: "0.7" });
  });

  it("gives way to the liaison's own words", () => {
    const own = new Map([["capacity.11.production", "شیفت سوم"]]);
    expect(outcomes(markStanding([over("1.3")], [standing()], "1405-08", own))).toEqual([null]);
    const blank = new Map([["capacity.11.production", "  "]]);
    expect(outcomes(markStanding([over("1.3")], [standing()], "1405-08", blank))).toEqual(["covered"]);
  });

  it("never covers more than its ceiling, outside its months, or what was not to be explained", () => {
    const month = fc.integer({ min: -24, max: 24 });
    const thousandths = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(
        month,
        thousandths,
        thousandths,
        fc.constantFrom("explain" as const, "note" as const),
        (count, size, top, severity) => {
          const finding = over(decimalOfNumber(size / 1000), { severity });
          const ceiling = decimalOfNumber(top / 1000);
          const [marked = finding] = markStanding([finding], [standing({ ceiling })], addMonths("1405-07", count), none);
          expect(isCovered(marked)).toBe(severity === "explain" && count >= 1 && count <= 12 && size <= top);
          expect(asksForWords(marked)).toBe(severity === "explain" && !isCovered(marked));
        },
      ),
    );
  });
});
