import { describe, expect, it } from "vitest";
import { compareVersions } from "#app/domain/compare-versions.ts";
import { blankFigures, type Figures } from "#app/domain/monthly-return.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";

const names = { name_fa: "سیمان", name_en: "Cement" };
const product = (figures: Partial<Figures>, product_line_id = 11): Snapshot["products"][number] => ({
  product_line_id,
  ...names,
  unit_code: "TNE",
  unit_decimals: 3,
  yearly_capacity: null,
  tariff_code: null,
  isic_code: "2394",
  listed_on_exchange: false,
  figures: { ...blankFigures(), ...figures },
});
const operation: Snapshot["operation"] = {
  operating_state: "working",
  days_worked: 30,
  idle_cause: null,
  stoppages: [],
  remarks: "",
};
type Version = Parameters<typeof compareVersions>[0];
const version = (more: Partial<Version> = {}): Version => ({
  operation,
  money_unit: "IRR_OLD",
  money_scale: 1_000_000,
  products: [product({ production: "80000" })],
  explanations: {},
  ...more,
});
const file = { attachment_id: 1, name: "قبض.pdf", media_type: "application/pdf" as const, bytes: 9, sha256: "a".repeat(64) };
const cell = { product_line_id: 11, ...names, reason_before: null, reason_after: null };

describe("two versions of a month", () => {
  it("that say the same differ in nothing", () => {
    expect(compareVersions(version(), version({ files: [] }))).toEqual({ cells: [], operation: [] });
  });

  it("differ in a cell by its figure, blank apart from zero", () => {
    const after = version({ products: [product({ production: "81000", loss: "0" })] });
    expect(compareVersions(version(), after).cells).toEqual([
      { ...cell, measure: "production", before: "80000", after: "81000" },
      { ...cell, measure: "loss", before: null, after: "0" },
    ]);
  });

  it("differ in a cell by the reason beside an equal figure", () => {
    const before = version({ products: [product({ other_in: "5", other_in_reason: "stock-count" })] });
    const after = version({ products: [product({ other_in: "5", other_in_reason: "transfer" })] });
    expect(compareVersions(before, after).cells).toEqual([
      { ...cell, measure: "other_in", before: "5", after: "5", reason_before: "stock-count", reason_after: "transfer" },
    ]);
  });

  it("differ by a product that only one of them has", () => {
    const after = version({ products: [product({ production: "80000" }), product({ closing: "7" }, 12)] });
    const added = { ...cell, product_line_id: 12, measure: "closing" };
    expect(compareVersions(version(), after).cells).toEqual([{ ...added, before: null, after: "7" }]);
    expect(compareVersions(after, version()).cells).toEqual([{ ...added, before: "7", after: null }]);
  });

  it("differ in operation, words, files and the unit of money, each named", () => {
    const stoppages = [{ reason: "power-cut" as const, from_day: 3, to_day: 4, text: "" }];
    const after = version({
      operation: { operating_state: "idle", days_worked: 0, idle_cause: "power-cut", stoppages, remarks: "برق" },
      money_scale: 1,
      explanations: { "balance 11": "انبارگردانی" },
      files: [file],
    });
    const all = ["operating_state", "days_worked", "idle_cause", "stoppages", "remarks", "explanations", "files", "money"];
    expect(compareVersions(version(), after).operation).toEqual(all);
    expect(compareVersions(after, version({ explanations: { "balance 11": "" } })).operation).toEqual(all);
  });
});
