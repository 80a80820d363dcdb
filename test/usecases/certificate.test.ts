import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exportOwnHistory } from "#app/usecases/export-own-history.server.ts";
import { issueCertificate } from "#app/usecases/issue-certificate.server.ts";
import { verifyCode } from "#app/usecases/verify-code.server.ts";
import { viewCertificate } from "#app/usecases/view-certificate.server.ts";
import { viewYear } from "#app/usecases/view-year.server.ts";
import { withdrawReturn } from "#app/usecases/withdraw-return.server.ts";
import { buildRegister, contextOf, filedPeriod, filingTime, freshKey, lines, type Person } from "#test/builders/filing.ts";
import { decisionOn, file, unfile } from "#test/builders/review.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const range = { from: "1405-05", to: filedPeriod };
const refusal = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) });
const issue = (person: Person, more: object = {}) =>
  issueCertificate(contextOf(fresh.db, person), { establishment_id: 1, ...range, request: freshKey(), ...more });
const issued = async () => {
  const outcome = await issue("liaison");
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await unfile(fresh.db);
  await emptyTables(fresh.db, ["certificate", "sign_in_attempt"]);
});

describe("a certificate of continued activity", () => {
  it("lists each month: filed, a gap, or none expected; and counts what was due", async () => {
    await file(fresh.db, 101);
    const { certificate_id } = await issued();
    const seen = await viewCertificate(contextOf(fresh.db, "colleague"), certificate_id);
    if (!seen.ok) throw new Error(seen.refusal.code);
    const { content } = seen.value;
    expect(content.months.map((month) => [month.period, month.continuity, month.state])).toEqual([
      ["1405-05", "not-expected", null],
      ["1405-06", "gap", null],
      [filedPeriod, "filed", "submitted"],
    ]);
    expect(content).toMatchObject({ filed: 1, expected: 2, establishment_en: "Test Cement", legal_id: "10100000001" });
  });

  it("keeps its content and its hash, whatever happens afterwards", async () => {
    await file(fresh.db, 101);
    const { certificate_id } = await issued();
    const before = await viewCertificate(contextOf(fresh.db, "liaison"), certificate_id);
    await withdrawReturn(contextOf(fresh.db, "liaison"), await decisionOn(fresh.db, 101));
    expect(await viewCertificate(contextOf(fresh.db, "liaison"), certificate_id)).toEqual(before);
    const row = await fresh.db.selectFrom("certificate").selectAll().executeTakeFirstOrThrow();
    expect(createHash("sha256").update(row.content).digest("hex")).toBe(row.sha256);
    expect((await issued()).tracking_code).not.toBe(row.tracking_code);
  });

  it("takes a month whose only version was taken back as not filed", async () => {
    await file(fresh.db, 101);
    await withdrawReturn(contextOf(fresh.db, "liaison"), await decisionOn(fresh.db, 101));
    const seen = await viewCertificate(contextOf(fresh.db, "liaison"), (await issued()).certificate_id);
    expect(seen.ok && seen.value.content.months.at(-1)).toMatchObject({ continuity: "not-due", filed_at: null });
  });

  it("verifies by its code, naming the months that were not filed and nothing else of a month", async () => {
    await file(fresh.db, 101);
    const { tracking_code } = await issued();
    const found = await verifyCode({ db: fresh.db, realNow: filingTime, address: "192.0.2.9" }, tracking_code);
    expect(found).toEqual({
      kind: "certificate",
      code: tracking_code,
      establishment_fa: "سیمان آزمون",
      establishment_en: "Test Cement",
      ...range,
      issued_at: filingTime,
      filed: 1,
      expected: 2,
      gaps: ["1405-06"],
    });
  });

  it("is issued and seen by those who file for the establishment only", async () => {
    const { certificate_id } = await issued();
    expect(await issue("otherLiaison")).toEqual(refusal("not-found"));
    expect(await viewCertificate(contextOf(fresh.db, "otherLiaison"), certificate_id)).toEqual(refusal("not-found"));
    for (const person of ["expert", "reviewer", "analyst"] as const) {
      expect(await issue(person)).toEqual(refusal("not-permitted"));
      expect(await viewCertificate(contextOf(fresh.db, person), certificate_id)).toEqual(refusal("not-found"));
    }
  });

  it("is issued once for a double click", async () => {
    const request = freshKey("same");
    const [one, two] = await Promise.all([issue("liaison", { request }), issue("liaison", { request })]);
    expect(one).toEqual(two);
    expect(await fresh.db.selectFrom("certificate").select("id").execute()).toHaveLength(1);
  });

  it.each([
    [{ from: "1405-13" }, "from", "unknown-month"],
    [{ to: "1406-01" }, "to", "unknown-month"],
    [{ from: filedPeriod, to: "1405-06" }, "to", "range-backwards"],
    [{ from: "1390-01" }, "from", "range-too-long"],
    [{ from: "1404-01", to: "1404-03" }, "from", "no-month-expected"],
  ])("is refused for the range %j", async (wrong, field, code) => {
    expect(await issue("liaison", wrong)).toMatchObject({ refusal: { code: "invalid-input", fields: [{ field, code }] } });
  });
});

