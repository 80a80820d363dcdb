import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Kysely } from "kysely";
import type { Page } from "playwright-core";
import type { Figures, Measure } from "#app/domain/monthly-return.ts";
import type { Language } from "#app/messages/language.ts";
import { createDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { startPrivateServer } from "#db/private-server.ts";
import type { Database } from "#db/schema.ts";
import { type DemoAccountKey, demoAccount } from "#db/seed/demo/accounts.ts";
import { cementMonthFor } from "#db/seed/demo/cement-works.ts";
import { cementLineIds, cementWorksId } from "#db/seed/demo/named.ts";
import { seedPopulation } from "#db/seed/population.ts";
import { openBrowser, type TestBrowser } from "./browser.ts";
import { openSession, startWeb } from "./web.ts";

/** 5 Ordibehesht 1404 in Tehran: Farvardin is being filed, the month of which the cement works' figures were published. */
const now = "2025-04-25T09:00:00+03:30";
const seed = "1405";
const period = "1404-01";
const folder = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));

type Size = { width: number; height: number };
const desk: Size = { width: 1440, height: 900 };
/** High enough for the figures and what is said about them. */
const high: Size = { width: 1440, height: 1320 };
const phone: Size = { width: 390, height: 844 };

/** What the liaison writes where the figures need a word, and the reviewer where they are not enough. */
const said = {
  explanation: "کسری پس از انبارگردانی پایان ماه دیده شد و هنوز بررسی می‌شود.",
  closing: "موازنه با موجودی پایان نمی‌خواند؛ صورت انبار را ببینید.",
  price: "ارزش صادرات با ماه قبل نمی‌خواند؛ نرخ را بنویسید.",
  reply: "صادرات این ماه بر پایهٔ پروانه‌های سبز گمرکی است؛ نرخ ارز بالاتر رفت.",
};

const typedMeasures = [
  "production",
  "domestic_quantity",
  "domestic_value",
  "export_quantity",
  "export_value",
  "own_use",
  "closing",
] as const satisfies readonly Measure[];
const lines = ["clinker", "bulk", "bag", "concrete"] as const;

/** The site as its people see it: a page each, signed in, and a way to keep what it shows. */
class Desks {
  constructor(
    readonly origin: string,
    readonly db: Kysely<Database>,
    readonly browser: TestBrowser,
  ) {}

  async pageOf(key: DemoAccountKey, language: Language = "fa", size: Size = desk): Promise<Page> {
    const page = await this.browser.newPage({ origin: this.origin, language, ...size });
    const [name = "", value = ""] = (await openSession(this.db, demoAccount(key).id)).split("=");
    await page.context().addCookies([{ name, value, url: this.origin, httpOnly: true, sameSite: "Lax" }]);
    return page;
  }
}

/** Keeps what the window shows, with fonts loaded, nothing focused and nothing moving. */
async function keep(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(async () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await document.fonts.ready;
  });
  // A chart draws itself in, and an image of the middle of it says nothing.
  await page.waitForTimeout(1200);
  const image = await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", caret: "hide" });
  process.stdout.write(`docs/pictures/${name}.png ${Math.round(image.length / 1000)} kB\n`);
}

const byId = (page: Page, id: string) => page.locator(`[id="${id}"]`);
const noteAt = (page: Page, place: string) => page.locator(".note").filter({ has: page.locator(`a[href="#${place}"]`) });
const cell = (line: (typeof lines)[number], measure: Measure) => `f.${cementLineIds[line]}.${measure}`;

/** Presses a button of the page's form and waits for the answer, which carries a new request key. */
async function press(page: Page, selector: string): Promise<void> {
  const key = page
    .locator("main form")
    .filter({ has: page.locator(selector) })
    .locator('input[name="key"]');
  const before = await key.inputValue();
  await page.locator(selector).click();
  for (let tries = 0; tries < 400; tries += 1) {
    const shown = (await key.count()) === 0 ? null : await key.inputValue().catch(() => before);
    if (shown !== before) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`nothing answered ${selector}`);
}

/** The month as published, stocks as chosen. */
function figuresOf(line: (typeof lines)[number]): Figures {
  const found = cementMonthFor(seed, period).figures.get(line);
  if (found === undefined) throw new RangeError(`nothing is known of ${line}`);
  return found;
}

/** Blocks 3 to 5: where exports went, energy and people; no materials, by one tick. */
async function blocks(page: Page): Promise<void> {
  const exported = lines.filter((line) => Number(figuresOf(line).export_quantity) > 0);
  for (const [index, line] of exported.entries()) {
    const { export_quantity, export_value } = figuresOf(line);
    const row = `x.${index + 1}`;
    await byId(page, `${row}.product_line_id`).selectOption(String(cementLineIds[line]));
    const held = { country: "عراق", tariff_code: "25232900", quantity: export_quantity, value_rial: export_value };
    for (const [field, text] of Object.entries(held)) await byId(page, `${row}.${field}`).fill(text ?? "");
  }
  await byId(page, "none.materials").check();
  const used = { electricity: "26200000", "natural-gas": "11500000", "gas-oil": "42000" };
  for (const [carrier, quantity] of Object.entries(used)) await byId(page, `n.${carrier}`).fill(quantity);
  await byId(page, "p.men").fill("310");
  await byId(page, "p.women").fill("24");
}

