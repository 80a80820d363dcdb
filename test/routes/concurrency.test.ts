import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { formatDateTime } from "#app/messages/dates.ts";
import { common as english } from "#app/messages/en/common.ts";
import { common as persian } from "#app/messages/fa/common.ts";
import { lines, type Person, stateOf } from "#test/builders/filing.ts";
import { emptyTables } from "#test/setup/database.ts";
import { formFields, textOf } from "#test/setup/html.ts";
import { openSite, type Site } from "./site.ts";

let site: Site;
const id = 101;
const form = `/liaison/returns/${id}`;
const review = `/expert/returns/${id}`;
/** The page holds questions and requests in forms of their own. */
const reviewForm = "review-form";
const touched = [
  "review_reason",
  "return_event",
  "notice",
  "idempotency_key",
  "audit_entry",
  "submission",
  "explanation",
  "working_stoppage",
  "working_figure",
] as const;

beforeAll(async () => {
  site = await openSite();
}, 60_000);
afterAll(() => site?.close());
beforeEach(async () => {
  await emptyTables(site.db, touched);
  await site.db
    .updateTable("monthly_return")
    .set({
      state: "not-started",
      revision: 0,
      figures_revision: 0,
      version: 0,
      operating_state: null,
      days_worked: null,
      remarks: "",
      first_submitted_at: null,
      submitted_at: null,
      submitted_by: null,
      operation_by: null,
      operation_at: null,
    })
    .execute();
});

const cell = (line: number, measure: string) => `f.${line}.${measure}`;
const production = cell(lines.cement, "production");
const closing = cell(lines.cement, "closing");

const stored = async (measure: "production" | "closing") =>
  (await site.db.selectFrom("working_figure").where("product_line_id", "=", lines.cement).select(measure).executeTakeFirst())?.[
    measure
  ];
const count = async (table: "submission" | "notice" | "return_event" | "idempotency_key") =>
  Number(
    (
      await site.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<string>().as("n"))
        .executeTakeFirstOrThrow()
    ).n,
  );

/** A tab: the fields its page was opened with, and what the person has typed over them. */
async function tab(person: Person, typed: Record<string, string> = {}, path = form): Promise<Map<string, string>> {
  const fields = path === review ? formFields((await site.get(person, path)).text, reviewForm) : await site.open(person, path);
  for (const [name, value] of Object.entries(typed)) fields.set(name, value);
  return fields;
}
const save = (person: Person, fields: Map<string, string>) => site.post(person, form, [...fields, ["intent", "save"]]);
const submit = (person: Person, fields: Map<string, string>) => site.post(person, form, [...fields, ["intent", "submit"]]);

const wholeMonth = Object.fromEntries([
  ["operating_state", "working"],
  ["days_worked", "30"],
  ...Object.entries({
    opening: "0",
    production: "80000",
    domestic_quantity: "60000",
    export_quantity: "10000",
    closing: "10000",
  }).map(([measure, value]) => [cell(lines.cement, measure), value]),
  ...Object.entries({
    opening: "0",
    production: "300000",
    domestic_quantity: "250000",
    export_quantity: "0",
    closing: "50000",
  }).map(([measure, value]) => [cell(lines.bricks, measure), value]),
  ["x.1.product_line_id", String(lines.cement)],
  ["x.1.country", "عراق"],
  ["x.1.tariff_code", "25232900"],
  ["x.1.quantity", "10000"],
]) as Record<string, string>;

describe("two liaisons in two tabs", () => {
  it("never overwrite a cell silently: both values are shown, with who and when, and the second decides", async () => {
    const mine = await tab("liaison", { [production]: "۷۰۰" });
    const theirs = await tab("colleague", { [production]: "500" });
    expect((await save("colleague", theirs)).status).toBe(303);
    const refused = await save("liaison", mine);
    expect(refused.status).toBe(409);
    expect(await stored("production")).toBe("500.000000");
    const { changed_at } = await site.db.selectFrom("working_figure").select("changed_at").executeTakeFirstOrThrow();
    const when = formatDateTime(changed_at ?? new Date(0), "en");
    const said = textOf(refused.text);
    expect(said).toContain(english.refusals["cell-conflict"]);
    expect(said).toContain(english.grid.conflict({ who: "colleague", when }));
    expect(said).toMatch(/Stored: 500\b/);
    const again = formFields(refused.text);
    expect([again.get(production), again.get(production.replace("f.", "b."))]).toEqual(["۷۰۰", "500"]);
    expect((await save("liaison", again)).status).toBe(303);
    expect(await stored("production")).toBe("700.000000");
  });

  it("may change different cells of one row", async () => {
    const mine = await tab("liaison", { [closing]: "9" });
    const theirs = await tab("colleague", { [production]: "500" });
    expect([(await save("colleague", theirs)).status, (await save("liaison", mine)).status]).toEqual([303, 303]);
    expect([await stored("production"), await stored("closing")]).toEqual(["500.000000", "9.000000"]);
  });

  it("let one of many saves of the same cell win, and tell every other", async () => {
    const tabs = await Promise.all(
      Array.from({ length: 8 }, (_, index) => tab(index % 2 ? "liaison" : "colleague", { [production]: String(100 + index) })),
    );
    const answers = await Promise.all(tabs.map((fields, index) => save(index % 2 ? "liaison" : "colleague", fields)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, ...Array.from({ length: 7 }, () => 409)]);
    const winner = answers.findIndex((answer) => answer.status === 303);
    expect(await stored("production")).toBe(`${100 + winner}.000000`);
  });

  it.each([
    ["remarks", "first words", "second words", "first words"],
    ["days_worked", "12", "13", "12"],
    [
      "money",
      "IRR_OLD:1000",
      "IRR_NEW:1",
      english.money.unit({ scale: english.money.scales["1000"], unit: english.money.units.IRR_OLD }),
    ],
    [cell(lines.cement, "other_in_reason"), "stock-count", "transfer", english.otherReasons["stock-count"]],
  ])("never overwrite %s silently either", async (field, first, second, shown) => {
    const mine = await tab("liaison", { [field]: second });
    const theirs = await tab("colleague", { [field]: first });
    expect((await save("colleague", theirs)).status).toBe(303);
    const refused = await save("liaison", mine);
    expect(refused.status).toBe(409);
    expect(textOf(refused.text)).toContain(english.grid.fieldConflict({ stored: shown }));
    expect((await tab("colleague")).get(field)).toBe(first);
    const again = formFields(refused.text);
    expect(again.get(field)).toBe(second);
    expect((await save("liaison", again)).status).toBe(303);
    expect((await tab("colleague")).get(field)).toBe(second);
  });

  it("never overwrite an explanation silently", async () => {
    await save("liaison", await tab("liaison", { ...wholeMonth, [closing]: "5000" }));
    const field = [...(await tab("liaison")).keys()].find((name) => name.startsWith("e.")) ?? "";
    expect(field).toMatch(/^e\../);
    const mine = await tab("liaison", { [field]: "second words" });
    expect((await save("colleague", await tab("colleague", { [field]: "first words" }))).status).toBe(303);
    const refused = await save("liaison", mine);
    expect(refused.status).toBe(409);
    expect(textOf(refused.text)).toContain(english.grid.fieldConflict({ stored: "first words" }));
    expect((await tab("colleague")).get(field)).toBe("first words");
    expect((await save("liaison", formFields(refused.text))).status).toBe(303);
    expect((await tab("colleague")).get(field)).toBe("second words");
  });
});

