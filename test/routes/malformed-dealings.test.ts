import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import type { Language } from "#app/messages/language.ts";
import { lines } from "#test/builders/filing.ts";
import { again, commonFaults, drop, type Fault, faults, malformed, oneOf, type Pairs, set, words } from "./malformed-bodies.ts";
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

const badNationalId = fc.oneof(words, fc.stringMatching(/^[0-9]{1,9}$/), fc.stringMatching(/^[0-9۰-۹]{11,99}$/), fc.constant(""));
const keyFaults: fc.Arbitrary<Fault> = faults(
  fc.constant(drop("key")),
  fc.oneof(oneOf("", "short", "x".repeat(33)), words).map((text) => set("key", text)),
  words.map((name) => set(name, "5")),
);
const badNumber = fc.oneof(oneOf("", "0", "-1", "1.5", "9".repeat(12), "__proto__"), words);

describe("malformed bodies about people, each answered by a 4xx in the reader's language, with nothing written:", () => {
  it("of an activation", { timeout }, async () => {
    const t = (language: Language) => said[language].publicPages.activation;
    await refuses({
      person: null,
      path: "/activate",
      numRuns: runs / 5,
      bodies: malformed(
        [
          ["national_id", "9123450126"],
          ["code", "00000-00000-00000-00000"],
          ["password", "a-good-password"],
          ["again", "a-good-password"],
        ],
        faults(
          fc.constant(drop("national_id")),
          badNationalId.map((id) => set("national_id", id)),
          oneOf("code", "password").map((name) => drop(name)),
          oneOf("code", "password").map((name) => set(name, "")),
          oneOf("national_id", "code", "password", "again").map((name) => again(name, "9123450126")),
        ),
        16_384,
      ),
      sentences: (language) => ({
        readable: Object.values(t(language).faults),
        unreadable: [t(language).unreadable],
      }),
    });
  });

  it("of the people's page", { timeout }, async () => {
    const t = (language: Language) => said[language].served.access;
    const invitation: Pairs = [
      ["key", key],
      ["seed", "a-random-seed-of-the-form-1"],
      ["intent", "invite"],
      ["national_id", "9123450126"],
      ["name_fa", "نام تازه"],
      ["name_en", ""],
      ["role", "liaison"],
    ];
    await refuses({
      person: "liaison",
      path: "/liaison/people",
      numRuns: runs / 5,
      bodies: malformed(
        invitation,
        faults(
          keyFaults,
          badNationalId.map((id) => set("national_id", id)),
          fc.constant(set("name_fa", " ")),
          fc.integer({ min: 121, max: 3000 }).map((length) => set("name_fa", "ن".repeat(length))),
          fc.oneof(oneOf("expert", "administrator", ""), words).map((text) => set("role", text)),
          fc.oneof(oneOf("", "short"), words).map((text) => set("seed", text)),
          fc.oneof(oneOf("constructor", "hand-over", "confirm"), words).map((text) => set("intent", text)),
          badNumber.map(
            (text): Fault =>
              (pairs) =>
                set("grant", text)(set("intent", "end")(pairs)),
          ),
          badNumber.map(
            (text): Fault =>
              (pairs) =>
                set("invitation", text)(set("intent", "withdraw")(pairs)),
          ),
          oneOf("national_id", "name_fa", "role").map((name) => again(name, "9123450126")),
        ),
      ),
      sentences: (language) => ({
        readable: [...Object.values(t(language).faults), t(language).unreadable],
        unreadable: [t(language).unreadable],
      }),
    });
  });

  it("of the expert's confirmation", { timeout }, async () => {
    const t = (language: Language) => Object.values(said[language].expert.people.refusals);
    await refuses({
      person: "expert",
      path: "/expert/people",
      numRuns: runs / 5,
      bodies: malformed(
        [
          ["key", key],
          ["intent", "refuse"],
          ["invitation", "1"],
          ["text", ""],
        ],
        faults(
          keyFaults,
          badNumber.map((text) => set("invitation", text)),
          fc.oneof(oneOf("constructor", "approve", ""), words).map((text) => set("intent", text)),
          fc.constant(drop("intent")),
          oneOf("invitation", "text", "intent").map((name) => again(name, "11")),
        ),
      ),
      sentences: (language) => ({ readable: t(language), unreadable: t(language) }),
    });
  });
});

describe("malformed bodies of the follow-up, each answered by a 4xx in the reader's language, with nothing written:", () => {
  const sentences = (language: Language) => {
    const t = said[language].expert.followUp;
    const { refusals } = said[language].common;
    return {
      readable: [...Object.values(t.refusals), ...Object.values(t.fields), ...Object.values(refusals)],
      unreadable: Object.values(t.refusals),
    };
  };

  it("of the log of calls", { timeout }, async () => {
    await refuses({
      person: "expert",
      path: "/expert/follow-up/101",
      numRuns: runs / 5,
      bodies: malformed(
        [
          ["key", key],
          ["intent", "note"],
          ["kind", "call"],
          ["outcome", "other"],
          ["spoke_to", "خانم <b>"],
          ["note", "قول داد"],
        ],
        faults(
          keyFaults,
          fc.oneof(oneOf("constructor", "extend", ""), words).map((text) => set("intent", text)),
          fc.oneof(oneOf("constructor", "letter", ""), words).map((text) => set("kind", text)),
          fc.oneof(oneOf("__proto__", ""), words).map((text) => set("outcome", text)),
          fc.constant(set("note", " \n ")),
          tooLong("note", 2000),
          tooLong("spoke_to", 120),
          oneOf("note", "outcome", "kind").map((name) => again(name, "call")),
        ),
      ),
      sentences,
      look: keepsTyped,
    });
  });

  it("of the list", { timeout }, async () => {
    await refuses({
      person: "supervisor",
      path: "/expert/follow-up",
      numRuns: runs / 5,
      bodies: malformed(
        [
          ["key", key],
          ["intent", "extend"],
          ["return", "101"],
          ["days", "5"],
          ["reason", "قطع برق"],
        ],
        faults(
          keyFaults,
          badId.map(() => set("return", "0")),
          fc.constant(drop("return")),
          fc.oneof(oneOf("0", "61", "-1", "1.5", "۵", ""), words).map((text) => set("days", text)),
          fc.oneof(oneOf("101.61", "101", "__proto__", "101.5.5"), words).map((text) => set("one", text)),
          fc.constant(set("reason", " ")),
          tooLong("reason", 2000),
          oneOf("days", "reason").map((name) => again(name, "5")),
        ),
      ),
      sentences,
    });
  });
});
