import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cellsOf } from "#app/domain/block-cells.ts";
import { fingerprint, type ReturnEdit } from "#app/domain/editing.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { saveCells } from "#app/usecases/save-cells.server.ts";
import { saveFigures } from "#app/usecases/save-figures.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import { viewConflicts } from "#app/usecases/view-conflicts.server.ts";
import { viewReturnForm } from "#app/usecases/view-return-form.server.ts";
import { blockCell, cell, cleanMonth, edit, exportRow, row } from "#test/builders/edits.ts";
import { buildRegister, contextOf, freshKey, lines, type Person } from "#test/builders/filing.ts";
import { revisionOf, unfile } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const [id, before] = [101, 100];
const as = (person: Person) => contextOf(fresh.db, person);

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(() => unfile(fresh.db));

const typed = (...blocks: ReturnType<typeof blockCell>[]): ReturnEdit => ({ ...edit([]), blocks });
const save = (change: ReturnEdit, person: Person = "liaison", fill: "idle" | "same-as-last-month" | null = null, returnId = id) =>
  saveFigures(as(person), { return_id: returnId, edit: change, fill, request: freshKey() });
const submit = async (change: ReturnEdit, returnId = id) =>
  submitReturn(as("liaison"), {
    return_id: returnId,
    revision: await revisionOf(fresh.db, returnId),
    edit: change,
    request: freshKey(),
  });

async function seen(returnId = id) {
  const form = await viewReturnForm(as("liaison"), returnId);
  if (!form.ok) throw new Error(form.refusal.code);
  return form.value;
}
const stored = async () => Object.fromEntries(cellsOf((await seen()).loaded.blocks ?? expect.fail("no blocks")));
const figuresOf = async (line: number) => (await seen()).loaded.figures.get(line);

async function snapshot(returnId = id): Promise<Snapshot> {
  const found = await fresh.db
    .selectFrom("submission")
    .where("return_id", "=", returnId)
    .select("snapshot")
    .orderBy("version", "desc")
    .executeTakeFirstOrThrow();
  return JSON.parse(found.snapshot) as Snapshot;
}

const sandRow = [
  blockCell("m.1.name", "ماسه"),
  blockCell("m.1.unit_code", "TNE"),
  blockCell("m.1.opening", "10"),
  blockCell("m.1.bought_home", "50"),
  blockCell("m.1.used", "40"),
  blockCell("m.1.closing", "20"),
];

describe("blocks 3 to 5", () => {
  it("are stored cell by cell, and a product's export column becomes the sum of its rows", async () => {
    const second = exportRow(lines.cement, "0.5").map((one) => ({
      ...one,
      field: one.field.replace(`x.${lines.cement}.`, "x.3."),
    }));
    await save({ ...edit([cell(lines.cement, "export_quantity", "99")]), blocks: [...exportRow(lines.cement, "7"), ...second] });
    expect((await figuresOf(lines.cement))?.export_quantity).toBe("7.5");
    expect(await stored()).toMatchObject({ [`x.${lines.cement}.quantity`]: "7", "x.3.quantity": "0.5", "x.3.country": "IQ" });
    await save(typed(blockCell("x.3.quantity", "1", "0.5")));
    expect((await figuresOf(lines.cement))?.export_quantity).toBe("8");
  });

  it("of another establishment's product, or of another's return, are refused and leave nothing", async () => {
    const foreign = exportRow(lines.other, "5");
    expect(await save(typed(...foreign))).toMatchObject({ ok: false, refusal: { code: "invalid-input" } });
    for (const other of [102, 103, 999_999]) {
      const refused = await save(typed(blockCell("n.electricity", "5")), "liaison", null, other);
      expect(refused).toMatchObject({ ok: false, refusal: { code: "not-found" } });
    }
    expect(await fresh.db.selectFrom("working_export").selectAll().execute()).toEqual([]);
    expect(await fresh.db.selectFrom("working_energy").selectAll().execute()).toEqual([]);
  });

  it("meet cell by cell: what two people changed is a conflict with its writer, the rest is stored", async () => {
    await save(typed(...exportRow(lines.cement, "7"), blockCell("n.electricity", "100")), "colleague");
    const mine = [blockCell("n.electricity", "200"), blockCell(`x.${lines.cement}.declaration`, "123"), blockCell("p.men", "4")];
    const outcome = await saveCells(as("liaison"), {
      return_id: id,
      edit: typed(...mine),
      without: (names) => typed(...mine.filter(({ field }) => !names.has(field))),
      request: freshKey(),
    });
    expect(outcome).toEqual({ ok: true, value: { conflicts: ["n.electricity"] } });
    expect(await stored()).toMatchObject({ "n.electricity": "100", "p.men": "4", [`x.${lines.cement}.declaration`]: "123" });
    const told = await viewConflicts(as("liaison"), id, ["n.electricity"]);
    expect(told.ok && told.value.changers.get("n.electricity")?.by_en).toBe("colleague");
    const all = await save(typed(blockCell("n.electricity", "200")));
    expect(all).toMatchObject({
      refusal: { code: "cell-conflict", fields: [{ field: "n.electricity", code: "changed-meanwhile" }] },
    });
  });

  it("are kept whole by a save of the form that says no more than it offered, and by single cells in any order", async () => {
    await save(typed(...exportRow(lines.cement, "7").slice(0, 1)));
    expect(await stored()).toEqual({});
    for (const one of exportRow(lines.cement, "7")) {
      await saveCells(as("liaison"), { return_id: id, edit: typed(one), without: () => typed(), request: freshKey() });
    }
    expect(Object.keys(await stored())).toHaveLength(4);
  });

  it("are frozen with the version, in the form it was filed in", async () => {
    expect((await submit({ ...cleanMonth(), blocks: [...exportRow(lines.cement, "10000"), ...sandRow] })).ok).toBe(true);
    const sent = await snapshot();
    expect(sent.form_version).toBe(2);
    expect(sent.blocks).toMatchObject({
      exports: [{ product_line_id: lines.cement, country: "IQ", tariff_code: "25232900", quantity: "10000" }],
      materials: [{ slot: 1, name: "ماسه", closing: "20" }],
      none: [],
    });
  });

  it("an export without its rows, or a half row, holds back the month and is kept as typed", async () => {
    const month = cleanMonth();
    expect(await submit({ ...month, blocks: [] })).toMatchObject({ ok: false, refusal: { code: "has-blocking-findings" } });
    expect((await figuresOf(lines.cement))?.export_quantity).toBe("10000");
    const half = exportRow(lines.cement, "10000").filter(({ field }) => !field.endsWith("country"));
    expect(await submit(typed(...half))).toMatchObject({ ok: false, refusal: { code: "has-blocking-findings" } });
    expect((await submit(typed(blockCell(`x.${lines.cement}.country`, "AF")))).ok).toBe(true);
  });

  it("a month first filed in the form before the blocks stays in it", async () => {
    await submit(cleanMonth());
    await fresh.db.updateTable("monthly_return").set({ state: "returned", form_version: 1 }).where("id", "=", id).execute();
    expect((await seen()).loaded.blocks).toBeNull();
    expect(await save(typed(blockCell("n.electricity", "5")))).toMatchObject({ refusal: { code: "invalid-input" } });
  });
});

