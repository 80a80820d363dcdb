import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import type { Language } from "#app/messages/language.ts";
import { people } from "#test/builders/filing.ts";
import { again, drop, faults, malformed, oneOf, type Pairs, set, unknownName, words } from "./malformed-bodies.ts";
import { closeTrials, key, openTrials, refuses, runs, said, timeout } from "./malformed-trial.ts";

beforeAll(openTrials, 120_000);
afterAll(closeTrials);

const sentences = (language: Language) => {
  const { refusals, fields, faults: noted } = said[language].expert.workload;
  const { refusals: common } = said[language].common;
  const named = Object.values(noted).flatMap((text) => {
    const [head = ""] = text({ name: "@" }).split("@");
    return head === "" ? [text({ name: "@" }).slice(1)] : [head];
  });
  return {
    readable: [...Object.values(refusals), ...Object.values(fields), ...Object.values(common), ...named],
    unreadable: Object.values(refusals),
  };
};
const forms: readonly (readonly [string, string, Pairs, Parameters<typeof faults>])[] = [
  [
    "an absence",
    "/expert/workload",
    [
      ["key", key],
      ["intent", "away"],
      ["expert", String(people.expert)],
      ["from", "2026-11-01"],
      ["to", "2026-11-02"],
      ["cover", String(people.supervisor)],
      ["note", ""],
    ],
    [
      fc.oneof(oneOf("", "0", "1.5", String(people.stranger), "۳"), words).map((text) => set("expert", text)),
      fc.oneof(oneOf("", "2026-13-01", "2026-02-30", "1405-08-10", "9999-99-99"), words).map((text) => set("to", text)),
      fc.oneof(oneOf("", "-1", String(people.stranger), String(people.expert)), words).map((text) => set("cover", text)),
      fc.constant(drop("cover")),
      fc.constant(set("note", "x".repeat(501))),
      oneOf("from", "expert", "note").map((name) => again(name, "2026-11-01")),
    ],
  ],
  [
    "a share-out",
    "/expert/workload/share-out",
    [
      ["key", key],
      ["intent", "share"],
      ["plan", "0".repeat(64)],
      ["reason", ""],
    ],
    [
      fc.oneof(oneOf("", "0", "x".repeat(64), "A".repeat(64)), words).map((text) => set("plan", text)),
      fc.constant(drop("plan")),
      fc.constant(set("reason", "x".repeat(1001))),
      oneOf("plan", "reason").map((name) => again(name, "a")),
    ],
  ],
  [
    "a move by hand",
    "/expert/workload/establishments",
    [
      ["key", key],
      ["intent", "move"],
      ["take", "1.0"],
      ["to", String(people.expert)],
      ["reason", "x"],
    ],
    [
      fc.oneof(oneOf("", "1", "1.", ".0", "1.-1", "1.01", "1.7", "۱.۰"), words).map((text) => set("take", text)),
      fc.constant((pairs: Pairs): Pairs => [...pairs, ["take", "1.0"]]),
      fc.constant(drop("take")),
      fc.oneof(oneOf("", "0", String(people.stranger), "1e1"), words).map((text) => set("to", text)),
      oneOf("", "  ", "x".repeat(1001)).map((text) => set("reason", text)),
      oneOf("to", "reason").map((name) => again(name, "3")),
    ],
  ],
];
const ofAny = [
  fc.constant(drop("key")),
  oneOf("", "short", "x".repeat(33), "ک".repeat(24)).map((text) => set("key", text)),
  fc.oneof(oneOf("", "AWAY", "constructor"), words).map((text) => set("intent", text)),
  fc.tuple(unknownName, words).map(([name, text]) => set(name, text)),
];

describe("malformed bodies of the supervisor's forms, each answered by a 4xx in the reader's language, with nothing written:", () => {
  it.each(forms)("%s", { timeout }, async (_what, path, body, own) => {
    const numRuns = runs / 15;
    await refuses({ person: "supervisor", path, numRuns, bodies: malformed(body, faults(...own, ...ofAny)), sentences });
  });
});
