import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import excel from "exceljs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { messages } from "#app/messages/catalogue.server.ts";
import { cementLineIds, cementWorksId } from "#db/seed/demo/named.ts";
import { accessibilityFaults } from "#test/setup/browser.ts";
import { byId } from "./road/acts.ts";
import { words } from "./road/words.ts";
import { soffice } from "./road/workbooks.ts";
import { openWorld, period, type World } from "./road/world.ts";

const t = words.liaison.workbook;
const c = words.common;
const sheets = messages("fa", "outputs").returnWorkbook.sheets;
const clinker = `f.${cementLineIds.clinker}`;
const bulk = `f.${cementLineIds.bulk}`;

let world: World;
let folder: string;
let returnId: number;

beforeAll(async () => {
  [world, folder] = await Promise.all([openWorld(), mkdtemp(join(tmpdir(), "dahom-workbook-"))]);
  const found = world.db.selectFrom("monthly_return").select("id").where("establishment_id", "=", cementWorksId);
  returnId = (await found.where("period", "=", period).executeTakeFirstOrThrow()).id;
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => world.browser.assertNoErrors());

/** Row of a product and column of a measure, by the workbook's own hidden keys. */
function place(sheet: excel.Worksheet, row: string, column: string): excel.Cell {
  let at = 0;
  let columns = 0;
  sheet.eachRow((one, number) => {
    if (one.getCell(1).value === row) at = number;
    if (one.getCell(1).value === "#") {
      one.eachCell((cell, index) => {
        if (cell.value === column) columns = index;
      });
    }
  });
  if (at === 0 || columns === 0) throw new RangeError(`no ${row} ${column}`);
  return sheet.getCell(at, columns);
}

/** Downloads the month's workbook, types into it, and where it is there lets LibreOffice write the file anew. */
async function filled(page: Page, name: string, cells: Record<string, excel.CellValue>, office = false): Promise<string> {
  await page.goto(`/liaison/returns/${returnId}`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: t.download, exact: true }).click(),
  ]);
  const book = new excel.Workbook();
  await book.xlsx.readFile(await download.path());
  for (const [field, value] of Object.entries(cells)) {
    const at = field.lastIndexOf(".");
    const grid = field.startsWith("f.");
    const sheet = book.getWorksheet(grid ? sheets.products : sheets.operation);
    if (!sheet) throw new RangeError("no sheet");
    place(sheet, grid ? field.slice(0, at) : field, grid ? field.slice(at + 1) : "=").value = value;
  }
  const path = join(folder, `${name}.xlsx`);
  await book.xlsx.writeFile(path);
  return soffice === undefined || !office ? path : throughLibreOffice(soffice, path);
}

/** The same workbook as a real spreadsheet program writes it: there and back by its own format. */
async function throughLibreOffice(program: string, path: string): Promise<string> {
  const home = `-env:UserInstallation=file://${folder}/home`;
  const convert = (to: string, from: string) =>
    promisify(execFile)(program, [home, "--headless", "--convert-to", to, "--outdir", join(folder, "office"), from], {
      timeout: 120_000,
    });
  await convert("ods", path);
  await convert("xlsx", join(folder, "office", path.slice(path.lastIndexOf("/") + 1).replace(".xlsx", ".ods")));
  return join(folder, "office", path.slice(path.lastIndexOf("/") + 1));
}

/** Uploads a file on the month's page and waits for what it leads to. */
async function upload(page: Page, path: string): Promise<void> {
  await page.goto(`/liaison/workbook?return=${returnId}`);
  await page.locator("#workbook").setInputFiles(path);
  await page.getByRole("button", { name: t.upload, exact: true }).click();
}

describe.each([
  ["with script", true],
  ["without script", false],
])("a month filed by workbook, %s", (_, javaScript) => {
  const figures = javaScript ? { production: 51_234.5, typed: "۵۱٬۲۳۴٫۵" } : { production: 61_234.25, typed: "۶۱٬۲۳۴٫۲۵" };
  let page: Page;

  beforeAll(async () => {
    page = await world.openAs("liaison-cement", { javaScript, expectedErrors: [/status of 4\d\d/] });
  });
  afterAll(() => page.context().close());

  it("is downloaded, filled by a spreadsheet program, looked at, confirmed, and stands in the form", async () => {
    const cells = {
      operating_state: c.operatingStates.working,
      days_worked: javaScript ? 30 : 29,
      [`${clinker}.production`]: figures.production,
      [`${bulk}.production`]: javaScript ? "۴۲٬۰۰۰" : "۴۳٬۰۰۰",
    };
    const path = await filled(page, javaScript ? "one" : "two", cells, javaScript);
    await upload(page, path);
    await page.getByRole("heading", { name: t.preview.title }).waitFor();
    const rows = page.locator(".workbook-changes tbody tr");
    expect(await rows.filter({ hasText: figures.typed }).count()).toBe(1);
    if (javaScript) expect(await accessibilityFaults(page, { resultTypes: ["violations"] })).toEqual([]);
    await page.getByRole("button", { name: t.preview.confirm, exact: true }).click();
    await page.locator(".banner.success").waitFor();
    expect(await byId(page, `${clinker}.production`).inputValue()).toBe(figures.typed);
    expect(await page.locator("#days_worked").inputValue()).toBe(javaScript ? "۳۰" : "۲۹");
    // The same file once more is harmless.
    await upload(page, path);
    await page.getByText(t.preview.nothing).waitFor();
  });

  it("with a wrong cell is refused with its place, and comes back marked with everything that was typed", async () => {
    const path = await filled(page, javaScript ? "three" : "four", { [`${clinker}.production`]: "پنجاه هزار", days_worked: 28 });
    await upload(page, path);
    await page.getByRole("heading", { name: t.preview.titleWrong }).waitFor();
    const row = page.locator(".workbook-wrong tbody tr");
    expect(await row.count()).toBe(1);
    expect(await row.innerText()).toContain("پنجاه هزار");
    expect(await row.innerText()).toContain(c.fieldErrors["not-a-number"]);
    expect(await row.getByRole("link").getAttribute("href")).toBe(`/liaison/returns/${returnId}#${clinker}.production`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: t.wrong.anew, exact: true }).click(),
    ]);
    const book = new excel.Workbook();
    await book.xlsx.readFile(await download.path());
    const products = book.getWorksheet(sheets.products);
    const operation = book.getWorksheet(sheets.operation);
    if (!products || !operation) throw new RangeError("no sheets");
    const wrong = place(products, clinker, "production");
    expect(wrong.value).toBe("پنجاه هزار");
    expect(JSON.stringify(wrong.note)).toContain(c.fieldErrors["not-a-number"]);
    expect(place(operation, "days_worked", "=").value).toBe(28);
    await page.goto(`/liaison/returns/${returnId}`);
    expect(await byId(page, `${clinker}.production`).inputValue()).toBe(figures.typed);
  });

  it("which is none says so at the file's field, and nothing is lost", async () => {
    const path = join(folder, "renamed.xlsx");
    await writeFile(path, "%PDF-1.7 not a workbook");
    await upload(page, path);
    await page.getByText(messages("fa", "outputs").returnWorkbook.problems.pdf).waitFor();
    expect((await readFile(path)).length).toBeGreaterThan(0);
  });
});
