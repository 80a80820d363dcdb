import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { recipientCodes } from "#app/domain/dispatch.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { cementWorksId } from "#db/seed/demo/named.ts";
import { signIn } from "./road/acts.ts";
import { figures, lines } from "./road/figures.ts";
import {
  answerReasons,
  arrivals,
  correctAndExplain,
  explanation,
  findingAt,
  openDueMonth,
  reply,
  save,
  shortClosing,
  submit,
  submitInVain,
  typeMonth,
} from "./road/liaison.ts";
import { receivedBy } from "./road/received.ts";
import { accept, approve, expertOpens, ledger, openFromQueue, reviewCell, sendBack, startReview } from "./road/review.ts";
import { shown, words } from "./road/words.ts";
import { download, readBook } from "./road/workbooks.ts";
import { openWorld, period, type World } from "./road/world.ts";

const { common: c, liaison: t, expert, ministry } = words;
const heads = messages("fa", "outputs").workbook.columns;

let world: World;
let liaison: Page;
let expertPage: Page;
let reviewer: Page;
let returnId: number;

beforeAll(async () => {
  world = await openWorld({ jobs: true });
  const plain = { javaScript: false, expectedErrors: [/status of 422/] };
  [liaison, expertPage, reviewer] = [await world.open(plain), await world.open(plain), await world.open(plain)];
  const found = await world.db
    .selectFrom("monthly_return")
    .select("id")
    .where("establishment_id", "=", cementWorksId)
    .where("period", "=", period)
    .executeTakeFirstOrThrow();
  returnId = found.id;
});
afterAll(() => world.close());
afterEach(() => world.browser.assertNoErrors());

describe("the main road without script", () => {
  it("is filed: draft saved, slip corrected by its button, imbalance explained, receipt given", async () => {
    await openDueMonth(liaison);
    await typeMonth(liaison);
    await save(liaison);
    expect(await findingAt(liaison, "bulk", "production").count()).toBe(1);
    expect(await submitInVain(liaison)).toHaveLength(3);
    await correctAndExplain(liaison, false);
    await submit(liaison);
  });

  it("is sent back by the expert with reasons at two cells", async () => {
    await expertOpens(expertPage);
    expect(await expertPage.locator(".note .said").innerText()).toContain(explanation);
    await startReview(expertPage);
    await sendBack(expertPage, false);
  });

  it("is answered by the liaison and filed again", async () => {
    await answerReasons(liaison);
    await submit(liaison);
  });

  it("is seen by the expert with before and after, and accepted", async () => {
    await openFromQueue(expertPage, "/expert");
    expect(await reviewCell(expertPage, "clinker", "closing").innerText()).toContain(
      expert.review.oldValue({ version: "۱", value: shown(shortClosing) }),
    );
    expect(await expertPage.locator(".reasons .answer.reply").innerText()).toContain(reply);
    await accept(expertPage);
  });

  it("is approved by the ministry and read as Excel", async () => {
    await approve(reviewer);
    await reviewer.goto(`/ministry/periods/${period}`);
    // The chart is drawn by script; without it the table says the same.
    expect(await reviewer.locator("#chart table tbody tr").count()).toBeGreaterThan(11);
    const { rows } = await readBook(await download(reviewer, ministry.period.downloads.detailed));
    const ofWorks = rows.filter((row) => row[heads.establishment] === "سیمان شاهرخ");
    expect(ofWorks.map((row) => row[c.measures.production]).sort()).toEqual(
      lines.map((line) => Number(figures[line].production)).sort(),
    );
    const products = await readBook(await download(reviewer, ministry.period.downloads.products));
    expect(products.rows.length).toBeGreaterThan(0);
  });

  it("arrives at the recipients, as the ledger and the liaison's page say", async () => {
    for (const code of recipientCodes) {
      await expect.poll(() => receivedBy(world.received, code).then((kept) => kept.length), { timeout: 30_000 }).toBe(1);
    }
    await expect
      .poll(async () => (await ledger(reviewer)).filter((row) => row.includes(ministry.deliveries.states.acknowledged)).length)
      .toBe(recipientCodes.length);
    const arrived = await arrivals(liaison, returnId);
    expect(arrived).toHaveLength(recipientCodes.length);
    for (const line of arrived) expect(line).toContain(t.view.arrived({ time: "" }).trim());
  });

  it("leaves nobody stuck: signing out works too", async () => {
    await liaison.getByRole("button", { name: c.shell.signOut }).click();
    await liaison.getByText(words.public.signIn.signedOut).waitFor();
    await signIn(liaison, "liaison-cement");
  });
});
