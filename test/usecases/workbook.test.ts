import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptyEdit } from "#app/domain/editing.ts";
import type { ReadReturn } from "#app/domain/workbook.ts";
import { previewEdit, settleConflicts, withExportSums } from "#app/domain/workbook-preview.ts";
import { basesOf } from "#app/domain/workbook-source.ts";
import { editOfWorkbook } from "#app/forms/workbook-edit.server.ts";
import { keepWorkbook } from "#app/usecases/keep-workbook.server.ts";
import { makeWorkbook, makeWorkbookOfAll } from "#app/usecases/make-workbook.server.ts";
import { saveFigures } from "#app/usecases/save-figures.server.ts";
import { storeWorkbook } from "#app/usecases/store-workbook.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import { viewWorkbook } from "#app/usecases/view-workbook.server.ts";
import { cleanMonth } from "#test/builders/edits.ts";
import { buildRegister, contextOf, filingTime, freshKey, type Person } from "#test/builders/filing.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
beforeEach(async () => {
  await emptyTables(fresh.db, [
    "workbook_upload_return",
    "workbook_upload",
    "idempotency_key",
    "audit_entry",
    "return_event",
    "submission",
    "explanation",
    "working_stoppage",
    "working_figure",
    "working_export",
    "working_material",
    "working_energy",
    "working_people",
    "working_none",
  ]);
  await fresh.db
    .updateTable("monthly_return")
    .set({
      state: "not-started",
      revision: 0,
      figures_revision: 0,
      version: 0,
      operating_state: null,
      days_worked: null,
      remarks: "",
      has_blocks: 0,
    })
    .set({ first_submitted_at: null, submitted_at: null, submitted_by: null })
    .execute();
});
afterAll(() => fresh.close());

const as = (person: Person, now = filingTime) => contextOf(fresh.db, person, now);

/** What a workbook of the return says after some cells were typed over. */
async function typed(cells: Record<string, string>, id = 101, person: Person = "liaison"): Promise<ReadReturn> {
  const made = await makeWorkbook(as(person), id);
  if (!made.ok) throw new Error(made.refusal.code);
  const { return_id, establishment_id, period } = made.value;
  const read = Object.entries(cells).map(([name, text]) => ({ name, sheet: "S", address: "B2", typed: text }));
  return { return_id, establishment_id, period, bases: basesOf(made.value), cells: read };
}

async function keep(returns: ReadReturn[], return_id: number | null = null, person: Person = "liaison") {
  const request = freshKey();
  return keepWorkbook(as(person), { book: { returns }, sha256: "a".repeat(64), file_name: "x.xlsx", return_id, request });
}

async function kept(returns: ReadReturn[]): Promise<number> {
  const outcome = await keep(returns);
  if (!outcome.ok || !("upload_id" in outcome.value)) throw new Error("the upload was not kept");
  return outcome.value.upload_id;
}

/** Confirms an upload; conflicts are taken where named, with what is stored now. */
async function confirm(id: number, take: string[] = [], request = freshKey()) {
  const view = await viewWorkbook(as("liaison"), id);
  if (!view.ok) throw new Error(view.refusal.code);
  const edits = new Map(
    view.value.months.map(({ read, month }) => {
      const outcome = editOfWorkbook(read, month);
      if (!outcome.ok) throw new Error("a wrong cell");
      const edit = withExportSums(month, outcome.edit);
      const preview = previewEdit(month, edit);
      const marks = new Map(preview.fields.filter((one) => take.includes(one.name)).map((one) => [one.name, one.stored_mark]));
      return [read.return_id, settleConflicts(edit, preview, marks)] as const;
    }),
  );
  return storeWorkbook(as("liaison"), { upload_id: id, edits, request });
}

const productionOf = async (line: number) =>
  (await fresh.db.selectFrom("working_figure").where("product_line_id", "=", line).select("production").executeTakeFirst())
    ?.production;

const saved = (person: Person, value: string, base: string | null) =>
  saveFigures(as(person), {
    return_id: 101,
    request: freshKey(),
    edit: {
      cells: [{ product_line_id: 11, measure: "production", typed: value, value, base }],
      other_reasons: [],
      operation: {},
      operation_bases: {},
      explanations: [],
      replies: [],
    },
  });

