import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Language } from "#app/messages/language.ts";
import { lines } from "#test/builders/filing.ts";
import { stands } from "#test/builders/standing.ts";
import {
  again,
  badNumber,
  commonFaults,
  drop,
  type Fault,
  faults,
  malformed,
  oneOf,
  type Pairs,
  set,
  words,
} from "./malformed-bodies.ts";
import {
  accepted,
  closeTrials,
  inReview,
  keepsTyped,
  key,
  openedSite,
  openTrials,
  refuses,
  runs,
  said,
  settle,
  submitted,
  timeout,
} from "./malformed-trial.ts";

beforeAll(openTrials, 120_000);
afterAll(closeTrials);

const review = (language: Language, desk: "expert" | "ministry") => ({
  readable: [said[language].common.refusals["invalid-input"], ...Object.values(said[language][desk].review.refusals)],
  unreadable: Object.values(said[language][desk].review.refusals),
});

describe("300 malformed bodies of a reviewer, each answered by a 4xx in the reader's language, with nothing written:", () => {
  const back =
    (intent: string, change: Pairs): Fault =>
    (pairs) =>
      [["intent", intent] as [string, string], ...change].reduce((all, [name, value]) => set(name, value)(all), pairs);
  const reviewFaults = (sendBack: string, settle: string) =>
    faults(
      commonFaults,
      fc.oneof(oneOf("constructor", "UNIT-SLIP"), words).map((text) => set("reason.0.code", text)),
      fc.oneof(oneOf("0", "11.password", "11.", "-1", "11.production.x"), words).map((text) => set("reason.0.cell", text)),
      fc.constant(back(sendBack, [["reason.1.text", "بدون دلیل"]])),
      fc.constant(
        back(sendBack, [
          ["reason.0.code", "other"],
          ["reason.0.text", " "],
        ]),
      ),
      fc.constant(back(sendBack, [["reason.0.cell", "999"]])),
      fc.integer({ min: 1001, max: 4000 }).map((length) => back(sendBack, [["reason.0.text", "ن".repeat(length)]])),
      fc.integer({ min: 2001, max: 4000 }).map((length) => back(sendBack, [["text", "ن".repeat(length)]])),
      words.map((text) => back(settle, [["text", text]])),
      oneOf("reason.0.code", "text", "reason.0.text").map((name) => again(name, "unit-slip")),
    );
  const reviewBody = (intent: string, revision: number): Pairs => [
    ["key", key],
    ["revision", String(revision)],
    ["intent", intent],
    ["from", "1764547200000"],
    ["reason.0.code", "unit-slip"],
    ["reason.0.cell", `${lines.cement}.production`],
    ["reason.0.text", "کیلو یا تن؟ <b>"],
    ["text", ""],
  ];

  it.each([
    ["an expert's review", inReview, 2, runs],
    ["an expert's review of a month not begun", submitted, 1, runs / 5],
  ])("of %s", { timeout }, async (_what, id, revision, numRuns) => {
    await refuses({
      person: "expert",
      path: `/expert/returns/${id}`,
      numRuns,
      bodies: malformed(reviewBody("send-back", revision), reviewFaults("send-back", "accept")),
      sentences: (language) => review(language, "expert"),
      look: keepsTyped,
    });
  });

  it("of several months sent back together", { timeout }, async () => {
    const month = `month.${submitted}`;
    const wrongMonth = faults(
      reviewFaults("send-back", "accept"),
      // A month whose revision is none, of another page, of a draft, of another establishment, of nobody.
      fc.oneof(oneOf("", "0", "99", "-1", "1.5", "۱", "9".repeat(10)), words).map((text) => set(month, text)),
      oneOf("101", "201", "999", "4294967299".slice(0, 9)).map((id) => set(`month.${id}`, "1")),
      oneOf("month.0", "month.x", "month.", `month.${submitted}.1`, "month.-1", "month.1234567890").map((name) => set(name, "1")),
      fc.constant(again(month, "1")),
    );
    await refuses({
      person: "expert",
      path: `/expert/returns/${inReview}`,
      numRuns: runs / 10,
      bodies: malformed([...reviewBody("send-back", 2), [month, "1"]], wrongMonth),
      sentences: (language) => {
        const { readable } = review(language, "expert");
        const told = said[language].common.refusals;
        return { readable, unreadable: [...readable, told["changed-meanwhile"], told["not-in-this-state"]] };
      },
      look: keepsTyped,
    });
  });

  it("of an acceptance that lets explanations stand", { timeout }, async () => {
    const explained = `capacity.${lines.cement}.production`;
    const wrongCeiling = faults(
      commonFaults,
      // The month has no such finding, whatever ceiling is asked for.
      fc
        .oneof(oneOf("", "0", "-5", "145.25", "1e3", "145", "9".repeat(30)), badNumber)
        .map((text) => set(`ceiling.${explained}`, text)),
      fc.oneof(oneOf("", "0", "on", "__proto__"), words).map((text) => set(`stand.${explained}`, text)),
      oneOf("stand.", "stand.constructor", "ceiling.x", `stand.${explained}.<b>`, "stand.capacity").map((name) => set(name, "1")),
      oneOf(`stand.${explained}`, `ceiling.${explained}`).map((name) => again(name, "1")),
    );
    const accept: Pairs = [
      ["key", key],
      ["revision", "2"],
      ["intent", "accept"],
      [`stand.${explained}`, "1"],
      [`ceiling.${explained}`, "۱۴۵٫۵"],
    ];
    await refuses({
      person: "expert",
      path: `/expert/returns/${inReview}`,
      numRuns: runs / 10,
      bodies: malformed(accept, wrongCeiling),
      sentences: (language) => {
        const { readable } = review(language, "expert");
        return { readable, unreadable: [...readable, said[language].common.refusals["changed-meanwhile"]] };
      },
    });
  });

  it("of an end put to what stands", { timeout }, async () => {
    const standing_id = await stands(openedSite().db, inReview);
    await settle();
    const refusals = (language: Language) => Object.values(said[language].served.standing.page.refusals);
    const wrongEnd = faults(
      commonFaults,
      oneOf("", " ", "\n\t", "\u3000").map((text) => set("reason", text)),
      fc.integer({ min: 1001, max: 6000 }).map((length) => set("reason", "ن".repeat(length))),
      oneOf("reason", "intent").map((name) => again(name, "end")),
      fc.constant(drop("reason")),
    );
    await refuses({
      person: "expert",
      path: `/expert/standing/${standing_id}`,
      numRuns: runs / 10,
      bodies: malformed(
        [
          ["key", key],
          ["revision", "0"],
          ["intent", "end"],
          ["reason", 'دیگر درست نیست <b>& "'],
        ],
        wrongEnd,
      ),
      sentences: (language) => ({ readable: refusals(language), unreadable: refusals(language) }),
      look: keepsTyped,
    });
  });

  it("of a month asked back from the ministry", { timeout }, async () => {
    await refuses({
      person: "expert",
      path: `/expert/returns/${accepted}`,
      numRuns: runs / 10,
      bodies: malformed(reviewBody("recall", 3), reviewFaults("recall", "undo-accept")),
      sentences: (language) => review(language, "expert"),
      look: keepsTyped,
    });
  });

  it("of the ministry's review", { timeout }, async () => {
    await refuses({
      person: "reviewer",
      path: `/ministry/returns/${accepted}`,
      bodies: malformed(reviewBody("refer-back", 3), reviewFaults("refer-back", "approve")),
      sentences: (language) => review(language, "ministry"),
      look: keepsTyped,
    });
  });
});

