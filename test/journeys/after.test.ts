import { readFile } from "node:fs/promises";
import excel from "exceljs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { demoAccount } from "#db/seed/demo/accounts.ts";
import { cementWorksId } from "#db/seed/demo/named.ts";
import { accessibilityFaults } from "#test/setup/browser.ts";
import { wordsOf } from "#test/setup/read-pdf.ts";
import { figures, lines, typed } from "./road/figures.ts";
import { submit, typeSoundMonth } from "./road/liaison.ts";
import { words } from "./road/words.ts";
import { openWorld, period, type World } from "./road/world.ts";

const t = words.liaison.after;
const said = words.sent;
const { verify } = words.public;
const axe = { resultTypes: ["violations" as const] };

let world: World;
let form: string;
beforeAll(async () => {
  world = await openWorld();
  const found = world.db.selectFrom("monthly_return").select("id").where("establishment_id", "=", cementWorksId);
  form = `/liaison/returns/${(await found.where("period", "=", period).executeTakeFirstOrThrow()).id}`;
});
afterAll(() => world.close());
afterEach(() => world.browser.assertNoErrors());

/** What a link brings as a file. */
async function downloaded(page: Page, link: ReturnType<Page["locator"]>): Promise<{ name: string; path: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

/** All words of a PDF that a link brings. */
async function paper(page: Page, link: ReturnType<Page["locator"]>): Promise<string> {
  const { name, path } = await downloaded(page, link);
  expect(name).toMatch(/\.pdf$/);
  return (await wordsOf(await readFile(path))).join(" ");
}

/** Asks as nobody, with a code as it stands on paper; gives what the page says. */
async function verified(code: string, javaScript: boolean, look = false): Promise<{ heading: string; facts: string }> {
  const page = await world.open({ javaScript });
  await page.goto(look ? "/sign-in" : "/verify");
  if (look) await page.getByRole("link", { name: verify.signIn }).click();
  await page.locator("#code").fill(code);
  await page.getByRole("button", { name: verify.button, exact: true }).click();
  await page.locator("#answer").waitFor();
  if (look && javaScript) expect(await accessibilityFaults(page, axe)).toEqual([]);
  const answer = { heading: await page.locator("h1").innerText(), facts: await page.locator("#answer").innerText() };
  await page.context().close();
  return answer;
}

/** Takes the newest version back on the page of what was sent. */
async function withdraw(page: Page, version: string): Promise<void> {
  await page.goto(`${form}/view`);
  await page.locator("#withdraw summary").click();
  await page.getByRole("button", { name: t.withdraw.button, exact: true }).click();
  await page
    .locator(".banner.success")
    .filter({ hasText: said.withdraw.done({ version }) })
    .waitFor();
}

describe.each([
  ["with script", true],
  ["without script", false],
])("after a submission, %s", (_, javaScript) => {
  const [first, second] = javaScript ? ["۱", "۲"] : ["۳", "۴"];
  let page: Page;
  beforeAll(async () => {
    page = await world.openAs("liaison-cement", { javaScript, expectedErrors: [/status of 422/] });
  });
  afterAll(() => page.context().close());

  it("the receipt is kept as PDF, anybody verifies it, it is taken back, and the month is sent again", async () => {
    await page.goto(form);
    if (javaScript) await typeSoundMonth(page);
    const code = await submit(page);
    const text = await paper(page, page.getByRole("link", { name: t.receipt.pdf, exact: true }));
    expect([code, `${world.origin}/verify/${code.replaceAll("-", "")}`].filter((part) => !text.includes(part))).toEqual([]);
    const valid = await verified(code, javaScript, true);
    expect(valid.heading).toBe(verify.receiptTitle);
    for (const word of ["فروردین ۱۴۰۴", verify.onTime, verify.newest, verify.notApproved]) expect(valid.facts).toContain(word);
    for (const line of lines) expect(valid.facts).not.toContain(typed(figures[line].production));

    await withdraw(page, first);
    if (javaScript) expect(await accessibilityFaults(page, axe)).toEqual([]);
    expect((await verified(code, javaScript)).heading).toBe(verify.oldReceiptTitle);
    await page.goto(form);
    const again = await submit(page);
    if (javaScript) expect((await verified(again, javaScript)).heading).toBe(verify.receiptTitle);
    await page.goto(`${form}/view`);
    expect(await page.locator("#versions").innerText()).toContain(said.versions.withdrawn);
    expect(await page.locator("#changes").innerText()).toContain(said.versions.changesNone({ before: first }));
    // The copy of what was taken back stays, with the way to the newest.
    await page.goto(`${form}/view?version=${javaScript ? 1 : 3}`);
    await page
      .locator(".banner")
      .filter({ hasText: said.versions.older({ version: first, newest: second }) })
      .waitFor();
    if (javaScript) await withdraw(page, second);
  });

  it("a certificate is issued, kept as PDF, and verified by its code; the year downloads as a workbook", async () => {
    await page.goto("/liaison");
    await page.getByRole("link", { name: t.year.open }).first().click();
    await page.locator("#certificate").waitFor();
    await page.locator("#from").selectOption("1403-11");
    await page.locator("#to").selectOption("1403-10");
    await page.getByRole("button", { name: t.certificate.button, exact: true }).click();
    await page.getByText(said.certificate.errors["range-backwards"]).first().waitFor();
    await page.locator("#to").selectOption("1403-12");
    await page.getByRole("button", { name: t.certificate.button, exact: true }).click();
    const banner = page.locator("#certificate .banner.success");
    await banner.waitFor();
    if (javaScript) expect(await accessibilityFaults(page, axe)).toEqual([]);
    const code = await page.locator("#certificate tbody tr").first().locator("code").innerText();
    const text = await paper(page, banner.getByRole("link", { name: t.certificate.download, exact: true }));
    expect(text).toContain(code);
    const answer = await verified(code, javaScript);
    expect(answer.heading).toBe(verify.certificateTitle);
    expect(answer.facts).toContain(verify.filedOf({ filed: "۲", expected: "۲" }));
    const { name, path } = await downloaded(page, page.getByRole("link", { name: t.year.excelAll, exact: true }));
    expect(name).toMatch(/\.xlsx$/);
    const book = new excel.Workbook();
    await book.xlsx.readFile(path);
    expect(book.worksheets[1]?.rowCount).toBeGreaterThan(24 * lines.length);
  });
});

it("what a person downloads is nobody else's", async () => {
  const page = await world.openAs("liaison-isfahan", { expectedErrors: [/status of 404/] });
  for (const path of [
    `${form}/receipt/1.pdf`,
    "/liaison/certificates/1.pdf",
    `/liaison/establishments/${cementWorksId}/history.xlsx`,
  ]) {
    expect((await page.goto(path))?.status(), `${path} of ${demoAccount("liaison-cement").name_en}`).toBe(404);
  }
  await page.context().close();
});