describe("exports, materials, energy and people of a workbook", () => {
  it("are stored as typed, words for codes, and the product's exports become their sum", async () => {
    const id = await kept([
      await typed({
        "x.1.product_line_id": "سیمان",
        "x.1.country": "عراق",
        "x.1.quantity": "۱٬۲۰۰٫۵",
        "x.2.product_line_id": "cement",
        "x.2.country": "Afghanistan",
        "x.2.quantity": "99.5",
        "f.11.export_quantity": "7",
        "m.1.name": "سنگ آهک",
        "m.1.unit_code": "تن",
        "m.1.used": "3",
        "m.1.closing": "0",
        "n.electricity": "52000",
        "p.men": "۸۱",
        "none.outside": "none",
      }),
    ]);
    expect(await confirm(id)).toMatchObject({ ok: true, value: { stored: 1, refused: [] } });
    const rows = await fresh.db.selectFrom("working_export").select(["country", "quantity"]).orderBy("slot").execute();
    expect(rows.map((row) => [row.country, Number(row.quantity)])).toEqual([
      ["IQ", 1200.5],
      ["AF", 99.5],
    ]);
    const sum = await fresh.db.selectFrom("working_figure").where("product_line_id", "=", 11).select("export_quantity").execute();
    expect(sum.map((row) => Number(row.export_quantity))).toEqual([1300]);
    expect(await fresh.db.selectFrom("working_material").select(["name", "unit_code"]).execute()).toEqual([
      { name: "سنگ آهک", unit_code: "TNE" },
    ]);
    // The same file again changes nothing.
    expect(await confirm(id)).toMatchObject({ ok: true, value: { stored: 0, refused: [] } });
  });

  it("name a product that is another establishment's, and a country there is not, at their cells", async () => {
    const read = await typed({ "x.1.product_line_id": "31", "x.2.country": "Atlantis", "n.petrol": "viel" });
    const made = await makeWorkbook(as("liaison"), 101);
    if (!made.ok) throw new Error("no month");
    const outcome = editOfWorkbook(read, made.value);
    expect(outcome.ok ? [] : outcome.wrong.map(({ cell, error }) => [cell.name, error.code])).toEqual([
      ["x.1.product_line_id", "unknown-choice"],
      ["x.2.country", "unknown-country"],
      ["n.petrol", "not-a-number"],
    ]);
  });

  it("that somebody else changed meanwhile are conflicts, stored only where they are taken", async () => {
    const id = await kept([await typed({ "n.electricity": "52000", "p.men": "81" })]);
    const edit = { ...emptyEdit, blocks: [{ field: "n.electricity", typed: "1", value: "1", base: null }] };
    await saveFigures(as("colleague"), { return_id: 101, request: freshKey(), edit });
    const of = async () =>
      (await fresh.db.selectFrom("working_energy").select("quantity").execute()).map((row) => Number(row.quantity));
    await confirm(id);
    expect(await of()).toEqual([1]);
    await confirm(id, ["n.electricity"]);
    expect(await of()).toEqual([52000]);
  });
});

