import excel from "exceljs";
import { describe, expect, test } from "vitest";
import { decimalOfNumber } from "#app/domain/decimal.ts";
import { blankFigures } from "#app/domain/monthly-return.ts";
import type { OwnFigures, OwnHistory } from "#app/domain/own-history.ts";
import { historyResponse } from "#app/outputs/workbook/attachment.server.ts";
import { ownHistoryWorkbook } from "#app/outputs/workbook/own-history.server.ts";
import { writeTemporaryReport } from "#app/outputs/workbook/temporary-report.server.ts";
import { bytesOf, cellsOf, one, read } from "./written-workbook.ts";

const row: OwnFigures = {
  period: "1404-01",
  product_fa: '=HYPERLINK("http://x","سیمان")',
  product_en: "+cement",
  unit_code: "TNE",
  unit_decimals: 3,
  state: "approved",
  version: 2,
  in_force: true,
  tracking_code: "00000000000000000000",
  filed_at: new Date("2025-04-30T21:00:00Z"),
  operating_state: "working",
  days_worked: 27,
  money_unit: "IRR_OLD",
  money_scale: 1_000_000,
  figures: { ...blankFigures(), production: "123456789.012345", export_value: "999999999999999" },
  domestic_rial: null,
  export_rial: "999999999999999000000",
};

const history = (rows: AsyncIterable<OwnFigures>): OwnHistory => ({
  establishment_fa: "=1+1",
  establishment_en: "@SUM(1)",
  legal_id: "00100000001",
  licence_number: "-12+3",
  from: "1403-02",
  to: "1404-01",
  asked_by_fa: "مریم کاظمی",
  asked_by_en: "Maryam Kazemi",
  asked_at: new Date("2025-05-01T06:00:00Z"),
  expected: 12,
  filed: 11,
  units: new Map([["TNE", { name_fa: "تن", name_en: "tonne" }]]),
  rows,
});
const written = async (language: "fa" | "en", rows = one(row)) =>
  read(await bytesOf(ownHistoryWorkbook(history(rows), language)));

describe("the history of an establishment as a workbook", () => {
  test("holds the figures as they were filed, as real numbers, a blank one blank", async () => {
    const book = await written("fa");
    const cells = cellsOf(book.worksheets[1], 2);
    const number = (head: string) => {
      expect(cells.get(head)?.type).toBe(excel.ValueType.Number);
      return decimalOfNumber(Number(cells.get(head)?.value), 20);
    };
    expect(number("تولید")).toBe("123456789.012345");
    expect(number("ارزش صادرات")).toBe("999999999999999");
    expect(number("ارزش صادرات به ریال")).toBe("999999999999999000000");
    expect(number("روزهای کار")).toBe("27");
    expect(cells.get("مقدار فروش داخلی")?.value).toBeNull();
    // A code of digits keeps its zeros.
    expect(cells.get("کد رهگیری")?.value).toBe("0".repeat(20));
    expect(cells.get("ماه")?.value).toBe("1404-01");
  });

  test("runs right to left in Persian, with its heads frozen and a filter", async () => {
    const [cover, months] = (await written("fa")).worksheets;
    const [view] = months?.views ?? [];
    expect([cover?.views[0]?.rightToLeft, view?.rightToLeft, view?.state]).toEqual([true, true, "frozen"]);
    expect(months?.autoFilter).toBeTruthy();
    expect((await written("en")).worksheets[1]?.views[0]?.rightToLeft ?? false).toBe(false);
  });

  test("takes text for text, whatever it begins with, on the cover too", async () => {
    for (const language of ["fa", "en"] as const) {
      const book = await written(language);
      for (const sheet of book.worksheets) {
        sheet.eachRow((line) =>
          line.eachCell((cell) =>
            expect([cell.address, cell.formula, cell.hyperlink]).toEqual([cell.address, undefined, undefined]),
          ),
        );
      }
      const text = cellsOf(book.worksheets[1], 2).get(language === "fa" ? "محصول" : "Product");
      expect([text?.type, text?.value]).toEqual([excel.ValueType.String, language === "fa" ? row.product_fa : row.product_en]);
    }
  });

  test("is the same file for the same request", async () => {
    const [first, second] = await Promise.all([
      bytesOf(ownHistoryWorkbook(history(one(row)), "fa")),
      bytesOf(ownHistoryWorkbook(history(one(row)), "fa")),
    ]);
    expect(first.equals(second)).toBe(true);
  });

  test("is downloaded under its own name in the reader's language", async () => {
    const file = await writeTemporaryReport(ownHistoryWorkbook(history(one(row)), "fa"));
    const response = await historyResponse(file, { id: 7, name: "سیمان", from: "1403-02", to: "1404-01" }, "fa");
    const disposition = response.headers.get("Content-Disposition") ?? "";
    expect(disposition).toContain('filename="history-7-1403-02-1404-01.xlsx"');
    expect(decodeURIComponent(disposition)).toContain("دهم - سیمان - اردیبهشت ۱۴۰۳ تا فروردین ۱۴۰۴.xlsx");
    expect(Number(response.headers.get("Content-Length"))).toBe((await response.arrayBuffer()).byteLength);
  });
});
