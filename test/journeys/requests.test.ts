import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cementWorksId } from "#db/seed/demo/named.ts";
import { pdf } from "#test/builders/files.ts";
import { byId } from "./road/acts.ts";
import { counted, words } from "./road/words.ts";
import { openWorld, period, type World } from "./road/world.ts";

const { liaison: t, served } = words;
let world: World;
const desks = {} as Record<"liaison" | "expert" | "supervisor" | "reviewer" | "second", Page>;
const ids = { filing: 0, reviewed: 0, approved: 0, annulled: 0 };

beforeAll(async () => {
  world = await openWorld();
  const months = { filing: period, reviewed: "1403-10", approved: "1403-11", annulled: "1403-12" };
  for (const key of ["filing", "reviewed", "approved", "annulled"] as const) {
    const { db } = world;
    const found = db.selectFrom("monthly_return").where("establishment_id", "=", cementWorksId).where("period", "=", months[key]);
    ids[key] = (await found.select("id").executeTakeFirstOrThrow()).id;
  }
  await world.db.updateTable("monthly_return").set({ state: "in-review" }).where("id", "=", ids.reviewed).execute();
  const people = {
    liaison: "liaison-cement",
    expert: "expert-tehran",
    supervisor: "supervisor-tehran",
    reviewer: "reviewer",
    second: "reviewer-second",
  } as const;
  for (const key of ["liaison", "expert", "supervisor", "reviewer", "second"] as const)
    desks[key] = await world.openAs(people[key]);
});
afterAll(() => world.close());
afterEach(() => world.browser.assertNoErrors());

const areas = { liaison: "liaison", expert: "expert", supervisor: "expert", reviewer: "ministry", second: "ministry" } as const;

/** Opens the conversation about a month at somebody's desk. */
async function talk(who: keyof typeof desks, id: number): Promise<Page> {
  const page = desks[who];
  await page.goto(`/${areas[who]}/returns/${id}/conversation`);
  return page;
}

/** Presses a button of a form and waits until the page, made anew, says that it was done. */
async function press(page: Page, intent: string): Promise<void> {
  await page.evaluate(() => {
    for (const told of document.querySelectorAll<HTMLElement>(".banner")) told.dataset.told = "";
  });
  await page.locator(`main button[value="${intent}"]`).first().click();
  await page.locator(".banner.success:not([data-told])").waitFor();
}

const requests = async (id: number) => {
  const rows = await world.db
    .selectFrom("return_request")
    .where("return_id", "=", id)
    .select(["kind", "state"])
    .orderBy("id")
    .execute();
  return rows.map((row) => `${row.kind} ${row.state}`);
};