/** The liaison types the month; one figure is a thousandfold, and one stock is short of what the balance asks for. */
async function draft(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('input[name="operating_state"][value="working"]').check();
  await page.locator("#days_worked").fill("31");
  for (const line of lines) {
    const held = figuresOf(line);
    for (const measure of typedMeasures) await byId(page, cell(line, measure)).fill(held[measure] ?? "");
  }
  await blocks(page);
  await byId(page, cell("clinker", "closing")).fill(String(Number(figuresOf("clinker").closing) - 1250));
  await byId(page, cell("bulk", "production")).fill(`${figuresOf("bulk").production}000`);
  await press(page, ".actions button[value=save]");
}

/** The liaison corrects the slip by the offered button, explains the rest, and submits. */
async function submit(page: Page): Promise<void> {
  await noteAt(page, cell("bulk", "production")).locator("button[name=fix]").click();
  await noteAt(page, cell("clinker", "closing")).locator("textarea").fill(said.explanation);
  await page.locator(".actions button[value=submit]").click();
  await page.locator(".tracking code").waitFor();
}

/** Decides; what follows is the queue or its next return. */
async function decide(page: Page, path: string, intent: "send-back" | "accept"): Promise<void> {
  await page.locator(`button[value=${intent}]`).click();
  await page.waitForURL((url) => url.pathname !== path);
}

async function sendBack(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await press(page, "button[value=start-review]");
  await page.locator("#send-back > summary").click();
  const reason = async (index: number, code: string, place: string, text: string) => {
    await byId(page, `reason.${index}.code`).selectOption(code);
    await byId(page, `reason.${index}.cell`).selectOption(place);
    await byId(page, `reason.${index}.text`).fill(text);
  };
  await reason(0, "does-not-balance", `${cementLineIds.clinker}.closing`, said.closing);
  await reason(1, "unexplained-jump", `${cementLineIds.bulk}.export_value`, said.price);
  await decide(page, path, "send-back");
}

/** The liaison corrects the stock, replies to the other reason, and submits again. */
async function resubmit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await byId(page, cell("clinker", "closing")).fill(figuresOf("clinker").closing ?? "");
  await page.locator("#reasons textarea").last().fill(said.reply);
  await page.locator(".actions button[value=submit]").click();
  await page.locator(".tracking code").waitFor();
}

async function draw(desks: Desks): Promise<void> {
  const { id } = await desks.db
    .selectFrom("monthly_return")
    .select("id")
    .where("establishment_id", "=", cementWorksId)
    .where("period", "=", period)
    .executeTakeFirstOrThrow();
  const form = `/liaison/returns/${id}`;
  const review = `/expert/returns/${id}`;

  const liaison = await desks.pageOf("liaison-cement");
  await draft(liaison, form);
  await liaison.goto(form);
  await liaison.setViewportSize(high);
  await keep(liaison, "liaison-form");
  const small = await desks.pageOf("liaison-cement", "fa", phone);
  await small.goto(form);
  await small.evaluate(() => {
    const card = document.querySelector(".grid tbody tr");
    if (card !== null) window.scrollTo({ top: window.scrollY + card.getBoundingClientRect().top, behavior: "instant" });
  });
  await keep(small, "liaison-phone");

  await submit(liaison);
  const expert = await desks.pageOf("expert-tehran");
  await sendBack(expert, review);
  await resubmit(liaison, form);
  await expert.goto(review);
  await keep(expert, "expert-return");
  await decide(expert, review, "accept");

  const reviewer = await desks.pageOf("reviewer");
  await reviewer.goto("/ministry");
  await keep(reviewer, "ministry-queue");
  const analyst = await desks.pageOf("analyst", "fa", high);
  await analyst.goto("/ministry/periods/1403-12");
  await keep(analyst, "analyst-period");
  const english = await desks.pageOf("liaison-cement", "en");
  await english.goto("/liaison");
  await keep(english, "liaison-desk-english");
}

/** `npm run pictures`: draws the README's pictures on a database of its own. `--establishments N`: a smaller one. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { establishments: { type: "string" } } });
  const establishments = values.establishments === undefined ? undefined : Number(values.establishments);
  const dataDir = mkdtempSync(join(tmpdir(), "dahom-pictures-"));
  const server = await startPrivateServer({ dataDir: join(dataDir, "db"), fast: true });
  const db = createDatabase(server.url, { pool: 2 });
  try {
    await migrate(db);
    await seedPopulation(db, { establishments, months: 25, asOf: new Date(now), seed, kind: "demonstration" });
    const web = await startWeb({ databaseUrl: server.url, now, dataDir });
    const browser = await openBrowser();
    try {
      mkdirSync(folder, { recursive: true });
      await draw(new Desks(web.origin, db, browser));
    } finally {
      await browser.browser.close();
      await web.stop();
    }
    browser.assertNoErrors();
  } finally {
    await db.destroy();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
