import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoAccountKey, demoAccount } from "#db/seed/demo/accounts.ts";
import { isfahan, tehran } from "#db/seed/demo/shares.ts";
import { cleanItems, cleanNow, cleanPeriod, seedUnreviewed } from "#test/builders/clean-month.ts";
import { accessibilityFaults, scrollsSideways } from "#test/setup/browser.ts";
import { counted, words } from "./road/words.ts";
import { openWorld, type World } from "./road/world.ts";

let world: World;
const { expert: t, ministry } = words;
const expert = demoAccount("expert-tehran").id;
const queue = `/expert?period=${cleanPeriod}`;

beforeAll(async () => {
  world = await openWorld({ populated: { by: (db) => seedUnreviewed(db), now: cleanNow.toISOString() } });
}, 90_000);
afterAll(() => world?.close());

const ofMonth = (province: string) =>
  world.db
    .selectFrom("monthly_return")
    .where("period", "=", cleanPeriod)
    .where("monthly_return.province_code", "=", province)
    .orderBy("id");
const idsIn = async (province: string) => (await ofMonth(province).select("id").execute()).map((row) => row.id);
const decisions = (event: string) =>
  world.db.selectFrom("return_event").where("event", "=", event).where("actor_id", "=", expert).where("at", ">=", cleanNow);
const numbers = (rows: readonly { return_id: number }[]) => rows.map((row) => row.return_id).sort((a, b) => a - b);

/** Presses a key and waits until another page stands there. */
async function turn(page: Page, ...keys: string[]): Promise<void> {
  const before = page.url();
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForURL((url) => url.href !== before);
}

/** Who has a province's month in which state, as the database says. */
async function accepted(province: string): Promise<number[]> {
  const rows = await ofMonth(province).where("state", "=", "accepted").where("accepted_by", "=", expert).select("id").execute();
  return rows.map((row) => row.id);
}

describe("an expert clears a province of 767 returns in a morning", () => {
  let clean: number[];
  let alone: number[];

  it("the clean ones together, one of them left out", async () => {
    const all = await idsIn(tehran);
    expect(all).toHaveLength(767);
    clean = (await cleanItems(world.db)).map((item) => item.return_id);
    const [left] = clean;
    const page = await world.openAs("expert-tehran");
    await page.goto(queue);
    await page.locator(".together-open").waitFor();
    await page.getByRole("button", { name: t.keys.open }).waitFor();
    await page.keyboard.press("j");
    expect(await page.evaluate(() => document.activeElement?.closest(".queue-table") !== null)).toBe(true);
    await turn(page, "a", "a");
    await page.getByRole("heading", { level: 1, name: t.together.title.province }).waitFor();
    const boxes = page.locator('input[name="take"]');
    expect(await boxes.count()).toBe(clean.length);
    expect(await page.locator(".together-sample > section").count()).toBe(12);
    await page.locator(`input[name="take"][value^="${left}."]`).uncheck();
    const said = { count: counted(clean.length - 1), total: counted(clean.length) };
    await page.getByText(t.together.ticked(said), { exact: true }).waitFor();
    await page.getByRole("button", { name: t.together.decide.province, exact: true }).click();
    await page.getByText(t.together.outcome.done.province({ count: said.count }), { exact: true }).waitFor({ timeout: 30_000 });
    expect(await accepted(tehran)).toEqual(clean.filter((id) => id !== left).sort((a, b) => a - b));
    alone = all.filter((id) => id === left || !clean.includes(id));
    await page.context().close();
  });

  it("the others one by one, by keyboard, until the queue is empty", async () => {
    const page = await world.openAs("expert-tehran");
    await page.goto(queue);
    await page.locator(".queue-table").waitFor();
    await page.getByRole("button", { name: t.keys.open }).waitFor();
    await turn(page, "j", "Enter");
    for (let count = alone.length; count > 0; count -= 1) {
      await page.locator(".actions button[value=accept]").waitFor();
      await page.getByRole("button", { name: t.keys.open }).waitFor();
      // What was done before is said first.
      if (count < alone.length) await page.locator(".banner.success:focus").waitFor();
      await turn(page, "a", "a");
    }
    await page.getByText(t.queue.emptyWaiting, { exact: true }).waitFor();
    expect(await page.locator(".queue-table").count()).toBe(0);
    await page.context().close();
  }, 240_000);

  it("and the database says the same: who, what, on which version, once each", async () => {
    const all = await idsIn(tehran);
    expect(await accepted(tehran)).toEqual(all);
    const events = await decisions("accept").select(["return_id", "from_state", "to_state", "version", "actor_role"]).execute();
    expect(numbers(events)).toEqual(all);
    expect(events.every((row) => row.to_state === "accepted" && row.version === 1 && row.actor_role === "expert")).toBe(true);
    const audits = await world.db
      .selectFrom("audit_entry")
      .where("verb", "=", "accept")
      .where("actor_id", "=", expert)
      .select("subject_id")
      .execute();
    expect(audits.map((row) => Number(row.subject_id)).sort((a, b) => a - b)).toEqual(all);
    const notices = await world.db
      .selectFrom("notice")
      .where("kind", "=", "accepted")
      .where("created_at", ">=", cleanNow)
      .select("return_id")
      .execute();
    expect(notices).toHaveLength(all.length);
    const others = await world.db
      .selectFrom("monthly_return")
      .where("period", "=", cleanPeriod)
      .where("province_code", "<>", tehran)
      .where("state", "<>", "submitted")
      .select("id")
      .execute();
    expect(others).toEqual([]);
  });
});

