import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fingerprint } from "#app/domain/editing.ts";
import { common as commonEn } from "#app/messages/en/common.ts";
import { expert as expertEn } from "#app/messages/en/expert.ts";
import { ministry as ministryEn } from "#app/messages/en/ministry.ts";
import { publicPages as publicEn } from "#app/messages/en/public.ts";
import { common as commonFa } from "#app/messages/fa/common.ts";
import { expert as expertFa } from "#app/messages/fa/expert.ts";
import { ministry as ministryFa } from "#app/messages/fa/ministry.ts";
import { publicPages as publicFa } from "#app/messages/fa/public.ts";
import type { Language } from "#app/messages/language.ts";
import { acceptReturn } from "#app/usecases/accept-return.server.ts";
import { startReview } from "#app/usecases/start-review.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import { cleanMonth } from "#test/builders/edits.ts";
import { contextOf, freshKey, lines, type Person } from "#test/builders/filing.ts";
import { budget } from "#test/setup/budget.ts";
import { formFields, unescapeHtml } from "#test/setup/html.ts";
import {
  again,
  badNumber,
  commonFaults,
  drop,
  type Fault,
  faults,
  type Malformed,
  malformed,
  oneOf,
  type Pairs,
  set,
  words,
} from "./malformed-bodies.ts";
import { openSite, type Page, type Site } from "./site.ts";

const said = {
  fa: { common: commonFa, publicPages: publicFa, expert: expertFa, ministry: ministryFa },
  en: { common: commonEn, publicPages: publicEn, expert: expertEn, ministry: ministryEn },
};
const runs = budget(300);
const timeout = budget(120_000);
const watched = [
  "monthly_return",
  "working_figure",
  "working_stoppage",
  "explanation",
  "submission",
  "return_event",
  "review_reason",
  "notice",
  "figure_in_force",
  "dispatch",
  "idempotency_key",
  "audit_entry",
  "session",
];
const key = "malformed-bodies-key-0001";
const draftRemark = "پیش‌نویس ذخیره‌شده ۷";
const [submitted, inReview, accepted] = [110, 111, 112];

let site: Site;
let before: string;

const checksums = async () =>
  JSON.stringify((await sql.raw<object>(`checksum table ${watched.join(", ")}`).execute(site.db)).rows);

beforeAll(async () => {
  site = await openSite();
  const { db } = site;
  const months = [
    ["1404-01", submitted],
    ["1404-04", inReview],
    ["1404-07", accepted],
  ] as const;
  for (const [code, id] of months) {
    await db.insertInto("period").values({ code, state: "closed", due_on: "2025-12-01" }).execute();
    await db
      .insertInto("monthly_return")
      .values({
        id,
        establishment_id: 1,
        period: code,
        province_code: "23",
        isic_code: "2394",
        due_on: "2025-12-01",
        state_since: new Date("2025-12-01T00:00:00Z"),
      })
      .execute();
    const sent = await submitReturn(contextOf(db, "liaison"), {
      return_id: id,
      revision: 0,
      edit: cleanMonth(),
      request: freshKey(),
    });
    expect(sent.ok).toBe(true);
  }
  for (const id of [inReview, accepted])
    await startReview(contextOf(db, "expert"), { return_id: id, revision: 1, request: freshKey() });
  await acceptReturn(contextOf(db, "expert"), { return_id: accepted, revision: 2, replies: new Map(), request: freshKey() });
  const saved = await site.post("liaison", "/liaison/returns/101", [
    ["key", "the-saved-drafts-own-key"],
    ["revision", "0"],
    ["intent", "save"],
    [`f.${lines.cement}.production`, "81234.5"],
    ["remarks", draftRemark],
    ["b.remarks", fingerprint("")],
  ]);
  expect(saved.status).toBe(303);
  before = await checksums();
}, 120_000);
afterAll(() => site?.close());

interface Trial {
  person: Person | null;
  path: string;
  bodies: fc.Arbitrary<Malformed>;
  /** How many bodies; 300 unless told. */
  numRuns?: number;
  /** Sentences one of which a page of this form must say: of a readable body and of an unreadable one. */
  sentences: (language: Language) => { readable: string[]; unreadable: string[] };
  /** What else must hold of the page. */
  look?: (page: Page, sent: Malformed, language: Language) => void;
}

/** Names whose control can only show what is in its list. */
const listed =
  /^(?:key|revision|intent|from|b\..*|operating_state|idle_cause|money|language|s\.\d\.reason|.*_reason|reason\.\d\.(?:code|cell))$/;

/** Every text field of the page's form that was sent shows what was sent. */
function keepsTyped(page: Page, sent: Malformed): void {
  if (sent.pairs === null) return;
  const shown = formFields(page.text);
  const first = new Map([...sent.pairs].reverse());
  for (const [name, value] of first) {
    const held = shown.get(name);
    if (held !== undefined && !listed.test(name)) expect({ name, value: held }).toEqual({ name, value: value.slice(0, 5000) });
  }
}

async function tryOne({ person, path, sentences, look }: Trial, sent: Malformed, language: Language, data: boolean) {
  const page = await site.send(person, data ? `${path}.data` : path, sent.bytes, sent.contentType, {
    language,
    headers: sent.headers,
  });
  expect([page.status >= 400 && page.status < 500, page.status]).toEqual([true, page.status]);
  if (!data) {
    expect(page.text).toContain(`<html lang="${language}"`);
    const { readable, unreadable } = sentences(language);
    const { refused } = said[language].publicPages;
    const plain = [refused.tooLargeText, refused.typeText];
    const text = unescapeHtml(page.text);
    const expected = page.status === 422 ? readable : [...unreadable, ...plain];
    expect(expected.filter((sentence) => text.includes(sentence))).not.toEqual([]);
    if (!plain.some((sentence) => text.includes(sentence))) look?.(page, sent, language);
  }
  expect(await checksums()).toBe(before);
}

function refuses(trial: Trial): Promise<void> {
  const asked = fc.tuple(trial.bodies, oneOf("fa", "en"), fc.integer({ min: 0, max: 5 }));
  const property = fc.asyncProperty(asked, ([sent, language, kind]) =>
    tryOne(trial, sent, language === "en" ? "en" : "fa", kind === 0),
  );
  return fc.assert(property, { numRuns: trial.numRuns ?? runs, seed: budget(1) === 1 ? 1404 : Date.now() });
}

const review = (language: Language, desk: "expert" | "ministry") => ({
  readable: [said[language].common.refusals["invalid-input"], ...Object.values(said[language][desk].review.refusals)],
  unreadable: Object.values(said[language][desk].review.refusals),
});

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