describe("the year of an establishment", () => {
  it("has its months, every version with its receipt, and the course of each product", async () => {
    await file(fresh.db, 101);
    const year = await viewYear(contextOf(fresh.db, "liaison"), 1, "1405");
    if (!year.ok) throw new Error(year.refusal.code);
    expect(year.value.months.map((month) => [month.period, month.versions.length])).toEqual([
      ["1405-06", 0],
      [filedPeriod, 1],
    ]);
    const cement = year.value.courses.find((course) => course.product_line_id === lines.cement);
    expect(cement?.this_year[6]).toBe("80000");
    expect(cement?.last_year).toEqual(Array(12).fill(null));
    expect(year.value).toMatchObject({ previous: null, next: null, bounds: { first: "1405-06", last: filedPeriod } });
  });

  it("is another establishment's for nobody", async () => {
    for (const person of ["otherLiaison", "expert", "analyst"] as const) {
      expect(await viewYear(contextOf(fresh.db, person), 1, null)).toEqual(refusal("not-found"));
    }
  });
});

describe("the own history", () => {
  const exported = async (person: Person, asked: object = {}) => {
    const rows: string[] = [];
    const question = { establishment_id: 1, from: null, to: null, ...asked };
    const outcome = await exportOwnHistory(contextOf(fresh.db, person), question, async (history) => {
      for await (const row of history.rows)
        rows.push(`${row.period} ${row.product_en} ${row.figures.production} v${row.version}`);
      return { sha256: "a".repeat(64), rows: rows.length, discard: async () => undefined };
    });
    return { outcome, rows };
  };

  it("gives a row per month and product of what was filed, and is audited", async () => {
    await file(fresh.db, 101);
    const { outcome, rows } = await exported("liaison", { from: "1405-06", to: "1405-06" });
    expect([outcome.ok, rows]).toEqual([true, []]);
    const later = contextOf(fresh.db, "liaison", new Date("2026-11-25T08:00:00Z"));
    const all: string[] = [];
    await exportOwnHistory(later, { establishment_id: 1, from: null, to: null }, async (history) => {
      for await (const row of history.rows) all.push(`${row.period} ${row.product_en} ${row.figures.production}`);
      return { sha256: "b".repeat(64), rows: all.length, discard: async () => undefined };
    });
    expect(all).toEqual([`${filedPeriod} Cement 80000`, `${filedPeriod} Bricks 300000`]);
    const audit = await fresh.db
      .selectFrom("audit_entry")
      .select(["verb", "subject_kind"])
      .orderBy("id", "desc")
      .executeTakeFirst();
    expect(audit).toEqual({ verb: "download-report", subject_kind: "establishment" });
  });

  it("is not for others, nor for a range that is none", async () => {
    expect((await exported("otherLiaison")).outcome).toEqual(refusal("not-found"));
    expect((await exported("analyst")).outcome).toEqual(refusal("not-found"));
    expect((await exported("liaison", { from: "x" })).outcome).toEqual(refusal("invalid-input"));
    expect((await exported("liaison", { from: "1405-06", to: "1405-05" })).outcome).toEqual(refusal("invalid-input"));
  });
});
