import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { PassThrough } from "node:stream";
import excel from "exceljs";
import { describe, expect, test } from "vitest";
import { decimalOfNumber } from "#app/domain/decimal.ts";
import { blankFigures } from "#app/domain/monthly-return.ts";
import type { DetailedReturn, ProductReport, ReportCover } from "#app/domain/statistics/report.ts";
import { attachment } from "#app/outputs/attachment-header.server.ts";
import { reportFileName } from "#app/outputs/workbook/attachment.server.ts";
import { decimalCell, textCell } from "#app/outputs/workbook/cells.server.ts";
import { detailedReturnsWorkbook } from "#app/outputs/workbook/detailed-returns.server.ts";
import { productsWorkbook } from "#app/outputs/workbook/products.server.ts";
import { writeTemporaryReport } from "#app/outputs/workbook/temporary-report.server.ts";
import { writeWorkbook } from "#app/outputs/workbook/write-workbook.server.ts";
import { bytesOf, cellsOf, one, read } from "./written-workbook.ts";

const cover: ReportCover = {
  report: "detailed-returns",
  period: "1404-01",
  basis: "approved",
  search: "",
  divisions: null,
  asked_by_fa: "سارا محمدی",
  asked_by_en: "Sara Mohammadi",
  asked_at: new Date("2025-04-25T06:00:00Z"),
  coverage: { basis: "approved", counted: 3, expected: 4 },
  rows: 1,
  establishments: 1,
};

const row: DetailedReturn = {
  province_fa: "تهران",
  province_en: "Tehran",
  county_fa: "تهران",
  county_en: "Tehran",
  establishment_fa: '=HYPERLINK("http://x","y")',
  establishment_en: "@SUM(1+1)",
  legal_id: "00100000001",
  licence_number: "-12+3",
  isic_code: "0810",
  product_fa: "+سیمان _x0041_ \u0007\ud800",
  product_en: "-cement & <lime>",
  unit_fa: "تن",
  unit_en: "tonne",
  unit_decimals: 3,
  state: "approved",
  version: 2,
  tracking_code: "ABCDEFGHJKLMNPQRSTUV",
  filed_at: new Date("2025-04-30T21:00:00Z"),
  late: true,
  by_telephone: false,
  days_worked: 27,
  money_unit: "IRR_NEW",
  money_scale: 1_000_000,
  figures: {
    ...blankFigures(),
    production: "123456789.012345",
    domestic_quantity: "0",
    domestic_value: "0.000001",
    export_value: "999999999999999",
  },
  domestic_rial: "10000",
  export_rial: "9999999999999990000000000",
};

