import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { Language } from "#app/messages/language.ts";

export type PageSettings = {
  /** Where the application answers; `page.goto("/liaison")` is relative to it. */
  origin: string;
  /** Default fa. */
  language?: Language;
  /** Width of the window in CSS pixels; default 1280. */
  width?: number;
  height?: number;
  /** True: a phone, touched instead of clicked. Default false. */
  touch?: boolean;
  /** False: the page is used without scripts. Default true. */
  javaScript?: boolean;
  /** Console errors that this page is meant to cause (a 404 on purpose). */
  expectedErrors?: RegExp[];
};

export type TestBrowser = {
  newPage(settings: PageSettings): Promise<Page>;
  /** Another page beside one that is open, with the same cookies: a second tab. */
  newTab(page: Page): Promise<Page>;
  /** Closes everything; throws when a page wrote an unexpected error to its console. */
  close(): Promise<void>;
  /** Throws what `close` would throw, and forgets it: for `afterEach`. */
  assertNoErrors(): void;
  readonly browser: Browser;
};

const CANDIDATES = [
  process.env.CHROMIUM,
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** Starts the system's Chromium without a window. One per test file. */
export async function openBrowser(): Promise<TestBrowser> {
  const executablePath = CANDIDATES.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("Chromium is not installed (package chromium)");
  const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
  const errors: string[] = [];
  const expectedBy = new WeakMap<BrowserContext, RegExp[]>();

  const watched = (page: Page): Page => {
    const expected = expectedBy.get(page.context()) ?? [];
    const note = (text: string) => {
      if (!expected.some((pattern) => pattern.test(text))) errors.push(`${page.url()}: ${text}`);
    };
    page.on("console", (message) => {
      if (message.type() === "error") note(message.text());
    });
    page.on("pageerror", (error) => note(String(error)));
    return page;
  };

  const assertNoErrors = () => {
    const seen = errors.splice(0);
    if (seen.length > 0) throw new Error(`unexpected errors in the browser's console:\n${seen.join("\n")}`);
  };

  return {
    browser,
    assertNoErrors,
    async newPage(settings) {
      const context = await browser.newContext({
        baseURL: settings.origin,
        viewport: { width: settings.width ?? 1280, height: settings.height ?? 900 },
        hasTouch: settings.touch ?? false,
        isMobile: settings.touch ?? false,
        javaScriptEnabled: settings.javaScript ?? true,
        locale: settings.language === "en" ? "en-GB" : "fa-IR",
        timezoneId: "Asia/Tehran",
        acceptDownloads: true,
      });
      expectedBy.set(context, settings.expectedErrors ?? []);
      if (settings.language) {
        await context.addCookies([{ name: "dahom_language", value: settings.language, url: settings.origin }]);
      }
      return watched(await context.newPage());
    },
    newTab: async (page) => watched(await page.context().newPage()),
    async close() {
      await browser.close();
      assertNoErrors();
    },
  };
}

const axeSource = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/**
 * Accessibility faults of the page as it stands (WCAG 2.2 A and AA), one line each: rule, place, advice. Expect `[]`.
 * Needs a page with scripts.
 */
export async function accessibilityFaults(page: Page, options: RunOptions = {}): Promise<string[]> {
  // Evaluated through the debugger, since the page's own policy refuses foreign scripts.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(await readFile(axeSource, "utf8"));
  const results = await page.evaluate(
    async (given): Promise<AxeResults> =>
      (window as Window & typeof globalThis & { axe: typeof import("axe-core") }).axe.run(document, given),
    {
      runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
      ...options,
    } as RunOptions,
  );
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id} at ${node.target.join(" ")}: ${node.failureSummary ?? violation.help}`),
  );
}

/** True when the page can be scrolled sideways, which at any width is a fault. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
}
