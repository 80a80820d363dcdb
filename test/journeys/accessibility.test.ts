import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { directionOf, type Language } from "#app/messages/language.ts";
import { decideReview } from "#app/usecases/decide-review.server.ts";
import { decideTogether } from "#app/usecases/decide-together.server.ts";
import { type DemoAccountKey, demoAccount } from "#db/seed/demo/accounts.ts";
import { cementWorksId, gypsumId, readyMixId } from "#db/seed/demo/named.ts";
import { tehran } from "#db/seed/demo/shares.ts";
import { cleanItems, contextAs } from "#test/builders/clean-month.ts";
import { freshKey } from "#test/builders/filing.ts";
import { reason } from "#test/builders/review.ts";
import { accessibilityFaults, scrollsSideways } from "#test/setup/browser.ts";
import { openDueMonth, save, typeMonth } from "./road/liaison.ts";
import { now, openWorld, period, type World } from "./road/world.ts";

let world: World;
/** What an expert has accepted together with others. */
let together = 0;
/** Ids of the returns that the pages below are about. */
const ids: Record<
  "drafted" | "untouched" | "unsigned" | "returned" | "approved" | "toReview" | "toApprove" | "recalled",
  number
> = {
  drafted: 0,
  untouched: 0,
  unsigned: 0,
  returned: 0,
  approved: 0,
  toReview: 0,
  toApprove: 0,
  recalled: 0,
};

beforeAll(async () => {
  world = await openWorld();
  const ofMonth = (establishment: number, month: string) => ({ establishment, month });
  const named = {
    drafted: ofMonth(cementWorksId, period),
    untouched: ofMonth(cementWorksId, "1404-02"),
    unsigned: ofMonth(readyMixId, period),
    returned: ofMonth(gypsumId, "1403-12"),
    approved: ofMonth(cementWorksId, "1403-12"),
  };
  for (const key of ["drafted", "untouched", "unsigned", "returned", "approved"] as const) {
    const { establishment, month } = named[key];
    ids[key] = (
      await returns().where("establishment_id", "=", establishment).where("period", "=", month).executeTakeFirstOrThrow()
    ).id;
  }
  const waiting = returns().where("province_code", "=", tehran).where("state", "in", ["submitted", "in-review"]);
  ids.toReview = (await waiting.executeTakeFirstOrThrow()).id;
  ids.toApprove = (await returns().where("state", "=", "accepted").executeTakeFirstOrThrow()).id;
  const expert = { ...contextAs(world.db, "expert-tehran"), now: new Date(now) };
  const items = (await cleanItems(world.db)).slice(-3);
  const decided = await decideTogether(expert, "province", { items, request: freshKey() });
  if (decided.ok) together = decided.value.together_id;
  const accepted = returns().where("province_code", "=", tehran).where("state", "=", "accepted").select("revision");
  const { id, revision } = await accepted.orderBy("id", "desc").executeTakeFirstOrThrow();
  ids.recalled = id;
  const recall = { return_id: id, revision, request: freshKey(), reasons: [reason("unit-slip", "تن یا کیلو؟")], text: "" };
  await decideReview(expert, "province", { ...recall, intent: "recall", replies: new Map() });
  const asked = {
    user_id: demoAccount("liaison-cement").id,
    channel: "email",
    address: "b@example.com",
    code: "123456",
  } as const;
  const inAnHour = new Date(Date.now() + 3_600_000);
  await world.db
    .insertInto("contact_change")
    .values({ ...asked, asked_at: new Date(now), expires_at: inAnHour })
    .execute();
  const page = await world.open();
  await openDueMonth(page);
  await typeMonth(page);
  await save(page);
  await page.context().close();
});
afterAll(() => world.close());
afterEach(() => world.browser.assertNoErrors());

const returns = () => world.db.selectFrom("monthly_return").select("id").orderBy("id");

type Place = {
  name: string;
  as: DemoAccountKey | null;
  path: () => string;
  has: string;
  expected?: RegExp[];
  /** What is done on the page before it is judged. */
  first?: (page: Page) => Promise<void>;
};

