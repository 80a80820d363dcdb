import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptReturn } from "#app/usecases/accept-return.server.ts";
import { approveReturn } from "#app/usecases/approve-return.server.ts";
import { saveFigures } from "#app/usecases/save-figures.server.ts";
import { sendBackReturn } from "#app/usecases/send-back-return.server.ts";
import { startReview } from "#app/usecases/start-review.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import { viewReturnForm } from "#app/usecases/view-return-form.server.ts";
import { cell, cleanMonth, edit, row } from "#test/builders/edits.ts";
import { buildRegister, contextOf, filingTime, freshKey, lines, type Person, stateOf } from "#test/builders/filing.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
const touched = [
  "review_reason",
  "return_event",
  "notice",
  "idempotency_key",
  "audit_entry",
  "figure_in_force",
  "dispatch",
  "submission",
  "explanation",
  "working_stoppage",
  "working_figure",
] as const;

const save = (person: Person, change: ReturnType<typeof edit>, request = freshKey(), returnId = id) =>
  saveFigures(contextOf(fresh.db, person), { return_id: returnId, edit: change, request });

const submit = (
  person: Person,
  change: ReturnType<typeof edit>,
  options: { revision?: number; request?: ReturnType<typeof freshKey>; returnId?: number; now?: Date } = {},
) =>
  submitReturn(contextOf(fresh.db, person, options.now ?? filingTime), {
    return_id: options.returnId ?? id,
    revision: options.revision ?? 0,
    edit: change,
    request: options.request ?? freshKey(),
  });

const revisionNow = async () =>
  (await fresh.db.selectFrom("monthly_return").where("id", "=", id).select("revision").executeTakeFirstOrThrow()).revision;

const figure = async (line: number) =>
  fresh.db
    .selectFrom("working_figure")
    .where("return_id", "=", id)
    .where("product_line_id", "=", line)
    .selectAll()
    .executeTakeFirst();

const count = async (table: (typeof touched)[number]) =>
  Number(
    (
      await fresh.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<string>().as("n"))
        .executeTakeFirstOrThrow()
    ).n,
  );

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await emptyTables(fresh.db, touched);
  await fresh.db
    .updateTable("monthly_return")
    .set({
      state: "not-started",
      revision: 0,
      figures_revision: 0,
      version: 0,
      in_force_version: null,
      operating_state: null,
      days_worked: null,
      remarks: "",
      first_submitted_at: null,
      submitted_at: null,
      submitted_by: null,
      accepted_by: null,
      operation_by: null,
    })
    .execute();
});

describe("saving", () => {
  it("begins a draft, stores exact decimals, and writes history and audit", async () => {
    const outcome = await save("liaison", edit([cell(lines.cement, "production", "1234.567")]));
    expect(outcome).toEqual({ ok: true, value: { rows: 1 } });
    expect(await stateOf(fresh.db, id)).toBe("draft");
    expect((await figure(lines.cement))?.production).toBe("1234.567000");
    expect([await count("return_event"), await count("audit_entry")]).toEqual([1, 1]);
  });

  it("answers another establishment's, another province's and a missing return alike", async () => {
    const change = edit([cell(lines.cement, "production", "5")]);
    for (const returnId of [102, 103, 999_999]) {
      expect(await save("liaison", change, freshKey(), returnId)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
    }
    expect(await save("expert", change)).toMatchObject({ ok: false, refusal: { code: "not-permitted" } });
    expect(await count("working_figure")).toBe(0);
  });

  it("shows both values of a cell two people changed, and writes nothing", async () => {
    await save("colleague", edit([cell(lines.cement, "production", "500")]));
    const outcome = await save("liaison", edit([cell(lines.cement, "production", "700"), cell(lines.cement, "closing", "9")]));
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: "cell-conflict", conflicts: [{ stored: "500", typed: "700", changed_by_en: "colleague" }] },
    });
    expect((await figure(lines.cement))?.closing).toBeNull();
  });

  it("lets two people change different cells of one row", async () => {
    await save("colleague", edit([cell(lines.cement, "production", "500")]));
    expect((await save("liaison", edit([cell(lines.cement, "closing", "9")]))).ok).toBe(true);
    expect(await figure(lines.cement)).toMatchObject({ production: "500.000000", closing: "9.000000" });
  });

  it("stores each of many cells saved at the same moment", async () => {
    const measures = ["opening", "production", "domestic_quantity", "export_quantity", "own_use", "loss", "closing"] as const;
    const outcomes = await Promise.all(
      measures.map((measure, index) =>
        save(index % 2 ? "liaison" : "colleague", edit([cell(lines.cement, measure, String(index + 1))])),
      ),
    );
    const stored = await figure(lines.cement);
    for (const [index, measure] of measures.entries()) {
      const saved = stored?.[measure] === `${index + 1}.000000`;
      expect({ measure, saved }).toEqual({ measure, saved: outcomes[index]?.ok === true });
    }
    expect(outcomes.filter((one) => one.ok).length).toBeGreaterThanOrEqual(4);
  });

  it("refuses a product that is not the establishment's", async () => {
    expect(await save("liaison", edit([cell(lines.other, "production", "5")]))).toMatchObject({
      refusal: { code: "invalid-input" },
    });
  });
});