describe("a double submit", () => {
  it("gives one submission, and every click the same receipt", async () => {
    const fields = await tab("liaison", wholeMonth);
    const answers = await Promise.all(Array.from({ length: 5 }, () => submit("liaison", fields)));
    answers.push(await submit("liaison", fields));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.location}`))).toEqual(
      new Set([`303 ${form}/receipt/1?new`]),
    );
    const codes = await Promise.all(
      answers.map(
        async (answer) =>
          /(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}|\b[0-9A-HJKMNP-TV-Z]{20}\b/.exec(
            (await site.get("liaison", answer.location ?? "")).text,
          )?.[0],
      ),
    );
    expect(codes[0]).toBeDefined();
    expect(new Set(codes).size).toBe(1);
    expect([
      await count("submission"),
      await count("notice"),
      await count("idempotency_key"),
      await count("return_event"),
    ]).toEqual([1, 1, 1, 1]);
  });

  it("of another body under the same key is refused", async () => {
    const fields = await tab("liaison", wholeMonth);
    expect((await submit("liaison", fields)).status).toBe(303);
    const other = await submit("liaison", new Map(fields).set("remarks", "something else"));
    expect(other.status).toBe(409);
    expect(textOf(other.text)).toContain(english.refusals["key-reused"]);
    expect(await count("submission")).toBe(1);
  });

  it("from two tabs gives one submission, and the second is told", async () => {
    const [mine, theirs] = [await tab("liaison", wholeMonth), await tab("colleague", wholeMonth)];
    const answers = await Promise.all([submit("liaison", mine), submit("colleague", theirs)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409]);
    expect(await count("submission")).toBe(1);
  });
});

describe("a page that is out of date", () => {
  const decide = (person: Person, fields: Map<string, string>, more: Record<string, string>) =>
    site.post(person, review, new Map([...fields, ...Object.entries(more)]));

  it("does not submit over a month that was sent back meanwhile", async () => {
    const old = await tab("colleague", { ...wholeMonth, remarks: "نوشته‌ام" });
    expect((await submit("liaison", await tab("liaison", wholeMonth))).status).toBe(303);
    expect((await decide("expert", await tab("expert", {}, review), { intent: "start-review" })).status).toBe(303);
    const sendBack = {
      intent: "send-back",
      "reason.0.code": "unit-slip",
      "reason.0.cell": `${lines.cement}.production`,
      "reason.0.text": "kg?",
    };
    expect((await decide("expert", await tab("expert", {}, review), sendBack)).status).toBe(303);
    expect(await stateOf(site.db, id)).toBe("returned");
    const refused = await submit("colleague", old);
    expect(refused.status).toBe(409);
    expect(textOf(refused.text)).toContain(english.refusals["changed-meanwhile"]);
    expect(formFields(refused.text).get("remarks")).toBe("نوشته‌ام");
    expect([await count("submission"), await stateOf(site.db, id)]).toEqual([1, "returned"]);
  });

  it("lets one of two reviewers' tabs decide, and tells the other in the reader's language", async () => {
    await submit("liaison", await tab("liaison", wholeMonth));
    const [first, second] = [await tab("expert", {}, review), await tab("expert", {}, review)];
    expect((await decide("expert", first, { intent: "start-review" })).status).toBe(303);
    const refused = await site.post("expert", review, [...second, ["intent", "accept"]], { language: "fa" });
    expect(refused.status).toBe(409);
    expect(textOf(refused.text)).toContain(persian.refusals["changed-meanwhile"]);
    expect(await stateOf(site.db, id)).toBe("in-review");
  });
});