const places: readonly Place[] = [
  { name: "the sign-in page", as: null, path: () => "/sign-in", has: "#national_id" },
  { name: "the liaison's desk", as: "liaison-cement", path: () => "/liaison", has: ".waiting" },
  { name: "an untouched form", as: "liaison-cement", path: () => `/liaison/returns/${ids.untouched}`, has: ".return-form" },
  { name: "a form with findings", as: "liaison-cement", path: () => `/liaison/returns/${ids.drafted}`, has: ".note.explain" },
  { name: "a returned form", as: "liaison-cement", path: () => `/liaison/returns/${ids.returned}`, has: "#reasons" },
  { name: "the signatory's desk", as: "signatory-ready-mix", path: () => "/liaison", has: ".waiting" },
  {
    name: "a month to be signed",
    as: "signatory-ready-mix",
    path: () => `/liaison/returns/${ids.unsigned}/sign`,
    has: "#decline",
  },
  { name: "filing by workbook", as: "liaison-cement", path: () => `/liaison/workbook?return=${ids.drafted}`, has: "#workbook" },
  { name: "the people of an establishment", as: "liaison-cement", path: () => "/liaison/people", has: "#invite" },
  { name: "the activation page", as: null, path: () => "/activate", has: "#code" },
  { name: "the expert's people", as: "expert-tehran", path: () => "/expert/people", has: "h1" },
  { name: "a receipt", as: "liaison-cement", path: () => `/liaison/returns/${ids.approved}/receipt/1`, has: ".tracking" },
  {
    name: "the year of an establishment",
    as: "liaison-cement",
    path: () => `/liaison/establishments/${cementWorksId}?year=1403`,
    has: "#receipts",
  },
  { name: "the public verification", as: null, path: () => "/verify", has: "#code" },
  { name: "a code that is none", as: null, path: () => "/verify/abc", has: "#answer", expected: [/status of 404/] },
  { name: "a submitted month", as: "liaison-cement", path: () => `/liaison/returns/${ids.approved}/view`, has: "#arrivals" },
  { name: "the province's queue", as: "expert-tehran", path: () => "/expert?period=1403-12&state=all", has: ".queue" },
  { name: "the province's return", as: "expert-tehran", path: () => `/expert/returns/${ids.toReview}`, has: "#figures" },
  {
    name: "a send-back of several months being written",
    as: "expert-tehran",
    path: () => `/expert/returns/${ids.toReview}?cell=`,
    has: "#send-back[open] .months",
    first: async (page) => {
      await page.locator(".months summary").click();
      await page.locator(".months input").first().check();
      await page.locator("#preview .said li").waitFor();
    },
  },
  {
    name: "a month typed from a call",
    as: "expert-tehran",
    path: () => `/expert/follow-up/${ids.drafted}/telephone`,
    has: "#call",
  },
  { name: "the texts kept", as: "supervisor-tehran", path: () => "/expert/templates", has: "#new" },
  { name: "the follow-up list", as: "expert-tehran", path: () => "/expert/follow-up", has: ".silent-table" },
  { name: "a month's follow-up", as: "expert-tehran", path: () => `/expert/follow-up/${ids.untouched}`, has: "#contact" },
  { name: "the workload of a province's people", as: "supervisor-tehran", path: () => "/expert/workload", has: "#absence" },
  {
    name: "a share-out before it is confirmed",
    as: "supervisor-tehran",
    path: () => "/expert/workload/share-out?rule=county&among=3&among=4",
    has: "#preview",
  },
  {
    name: "establishments and who has them",
    as: "supervisor-tehran",
    path: () => `/expert/workload/establishments?history=${cementWorksId}`,
    has: "#history",
  },
  { name: "the scorecard of a province's people", as: "expert-tehran", path: () => "/expert/scorecard", has: "#definitions" },
  { name: "the board of provinces", as: "reviewer", path: () => "/ministry/board?order=oldest", has: ".board" },
  { name: "what changed since the last look", as: "reviewer", path: () => "/ministry/changed", has: "#changes" },
  { name: "the scorecard of provinces", as: "reviewer", path: () => "/ministry/scorecard", has: "#definitions" },
  { name: "the ministry's queue", as: "reviewer", path: () => "/ministry", has: ".queue" },
  { name: "deciding together, the province", as: "expert-tehran", path: () => "/expert/together", has: ".together" },
  { name: "deciding together, the ministry", as: "reviewer", path: () => "/ministry/together", has: ".together" },
  { name: "the floor of deciding together", as: "reviewer", path: () => "/ministry/together/floor", has: "#now" },
  {
    name: "what became of a decision on many",
    as: "expert-tehran",
    path: () => `/expert/together/${together}`,
    has: ".together-list",
    first: (page) => page.locator(".together-list summary").click(),
  },
  { name: "the ministry's return", as: "reviewer", path: () => `/ministry/returns/${ids.toApprove}`, has: "#figures .trends" },
  { name: "the period page", as: "analyst", path: () => "/ministry/periods/1403-12", has: "#provinces" },
  { name: "the liaison's notices", as: "liaison-cement", path: () => "/liaison/notices", has: "#choice" },
  { name: "the reviewer's notices", as: "reviewer", path: () => "/ministry/notices", has: "#reach" },
  { name: "one's own account", as: "liaison-cement", path: () => "/liaison/account", has: '[id="code.email"]' },
  { name: "a check of the liaison", as: "liaison-cement", path: () => "/liaison/checks/price-band", has: "#limits" },
  { name: "all checks of the expert", as: "expert-tehran", path: () => "/expert/checks", has: "#rules" },
  { name: "a check's thresholds", as: "reviewer", path: () => "/ministry/checks/jump", has: "#change" },
  { name: "the delivery ledger", as: "reviewer", path: () => "/ministry/deliveries", has: "#deliveries" },
  {
    name: "a month's conversation",
    as: "liaison-cement",
    path: () => `/liaison/returns/${ids.returned}/conversation`,
    has: "h1",
  },
  {
    name: "the province's conversation",
    as: "expert-tehran",
    path: () => `/expert/returns/${ids.toReview}/conversation`,
    has: "h1",
  },
  {
    name: "the ministry's answer to a province that wants a month back",
    as: "reviewer",
    path: () => `/ministry/returns/${ids.recalled}/conversation`,
    has: 'button[value="grant"]',
  },
  { name: "a missing page", as: "analyst", path: () => "/ministry/nothing", has: "h1", expected: [/status of 404/] },
];

