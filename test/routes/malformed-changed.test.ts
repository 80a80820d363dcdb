import fc from "fast-check";
import { afterAll, beforeAll, it } from "vitest";
import type { Language } from "#app/messages/language.ts";
import { again, drop, faults, malformed, oneOf, type Pairs, set, unknownName, words } from "./malformed-bodies.ts";
import { closeTrials, key, openTrials, refuses, runs, said, timeout } from "./malformed-trial.ts";

beforeAll(openTrials, 120_000);
afterAll(closeTrials);

const sentences = (language: Language) => {
  const { refusals } = said[language].ministry.changed;
  return {
    readable: Object.values(refusals),
    unreadable: Object.values(refusals),
  };
};
const body: Pairs = [
  ["key", key],
  ["intent", "seen"],
  ["until", "1700000000000"],
];
const own = [
  fc
    .oneof(oneOf("", "0", "-1", "1.5", "1e12", "۱۷۰۰", "999999999999999", "9999999999999999", "2026-10-27"), words)
    .map((text) => set("until", text)),
  fc.constant(drop("until")),
  fc.constant(again("until", "1600000000000")),
  fc.constant(drop("key")),
  oneOf("", "short", "x".repeat(33), "ک".repeat(24)).map((text) => set("key", text)),
  fc.oneof(oneOf("", "SEEN", "constructor"), words).map((text) => set("intent", text)),
  fc.tuple(unknownName, words).map(([name, text]) => set(name, text)),
];

it("malformed bodies of 'I have seen this' are answered by a 4xx in the reader's language, with nothing written", {
  timeout,
}, async () => {
  const bodies = malformed(body, faults(...own));
  await refuses({
    person: "reviewer",
    path: "/ministry/changed",
    numRuns: runs / 15,
    bodies,
    sentences,
  });
});
