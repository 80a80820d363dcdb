import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import type { Language } from "#app/messages/language.ts";
import { lines } from "#test/builders/filing.ts";
import { again, commonFaults, faults, malformed, oneOf, type Pairs, set, words } from "./malformed-bodies.ts";
import { accepted, closeTrials, inReview, keepsTyped, key, openTrials, refuses, runs, said, timeout } from "./malformed-trial.ts";

beforeAll(openTrials, 120_000);
afterAll(closeTrials);

const sentences = (area: "liaison" | "expert" | "ministry") => (language: Language) => {
  const { common } = said[language];
  const { refusals } = said[language][area].conversation;
  return { readable: [...Object.values(common.refusals), ...Object.values(refusals)], unreadable: Object.values(refusals) };
};
const body = (intent: string, revision: number, more: Pairs): Pairs => [
  ["key", key],
  ["revision", String(revision)],
  ["intent", intent],
  ...more,
];
const badId = fc.oneof(oneOf("", "0", "-1", "1.5", "۱", "9999999999", "__proto__"), words).map((text) => set("id", text));
const tooLong = (name: string, most: number) =>
  fc.integer({ min: most + 1, max: most + 900 }).map((length) => set(name, "ن".repeat(length)));

describe("malformed bodies of a conversation, each answered by a 4xx in the reader's language, with nothing written:", () => {
  it("of the liaison", { timeout }, async () => {
    const cell: Pairs = [
      ["cell.0.product", String(lines.cement)],
      ["cell.0.measure", "closing"],
    ];
    await refuses({
      person: "liaison",
      path: `/liaison/returns/${inReview}/conversation`,
      numRuns: runs / 2,
      bodies: malformed(
        body("ask-correction", 2, [...cell, ["correction", "چون"]]),
        faults(
          commonFaults,
          fc.oneof(oneOf("constructor", "grant", "endorse", "ask-inquiry"), words).map((text) => set("intent", text)),
          fc.oneof(oneOf("password", "__proto__"), words).map((text) => set("cell.0.measure", text)),
          fc.oneof(oneOf("0", "999", "-1"), words).map((text) => set("cell.0.product", text)),
          fc.constant(set("correction", " \n ")),
          tooLong("correction", 2000),
          oneOf("correction", "cell.0.product").map((name) => again(name, "11")),
          words.map((text) => set("back", text)),
        ),
      ),
      sentences: sentences("liaison"),
      look: keepsTyped,
    });
  });

  it("of the province", { timeout }, async () => {
    await refuses({
      person: "expert",
      path: `/expert/returns/${inReview}/conversation`,
      numRuns: runs / 2,
      bodies: malformed(
        body("ask-inquiry", 2, [
          ["product", String(lines.cement)],
          ["measure", "closing"],
          ["inquiry", "چرا؟"],
        ]),
        faults(
          commonFaults,
          fc.oneof(oneOf("ask-extension", "withdraw", "pass-on"), words).map((text) => set("intent", text)),
          fc.oneof(oneOf("999", "0"), words).map((text) => set("product", text)),
          fc.constant(set("product", "")),
          fc.constant(set("inquiry", "")),
          tooLong("inquiry", 2000),
        ),
      ),
      sentences: sentences("expert"),
      look: keepsTyped,
    });
  });

  it("of the ministry", { timeout }, async () => {
    await refuses({
      person: "reviewer",
      path: `/ministry/returns/${accepted}/conversation`,
      numRuns: runs / 5,
      bodies: malformed(
        body("refuse", 3, [
          ["id", "1"],
          ["kind", "correction"],
          ["decision.1", "نه"],
        ]),
        faults(
          commonFaults,
          badId,
          words.map((text) => set("kind", text)),
          tooLong("decision.1", 2000),
        ),
      ),
      sentences: sentences("ministry"),
    });
  });
});