describe("submitting", () => {
  it("gives a tracking code, freezes a snapshot, and locks the figures", async () => {
    const outcome = await submit("liaison", cleanMonth());
    expect(outcome).toMatchObject({ ok: true, value: { version: 1 } });
    if (!outcome.ok) return;
    expect(outcome.value.tracking_code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
    expect(await stateOf(fresh.db, id)).toBe("submitted");
    expect(await count("submission")).toBe(1);
    expect(await save("liaison", edit([cell(lines.cement, "loss", "1")]))).toMatchObject({
      refusal: { code: "not-in-this-state" },
    });
  });

  it("happens once for a double click, and both clicks get the same code", async () => {
    const request = freshKey("same");
    const [first, second] = await Promise.all([
      submit("liaison", cleanMonth(), { request }),
      submit("liaison", cleanMonth(), { request }),
    ]);
    expect(first).toEqual(second);
    expect(first.ok).toBe(true);
    expect([await count("submission"), await count("notice")]).toEqual([1, 1]);
  });

  it("refuses another body under the same key", async () => {
    const request = freshKey("one");
    await submit("liaison", cleanMonth(), { request });
    const other = { ...request, body_hash: "f".repeat(64) };
    expect(await submit("liaison", cleanMonth(), { request: other })).toMatchObject({ refusal: { code: "key-reused" } });
  });

  it("keeps the draft where a finding wants an explanation, and takes the explanation", async () => {
    const short = edit(
      [
        ...row(lines.cement, { production: "80000", domestic: "60000", closing: "10000" }),
        ...row(lines.bricks, { production: "300000", domestic: "250000", closing: "50000" }),
      ],
      { state: "working", days: 30 },
    );
    const refused = await submit("liaison", short);
    expect(refused).toMatchObject({ ok: false, refusal: { code: "needs-explanation" } });
    expect(await stateOf(fresh.db, id)).toBe("draft");
    if (refused.ok) return;
    const finding = refused.refusal.findings?.find((one) => one.rule === "balance");
    expect(finding?.fix).toBe("20000");
    const explained = { ...edit([]), explanations: [{ key: finding?.key ?? "", text: "انبار شمارش شد", base: "" }] };
    expect(await submit("liaison", explained, { revision: await revisionNow() })).toMatchObject({ ok: true });
    const sent = await fresh.db.selectFrom("submission").select("snapshot").executeTakeFirstOrThrow();
    expect(JSON.parse(sent.snapshot).explanations).toEqual({ [finding?.key ?? ""]: "انبار شمارش شد" });
  });

  it("refuses a period that has not opened, keeping the draft", async () => {
    await fresh.db.updateTable("period").set({ state: "planned" }).where("code", "=", "1405-07").execute();
    const outcome = await submit("liaison", cleanMonth());
    await fresh.db.updateTable("period").set({ state: "open" }).where("code", "=", "1405-07").execute();
    expect(outcome).toMatchObject({ refusal: { code: "period-not-open" } });
    expect((await figure(lines.cement))?.production).toBe("80000.000000");
  });

  it("takes last month's closing as opening, whatever is sent for it", async () => {
    await submit("liaison", cleanMonth(), { returnId: 100 });
    const view = await viewReturnForm(contextOf(fresh.db, "liaison"), id);
    expect(view.ok && view.value.loaded.figures.get(lines.cement)?.opening).toBe("10000");
    const month = edit(
      [
        ...row(lines.cement, { opening: "77", production: "80000", domestic: "70000", exported: "10000", closing: "10000" }),
        ...row(lines.bricks, { opening: "77", production: "300000", domestic: "300000", closing: "50000" }),
      ],
      { state: "working", days: 30 },
    );
    expect(await submit("liaison", month)).toMatchObject({ ok: true });
    expect((await figure(lines.cement))?.opening).toBe("10000.000000");
  });
});

describe("the road", () => {
  it("goes back with reasons, wants each answered, and comes into force when approved", async () => {
    await submit("liaison", cleanMonth());
    const expert = contextOf(fresh.db, "expert");
    const reviewer = contextOf(fresh.db, "reviewer");
    const command = async () => ({ return_id: id, revision: await revisionNow(), request: freshKey() });
    expect(await startReview(contextOf(fresh.db, "stranger"), await command())).toMatchObject({ refusal: { code: "not-found" } });
    expect(await startReview(expert, await command())).toEqual({ ok: true, value: { state: "in-review" } });
    expect(await sendBackReturn(expert, { ...(await command()), reasons: [], text: "" })).toMatchObject({
      refusal: { code: "reason-required" },
    });
    const reasons = [
      { code: "unit-slip" as const, text: "", product_line_id: lines.cement, measure: "production" as const },
      { code: "missing-document" as const, text: "قبض", product_line_id: null, measure: null },
    ];
    expect(await sendBackReturn(expert, { ...(await command()), reasons, text: "" })).toMatchObject({
      value: { state: "returned" },
    });
    const untouched = edit([]);
    expect(await submit("liaison", untouched, { revision: await revisionNow() })).toMatchObject({
      refusal: { code: "reasons-unanswered" },
    });
    const stored = await fresh.db.selectFrom("review_reason").select(["id", "measure"]).execute();
    const letter = stored.find((reason) => reason.measure === null)?.id ?? 0;
    const corrected = {
      ...edit([cell(lines.cement, "production", "81000", "80000"), cell(lines.cement, "closing", "11000", "10000")]),
      replies: [{ reason_id: letter, text: "پیوست شد", base: "" }],
    };
    expect(await submit("liaison", corrected, { revision: await revisionNow() })).toMatchObject({ value: { version: 2 } });
    const answers = await fresh.db.selectFrom("review_reason").select(["answer", "answered_version"]).orderBy("id").execute();
    expect(answers).toEqual([
      { answer: "changed", answered_version: 2 },
      { answer: "replied", answered_version: 2 },
    ]);
    expect(await acceptReturn(expert, { ...(await command()), replies: new Map() })).toMatchObject({
      value: { state: "accepted" },
    });
    expect(await approveReturn(expert, await command())).toMatchObject({ refusal: { code: "not-permitted" } });
    expect(await approveReturn(reviewer, await command())).toMatchObject({ value: { state: "approved" } });
    const inForce = await fresh.db
      .selectFrom("figure_in_force")
      .selectAll()
      .where("product_line_id", "=", lines.cement)
      .executeTakeFirstOrThrow();
    expect(inForce).toMatchObject({ period: "1405-07", production: "81000.000000", closing: "11000.000000" });
    const events = await fresh.db.selectFrom("return_event").select("event").orderBy("id").execute();
    expect(events.map((event) => event.event)).toEqual(["submit", "start-review", "send-back", "submit", "accept", "approve"]);
  });

  it("refuses a decision on a version the person has not seen", async () => {
    await submit("liaison", cleanMonth());
    const stale = { return_id: id, revision: 0, request: freshKey() };
    expect(await startReview(contextOf(fresh.db, "expert"), stale)).toMatchObject({ refusal: { code: "changed-meanwhile" } });
  });

  it("lets one of two experts win", async () => {
    await submit("liaison", cleanMonth());
    const revision = await revisionNow();
    const outcomes = await Promise.all(
      [1, 2].map(() => startReview(contextOf(fresh.db, "expert"), { return_id: id, revision, request: freshKey() })),
    );
    expect(outcomes.map((one) => one.ok).sort()).toEqual([false, true]);
  });
});