describe("the next month begins with what the last one said", () => {
  it("materials open with last month's closing, whatever is typed, and stay so when sent", async () => {
    await submit({ ...cleanMonth(), blocks: [...exportRow(lines.cement, "10000"), ...sandRow] }, before);
    await save(typed(blockCell("m.2.name", "ماسه"), blockCell("m.2.unit_code", "TNE"), blockCell("m.2.used", "5")));
    expect((await stored())["m.2.opening"]).toBe("20");
    await save(typed(blockCell("m.2.opening", "77", "20"), blockCell("m.2.closing", "15")));
    expect((await stored())["m.2.opening"]).toBe("20");
    const month = cleanMonth();
    const openings = month.cells.filter(({ measure }) => measure !== "opening" && measure !== "closing");
    const closings = [cell(lines.cement, "closing", "20000"), cell(lines.bricks, "closing", "100000")];
    expect((await submit({ ...month, cells: [...openings, ...closings] })).ok).toBe(true);
    expect((await snapshot()).blocks?.materials).toMatchObject([{ slot: 2, opening: "20", used: "5", closing: "15" }]);
    const frozen = await fresh.db
      .selectFrom("working_material")
      .where("return_id", "=", id)
      .select("opening")
      .executeTakeFirstOrThrow();
    expect(frozen.opening).toBe("20.000000");
  });

  it("an idle month is one click: cause, no day worked, nothing made or sold, stock as it stood", async () => {
    await submit(cleanMonth(), before);
    const idle: ReturnEdit = {
      ...edit([]),
      operation: { operating_state: "idle", idle_cause: "no-demand", days_worked: 0 },
      operation_bases: { operating_state: fingerprint(null), idle_cause: fingerprint(null), days_worked: fingerprint(null) },
    };
    expect((await save(idle, "liaison", "idle")).ok).toBe(true);
    expect(await figuresOf(lines.cement)).toMatchObject({
      opening: "10000",
      production: "0",
      export_quantity: "0",
      closing: "10000",
    });
    expect((await seen()).loaded.found.state).toBe("draft");
    expect((await submit(edit([]))).ok).toBe(true);
    expect((await snapshot()).operation).toMatchObject({ operating_state: "idle", idle_cause: "no-demand", days_worked: 0 });
  });

  it("and says that last month was idle, so that the form can offer it again", async () => {
    const idle = edit([cell(lines.cement, "opening", "5"), cell(lines.bricks, "opening", "5")], { state: "idle", days: 0 });
    const cause = { operation: { ...idle.operation, idle_cause: "seasonal" as const } };
    const bases = { operation_bases: { ...idle.operation_bases, idle_cause: fingerprint(null) } };
    expect((await submit({ ...idle, ...cause, ...bases }, before)).ok).toBe(true);
    expect((await seen()).loaded.last_operation).toMatchObject({ operating_state: "idle", idle_cause: "seasonal" });
    expect((await seen()).loaded.operation.operating_state).toBeNull();
  });

  it("the same as last month fills blank cells only, as a draft", async () => {
    await submit(cleanMonth(), before);
    await save(
      edit(row(lines.bricks, { production: "1", domestic: "2", closing: "3" }).slice(1)),
      "liaison",
      "same-as-last-month",
    );
    expect(await figuresOf(lines.cement)).toMatchObject({
      production: "80000",
      domestic_quantity: "60000",
      export_quantity: "10000",
    });
    expect(await figuresOf(lines.bricks)).toMatchObject({ production: "1", domestic_quantity: "2", closing: "3" });
    expect((await seen()).loaded.found.state).toBe("draft");
  });
});
