import { describe, expect, it } from "vitest";
import { attentionOf, readAttention, ruleMask, rulesMask } from "#app/domain/attention.ts";
import { type Finding, ruleCodes } from "#app/domain/checks/finding.ts";
import { blankFigures } from "#app/domain/monthly-return.ts";
import { combineScores, type ImpactInput, impactOf, selectiveEditingScore } from "#app/domain/statistics/impact.ts";

// Office for National Statistics, sml-python-small, tests/fixtures/selective_editing (MIT): returned, predicted and
// auxiliary predicted value of three questions, their scores, and the scores combined in four ways.
const standardising = [800_000, 150_000, 80_000];
const weights = [0.5, 0.3, 0.2];
const examples = [
  {
    ref: "49900001",
    values: [
      [658, 607, 424],
      [36, 162, 177],
      [258, 158, 227],
    ],
    scores: [0.1275, 1.68, 2.5],
    combined: [2.5, 1.435833333, 1.06775, 2.618730204],
  },
  {
    ref: "49900002",
    values: [
      [656, 390, 259],
      [20, 363, 330],
      [28, 134, 250],
    ],
    scores: [0.665, 4.573333333, 2.65],
    combined: [4.573333333, 2.629444444, 2.2345, 4.697580549],
  },
  {
    ref: "49900005",
    values: [
      [632, 871, 684],
      [37, 129, 162],
      [94, 42, 198],
    ],
    scores: [0.5975, 1.226666667, 1.3],
    combined: [1.3, 1.041388889, 0.92675, 1.513534887],
  },
  {
    ref: "49900008",
    values: [
      [772, 733, 833],
      [240, 51, 347],
      [23, 284, 295],
    ],
    scores: [0.0975, 2.52, 6.525],
    combined: [6.525, 3.0475, 2.10975, 6.560992322],
  },
  {
    ref: "49900011",
    values: [
      [736, null, 377],
      [158, 171, 295],
      [27, 100, 244],
    ],
    scores: [0.8975, 0.173333333, 1.825],
    combined: [1.825, 0.965277778, 0.86575, 1.851155793],
  },
];

describe("the selective editing score", () => {
  it.each(examples)("is that of the published example $ref", ({ values, scores, combined }) => {
    const found = values.map(([returned, predicted, auxiliary], at) =>
      selectiveEditingScore({
        returned: returned ?? 0,
        predicted: predicted ?? null,
        auxiliary: auxiliary ?? null,
        design_weight: 20,
        standardising_total: standardising[at] ?? 1,
      }),
    );
    expect(found.map((score) => Math.round(score * 1e9) / 1e9)).toEqual(scores);
    const ways = [
      combineScores(found, { by: "maximum" }),
      combineScores(found, { by: "mean" }),
      combineScores(found, { by: "weighted-mean", weights }),
      combineScores(found, { by: "minkowski", power: 4 }),
    ];
    expect(ways.map((score) => Math.round(score * 1e9) / 1e9)).toEqual(combined);
  });

  it("of no figures is zero", () => {
    expect(combineScores([], { by: "maximum" })).toBe(0);
  });
});

const month = (period: string, production: string | null, exported: string | null = null) => ({
  period,
  figures: new Map([[1, { ...blankFigures(), production, export_quantity: exported }]]),
});
const input = (production: string, history: ImpactInput["history"], more: object = {}): ImpactInput => ({
  period: "1405-07",
  products: [
    {
      product_line_id: 1,
      yearly_capacity: "1200",
      standardising_total: "10000",
      figures: { ...blankFigures(), production },
      ...more,
    },
  ],
  history,
});

describe("a return's impact", () => {
  it("is the distance from the nearer of last month and the same month of last year", () => {
    const history = [month("1405-06", "100"), month("1404-07", "60")];
    expect(impactOf(input("65", history))).toEqual({
      impact: "0.05",
      cause: { line: 1, measure: "production", returned: "65", predicted: "60", ground: "last-year" },
      unmeasured: false,
    });
    expect(impactOf(input("99", history)).cause).toMatchObject({ predicted: "100", ground: "last-month" });
    expect(impactOf(input("100", history))).toMatchObject({ impact: "0", cause: null });
  });

  it("takes the newest month where neither is known, then the share of capacity, then nothing", () => {
    expect(impactOf(input("65", [month("1405-03", "64"), month("1405-02", "1")])).cause).toMatchObject({
      predicted: "64",
      ground: "newest-month",
    });
    expect(impactOf(input("65", [])).cause).toMatchObject({ predicted: "100", ground: "capacity" });
    expect(impactOf(input("65", [], { yearly_capacity: null }))).toMatchObject({
      impact: "0.65",
      cause: { predicted: "0", ground: "nothing" },
    });
  });

  it("adds products and measures, and says of what it could not weigh any", () => {
    const figures = { ...blankFigures(), production: "110", export_quantity: "50" };
    expect(impactOf(input("0", [month("1405-06", "100", "20")], { figures }))).toMatchObject({
      impact: "0.4",
      cause: { measure: "export_quantity", predicted: "20" },
    });
    const alone = impactOf(input("65", [], { standardising_total: null }));
    expect(alone).toEqual({ impact: "0", cause: null, unmeasured: true });
  });
});

const finding = (severity: Finding["severity"], rule: Finding["rule"] = "jump") => ({ severity, rule }) as Finding;
const working = { operating_state: "working", idle_cause: null } as const;
const idle = { operating_state: "idle", idle_cause: "no-demand" } as const;
const plain = {
  findings: [finding("note")],
  version: 1,
  filed_before: true,
  unmeasured: false,
  operation: { ...working, stoppages: [] },
  last: working,
};
const looks = (more: object) => readAttention(attentionOf({ ...plain, ...more }));

describe("a submission wants a look", () => {
  it("not where nothing is unusual about it", () => {
    expect(looks({})).toEqual([]);
    expect(looks({ operation: idle, last: idle })).toEqual([]);
  });

  it("for each thing that is", () => {
    expect(looks({ findings: [finding("note"), finding("explain")] })).toEqual(["explain"]);
    expect(looks({ filed_before: false, last: null })).toEqual(["first-filing"]);
    expect(looks({ version: 2, unmeasured: true })).toEqual(["resubmission", "unmeasured"]);
    for (const operation of [idle, { ...working, stoppages: [{}] }]) expect(looks({ operation })).toEqual(["stoppage"]);
    expect(looks({ last: idle })).toEqual(["stoppage"]);
    expect(looks({ operation: idle, last: { ...idle, idle_cause: "power-cut" } })).toEqual(["stoppage"]);
    expect(looks({ operation: idle, last: null })).toEqual(["stoppage"]);
  });

  it("and every rule has a number of its own below 64", () => {
    const masks = ruleCodes.map((rule) => BigInt(ruleMask(rule)));
    expect(new Set(masks).size).toBe(ruleCodes.length);
    expect(masks.every((mask) => mask < 1n << 63n)).toBe(true);
    expect(rulesMask([])).toBe("0");
    expect(rulesMask([finding("note", "jump"), finding("note", "negative")])).toBe(String((1 << 17) + 2));
  });
});