describe("the keys", () => {
  it("go through the queue, say what they are, and can be switched off", async () => {
    const page = await world.openAs("expert-isfahan");
    const [first] = await ofMonth(isfahan).select("id").orderBy("impact", "desc").execute();
    await page.goto(`/expert/returns/${first?.id}?period=${cleanPeriod}&q=`);
    const open = page.getByRole("button", { name: t.keys.open });
    await open.waitFor();
    await open.focus();
    await page.keyboard.press("?");
    const help = page.getByRole("dialog", { name: t.keys.title });
    await help.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("j");
    await page.keyboard.press("Escape");
    await help.waitFor({ state: "hidden" });
    expect(await open.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press("b");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("reason.0.code");
    await page.locator('[id="reason.0.text"]').focus();
    await page.keyboard.press("j");
    expect(await page.locator('[id="reason.0.text"]').inputValue()).toContain("j");
    await page.locator('[id="reason.0.text"]').fill("");
    await page.locator("h1").click();
    const here = page.url();
    await turn(page, "j");
    await page.locator(`.head .steps a[rel="prev"][href*="/${first?.id}?"]`).waitFor();
    await turn(page, "k");
    await page.locator(`.review-form[action*="/${first?.id}?"]`).waitFor();
    expect(new URL(page.url()).pathname).toBe(new URL(here).pathname);
    await open.click();
    await help.getByRole("checkbox", { name: t.keys.on }).uncheck();
    await help.getByRole("button", { name: t.keys.close }).click();
    await page.keyboard.press("j");
    await page.keyboard.press("?");
    expect([await help.isVisible(), new URL(page.url()).pathname]).toEqual([false, new URL(here).pathname]);
    await page.reload();
    await open.waitFor();
    await page.keyboard.press("?");
    expect(await help.isVisible()).toBe(false);
    await page.context().close();
  });
});

describe("without scripts", () => {
  it("the clean ones are accepted together, and all of them given back", async () => {
    const items = await cleanItems(world.db, "expert-isfahan");
    const page = await world.openAs("expert-isfahan", { javaScript: false });
    await page.goto(queue);
    expect(await page.getByRole("button", { name: t.keys.open }).count()).toBe(0);
    await page.locator(".together-open a").click();
    await page.getByRole("button", { name: t.together.decide.province, exact: true }).click();
    const count = counted(items.length);
    await page.getByText(t.together.outcome.done.province({ count }), { exact: true }).waitFor();
    expect((await ofMonth(isfahan).where("state", "=", "accepted").select("id").execute()).length).toBe(items.length);
    await page.getByRole("button", { name: t.together.outcome.undo({ time: "" }).slice(0, -1) }).click();
    await page.getByText(t.together.outcome.undone({ count }), { exact: true }).waitFor();
    expect((await ofMonth(isfahan).where("state", "=", "submitted").select("id").execute()).length).toBe(
      (await idsIn(isfahan)).length,
    );
    await page.context().close();
  });

  it("another province's return in the form is neither accepted nor named", async () => {
    const [mine] = await cleanItems(world.db, "expert-isfahan");
    const theirs = await ofMonth(tehran)
      .innerJoin("establishment as e", "e.id", "monthly_return.establishment_id")
      .select(["monthly_return.id", "revision", "e.name_fa"])
      .executeTakeFirstOrThrow();
    const page = await world.openAs("expert-isfahan", { javaScript: false });
    await page.goto(`/expert/together?period=${cleanPeriod}`);
    const key = await page.locator('.together input[name="key"]').inputValue();
    const takes = [`${mine?.return_id}.${mine?.revision}`, `${theirs.id}.${theirs.revision}`].map((take) => `take=${take}`);
    const answer = await page.request.post(`/expert/together?period=${cleanPeriod}`, {
      data: [`key=${key}`, "intent=decide", ...takes].join("&"),
      headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: world.origin },
    });
    const said = await answer.text();
    expect(said).toContain(t.together.outcome.done.province({ count: counted(1) }));
    expect(said).toContain(t.together.outcome.unknown({ count: counted(1) }));
    expect(said).not.toContain(theirs.name_fa);
    await page.context().close();
  });
});

