import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Language } from "#app/messages/language.ts";
import { filedPeriod } from "#test/builders/filing.ts";
import { budget } from "#test/setup/budget.ts";
import { again, commonFaults, drop, faults, malformed, oneOf, type Pairs, set, unknownName, words } from "./malformed-bodies.ts";
import { closeTrials, key, openTrials, refuses, runs, said, submitted, timeout, visit } from "./malformed-trial.ts";

beforeAll(openTrials, 120_000);
afterAll(closeTrials);

const certificate: Pairs = [
  ["key", key],
  ["intent", "certificate"],
  ["from", filedPeriod],
  ["to", filedPeriod],
];
const badMonth = fc.oneof(
  oneOf("", "1405-7", "1405-13", "1405-00", "۱۴۰۵-۰۷", "1999-01", "9999-12", "1405-07 ", "__proto__"),
  words,
);
const names = ["key", "intent", "from", "to"];

describe("malformed bodies of what comes after a submission, each answered by a 4xx in the reader's language:", () => {
  it("of a withdrawal, nothing is taken back", { timeout }, async () => {
    const sentences = (language: Language) => {
      const own = Object.values(said[language].sent.withdraw.refusals);
      return { readable: [...Object.values(said[language].common.refusals), ...own], unreadable: own };
    };
    const pairs: Pairs = [
      ["key", key],
      ["revision", "1"],
      ["intent", "withdraw"],
    ];
    const wrong = faults(
      commonFaults,
      oneOf("0", "2", "999999999").map((text) => set("revision", text)),
    );
    const path = `/liaison/returns/${submitted}/view`;
    await refuses({ person: "liaison", path, numRuns: runs / 3, bodies: malformed(pairs, wrong), sentences });
  });

  it("of a request for a certificate, none is issued", { timeout }, async () => {
    const sentences = (language: Language) => {
      const { errors, unreadable } = said[language].sent.certificate;
      return { readable: [...Object.values(errors), unreadable], unreadable: [unreadable] };
    };
    const wrong = faults(
      oneOf(...names).map(drop),
      oneOf(...names).map((name) => again(name, certificate.find(([known]) => known === name)?.[1] ?? "")),
      oneOf("from", "to").chain((name) => badMonth.map((text) => set(name, text))),
      fc.oneof(oneOf("", "short", "x".repeat(33)), words).map((text) => set("key", text)),
      fc.oneof(oneOf("", "withdraw", "__proto__"), words).map((text) => set("intent", text)),
      unknownName.map(
        (name) =>
          (all: Pairs): Pairs => [...all, [name, "5"]],
      ),
    );
    const path = "/liaison/establishments/1";
    await refuses({ person: "liaison", path, numRuns: runs / 3, bodies: malformed(certificate, wrong), sentences });
  });
});

it("whatever is asked to be verified is no code, or asked too often; never a fault", { timeout }, async () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 150 }).filter((typed) => !/^\.\.?$/.test(typed)),
    oneOf("...", "%", "\0", "a/b", "?", "#", "👩‍🏭"),
  );
  const asked = fc.tuple(text, oneOf("fa", "en"), fc.boolean());
  const property = fc.asyncProperty(asked, async ([typed, language, byForm]) => {
    const code = encodeURIComponent(typed);
    const { status } = await visit(byForm ? `/verify?code=${code}` : `/verify/${code}`, language === "en" ? "en" : "fa");
    expect(byForm ? [303, 400, 422] : [400, 404, 429]).toContain(status);
  });
  await fc.assert(property, { numRuns: budget(120) });
});