describe("malformed bodies of a month typed from a call, each answered by a 4xx in the reader's language, with nothing written:", () => {
  it("of the liaison's form with a call above it", { timeout }, async () => {
    const path = "/expert/follow-up/101/telephone";
    const page = await openedSite().open("expert", path);
    const figures = (line: number, production: string): Pairs =>
      ["opening", "domestic_quantity", "export_quantity"]
        .map((measure): [string, string] => [`f.${line}.${measure}`, "0"])
        .concat([
          [`f.${line}.production`, production],
          [`f.${line}.closing`, production],
        ]);
    const typed = new Map([
      ...page,
      ["key", key],
      ["operating_state", "working"],
      ["days_worked", "۲۹"],
      ["remarks", 'گفتهٔ تلفنی <b>& "تازه"'],
      ...figures(lines.cement, "۴۵٬۶۷۸٫۵"),
      ...figures(lines.bricks, "300000"),
      ["call.spoke_to", 'خانم <b>& "کاظمی"'],
      ["call.phone", "۰۲۱ ۳۳۴۴۵۵۶۶"],
      ["call.time", "۰۰:۰۱"],
    ]);
    const checked = await openedSite().post("expert", path, [...typed, ["intent", "check"]]);
    expect(checked.status).toBe(200);
    const long = (least: number) => fc.integer({ min: least + 1, max: least + 3000 }).map((length) => "ن".repeat(length));
    const wrong = faults(
      commonFaults,
      fc.oneof(oneOf("", " ", "x", "123", "1".repeat(16), "+", "۰۲۱-x"), words, long(20)).map((text) => set("call.phone", text)),
      fc
        .oneof(oneOf("", " ", "24:00", "1:5", "10:60", "10-30", "23:59", "-1:00"), words, long(5))
        .map((text) => set("call.time", text)),
      fc
        .oneof(oneOf("", "2026-02-30", "1405-08-05", "2020-01-01", "9999-12-31", "__proto__"), words)
        .map((text) => set("call.day", text)),
      fc.oneof(oneOf("", " ", "\u200c"), long(120)).map((text) => set("call.spoke_to", text)),
      oneOf("call.spoke_to", "call.phone", "call.day", "call.time").chain((name) =>
        oneOf("drop", "again").map((what) => (what === "drop" ? drop(name) : again(name, "10:30"))),
      ),
      oneOf("call", "call.", "call.more", "call.phone.x").map((name) => set(name, "1")),
      fc
        .tuple(oneOf("opening", "production", "closing"), badNumber)
        .map(([measure, text]) => set(`f.${lines.cement}.${measure}`, text)),
      words.map((text) => set("fix", text)),
      long(4000).map((text) => set("remarks", text)),
    );
    await refuses({
      person: "expert",
      path,
      numRuns: runs / 10,
      bodies: malformed([...typed, ["intent", "file"]], wrong),
      sentences: (language) => {
        const refusals = Object.values(said[language].served.telephone.refusals);
        return { readable: refusals, unreadable: refusals };
      },
      look: keepsTyped,
    });
  });
});
