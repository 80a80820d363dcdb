import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workbookProblems } from "#app/domain/workbook.ts";
import { basesOf } from "#app/domain/workbook-source.ts";
import { returnWorkbook as en } from "#app/messages/en/outputs-return-workbook.ts";
import { returnWorkbook as fa } from "#app/messages/fa/outputs-return-workbook.ts";
import type { Language } from "#app/messages/language.ts";
import { keepWorkbook } from "#app/usecases/keep-workbook.server.ts";
import { makeWorkbook } from "#app/usecases/make-workbook.server.ts";
import { contextOf, freshKey } from "#test/builders/filing.ts";
import { again, drop, faults, malformed, oneOf, type Pairs, set, unknownName, words } from "./malformed-bodies.ts";
import { closeTrials, key, openedSite, openTrials, refuses, runs, said, settle, timeout } from "./malformed-trial.ts";

let upload = 0;
beforeAll(async () => {
  await openTrials();
  const context = contextOf(openedSite().db, "liaison");
  const made = await makeWorkbook(context, 101);
  if (!made.ok) throw new Error("no month");
  const { return_id, establishment_id, period } = made.value;
  const cells = [{ name: "n.natural-gas", sheet: "S", address: "D9", typed: "120" }];
  const book = { returns: [{ return_id, establishment_id, period, bases: basesOf(made.value), cells }] };
  const request = freshKey();
  const kept = await keepWorkbook(context, { book, sha256: "a".repeat(64), file_name: "x.xlsx", return_id: 101, request });
  if (!kept.ok || !("upload_id" in kept.value)) throw new Error("the upload was not kept");
  upload = kept.value.upload_id;
  await settle();
}, 120_000);
afterAll(closeTrials);

const badKey = fc.oneof(oneOf("", "short", "x".repeat(33)), words).map((text) => set("key", text));
const bodyFaults = faults(
  fc.constant(drop("key")),
  badKey,
  fc.constant(again("key", key)),
  unknownName.map(
    (name) =>
      (all: Pairs): Pairs => [...all, [name, "5"]],
  ),
);

describe("malformed bodies of the workbook's forms, each answered by a 4xx in the reader's language, with nothing written:", () => {
  it("of an upload, which brings no file", { timeout }, async () => {
    const sentences = (language: Language) => {
      const t = language === "fa" ? fa : en;
      const problems = workbookProblems.map((problem) => t.problems[problem]);
      return { readable: [...problems, t.unreadable], unreadable: [...problems, t.unreadable] };
    };
    const bodies = malformed([["key", key]], bodyFaults);
    await refuses({ person: "liaison", path: "/liaison/workbook?return=101", numRuns: runs / 5, bodies, sentences });
  });

  it("of a confirmation", { timeout }, async () => {
    expect(upload).toBeGreaterThan(0);
    const sentences = (language: Language) => {
      const { refusals, form } = said[language].common;
      return { readable: Object.values(refusals), unreadable: [form.unreadable] };
    };
    const pairs: Pairs = [
      ["key", key],
      ["take.101.n.natural-gas", "7"],
    ];
    const wrong = faults(
      bodyFaults,
      oneOf("take.101.", "take.0.n.petrol", "take.101.N", "take.__proto__.x").map(
        (name) =>
          (all: Pairs): Pairs => [...all, [name, "1"]],
      ),
    );
    await refuses({
      person: "liaison",
      path: `/liaison/workbook/${upload}`,
      numRuns: runs / 5,
      bodies: malformed(pairs, wrong),
      sentences,
    });
  });
});
