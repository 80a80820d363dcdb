import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ChangeThreshold, changeThreshold, viewThresholds } from "#app/usecases/change-threshold.server.ts";
import { checkSettings, forgetCheckSettings } from "#app/usecases/check-settings.server.ts";
import { saveFigures } from "#app/usecases/save-figures.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import { viewReturnForm } from "#app/usecases/view-return-form.server.ts";
import { type RuleDesk, viewRule } from "#app/usecases/view-rule.server.ts";
import { cell, cleanMonth, edit } from "#test/builders/edits.ts";
import { buildRegister, contextOf, freshKey, lines, type Person } from "#test/builders/filing.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
let id: number;
beforeAll(async () => {
  fresh = await freshDatabase();
  id = (await buildRegister(fresh.db)).returnId;
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await emptyTables(fresh.db, ["check_threshold", "idempotency_key", "audit_entry"]);
  forgetCheckSettings(fresh.db);
});

const change = (by: Person, over: Partial<ChangeThreshold> = {}) =>
  changeThreshold(contextOf(fresh.db, by), {
    version: 0,
    product_group: "isic-23",
    name: "balance_tolerance",
    value: "۰٫۰۵",
    reason: "weighbridges of kilns",
    request: freshKey(),
    ...over,
  });
const tolerance = async (isic_code: string) =>
  (await checkSettings(fresh.db)).thresholds({ isic_code, item_id: null }).balance_tolerance;
const stored = () => fresh.db.selectFrom("check_threshold").selectAll().orderBy("version").execute();

describe("a threshold", () => {
  test("set for a division holds there, is numbered, and says who, when, why and what was before", async () => {
    expect(await change("reviewer")).toEqual({ ok: true, value: { version: 1 } });
    expect([await tolerance("2394"), await tolerance("1010")]).toEqual(["0.05", "0.0001"]);
    expect(await stored()).toMatchObject([
      { version: 1, value: "0.05", before_value: "0.0001", set_by: 5, reason: "weighbridges of kilns" },
    ]);
    expect(await change("reviewer", { version: 1, product_group: "all", value: "0.002" })).toMatchObject({ ok: true });
    expect([await tolerance("2394"), await tolerance("1010")]).toEqual(["0.05", "0.002"]);
    expect(await change("reviewer", { version: 2, value: "" })).toMatchObject({ ok: true });
    expect(await tolerance("2394")).toBe("0.002");
    const audit = await fresh.db.selectFrom("audit_entry").select("verb").execute();
    expect(audit.map((row) => row.verb)).toEqual(Array(3).fill("change-threshold"));
    const seen = await viewThresholds(contextOf(fresh.db, "reviewer"), ["balance_tolerance"]);
    expect(seen.ok && seen.value.changes.map((row) => [row.version, row.before_value, row.value])).toEqual([
      [3, "0.05", null],
      [2, "0.0001", "0.002"],
      [1, "0.0001", "0.05"],
    ]);
    const other = await viewThresholds(contextOf(fresh.db, "reviewer"), ["jump_low", "jump_high", "jump_floor"]);
    expect(other.ok && [other.value.version, other.value.changes]).toEqual([3, []]);
  });

  test("is changed once per key, and not on what one did not see; of two at once one is told", async () => {
    const request = freshKey();
    expect(await change("reviewer", { request })).toEqual(await change("reviewer", { request }));
    expect(await change("reviewer", { version: 0 })).toMatchObject({ ok: false, refusal: { code: "changed-meanwhile" } });
    expect(await change("reviewer", { version: 7 })).toMatchObject({ ok: false, refusal: { code: "changed-meanwhile" } });
    const both = await Promise.all([change("reviewer", { version: 1 }), change("reviewer", { version: 1, value: "0.01" })]);
    expect(both.map((outcome) => (outcome.ok ? "done" : outcome.refusal.code)).sort()).toEqual(["changed-meanwhile", "done"]);
    expect(await stored()).toHaveLength(2);
  });

  test.each([
    [{ value: "much" }, "value", "unreadable"],
    [{ value: "0.2" }, "value", "outside"],
    [{ value: "", product_group: "all" }, "value", "valueNeeded"],
    [{ product_group: "isic-99" }, "product_group", "groupUnknown"],
    [{ product_group: "nothing" }, "product_group", "groupUnknown"],
    [{ name: "nothing" }, "name", "nameUnknown"],
    [{ reason: "  " }, "reason", "reasonMissing"],
    [{ name: "quota_days", value: "12-40" }, "value", "unreadable"],
  ])("%o is refused at its field", async (over, field, code) => {
    expect(await change("reviewer", over)).toMatchObject({
      ok: false,
      refusal: { code: "invalid-input", fields: [{ field, code }] },
    });
    expect(await stored()).toEqual([]);
  });

  test("of quota dates is a list of days, in any digits", async () => {
    expect(await change("reviewer", { name: "quota_days", value: "۱۲-۱۵، 06-31 12-15" })).toMatchObject({ ok: true });
    expect((await stored())[0]?.value).toBe("06-31 12-15");
  });

  test.each(["liaison", "expert", "supervisor", "analyst"] as const)("is neither shown to nor changed by: %s", async (person) => {
    expect(await change(person)).toMatchObject({ ok: false, refusal: { code: "not-permitted" } });
    expect(await viewThresholds(contextOf(fresh.db, person), [])).toMatchObject({ ok: false, refusal: { code: "not-found" } });
  });
});

