import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { messages } from "#app/messages/catalogue.server.ts";
import { cementLineIds, cementWorksId } from "#db/seed/demo/named.ts";
import { answered, byId } from "./road/acts.ts";
import { submit } from "./road/liaison.ts";
import { words } from "./road/words.ts";
import { openWorld, period, type World } from "./road/world.ts";

const { idle } = messages("fa", "blocks");
const running = "1404-02";
const bulk = String(cementLineIds.bulk);

let world: World;
const paths: Record<string, string> = {};

beforeAll(async () => {
  world = await openWorld();
  const found = await world.db
    .selectFrom("monthly_return")
    .select(["id", "period"])
    .where("establishment_id", "=", cementWorksId)
    .where("period", "in", ["1403-12", period, running])
    .execute();
  for (const row of found) paths[row.period] = `/liaison/returns/${row.id}`;
});
afterAll(() => world.close());
afterEach(() => world.browser.assertNoErrors());

const open = async (page: Page, month: string) => {
  await page.goto(paths[month] ?? "");
  await page.locator(".return-form").waitFor();
};
const allSaved = (page: Page) => page.locator('.save-summary[data-save="saved"]').waitFor();

it("export rows save themselves, bring their tariff code, make room, and are the product's export column", async () => {
  const page = await world.openAs("liaison-cement");
  await open(page, running);
  await page.locator("#block-exports > summary").click();
  await byId(page, "x.1.product_line_id").selectOption(bulk);
  await page.waitForFunction((id) => (document.getElementById(id) as HTMLInputElement).value !== "", "x.1.tariff_code");
  await byId(page, "x.1.country").fill("Iraq");
  await byId(page, "x.1.quantity").fill("۱٬۲۰۰٫۵");
  await byId(page, "x.2.product_line_id").selectOption(bulk);
  await byId(page, "x.2.country").fill("افغانستان");
  await byId(page, "x.2.quantity").fill("300");
  const sum = byId(page, `f.${bulk}.export_quantity`);
  expect([await sum.inputValue(), await sum.getAttribute("readonly")]).toEqual(["۱٬۵۰۰٫۵", ""]);
  expect(await byId(page, "x.3.country").isVisible()).toBe(true);
  await byId(page, "n.electricity").fill("48200");
  await byId(page, "none.materials").check();
  await allSaved(page);
  await open(page, running);
  expect(await byId(page, "x.1.country").inputValue()).toBe("عراق");
  expect(await byId(page, "x.2.tariff_code").inputValue()).toBe("۲۵۲۳۲۹۰۰");
  expect(await sum.innerText()).toContain("۱٬۵۰۰٫۵");
  expect([await byId(page, "n.electricity").inputValue(), await byId(page, "none.materials").isChecked()]).toEqual([
    "۴۸٬۲۰۰",
    true,
  ]);
  await page.context().close();
});

it("an idle month is one click and one confirmation, without script", async () => {
  const page = await world.openAs("liaison-cement", { javaScript: false });
  await open(page, period);
  await answered(page, () => page.locator('#idle button[value="no-demand"]').click());
  expect(await page.locator('input[name="operating_state"][value="idle"]').isChecked()).toBe(true);
  expect(await page.locator("#idle_cause").inputValue()).toBe("no-demand");
  await submit(page);
  await page.context().close();
});

it("the month after begins idle with the same cause, and is so only once the liaison says it", async () => {
  const page = await world.openAs("liaison-cement");
  await open(page, running);
  const cause = words.common.stoppageReasons["no-demand"];
  expect(await page.locator("#idle").innerText()).toContain(idle.again({ cause }));
  const found = () => world.db.selectFrom("monthly_return").select("operating_state").where("period", "=", running);
  expect((await found().where("establishment_id", "=", cementWorksId).executeTakeFirstOrThrow()).operating_state).toBeNull();
  await answered(page, () => page.getByRole("button", { name: idle.confirm, exact: true }).click());
  expect((await found().where("establishment_id", "=", cementWorksId).executeTakeFirstOrThrow()).operating_state).toBe("idle");
  expect(await page.locator("#idle").count()).toBe(0);
  await page.context().close();
});

it("what was sent of the blocks is read by its liaison and by the expert", async () => {
  const sent = paths["1403-12"] ?? "";
  for (const [who, path] of [
    ["liaison-cement", `${sent}/view`],
    ["expert-tehran", sent.replace("liaison", "expert")],
  ] as const) {
    const page = await world.openAs(who);
    await page.goto(path);
    const { names } = messages("fa", "findings").blocks;
    expect(await page.locator(".block-tables h3").allInnerTexts()).toEqual([
      names.exports,
      names.materials,
      names.energy,
      names.people,
    ]);
    await page.context().close();
  }
});
