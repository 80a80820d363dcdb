import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { demoAccount } from "#db/seed/demo/accounts.ts";
import { pdf } from "#test/builders/files.ts";
import { bannerSaying, byId } from "./road/acts.ts";
import { typed } from "./road/figures.ts";
import { words } from "./road/words.ts";
import { openWorld, period, type World } from "./road/world.ts";

const { common: c, liaison, served: t, expert, public: p } = words;
const newcomer = { id: "9123450126", name: "شیرین جانشین", password: "آجر-و-کاشی-۱۴۰۴" };
let world: World;
let old: Page;
let successor: Page;
let form: string;
let code: string;

beforeAll(async () => {
  world = await openWorld();
  const line = await world.db
    .selectFrom("role_grant as g")
    .innerJoin("monthly_return as r", "r.establishment_id", "g.establishment_id")
    .where("g.user_id", "=", demoAccount("liaison-isfahan").id)
    .where("r.period", "=", period)
    .select("r.id")
    .executeTakeFirstOrThrow();
  form = `/liaison/returns/${line.id}`;
  // What is not confirmed yet and what is no longer one's own are refused on purpose.
  old = await world.openAs("liaison-isfahan", { expectedErrors: [/status of 404/] });
  successor = await world.open({ expectedErrors: [/status of 422/] });
});
afterAll(() => world.close());
afterEach(() => world.browser.assertNoErrors());

const enter = async () => {
  await successor.goto("/sign-in");
  await successor.locator("#national_id").fill(newcomer.id);
  await successor.locator("#password").fill(newcomer.password);
  await successor.getByRole("button", { name: p.signIn.button, exact: true }).click();
};

describe("an establishment handed over to a successor", () => {
  it("begins with a draft, a signed letter and a code that is shown once", async () => {
    await old.goto(form);
    await byId(old, "days_worked").fill(typed("29"));
    await old.getByRole("button", { name: c.buttons.saveDraft, exact: true }).click();
    await bannerSaying(old, liaison.form.savedTitle);
    await old.getByRole("link", { name: c.nav.people, exact: true }).click();
    await old.locator("#hand-over summary").click();
    await byId(old, "s_national_id").fill(typed(newcomer.id).replaceAll("٬", ""));
    await byId(old, "s_name_fa").fill(newcomer.name);
    const letter = { name: "letter.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdf("letter")) };
    await old.locator('#hand-over input[type="file"]').setInputFiles(letter);
    await old.getByRole("button", { name: t.access.handOverButton }).click();
    await bannerSaying(old, t.access.codeFor({ name: newcomer.name }));
    code = await old.locator(".banner.success code").innerText();
    await old.goto("/liaison/people");
    expect(await old.locator("#invitations li").innerText()).toContain(newcomer.name);
    expect(await old.locator("body").innerText()).not.toContain(code);
  });

  it("goes on with the code and a password of one's own, and waits for the province, as the sign-in page says", async () => {
    await successor.goto("/sign-in");
    await successor.getByRole("link", { name: p.activation.link }).click();
    await byId(successor, "code").fill(code.toLowerCase().replaceAll("-", " "));
    await byId(successor, "national_id").fill(newcomer.id);
    await byId(successor, "password").fill(newcomer.password);
    await byId(successor, "again").fill(newcomer.password);
    await successor.getByRole("button", { name: p.activation.button, exact: true }).click();
    await bannerSaying(successor, p.activation.done.waiting);
    await enter();
    await successor.locator(".banner.refusal").getByText(p.signIn.unconfirmed).waitFor();
    await old.goto(form);
    await byId(old, "days_worked").waitFor();
  });

  it("ends with the expert who reads the letter and confirms: the old liaison is out, the draft is there", async () => {
    const desk = await world.openAs("expert-isfahan");
    await desk.goto("/expert");
    await desk.getByRole("link", { name: c.nav.access, exact: true }).click();
    const card = desk.locator("main .card").filter({ hasText: newcomer.name });
    const [download] = await Promise.all([
      desk.waitForEvent("download"),
      card.getByRole("link", { name: "letter.pdf" }).first().click(),
    ]);
    expect(download.suggestedFilename()).toBe("letter.pdf");
    await card.getByRole("button", { name: expert.people.confirm }).click();
    await bannerSaying(desk, expert.people.done.confirmed);

    await old.getByRole("button", { name: c.buttons.saveDraft, exact: true }).click();
    await old.getByText(c.errors.notFoundTitle).first().waitFor();
    await old.goto("/");
    const told = p.signIn.noDesk.none({ name: demoAccount("liaison-isfahan").name_fa });
    await old.locator("#no-desk").getByText(told).waitFor();

    await enter();
    await successor.locator(".person .who").getByText(newcomer.name).waitFor();
    await successor.goto(form);
    expect(await byId(successor, "days_worked").inputValue()).toBe("۲۹");
  });
});
