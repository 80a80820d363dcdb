import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { BrowserContext, Page, Response } from "playwright-core";
import { createDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { startPrivateServer } from "#db/private-server.ts";
import { seedPopulation } from "#db/seed/population.ts";
import { openBrowser } from "#test/setup/browser.ts";
import { openSession, startWeb } from "#test/setup/web.ts";
import type { BenchResult } from "../bench.ts";
import { rounded } from "../statistics.ts";

const targets = { scripts_kB: 130, html_and_css_kB: 40, fonts_kB: 90 };
const now = new Date("2026-10-27T06:00:00.000Z");

interface Weight {
  url: string;
  kind: "script" | "style" | "html" | "font" | "other";
  kB: number;
}

async function weigh(response: Response): Promise<Weight | null> {
  const kinds: Record<string, Weight["kind"]> = { script: "script", stylesheet: "style", document: "html", font: "font" };
  const kind = kinds[response.request().resourceType()] ?? "other";
  const body = await response.body().catch(() => null);
  if (body === null) return null;
  const bytes = kind === "font" ? body.length : gzipSync(body, { level: 6 }).length;
  return { url: new URL(response.url()).pathname, kind, kB: rounded(bytes / 1000, 2) };
}

/** The form typed and saved with every script blocked: what stands in the cell after the save. */
async function savesWithoutScript(context: BrowserContext, url: string): Promise<boolean> {
  const page = await context.newPage();
  await page.route("**/*", (route) => (route.request().resourceType() === "script" ? route.abort() : route.continue()));
  await page.goto(url);
  const cell = page.locator(".grid input[type=text]").first();
  await cell.fill("۱۲۳۴");
  await Promise.all([page.waitForURL(/saved=/), page.locator(".actions button[value=save]").click()]);
  const held = await page.locator(".grid input[type=text]").first().inputValue();
  return held === "۱٬۲۳۴";
}

async function measure(page: Page, url: string): Promise<Weight[]> {
  const weights: Promise<Weight | null>[] = [];
  page.on("response", (response) => weights.push(weigh(response)));
  await page.goto(url);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500);
  return (await Promise.all(weights)).filter((weight) => weight !== null);
}

/** What the form of five products weighs on a phone, cold cache, Persian. */
export async function benchPage(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), "dahom-page-"));
  const server = await startPrivateServer({ dataDir: join(folder, "db"), fast: true });
  const db = createDatabase(server.url, { pool: 2 });
  try {
    await migrate(db);
    await seedPopulation(db, {
      establishments: 60,
      months: 14,
      asOf: now,
      seed: "page",
      kind: "test",
      demonstration: false,
      products: 5,
    });
    const form = await db
      .selectFrom("monthly_return as r")
      .innerJoin("period as p", "p.code", "r.period")
      .innerJoin("role_grant as g", "g.establishment_id", "r.establishment_id")
      .innerJoin("product_line as l", "l.establishment_id", "r.establishment_id")
      .where("p.state", "=", "open")
      .where("r.state", "in", ["not-started", "draft"])
      .where("g.role", "=", "liaison")
      .select((eb) => ["r.id", "g.user_id", eb.fn.countAll<string>().as("lines")])
      .groupBy(["r.id", "g.user_id"])
      .having((eb) => eb.fn.countAll<string>(), "=", "5")
      .executeTakeFirstOrThrow();
    const web = await startWeb({ databaseUrl: server.url, now: now.toISOString(), dataDir: folder });
    const { browser } = await openBrowser();
    try {
      const open = async (javaScriptEnabled: boolean) => {
        const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "fa-IR", javaScriptEnabled });
        const [name = "", value = ""] = (await openSession(db, form.user_id)).split("=");
        await context.addCookies([{ name, value, url: web.origin }]);
        return context;
      };
      const url = `${web.origin}/liaison/returns/${form.id}`;
      const weights = await measure(await (await open(true)).newPage(), url);
      const sum = (...kinds: Weight["kind"][]) =>
        rounded(
          weights.filter((one) => kinds.includes(one.kind)).reduce((total, one) => total + one.kB, 0),
          1,
        );
      const figures = { scripts_kB: sum("script"), html_and_css_kB: sum("html", "style"), fonts_kB: sum("font") };
      const works = await savesWithoutScript(await open(true), url);
      const ok =
        works &&
        figures.scripts_kB <= targets.scripts_kB &&
        figures.html_and_css_kB <= targets.html_and_css_kB &&
        figures.fonts_kB <= targets.fonts_kB;
      return {
        name: "page",
        ok,
        targets,
        ...figures,
        html_kB: sum("html"),
        css_kB: sum("style"),
        saves_without_script: works,
        files: weights,
      };
    } finally {
      await browser.close();
      await web.stop();
    }
  } finally {
    await db.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