describe("a return", () => {
  // 10,000 t would close it: 2000 t off, 2.5 % of what went in.
  const clean = cleanMonth();
  const off = {
    ...clean,
    cells: clean.cells.map((one) =>
      one.product_line_id === lines.cement && one.measure === "closing" ? cell(lines.cement, "closing", "12000") : one,
    ),
  };
  const rule = (by: Person, desk: RuleDesk, key: string, version: number | null = null, of = id) =>
    viewRule(contextOf(fresh.db, by), desk, "balance", { return_id: of, key, version });

  test("is judged by its group's thresholds and keeps their number; its rule's page has the case's own numbers", async () => {
    await saveFigures(contextOf(fresh.db, "liaison"), { return_id: id, edit: off, request: freshKey() });
    const form = await viewReturnForm(contextOf(fresh.db, "liaison"), id);
    const finding = form.ok ? form.value.findings.find((one) => one.rule === "balance") : undefined;
    if (!finding) throw new Error("no finding");
    const limits = { balance_tolerance: "0.0001" };
    expect(finding).toMatchObject({ severity: "explain", limits });

    const mine = await rule("liaison", "liaison", finding.key);
    expect(mine).toMatchObject({ ok: true, value: { case: { found: { id }, finding: { params: finding.params, limits } } } });
    expect(await rule("liaison", "liaison", "balance.99.closing")).toMatchObject({
      ok: true,
      value: { case: { finding: null } },
    });
    for (const [person, desk] of [
      ["otherLiaison", "liaison"],
      ["stranger", "province"],
      // Nothing was sent yet.
      ["expert", "province"],
      ["expert", "ministry"],
    ] as const) {
      expect(await rule(person, desk, finding.key)).toMatchObject({ ok: false, refusal: { code: "not-found" } });
    }

    await change("reviewer", { value: "0.01" });
    const revision = form.ok ? form.value.loaded.found.revision : 0;
    const sent = await submitReturn(contextOf(fresh.db, "liaison"), {
      return_id: id,
      revision,
      edit: { ...edit([]), explanations: [{ key: finding.key, text: "spilt", base: "" }] },
      request: freshKey(),
    });
    expect(sent).toMatchObject({ ok: true });
    const submission = await fresh.db.selectFrom("submission").where("return_id", "=", id).selectAll().executeTakeFirstOrThrow();
    expect(submission.check_version).toBe(1);
    const frozen = await rule("expert", "province", finding.key, 1);
    expect(frozen.ok && frozen.value.case?.finding?.limits).toEqual({ balance_tolerance: "0.01" });
  });

  test("never shows a liaison the rules of the desks", async () => {
    for (const [person, desk, ok] of [
      ["liaison", "liaison", false],
      ["expert", "province", true],
      ["reviewer", "ministry", true],
    ] as const) {
      expect((await viewRule(contextOf(fresh.db, person), desk, "group-outlier", null)).ok).toBe(ok);
    }
  });
});
