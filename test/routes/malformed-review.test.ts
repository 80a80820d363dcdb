import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import type { Language } from "#app/messages/language.ts";
import { lines } from "#test/builders/filing.ts";
import { again, commonFaults, type Fault, faults, malformed, oneOf, type Pairs, set, words } from "./malformed-bodies.ts";
import {
  accepted,
  closeTrials,
  inReview,
  keepsTyped,
  key,
  openTrials,
  refuses,
  runs,
  said,
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