describe("what a liaison asks of the offices", () => {
  it("more time, refused with words; an objection, which another decides, opens the request again", async () => {
    const liaison = await talk("liaison", ids.filing);
    await byId(liaison, "message").fill("دو روز بیشتر لازم داریم؛ درخواست می‌فرستم.");
    await press(liaison, "message");
    await liaison.locator("#ask-extension summary").click();
    await byId(liaison, "extension").fill("انبارگردانی پایان سال");
    await press(liaison, "ask-extension");
    await desks.expert.goto("/expert");
    await desks.expert.getByRole("link", { name: words.expert.conversation.kinds.extension }).first().click();
    await desks.expert.getByText("دو روز بیشتر لازم داریم").first().waitFor();
    await desks.expert.locator('textarea[name^="decision."]').fill("مهلت بس است.");
    await press(desks.expert, "refuse");
    await talk("liaison", ids.filing);
    await liaison.getByText("مهلت بس است.").waitFor();
    await liaison.locator("#ask-objection summary").click();
    await byId(liaison, "objection").fill("انبارگردانی به دستور سازمان بود.");
    await byId(liaison, "evidence").setInputFiles({ name: "نامه.pdf", mimeType: "application/pdf", buffer: pdf() });
    await press(liaison, "ask-objection");
    const supervisor = await talk("supervisor", ids.filing);
    const letter = supervisor.getByRole("link", { name: "نامه.pdf" });
    const served = await supervisor.request.get((await letter.getAttribute("href")) ?? "");
    expect(await served.body()).toEqual(pdf());
    await supervisor.locator('textarea[name^="decision."]').fill("وارد است.");
    await press(supervisor, "grant");
    expect(await requests(ids.filing)).toEqual(["extension open", "objection granted"]);
  });

  it("nothing: an inquiry at a cell is found on the desk and answered without a new version", async () => {
    const expertPage = await talk("expert", ids.reviewed);
    await expertPage.locator("#ask summary").click();
    await byId(expertPage, "product").selectOption({ index: 1 });
    await byId(expertPage, "measure").selectOption("closing");
    await byId(expertPage, "inquiry").fill("موجودی از کجاست؟");
    await press(expertPage, "ask-inquiry");
    await desks.liaison.goto("/liaison");
    await desks.liaison
      .getByText(t.conversation.openInquiries({ count: counted(1) }))
      .first()
      .waitFor();
    await desks.liaison.goto(`/liaison/returns/${ids.reviewed}/view`);
    await desks.liaison.locator('textarea[name^="answer."]').fill("صورت انبار ۳۰ دی");
    await desks.liaison.locator('button[value="answer-inquiry"]').click();
    await desks.liaison.locator('textarea[name^="answer."]').waitFor({ state: "detached" });
    await talk("expert", ids.reviewed);
    await expertPage.getByText("صورت انبار ۳۰ دی").waitFor();
    const versions = await world.db.selectFrom("submission").where("return_id", "=", ids.reviewed).select("version").execute();
    expect(versions).toHaveLength(1);
  });

  it("the correction of an approved month, endorsed, granted, and then on top of every page with its title", async () => {
    const liaison = await talk("liaison", ids.approved);
    await liaison.locator("#ask-correction summary").click();
    await byId(liaison, "cell.0.product").selectOption({ index: 1 });
    await byId(liaison, "cell.0.measure").selectOption("closing");
    await byId(liaison, "correction").fill("موجودی پایان اشتباه بود.");
    await press(liaison, "ask-correction");
    const expertPage = await talk("expert", ids.approved);
    await press(expertPage, "endorse");
    const reviewer = await talk("reviewer", ids.approved);
    await reviewer.locator('textarea[name^="decision."]').fill("برگردد.");
    await press(reviewer, "grant");
    expect(await requests(ids.approved)).toEqual(["correction granted"]);
    await liaison.goto(`/liaison/returns/${ids.filing}`);
    const strip = liaison.locator(".strip.returned");
    await strip.getByText(served.returned.strip({ count: counted(2) })).waitFor();
    expect(await strip.innerText()).toContain(served.returned.left({ days: counted(5) }));
    expect(await liaison.title()).toContain(served.returned.prefix({ count: counted(2) }));
    await strip.getByRole("link", { name: "سیمان شاهرخ" }).click();
    await liaison.locator("#reasons .reason-progress").waitFor();
    await liaison.locator("#to-send, [data-to-send]").first().waitFor();
  });
});

describe("the annulment of an approved month", () => {
  const why = "ارقام این ماه از واحد دیگری است.";
  const grants = (page: Page) => page.locator('button[value="grant"]');

  it("asked for by one reviewer, is not his own to confirm; another confirms it, and all see it", async () => {
    const first = await talk("reviewer", ids.annulled);
    await first.locator("#ask-annulment summary").click();
    await byId(first, "annulment").fill(why);
    await press(first, "ask-annulment");
    await first.getByText(words.ministry.conversation.office.second).waitFor();
    expect(await grants(first).count()).toBe(0);
    // Nor by the form that only another is given.
    const second = await talk("second", ids.annulled);
    await second.getByText(why).first().waitFor();
    const form = grants(second).locator("xpath=ancestor::form");
    const body = await form.evaluate((element: HTMLFormElement) =>
      [...new FormData(element)].map(([name, value]) => [name, String(value)]),
    );
    const sent = await first.request.post(`/ministry/returns/${ids.annulled}/conversation`, {
      data: new URLSearchParams([...body, ["intent", "grant"]]).toString(),
      headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: world.origin },
    });
    expect(sent.status()).toBe(422);
    expect(await requests(ids.annulled)).toEqual(["annulment open"]);
    await press(second, "grant");
    expect(await requests(ids.annulled)).toEqual(["annulment granted"]);

    const seenAt = [
      ["liaison", "/view", words.sent.events.annul],
      ["expert", "", words.expert.review.events.annul],
      ["reviewer", "", words.ministry.review.events.annul],
    ] as const;
    for (const [who, at, said] of seenAt) {
      await desks[who].goto(`/${areas[who]}/returns/${ids.annulled}${at}`);
      await desks[who]
        .getByText(said({ version: counted(1) }))
        .first()
        .waitFor();
    }
    await first.goto(`/ministry/deliveries?period=1403-12`);
    const rows = first.locator("#deliveries tbody tr").filter({ hasText: "سیمان شاهرخ" });
    expect(await rows.filter({ hasText: words.ministry.deliveries.kinds.withdraw }).count()).toBeGreaterThan(0);
    await desks.liaison.goto(`/liaison/returns/${ids.annulled}`);
    await desks.liaison.locator("#reasons").getByText(why).waitFor();
  });
});
