import { describe, expect, it } from "vitest";
import { type CleanFacts, sampleOf, uncleanBecause } from "#app/domain/together.ts";

const clean: CleanFacts = { attention: 0, impact: "0.999999", open_inquiries: 0, open_requests: 0 };

describe("a return is clean", () => {
  it("where nothing wants a look and its impact is under the floor", () => {
    expect(uncleanBecause(clean, "1")).toBeNull();
    expect(uncleanBecause({ ...clean, impact: "0" }, "0.000001")).toBeNull();
  });

  it.each([
    [{ attention: 1 }, "explain"],
    [{ attention: 2 }, "first-filing"],
    [{ attention: 4 }, "resubmission"],
    [{ attention: 16 }, "stoppage"],
    [{ attention: 32 }, "unmeasured"],
    [{ open_inquiries: 1 }, "inquiry"],
    [{ open_requests: 1 }, "request"],
    [{ impact: "1" }, "impact"],
    [{ impact: "10" }, "impact"],
  ] as const)("not with %j: %s", (facts, why) => {
    expect(uncleanBecause({ ...clean, ...facts }, "1")).toBe(why);
  });

  it("not with a mark that has no word yet, or was made by telephone", () => {
    expect(uncleanBecause({ ...clean, attention: 8 }, "1")).not.toBeNull();
    expect(uncleanBecause({ ...clean, attention: 64 }, "1")).toBe("attention");
  });

  it("not one, where the floor is zero", () => {
    expect(uncleanBecause({ ...clean, impact: "0" }, "0")).toBe("impact");
  });
});

describe("the sample", () => {
  it("is the five largest and seven spread evenly over the rest, the same each time", () => {
    expect(sampleOf(75)).toEqual([0, 1, 2, 3, 4, 10, 20, 30, 40, 50, 60, 70]);
    expect(sampleOf(75)).toEqual(sampleOf(75));
  });

  it("is all of a short list, each once", () => {
    for (let count = 0; count <= 12; count += 1) expect(sampleOf(count)).toEqual(Array.from({ length: count }, (_, at) => at));
    for (let count = 13; count <= 300; count += 1) {
      const sample = sampleOf(count);
      expect(new Set(sample).size).toBe(12);
      expect(sample.at(-1)).toBeLessThan(count);
    }
  });
});