describe("detailed returns", () => {
  test("numbers come back to the last digit as real number cells", async () => {
    const book = await read(await bytesOf(detailedReturnsWorkbook({ cover, rows: one(row) }, "fa")));
    const cells = cellsOf(book.worksheets[1], 2);
    const number = (head: string) => {
      const cell = cells.get(head);
      expect(cell?.type).toBe(excel.ValueType.Number);
      return decimalOfNumber(Number(cell?.value), 20);
    };
    expect(number("تولید")).toBe("123456789.012345");
    expect(number("مقدار فروش داخلی")).toBe("0");
    expect(number("ارزش فروش داخلی")).toBe("0.000001");
    expect(number("ارزش صادرات")).toBe("999999999999999");
    expect(number("ارزش فروش داخلی به ریال")).toBe("10000");
    expect(number("ارزش صادرات به ریال")).toBe("9999999999999990000000000");
    expect(cells.get("موجودی اول دوره")?.value).toBeNull();
    expect(cells.get("تولید")?.numFmt).toBe("#,##0.000000");
    expect(cells.get("مقدار فروش داخلی")?.numFmt).toBe("#,##0.000");
  });

  test("what a factory typed is text, never a formula, whatever it begins with", async () => {
    const fa = cellsOf((await read(await bytesOf(detailedReturnsWorkbook({ cover, rows: one(row) }, "fa")))).worksheets[1], 2);
    const en = cellsOf((await read(await bytesOf(detailedReturnsWorkbook({ cover, rows: one(row) }, "en")))).worksheets[1], 2);
    const texts = [fa.get("واحد تولیدی"), fa.get("شمارهٔ پروانه"), fa.get("محصول"), en.get("Establishment"), en.get("Product")];
    for (const cell of texts) {
      expect(cell?.type).toBe(excel.ValueType.String);
      expect(cell?.formula).toBeUndefined();
    }
    expect(texts.map((cell) => cell?.value)).toEqual([
      '=HYPERLINK("http://x","y")',
      "-12+3",
      // Escaped for spreadsheets, which else would read a letter A.
      "+سیمان _x005F_x0041_ ",
      "@SUM(1+1)",
      "-cement & <lime>",
    ]);
    expect(fa.get("شناسهٔ ملی")?.value).toBe("00100000001");
    expect(fa.get("کد ISIC")?.value).toBe("0810");
  });

  test("it reads from right to left in Persian, with frozen head, filter and print titles", async () => {
    const book = await read(await bytesOf(detailedReturnsWorkbook({ cover, rows: one(row) }, "fa")));
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(["جلد", "ریز آمار"]);
    expect(book.worksheets.map((sheet) => sheet.views[0]?.rightToLeft)).toEqual([true, true]);
    const [, list] = book.worksheets;
    expect(list?.views[0]).toMatchObject({ state: "frozen", xSplit: 3, ySplit: 1 });
    expect(list?.autoFilter).toBe("A1:AF2");
    expect(list?.pageSetup).toMatchObject({ printTitlesRow: "1:1", orientation: "landscape" });
    const english = await read(await bytesOf(detailedReturnsWorkbook({ cover, rows: one(row) }, "en")));
    expect(english.worksheets[1]?.views[0]?.rightToLeft ?? false).toBe(false);
  });

  test("the cover shows the stored request in the reader's language", async () => {
    const asked = { ...cover, search: "سیمان", divisions: ["23", "24"] };
    const book = await read(await bytesOf(detailedReturnsWorkbook({ cover: asked, rows: one(row) }, "en")));
    const lines = new Map<string, string>();
    book.worksheets[0]?.eachRow((line) => lines.set(String(line.getCell(1).value), String(line.getCell(2).value)));
    expect(lines.get("Period")).toBe("Farvardin 1404 (Mar–Apr 2025)");
    expect(lines.get("Basis of the figures")).toContain("Approved by the ministry");
    expect(lines.get("Filters")).toBe("Only ISIC divisions 23, 24\nProduct or ISIC code: سیمان");
    expect(lines.get("Asked for by")).toBe("Sara Mohammadi");
    expect(lines.get("Asked for at (Tehran)")).toContain("09:30");
    expect(lines.get("Coverage by number of establishments")).toBe("3 of 4 establishments (75.0%)");
  });

  test("filed on is Tehran's day, in both calendars", async () => {
    const cells = cellsOf((await read(await bytesOf(detailedReturnsWorkbook({ cover, rows: one(row) }, "fa")))).worksheets[1], 2);
    expect(cells.get("تاریخ ارسال")?.value).toBe("1404/02/11");
    expect(cells.get("تاریخ ارسال (میلادی)")?.value).toEqual(new Date("2025-05-01T00:00:00Z"));
    expect(cells.get("دیرکرد")?.value).toBe("بله");
  });

  test("each row says whether the establishment sent it or which office typed it from a call", async () => {
    const said = async (language: "fa" | "en", head: string, by_telephone: boolean) => {
      const plan = detailedReturnsWorkbook({ cover, rows: one({ ...row, by_telephone }) }, language);
      return cellsOf((await read(await bytesOf(plan))).worksheets[1], 2).get(head)?.value;
    };
    expect(await said("fa", "شیوهٔ ثبت", true)).toBe("تلفنی، سازمان استان تهران");
    expect(await said("fa", "شیوهٔ ثبت", false)).toBe("ارسال واحد");
    expect(await said("en", "How it was filed", true)).toBe("by telephone, office of Tehran");
    expect(await said("en", "How it was filed", false)).toBe("sent by the establishment");
  });

  test("the same request on the same rows gives the same bytes", async () => {
    const first = await bytesOf(detailedReturnsWorkbook({ cover, rows: one(row) }, "fa"));
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const second = await bytesOf(detailedReturnsWorkbook({ cover, rows: one(row) }, "fa"));
    expect(second.equals(first)).toBe(true);
  });
});

