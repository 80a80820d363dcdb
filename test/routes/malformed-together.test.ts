import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import type { Language } from "#app/messages/language.ts";
import { again, commonFaults, drop, faults, malformed, oneOf, type Pairs, set, unknownName, words } from "./malformed-bodies.ts";
import { accepted, closeTrials, inReview, keepsTyped, key, openTrials, refuses, runs, said, timeout } from "./malformed-trial.ts";

beforeAll(openTrials, 120_000);
afterAll(closeTrials);

const sentences = (desk: "expert" | "ministry") => (language: Language) => {
  const own = Object.values(said[language][desk].together.refusals);
  return { readable: own, unreadable: own };
};
const body = (id: number, revision: number): Pairs => [
  ["key", key],
  ["intent", "decide"],
  ["take", `${id}.${revision}`],
];
const wrong = (id: number, revision: number) =>
  faults(
    fc.constant(drop("key")),
    oneOf("", "short", "x".repeat(33), "ک".repeat(24)).map((text) => set("key", text)),
    fc.oneof(oneOf("", "accept", "undo", "DECIDE"), words).map((text) => set("intent", text)),
    fc.constant(drop("intent")),
    fc.constant(drop("take")),
    fc
      .oneof(oneOf("", `${id}`, `${id}.`, `.${revision}`, `0.${revision}`, `${id}.-1`, `${id}.1e1`, `${id}. 1`, `۱.۱`), words)
      .map((text) => set("take", text)),
    fc.constant((pairs: Pairs): Pairs => [...pairs, ["take", `${id}.${revision}`]]),
    oneOf("intent", "key").map((name) => again(name, "decide")),
    fc.tuple(unknownName, words).map(([name, text]) => set(name, text)),
  );

describe("malformed bodies of a decision on many, each answered by a 4xx in the reader's language, with nothing written:", () => {
  it.each([
    ["the province's", "expert", "expert", inReview, 2],
    ["the ministry's", "reviewer", "ministry", accepted, 3],
  ] as const)("%s", { timeout }, async (_what, person, desk, id, revision) => {
    await refuses({
      person,
      path: `/${desk}/together`,
      numRuns: runs / 6,
      bodies: malformed(body(id, revision), wrong(id, revision)),
      sentences: sentences(desk),
    });
  });
});

describe("malformed bodies of a text kept, each answered by a 4xx in the reader's language, with nothing written:", () => {
  it("of a new one", { timeout }, async () => {
    await refuses({
      person: "supervisor",
      path: "/expert/templates",
      numRuns: runs / 5,
      bodies: malformed(
        [
          ["key", key],
          ["revision", "0"],
          ["intent", "save"],
          ["keeper", "province"],
          ["reason_code", "unit-slip"],
          ["title", "تن <b>"],
          ["text", "{محصول}: {رقم}؟"],
        ],
        faults(
          commonFaults,
          fc.oneof(oneOf("constructor", "add", ""), words).map((text) => set("intent", text)),
          fc.oneof(oneOf("constructor", "his", ""), words).map((text) => set("keeper", text)),
          fc.oneof(oneOf("__proto__", "UNIT-SLIP"), words).map((text) => set("reason_code", text)),
          words.map((text) => set("text", `{${text}}`)),
          oneOf("{product", "}{", "{}", " \n ").map((text) => set("text", text)),
          fc.constant(set("title", " ")),
          fc.integer({ min: 81, max: 900 }).map((length) => set("title", "ن".repeat(length))),
          fc.integer({ min: 1001, max: 4000 }).map((length) => set("text", "ن".repeat(length))),
          oneOf("title", "text", "keeper", "reason_code").map((name) => again(name, "own")),
        ),
      ),
      sentences: (language) => {
        const { refusals } = said[language].expert.templates;
        return { readable: Object.values(refusals), unreadable: Object.values(refusals) };
      },
      look: keepsTyped,
    });
  });
});