describe("the ministry", () => {
  it("approves clean returns together; what was accepted a moment ago can then not be taken back", async () => {
    const page = await world.openAs("reviewer");
    await page.goto(`/ministry?period=${cleanPeriod}&division=17`);
    await page.locator(".together-open a").click();
    const boxes = page.locator('input[name="take"]');
    await boxes.first().waitFor();
    const total = await boxes.count();
    await page.getByText(ministry.together.what.approval).waitFor();
    await page.getByRole("button", { name: ministry.together.decide.ministry, exact: true }).click();
    await page.getByText(ministry.together.outcome.done.ministry({ count: counted(total) }), { exact: true }).waitFor();
    await page.getByText(ministry.together.outcome.reopen).waitFor();
    const approved = await world.db
      .selectFrom("monthly_return")
      .where("period", "=", cleanPeriod)
      .where("state", "=", "approved")
      .select(["id", "in_force_version"])
      .execute();
    expect(approved.map((row) => row.in_force_version)).toEqual(Array(total).fill(1));
    const dispatches = await world.db
      .selectFrom("dispatch")
      .where(
        "return_id",
        "in",
        approved.map((row) => row.id),
      )
      .select("return_id")
      .execute();
    expect(new Set(dispatches.map((row) => row.return_id)).size).toBe(total);
    await page.context().close();
  });
});

describe("on every width and in both languages", () => {
  const places: [DemoAccountKey, string, string][] = [
    ["expert-isfahan", `/expert/together?period=${cleanPeriod}`, ".together"],
    ["reviewer", `/ministry/together?period=${cleanPeriod}&division=23`, ".together"],
    ["reviewer", "/ministry/together/floor", "#now"],
    ["expert-isfahan", "outcome", ".banner"],
  ];
  it.each(places)("%s: %s", async (key, path, has) => {
    const own = world.db
      .selectFrom("decision_together")
      .where("user_id", "=", demoAccount(key).id)
      .select("id")
      .orderBy("id", "desc");
    const address = path === "outcome" ? `/expert/together/${(await own.executeTakeFirstOrThrow()).id}` : path;
    for (const [width, language] of [
      [390, "fa"],
      [1440, "en"],
    ] as const) {
      const page = await world.openAs(key, { width, language });
      await page.goto(address);
      await page.locator(has).first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      if (process.env.DAHOM_LOOK) {
        const name = `${key}-${address.replace(/[^a-z0-9]+/gi, "-")}-${width}-${language}`;
        await page.screenshot({ path: `${process.env.DAHOM_LOOK}/${name}.png`, fullPage: false });
      }
      await page.context().close();
    }
  });
});
