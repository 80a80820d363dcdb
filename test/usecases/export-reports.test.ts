import { createHash } from "node:crypto";
import excel from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/actor.ts";
import { decimalOfNumber, sum } from "#app/domain/decimal.ts";
import { statesOfBasis } from "#app/domain/statistics/basis.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { detailedReturnsWorkbook } from "#app/outputs/workbook/detailed-returns.server.ts";
import { productsWorkbook } from "#app/outputs/workbook/products.server.ts";
import { type TemporaryReport, writeTemporaryReport } from "#app/outputs/workbook/temporary-report.server.ts";
import { exportDetailedReturns } from "#app/usecases/export-detailed-returns.server.ts";
import { exportProducts } from "#app/usecases/export-products.server.ts";
import { viewPeriod } from "#app/usecases/view-period.server.ts";
import { type BuiltWorld, buildPerson, buildWorld } from "#test/builders/statistics.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

const now = new Date("2025-05-20T08:00:00Z");
const heads = messages("fa", "outputs").workbook.columns;
let database: FreshDatabase;
let world: BuiltWorld;
let analyst: Actor;
let expert: Actor;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildWorld(database.db, { periods: ["1403-01", "1403-12", "1404-01"], establishments: 40, seed: "export" });
  analyst = await buildPerson(database.db, 11, "analyst");
  expert = await buildPerson(database.db, 12, "expert", { province_code: "23" });
});
afterAll(() => database.close());

type Question = { period: string; basis?: string; search?: string };
const detailed = (actor: Actor, question: Question) =>
  exportDetailedReturns({ db: database.db, actor, now }, question, (report) =>
    writeTemporaryReport(detailedReturnsWorkbook(report, "fa")),
  );
const products = (actor: Actor, question: Question) =>
  exportProducts({ db: database.db, actor, now }, { ...question, language: "fa" }, (report) =>
    writeTemporaryReport(productsWorkbook(report, "fa")),
  );

async function bytesOf(outcome: Awaited<ReturnType<typeof detailed>>): Promise<{ written: TemporaryReport; bytes: ArrayBuffer }> {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return { written: outcome.value, bytes: await new Response(await outcome.value.stream()).arrayBuffer() };
}
async function listOf(bytes: ArrayBuffer): Promise<Map<string, excel.CellValue>[]> {
  const book = new excel.Workbook();
  await book.xlsx.load(bytes as Parameters<typeof book.xlsx.load>[0]);
  const sheet = book.worksheets[1];
  const names: string[] = [];
  sheet?.getRow(1).eachCell((head) => names.push(String(head.value)));
  const rows: Map<string, excel.CellValue>[] = [];
  sheet?.eachRow((row, number) => {
    if (number > 1) rows.push(new Map(names.map((name, index) => [name, row.getCell(index + 1).value])));
  });
  return rows;
}

test.each(["approved", "accepted", "submitted"] as const)(
  "detailed returns on the basis %s carry every figure that counts, to the last digit",
  async (basis) => {
    const { bytes, written } = await bytesOf(await detailed(analyst, { period: "1404-01", basis }));
    const found = await listOf(bytes);
    const expected = world.returns
      .filter((built) => built.period === "1404-01")
      .flatMap((built) => {
        const version = statesOfBasis(basis).includes(built.state)
          ? built.versions.at(-1)
          : built.versions.find((one) => one.version === built.in_force);
        return version ? [...version.figures.values()].map((figures) => ({ version, figures })) : [];
      });
    expect(found).toHaveLength(expected.length);
    expect(written.rows).toBe(expected.length);
    const { measures } = messages("fa", "common");
    const text = (value: excel.CellValue | undefined) => (typeof value === "number" ? decimalOfNumber(value, 12) : null);
    const line = (parts: (string | number | null | undefined)[]) => parts.join(" ");
    const codes = Object.keys(measures) as (keyof typeof measures)[];
    expect(
      found
        .map((row) => line([String(row.get(heads.trackingCode)), ...codes.map((code) => text(row.get(measures[code])))]))
        .sort(),
    ).toEqual(
      expected.map(({ version, figures }) => line([version.tracking_code, ...codes.map((code) => figures[code])])).sort(),
    );
  },
);