const widths = [1440, 390];

// Widths, colours and names are one page's in both languages; judging it takes seconds, so a long run judges it twice.
const judgedAt: Record<Language, readonly number[]> = { fa: widths, en: process.env.DAHOM_TEST_LONG === "1" ? widths : [] };

async function faultsOf(page: Page, language: Language): Promise<string[]> {
  const faults: string[] = [];
  if ((await page.locator("h1").count()) !== 1) faults.push("not one h1");
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    // A chart takes its new width a moment later.
    await expect.poll(() => scrollsSideways(page), { message: `at ${width} the document scrolls sideways` }).toBe(false);
  }
  // Each further row of a long table is like those before it, and takes its time.
  await page.evaluate(() => {
    const further = document.querySelectorAll<HTMLElement>("tbody tr:nth-child(n + 9)");
    for (const row of further) row.style.display = "none";
  });
  // The last width first: it is set already.
  for (const width of judgedAt[language].toReversed()) {
    await page.setViewportSize({ width, height: 900 });
    const found = await accessibilityFaults(page, { resultTypes: ["violations"] });
    faults.push(...found.map((fault) => `${width}: ${fault}`));
  }
  return faults;
}

// A person's window is kept: signing in and loading scripts anew for each page would take longer than judging it.
const windows = new Map<string, Page>();

async function windowOf({ as, expected }: Place, language: Language): Promise<Page> {
  const key = `${as} ${expected}`;
  const settings = { language, expectedErrors: expected };
  const page = windows.get(key) ?? (as === null ? await world.open(settings) : await world.openAs(as, settings));
  windows.set(key, page);
  await page.context().addCookies([{ name: "dahom_language", value: language, url: world.origin }]);
  return page;
}

describe.each<Language>(["fa", "en"])("in %s", (language) => {
  it.each(places)("$name is accessible, fits 390 and 1440 pixels and writes no error", async (place) => {
    const page = await windowOf(place, language);
    await page.goto(place.path());
    await page.locator(place.has).first().waitFor();
    await place.first?.(page);
    const html = page.locator("html");
    expect([await html.getAttribute("lang"), await html.getAttribute("dir")]).toEqual([language, directionOf(language)]);
    expect(await faultsOf(page, language)).toEqual([]);
  });
});
