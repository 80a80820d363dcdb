import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fingerprint } from "#app/domain/editing.ts";
import type { Language } from "#app/messages/language.ts";
import { lines } from "#test/builders/filing.ts";
import { formFields } from "#test/setup/html.ts";
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
import { closeTrials, draftRemark, keepsTyped, key, openTrials, refuses, said, timeout } from "./malformed-trial.ts";

beforeAll(openTrials, 120_000);
afterAll(closeTrials);

describe("300 malformed bodies, each answered by a 4xx in the reader's language, with nothing written:", () => {
  it("of the sign-in form", { timeout }, async () => {
    const badId = fc.oneof(words, fc.stringMatching(/^[0-9]{1,9}$/), fc.stringMatching(/^[0-9۰-۹]{11,99}$/), fc.constant(""));
    const wrong = faults(
      fc.constant(drop("national_id")),
      badId.map((id) => set("national_id", id)),
      fc.constant(drop("password")),
      fc.constant(set("password", "")),
      oneOf("national_id", "password").map((name) => again(name, "1000000001")),
    );
    const t = (language: Language) => said[language].publicPages.signIn;
    await refuses({
      person: null,
      path: "/sign-in",
      bodies: malformed(
        [
          ["national_id", "1000000001"],
          ["password", "wrong"],
          ["next", "/liaison"],
        ],
        wrong,
        16_384,
      ),
      sentences: (language) => ({
        readable: [t(language).nationalIdMissing, t(language).nationalIdLength, t(language).passwordMissing],
        unreadable: [t(language).unreadable],
      }),
      look: (page, { pairs }) => {
        const id = pairs?.find(([name]) => name === "national_id")?.[1];
        if (id !== undefined) expect(formFields(page.text, 'name="password"').get("national_id")).toBe(id.slice(0, 100));
      },
    });
  });

  it("of the choice of language", { timeout }, async () => {
    const wrong = faults(
      fc.constant(drop("language")),
      fc.oneof(oneOf("", "FA", "fr", "en ", "__proto__"), words).map((text) => set("language", text)),
      oneOf("language", "next").map((name) => again(name, "en")),
    );
    await refuses({
      person: "liaison",
      path: "/language",
      bodies: malformed(
        [
          ["language", "en"],
          ["next", "/liaison"],
        ],
        wrong,
        4096,
      ),
      sentences: (language) => ({
        readable: [said[language].publicPages.refused.badRequestText],
        unreadable: [said[language].publicPages.refused.badRequestText],
      }),
    });
  });

  it("of the monthly return's form, which keeps what was typed or shows the saved draft", { timeout }, async () => {
    const cell = fc
      .tuple(
        oneOf(String(lines.cement), String(lines.bricks)),
        oneOf("opening", "production", "domestic_quantity", "closing", "loss"),
      )
      .map(([line, measure]) => `f.${line}.${measure}`);
    const long = (least: number) => fc.integer({ min: least + 1, max: least + 3000 }).map((length) => "ن".repeat(length));
    const stoppage =
      (change: Pairs): Fault =>
      (pairs) =>
        change.reduce((all, [name, value]) => set(name, value)(all), pairs);
    const wrong = faults(
      commonFaults,
      fc.tuple(cell, badNumber).map(([name, text]) => set(name, text)),
      fc.tuple(cell, badNumber).map(([name, text]) => set(name, text)),
      fc.tuple(cell, fc.oneof(words, oneOf("1,000", "۱", "1.50", "+1", "-0"))).map(
        ([name, text]): Fault =>
          (pairs) =>
            set(name, "5")(set(name.replace("f.", "b."), text)(pairs)),
      ),
      cell.map((name) => again(name, "5")),
      fc.integer({ min: 1000, max: 999_999_999 }).map((line) => set(`f.${line}.production`, "5")),
      words.map((text) => set("operating_state", text)),
      words.map((text) => set("idle_cause", text)),
      fc.oneof(oneOf("32", "999", "-1", "1.5", "1e1"), badNumber).map((text) => set("days_worked", text)),
      fc.oneof(oneOf("", ":", "IRR_OLD", "IRR_OLD:7", "USD:1", "IRR_OLD:1:1e9x"), words).map((text) => set("money", text)),
      long(4000).map((text) => set("remarks", text)),
      long(2000).map((text) => set("e.balance.11", text)),
      words.map((text) => set(`f.${lines.cement}.other_in_reason`, text)),
      words.map((text) => set("fix", text)),
      oneOf("e.Ü", "e.a b", "r.01", "r.-1").map((name) => set(name, "5")),
      fc
        .tuple(
          oneOf("x.1.quantity", "x.9.net_kg", "m.2.used", "o.1.quantity", "n.electricity", "p.men", "p.wage_bill"),
          badNumber,
        )
        .map(([name, text]) => set(name, text)),
      oneOf("x.1.product_line_id", "x.1.country", "m.1.unit_code", "none.energy", "idle").chain((name) =>
        words.map((text) => set(name, text)),
      ),
      oneOf("x.0.country", "x.201.country", "m.31.name", "o.11.name", "n.coal", "p.x", "none.x", "x.1.password").map((name) =>
        set(name, "5"),
      ),
      oneOf("1.5", "1000000", "1e3").map((text) => set("p.women", text)),
      long(120).map((text) => set("m.1.name", text)),
      oneOf("x.1.quantity", "n.petrol", "none.people").map((name) => again(name, "5")),
      fc
        .oneof(
          fc.constant<Pairs>([
            ["s.0.reason", "repair"],
            ["s.0.from", "9"],
          ]),
          fc.constant<Pairs>([
            ["s.0.from", "9"],
            ["s.0.to", "3"],
          ]),
          words.map((text): Pairs => [["s.0.reason", text]]),
          badNumber.map((text): Pairs => [["s.0.from", text]]),
          long(500).map((text): Pairs => [["s.0.text", text]]),
        )
        .map(stoppage),
    );
    const valid: Pairs = [
      ["key", key],
      ["revision", "1"],
      ["intent", "save"],
      ["operating_state", "working"],
      ["b.operating_state", fingerprint(null)],
      ["days_worked", "۲۹"],
      ["b.days_worked", fingerprint(null)],
      ["remarks", 'یادداشت <b>& "تازه"'],
      ["b.remarks", fingerprint(draftRemark)],
      [`f.${lines.cement}.production`, "۴۵٬۶۷۸٫۵"],
      [`b.${lines.cement}.production`, "81234.5"],
      [`f.${lines.bricks}.production`, "300000"],
      [`b.${lines.bricks}.production`, ""],
    ];
    await refuses({
      person: "liaison",
      path: "/liaison/returns/101",
      bodies: malformed(valid, wrong),
      sentences: (language) => ({
        readable: [said[language].common.refusals["invalid-input"]],
        unreadable: [said[language].common.form.unreadable],
      }),
      look: (page, sent, language) => {
        keepsTyped(page, sent);
        if (page.status === 422) return;
        const shown = formFields(page.text);
        expect(shown.get("remarks")).toBe(draftRemark);
        expect(shown.get(`f.${lines.cement}.production`)).toBe(language === "fa" ? "۸۱٬۲۳۴٫۵" : "81,234.5");
      },
    });
  });

  it("of single cells, which are answered in JSON", { timeout }, async () => {
    const cell = oneOf(`f.${lines.cement}.production`, `f.${lines.bricks}.closing`);
    const wrong = faults(
      commonFaults,
      badNumber.map((text) => set(`f.${lines.cement}.production`, text)),
      cell.map((name) => again(name, "5")),
      fc.constant(drop(`f.${lines.cement}.production`)),
      fc.constant(drop("key")),
      fc.integer({ min: 1000, max: 999_999_999 }).map((line) => set(`f.${line}.production`, "5")),
      fc.constant(set("fix", "11.production=5x")),
    );
    await refuses({
      person: "liaison",
      path: "/liaison/returns/101/cells",
      json: true,
      bodies: malformed(
        [
          ["key", key],
          [`f.${lines.cement}.production`, "five"],
          [`b.${lines.cement}.production`, "81234.5"],
        ],
        wrong,
      ),
      sentences: (language) => ({
        readable: [said[language].common.refusals["invalid-input"]],
        unreadable: [said[language].common.form.unreadable],
      }),
    });
  });
});