test("a version typed from a call is marked on its own rows, with the office of its province", async () => {
  const { db } = database;
  const filed = await db
    .selectFrom("monthly_return as r")
    .innerJoin("submission as s", (join) => join.onRef("s.return_id", "=", "r.id").onRef("s.version", "=", "r.version"))
    .innerJoin("province as p", "p.code", "r.province_code")
    .where("r.period", "=", "1404-01")
    .where("r.state", "in", [...statesOfBasis("submitted")])
    .select(["r.id", "s.version", "s.tracking_code", "p.name_fa"])
    .orderBy("r.id")
    .executeTakeFirstOrThrow();
  const call = { spoke_to: "خانم کاظمی", phone: "02133445566", called_at: now, typed_by: expert.user_id, typed_at: now };
  await db
    .insertInto("telephone_filing")
    .values({ ...call, return_id: filed.id, version: filed.version })
    .execute();
  const rows = await listOf((await bytesOf(await detailed(analyst, { period: "1404-01", basis: "submitted" }))).bytes);
  await db.deleteFrom("telephone_filing").execute();
  const { filedBy } = messages("fa", "outputs").workbook;
  const marked = rows.filter((row) => row.get(heads.filedBy) === filedBy.telephone({ province: filed.name_fa }));
  expect(marked).toHaveLength(3);
  expect(new Set(marked.map((row) => row.get(heads.trackingCode)))).toEqual(new Set([filed.tracking_code]));
  expect(rows.filter((row) => row.get(heads.filedBy) === filedBy.establishment)).toHaveLength(rows.length - 3);
});

test("the products report repeats the page's figures and the detailed rows add up to it", async () => {
  const view = await viewPeriod(
    { db: database.db, actor: analyst, now },
    { period: "1404-01", basis: "submitted", all: true, language: "fa" },
  );
  if (!view.ok) throw new Error("no view");
  const rows = await listOf((await bytesOf(await products(analyst, { period: "1404-01", basis: "submitted" }))).bytes);
  expect(rows).toHaveLength(view.value.products.found);
  const exact = (value: excel.CellValue | undefined) =>
    typeof value === "number" ? decimalOfNumber(value, 12) : ((value ?? null) as string | null);
  const inReport = new Map(
    rows.map((row) => [
      `${row.get(heads.product)} ${row.get(heads.unit)} ${row.get(heads.isic)} ${exact(row.get(heads.valueRial))}`,
      row,
    ]),
  );
  for (const product of view.value.products.rows) {
    const row = inReport.get(`${product.name_fa} ${product.unit_fa} ${product.isic_code} ${product.value_rial}`);
    expect(row?.get(heads.reporting)).toBe(product.reporting);
    expect(exact(row?.get("تولید"))).toBe(product.production);
    expect(exact(row?.get(heads.domesticRial))).toBe(product.domestic_rial);
    expect(exact(row?.get(heads.growthYear))).toBe(product.on_last_year.rate);
  }
  const details = await listOf((await bytesOf(await detailed(analyst, { period: "1404-01", basis: "submitted" }))).bytes);
  const total = (list: (string | null)[]) => sum(list.flatMap((value) => value ?? []));
  expect(total(details.map((row) => exact(row.get(heads.domesticRial))))).toBe(
    total(view.value.products.rows.map((row) => row.domestic_rial)),
  );
});

test("the same request on the same data gives the same bytes, and its hash is kept with who asked", async () => {
  const first = await bytesOf(await detailed(analyst, { period: "1404-01", search: "سیمان" }));
  const second = await bytesOf(await detailed(analyst, { period: "1404-01", search: "سیمان" }));
  expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  const sha256 = createHash("sha256").update(Buffer.from(first.bytes)).digest("hex");
  const kept = await database.db.selectFrom("export_file").where("sha256", "=", sha256).selectAll().execute();
  expect(kept).toHaveLength(2);
  expect(kept[0]).toMatchObject({
    asked_by: 11,
    asked_at: now,
    report: "detailed-returns",
    period: "1404-01",
    basis: "approved",
    row_count: first.written.rows,
  });
  const audit = await database.db
    .selectFrom("audit_entry")
    .where("subject_id", "=", String(kept[0]?.id))
    .selectAll()
    .executeTakeFirst();
  expect(audit).toMatchObject({ verb: "download-report", actor_id: 11 });
});

test("nobody without the right gets a report, and nothing is written", async () => {
  let wrote = false;
  const outcome = await exportDetailedReturns({ db: database.db, actor: expert, now }, { period: "1404-01" }, async () => {
    wrote = true;
    return { sha256: "", rows: 0, discard: async () => undefined };
  });
  expect(outcome).toEqual({ ok: false, refusal: { code: "not-found" } });
  expect(wrote).toBe(false);
  expect(await products(expert, { period: "1404-01" })).toMatchObject({ ok: false });
  expect(await detailed(analyst, { period: "1399-01" })).toMatchObject({ ok: false });
  expect(await detailed(analyst, { period: "1404-01", basis: "x" })).toMatchObject({ ok: false });
});

test("a third report at once is refused, and the first two are finished", async () => {
  const outcomes = await Promise.all([
    detailed(analyst, { period: "1404-01" }),
    products(analyst, { period: "1404-01" }),
    products(analyst, { period: "1404-01" }),
  ]);
  expect(outcomes.map((outcome) => (outcome.ok ? "done" : outcome.refusal.code)).sort()).toEqual(["busy", "done", "done"]);
  for (const outcome of outcomes) if (outcome.ok) await outcome.value.discard();
});