describe("a workbook", () => {
  it("is made of one's own open month, of all of them, and of nobody else's", async () => {
    expect(await makeWorkbook(as("liaison"), 101)).toMatchObject({ ok: true, value: { return_id: 101, period: "1405-07" } });
    const all = await makeWorkbookOfAll(as("liaison"));
    expect(all.ok && all.value.map((month) => month.return_id)).toEqual([101, 100]);
    expect(await makeWorkbook(as("liaison"), 103)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
    expect(await makeWorkbook(as("expert"), 101)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
    expect(await makeWorkbookOfAll(as("reviewer"))).toMatchObject({ ok: false, refusal: { code: "not-found" } });
  });

  it("changes nothing until it is confirmed, and then what it said and no more", async () => {
    const id = await kept([
      await typed({ "f.11.production": "۱۲۳۴٫۵", days_worked: "28", operating_state: "فعال", "f.12.loss": "" }),
    ]);
    expect(await productionOf(11)).toBeUndefined();
    expect(await confirm(id)).toEqual({ ok: true, value: { stored: 1, refused: [] } });
    expect(await productionOf(11)).toBe("1234.500000");
    const row = await fresh.db.selectFrom("monthly_return").where("id", "=", 101).selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: "draft", operating_state: "working", days_worked: 28 });
    const view = await viewWorkbook(as("liaison"), id);
    expect(view.ok && view.value.stored_at).toEqual(filingTime);
  });

  it("sent twice changes nothing the second time, nor does a second press of the button", async () => {
    const read = await typed({ "f.11.production": "5" });
    const id = await kept([read]);
    const request = freshKey();
    await confirm(id, [], request);
    await confirm(id, [], request);
    const again = await kept([read]);
    expect(await confirm(again)).toEqual({ ok: true, value: { stored: 0, refused: [] } });
    expect(await fresh.db.selectFrom("audit_entry").select("id").where("verb", "=", "save-figures").execute()).toHaveLength(1);
  });

  it("leaves a cell that a colleague changed meanwhile, unless it is taken knowingly", async () => {
    const read = await typed({ "f.11.production": "5", "f.12.production": "7" });
    await saved("colleague", "9", null);
    const id = await kept([read]);
    expect(await confirm(id)).toMatchObject({ ok: true, value: { stored: 1, refused: [] } });
    expect([await productionOf(11), await productionOf(12)]).toEqual(["9.000000", "7.000000"]);
    expect(await confirm(id, ["f.11.production"])).toMatchObject({ ok: true, value: { stored: 1 } });
    expect(await productionOf(11)).toBe("5.000000");
  });

  it("meets a change between preview and confirmation as a conflict", async () => {
    const read = await typed({ "f.11.production": "5" });
    const view = editOfWorkbook(read, {
      products: [{ product_line_id: 11 } as never],
      derived_openings: new Set(),
      blocks: null,
      carried_materials: new Set(),
    });
    const id = await kept([read]);
    await saved("colleague", "9", null);
    if (!view.ok) throw new Error("a wrong cell");
    const outcome = await storeWorkbook(as("liaison"), {
      upload_id: id,
      edits: new Map([[101, view.edit]]),
      request: freshKey(),
    });
    expect(outcome).toMatchObject({
      ok: true,
      value: { stored: 0, refused: [{ return_id: 101, refusal: { code: "cell-conflict" } }] },
    });
    expect(await productionOf(11)).toBe("9.000000");
  });

  it("of another establishment, another month or a locked month is refused by name and not kept", async () => {
    const own = await typed({ "f.11.production": "5" });
    const foreign = await typed({ "f.31.production": "5" }, 103, "otherLiaison");
    expect(await keep([foreign])).toMatchObject({ value: { problem: "other-establishment" } });
    expect(await keep([{ ...own, establishment_id: 3 }])).toMatchObject({ value: { problem: "other-establishment" } });
    expect(await keep([own], 100)).toMatchObject({ value: { problem: "other-month", return_id: 101 } });
    expect(await keep([own], 103)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
    expect(await keep([own], 101, "stranger")).toMatchObject({ ok: false, refusal: { code: "not-found" } });
    const sent = await submitReturn(as("liaison"), { return_id: 101, revision: 0, edit: cleanMonth(), request: freshKey() });
    expect(sent.ok).toBe(true);
    expect(await keep([own])).toMatchObject({ value: { problem: "month-locked", return_id: 101 } });
    expect(await fresh.db.selectFrom("workbook_upload").select("id").execute()).toEqual([]);
  });

  it("is nobody else's: a colleague, another establishment's liaison and a late visitor find nothing", async () => {
    const id = await kept([await typed({ "f.11.production": "5" })]);
    const late = new Date(filingTime.getTime() + 25 * 3_600_000);
    for (const context of [as("colleague"), as("otherLiaison"), as("expert"), as("liaison", late)]) {
      expect(await viewWorkbook(context, id)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
      const command = { upload_id: id, edits: new Map(), request: freshKey() };
      expect(await storeWorkbook(context, command)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
    }
    const edit = { cells: [], other_reasons: [], operation: {}, operation_bases: {}, explanations: [], replies: [] };
    const foreign = { upload_id: id, edits: new Map([[103, edit]]), request: freshKey() };
    expect(await storeWorkbook(as("liaison"), foreign)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
  });

  it("with wrong cells names each of them with what was typed", async () => {
    const read = await typed({
      "f.11.production": "هزار",
      "f.12.production": "1,50",
      days_worked: "40",
      operating_state: "نیمه‌فعال",
    });
    read.cells.push({ name: "f.11.loss", sheet: "S", address: "C3", typed: "2026-01-05", problem: "date" });
    const id = await kept([read]);
    const view = await viewWorkbook(as("liaison"), id);
    const [month] = view.ok ? view.value.months : [];
    const outcome = month && editOfWorkbook(month.read, month.month);
    expect(outcome && !outcome.ok && outcome.wrong.map((one) => [one.cell.name, one.problem ?? one.error.code])).toEqual([
      ["f.11.production", "not-a-number"],
      ["f.12.production", "ambiguous-separator"],
      ["days_worked", "out-of-range"],
      ["operating_state", "unknown-choice"],
      ["f.11.loss", "date"],
    ]);
  });
});