test("a total of more than 15 digits is written in full as text", () => {
  expect(decimalCell("1234567890123456.789", 3)).toMatchObject({ value: "1234567890123456.789" });
  expect(decimalCell("123456789012345000", 0)).toMatchObject({ value: 123456789012345000 });
  expect(decimalCell(null, 0).value).toBeNull();
  expect(textCell("").value).toBeNull();
});

test("products carry growth with what it rests on; no growth is an empty cell", async () => {
  const report: ProductReport = {
    cover: { ...cover, report: "products", establishments: null },
    rows: [
      {
        key: "i1.TNE",
        name_fa: "سیمان",
        name_en: "Cement",
        isic_code: "2394",
        unit_fa: "تن",
        unit_en: "tonne",
        unit_decimals: 3,
        expected: 4,
        reporting: 3,
        production: "1500.25",
        domestic_quantity: "1000",
        export_quantity: null,
        domestic_rial: "12345678901234567",
        export_rial: null,
        value_rial: "12345678901234567",
        on_last_month: { matched: 2, now: "1100", before: "1000", rate: "0.1" },
        on_last_year: { matched: 0, now: "0", before: "0", rate: null },
      },
    ],
  };
  const cells = cellsOf((await read(await bytesOf(productsWorkbook(report, "en")))).worksheets[1], 2);
  expect(cells.get("Production")?.value).toBe(1500.25);
  expect(cells.get("Share reporting")?.value).toBe(0.75);
  expect(cells.get("Growth of production on last month")).toMatchObject({ value: 0.1, numFmt: "+0.0%;-0.0%;0.0%" });
  expect(cells.get("In both months")?.value).toBe(2);
  expect(cells.get("Growth of production on the same month last year")?.value).toBeNull();
  expect(cells.get("Domestic sales value in rial")).toMatchObject({ value: "12345678901234567", type: excel.ValueType.String });
});

test("a long report needs little memory, even where it is taken slowly", async () => {
  async function* many(count: number): AsyncGenerator<DetailedReturn> {
    for (let number = 1; number <= count; number += 1) yield { ...row, version: number };
  }
  const out = new PassThrough();
  let bytes = 0;
  let peak = 0;
  let taken = 0;
  const slow = (async () => {
    for await (const chunk of out) {
      bytes += chunk.length;
      taken += 1;
      if (taken % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      peak = Math.max(peak, process.memoryUsage().rss);
    }
  })();
  const before = process.memoryUsage().rss;
  const rows = 20_000;
  expect(await writeWorkbook(detailedReturnsWorkbook({ cover, rows: many(rows) }, "fa"), out)).toBe(rows);
  await slow;
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(peak - before).toBeLessThan(250 * 2 ** 20);
}, 60_000);

describe("a report on its way to a reader", () => {
  test("is complete before its first byte, hashed, and gone when it was read", async () => {
    const written = await writeTemporaryReport(detailedReturnsWorkbook({ cover, rows: one(row) }, "fa"));
    const bytes = Buffer.from(await new Response(await written.stream()).arrayBuffer());
    expect(bytes.length).toBe(written.bytes);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(written.sha256);
    expect(written.rows).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(written.stream()).rejects.toThrow();
  });

  test("leaves nothing behind when its rows break off", async () => {
    async function* broken(): AsyncGenerator<DetailedReturn> {
      yield row;
      throw new Error("the database went away");
    }
    const reports = () => readdirSync(tmpdir()).filter((name) => name.startsWith("dahom-report-"));
    const before = reports();
    await expect(writeTemporaryReport(detailedReturnsWorkbook({ cover, rows: broken() }, "fa"))).rejects.toThrow("went away");
    expect(reports().filter((name) => !before.includes(name))).toEqual([]);
  });

  test("is named in the reader's language, by RFC 5987", () => {
    const name = reportFileName({ report: "products", period: "1404-01", basis: "approved" }, "fa");
    expect(name).toBe("دهم - محصولات فروردین ۱۴۰۴ - تأیید وزارت.xlsx");
    const header = attachment("products-1404-01-approved.xlsx", "a'(b)*é.xlsx");
    expect(header).toBe("attachment; filename=\"products-1404-01-approved.xlsx\"; filename*=UTF-8''a%27%28b%29%2A%C3%A9.xlsx");
  });
});
