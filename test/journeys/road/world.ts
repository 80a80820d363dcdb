import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type DemoAccountKey, demoAccount } from "#db/seed/demo/accounts.ts";
import { seedPopulation } from "#db/seed/population.ts";
import { type AppProcess, startJobs, startRecipients } from "#test/setup/app-process.ts";
import { openBrowser, type PageSettings, type TestBrowser } from "#test/setup/browser.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { openSession, startWeb } from "#test/setup/web.ts";

/** 5 Ordibehesht 1404, nine in the morning in Tehran: Farvardin is being filed, its due day is the tenth. */
export const now = "2025-04-25T09:00:00+03:30";
export const seed = "1405";
/** The month being filed, and the one running. */
export const period = "1404-01";

export type World = {
  origin: string;
  db: FreshDatabase["db"];
  /** Where the recipients keep what they acknowledged: `<code>.jsonl`. */
  received: string;
  browser: TestBrowser;
  /** A page of nobody. */
  open(settings?: Partial<PageSettings>): Promise<Page>;
  /** A page of a person who is signed in already. */
  openAs(key: DemoAccountKey, settings?: Partial<PageSettings>): Promise<Page>;
  close(): Promise<void>;
};

type Parts = {
  jobs?: boolean;
  /** Another population than the usual one, and when it is looked at. */
  populated?: { by: (db: FreshDatabase["db"]) => Promise<void>; now: string };
};

/**
 * A demonstration that stands at `now`: database, web process, browser, and where asked for the jobs process with the
 * four recipients. Everything is its own, on free ports.
 */
export async function openWorld(parts: Parts = {}): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), "dahom-journey-"));
  const database = await freshDatabase();
  const usual = { establishments: 80, months: 25, asOf: new Date(now), seed, kind: "test", demonstration: true } as const;
  await (parts.populated ? parts.populated.by(database.db) : seedPopulation(database.db, usual));
  const settings = { databaseUrl: database.url, now: parts.populated?.now ?? now, dataDir };
  const running: AppProcess[] = [];
  if (parts.jobs) running.push(await startRecipients(settings), startJobs(settings));
  const [web, browser] = await Promise.all([startWeb(settings), openBrowser()]);
  running.push(web);
  const open = (given: Partial<PageSettings> = {}) => browser.newPage({ origin: web.origin, language: "fa", ...given });
  return {
    origin: web.origin,
    db: database.db,
    received: join(dataDir, "recipients"),
    browser,
    open,
    async openAs(key, given) {
      const page = await open(given);
      const [name = "", value = ""] = (await openSession(database.db, demoAccount(key).id)).split("=");
      await page.context().addCookies([{ name, value, url: web.origin, httpOnly: true, sameSite: "Lax" }]);
      return page;
    },
    async close() {
      try {
        await browser.close();
      } finally {
        await Promise.all(running.map((process) => process.stop()));
        await database.close();
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
  };
}
