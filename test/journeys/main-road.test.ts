import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { add, canonical, multiply } from "#app/domain/decimal.ts";
import { type RecipientCode, recipientCodes } from "#app/domain/dispatch.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { signatureHeaders } from "#app/outputs/deliver.server.ts";
import { cementLineIds, cementWorksId } from "#db/seed/demo/named.ts";
import { byId, signIn } from "./road/acts.ts";
import { cell, figures, type Line, lines, typedMeasures } from "./road/figures.ts";
import {
  answerReasons,
  arrivals,
  besideCell,
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
import { ofEstablishment, ofEveryFigure, ofMessage, opened, receivedBy } from "./road/received.ts";
import {
  accept,
  approve,
  expertOpens,
  ledger,
  openFromQueue,
  reasons,
  reviewCell,
  sendBack,
  startReview,
} from "./road/review.ts";
import { counted, shown, words } from "./road/words.ts";
import { download, type Row, readBook, readByLibreOffice, soffice } from "./road/workbooks.ts";
import { openWorld, period, type World } from "./road/world.ts";

const { common: c, liaison: t, expert, ministry, served } = words;
const heads = messages("fa", "outputs").workbook.columns;

let world: World;
let liaison: Page;
let expertPage: Page;
let reviewer: Page;
let analyst: Page;
let returnId: number;
const codes: string[] = [];
const names = new Map<Line, string>();

beforeAll(async () => {
  world = await openWorld({ jobs: true });
  // A refused submit answers 422, which the browser itself notes.
  liaison = await world.open({ expectedErrors: [/status of 422/] });
  [expertPage, reviewer, analyst] = [await world.open(), await world.open(), await world.open()];
  const found = await world.db
    .selectFrom("monthly_return")
    .select("id")
    .where("establishment_id", "=", cementWorksId)
    .where("period", "=", period)
    .executeTakeFirstOrThrow();
  returnId = found.id;
  for (const line of lines) {
    const row = world.db.selectFrom("product_line").select("name_fa").where("id", "=", cementLineIds[line]);
    names.set(line, (await row.executeTakeFirstOrThrow()).name_fa);
  }
});
afterAll(() => world.close());
afterEach(() => world.browser.assertNoErrors());

const latestMessages = (code: RecipientCode) => receivedBy(world.received, code);

describe("the main road of one month", () => {
  it("shows the liaison the month that is due with its days left, and earlier figures beside each cell", async () => {
    await openDueMonth(liaison);
    const earlier = await world.db
      .selectFrom("working_figure as f")
      .innerJoin("monthly_return as r", "r.id", "f.return_id")
      .select(["r.period", "f.production"])
      .where("r.establishment_id", "=", cementWorksId)
      .where("f.product_line_id", "=", cementLineIds.bulk)
      .where("r.period", "in", ["1403-12", "1403-01"])
      .execute();
    const of = (code: string) => shown(canonical(earlier.find((row) => row.period === code)?.production ?? ""));
    expect(await besideCell(liaison, "bulk", "production")).toBe(
      c.months.was({ lastMonth: of("1403-12"), lastYear: of("1403-01") }),
    );
  });

  it("takes Persian, Arabic and Latin digits, saves the draft and marks the slip and the imbalance at their cells", async () => {
    await typeMonth(liaison);
    await expect.poll(() => liaison.locator('tr[data-line="3"] output').innerText()).toBe(c.grid.balanced);
    await save(liaison);
    for (const [line, measure] of [
      ["bulk", "production"],
      ["clinker", "closing"],
    ] as const) {
      const box = liaison.locator("td.has-explain").filter({ has: byId(liaison, cell(line, measure)) });
      expect(await box.count(), `${line} ${measure}`).toBe(1);
      expect(await findingAt(liaison, line, measure).locator(".kind").innerText()).toBe(c.severities.explain);
    }
    const stored = await world.db
      .selectFrom("working_figure")
      .selectAll()
      .where("return_id", "=", returnId)
      .where("product_line_id", "=", cementLineIds.bag)
      .executeTakeFirstOrThrow();
    for (const measure of typedMeasures) {
      expect(stored[measure] === null ? "" : canonical(stored[measure]), measure).toBe(figures.bag[measure]);
    }
  });

  it("refuses to submit what is unexplained, and lists it with its way to the cell", async () => {
    const open = await submitInVain(liaison);
    expect(open).toHaveLength(3);
    expect(open.filter((line) => line.includes(names.get("bulk") ?? ""))).toHaveLength(2);
    expect(await findingAt(liaison, "bulk", "production").innerText()).toContain(shown(`${figures.bulk.production}000`));
    expect(await liaison.title()).toMatch(/^۳ /);
    await liaison.locator("#errors").getByRole("link").first().click();
    const focused = () => liaison.evaluate(() => document.activeElement?.id ?? "");
    await expect.poll(focused).toMatch(/^finding-/);
  });

  it("corrects the slip by the offered button, takes the explanation and answers with a tracking code", async () => {
    await correctAndExplain(liaison, true);
    codes.push(await submit(liaison));
    const stored = await world.db.selectFrom("submission").selectAll().where("return_id", "=", returnId).execute();
    expect(stored.map((row) => row.tracking_code)).toEqual([codes[0]?.replaceAll("-", "")]);
    expect(Object.values(JSON.parse(stored[0]?.snapshot ?? "").explanations)).toEqual([explanation]);
  });

  it("shows the expert the figures beside earlier ones, the finding and the liaison's explanation", async () => {
    await expertOpens(expertPage);
    const row = expertPage
      .locator(".review-table")
      .first()
      .locator("tr")
      .filter({ hasText: names.get("bulk") ?? "" });
    expect(await row.locator("td").nth(1).innerText()).toContain("٪");
    expect(await reviewCell(expertPage, "clinker", "closing").innerText()).toContain(shown(shortClosing));
    expect(await expertPage.locator(".note .said").innerText()).toContain(explanation);
    expect(await expertPage.locator("#history").innerText()).toContain(expert.review.events.submit({ version: "۱" }));
  });

  it("lets the expert start the review and send the month back with reasons at two cells", async () => {
    await startReview(expertPage);
    await sendBack(expertPage, true);
  });

  it("shows the liaison the reasons on the desk, in the title and at the cells", async () => {
    await liaison.goto("/liaison");
    const returned = await liaison.locator(".waiting > li").filter({ hasText: c.states.returned }).count();
    expect(await liaison.title()).toContain(served.returned.prefix({ count: counted(returned) }));
    await answerReasons(liaison);
    const texts = await liaison.locator("#reasons").innerText();
    expect(texts).toContain(reasons.closing);
    expect(texts).toContain(reasons.exportValue);
    expect(await liaison.locator(".banner.refusal").innerText()).toContain(t.form.returned({ count: "۲" }));
    codes.push(await submit(liaison));
    expect(codes[1]).not.toBe(codes[0]);
  });

  it("shows the expert before and after and both answers, and the expert accepts", async () => {
    await openFromQueue(expertPage, "/expert");
    const changed = reviewCell(expertPage, "clinker", "closing");
    expect(await changed.getAttribute("class")).toContain("changed");
    expect(await changed.innerText()).toContain(shown(figures.clinker.closing));
    expect(await changed.innerText()).toContain(expert.review.oldValue({ version: "۱", value: shown(shortClosing) }));
    expect(await expertPage.locator("td.changed[id]").count()).toBe(1);
    const answers = expertPage.locator(".reasons li");
    expect(await answers.locator(".answer.changed").count()).toBe(1);
    expect(await answers.locator(".answer.reply").innerText()).toContain(reply);
    await accept(expertPage);
  });

  it("lets the ministry's reviewer approve", async () => {
    await approve(reviewer);
    const found = await world.db.selectFrom("monthly_return").selectAll().where("id", "=", returnId).executeTakeFirstOrThrow();
    expect([found.state, found.version, found.in_force_version]).toEqual(["approved", 2, 2]);
  });
});

describe("what the ministry reads of the month", () => {
  let detailed: string;
  let products: string;
  let ofWorks: Map<Line, Row>;

  it("has a page with the states by province and the totals by product, on the basis it names", async () => {
    await signIn(analyst, "analyst");
    await analyst.goto(`/ministry/periods/${period}`);
    expect(await analyst.locator("#products .aside, #products header").first().innerText()).toContain(
      ministry.period.bases.approved,
    );
    const row = analyst
      .locator("#products tbody tr")
      .filter({ hasText: names.get("concrete") ?? "" })
      .first();
    expect(await row.innerText()).toContain(shown(figures.concrete.production));
    expect(await analyst.locator("#provinces tbody tr").filter({ hasText: "تهران" }).count()).toBe(1);
  });

  it("gives the detailed returns: right to left, real numbers, the published figures to the last digit", async () => {
    detailed = await download(analyst, ministry.period.downloads.detailed);
    const book = await readBook(detailed);
    expect(book.rightToLeft).toEqual([true, true]);
    const rows = book.rows.filter((row) => row[heads.establishment] === "سیمان شاهرخ");
    expect(rows).toHaveLength(lines.length);
    ofWorks = new Map(lines.map((line) => [line, rows.find((row) => row[heads.product] === names.get(line)) ?? {}]));
    for (const line of lines) {
      const row = ofWorks.get(line) ?? {};
      for (const measure of typedMeasures) {
        const filed = figures[line][measure];
        expect(row[c.measures[measure]], `${line} ${measure}`).toBe(filed === "" ? null : Number(filed));
      }
      expect(row[heads.domesticRial]).toBe(Number(multiply(figures[line].domestic_value, "1000000")));
      expect(row[heads.exportRial]).toBe(Number(multiply(figures[line].export_value, "1000000")));
      expect([row[heads.version], row[heads.trackingCode]]).toEqual([2, codes[1]?.replaceAll("-", "")]);
    }
  });

  it("gives the products: each total is the exact sum of the detailed returns", async () => {
    products = await download(analyst, ministry.period.downloads.products);
    const book = await readBook(products);
    expect(book.rightToLeft).toEqual([true, true]);
    const all = (await readBook(detailed)).rows;
    for (const line of lines) {
      const name = names.get(line) ?? "";
      const total = book.rows.find((row) => row[heads.product] === name) ?? {};
      for (const measure of ["production", "domestic_quantity", "export_quantity"] as const) {
        const parts = all.filter((row) => row[heads.product] === name).map((row) => String(row[c.measures[measure]] ?? 0));
        expect(total[c.measures[measure]], `${line} ${measure}`).toBe(Number(parts.reduce((sum, part) => add(sum, part), "0")));
      }
    }
  });

  it.skipIf(soffice === undefined)("opens both in LibreOffice with the same numbers", async () => {
    const [first, second] = [await readByLibreOffice(detailed), await readByLibreOffice(products)];
    for (const line of lines) {
      const row = first.find((fields) => fields.includes("سیمان شاهرخ") && fields.includes(names.get(line) ?? ""));
      for (const measure of typedMeasures) expect(row, `${line} ${measure}`).toContain(figures[line][measure]);
      expect(second.some((fields) => fields.includes(names.get(line) ?? ""))).toBe(true);
    }
  });
});

describe("what the recipients get of the month", () => {
  it.each(recipientCodes)(
    "%s keeps the approved version with its contract's fields, the same to the last digit",
    async (code) => {
      await expect.poll(() => latestMessages(code).then((kept) => kept.length), { timeout: 30_000 }).toBe(1);
      const [kept] = await latestMessages(code);
      const data = kept?.body.data;
      expect(kept?.body.type).toBe("return.approved");
      expect(Object.keys(data ?? {}).sort()).toEqual(ofMessage);
      expect(Object.keys(data?.establishment ?? {}).sort()).toEqual(ofEstablishment);
      expect([data?.recipient, data?.version, data?.supersedes_version, data?.contract_version]).toEqual([code, 2, null, 1]);
      expect(data?.figures.map((row) => row.name_fa).sort()).toEqual(opened[code].lines.map((line) => names.get(line)).sort());
      for (const line of opened[code].lines) {
        const row = data?.figures.find((one) => one.name_fa === names.get(line));
        expect(Object.keys(row ?? {}).sort(), line).toEqual([...ofEveryFigure, ...opened[code].fields].sort());
        for (const field of opened[code].fields) expect(row?.[field], `${line} ${field}`).toBe(figures[line][field]);
      }
    },
  );

  it("takes nothing whose signature is not its own, and the same message only once", async () => {
    const [kept] = await latestMessages("hamahang");
    const { endpoint, secret } = await world.db
      .selectFrom("recipient")
      .select(["endpoint", "secret"])
      .where("code", "=", "hamahang")
      .executeTakeFirstOrThrow();
    const body = JSON.stringify(kept?.body);
    const post = (key: string) =>
      fetch(endpoint, {
        method: "POST",
        body,
        headers: { "content-type": "application/json", ...signatureHeaders(key, kept?.message_id ?? "", new Date(), body) },
      });
    const foreign = await post(`whsec_${Buffer.from("somebody else's secret").toString("base64")}`);
    expect(foreign.status).toBe(401);
    const again = await post(secret);
    expect([again.status, await again.json()]).toEqual([200, { receipt: kept?.receipt }]);
    expect(await latestMessages("hamahang")).toHaveLength(1);
  });

  it("stands as acknowledged in the delivery ledger, and the liaison sees where it arrived", async () => {
    const { acknowledged } = ministry.deliveries.states;
    const arrivedRows = async () => (await ledger(reviewer)).filter((row) => row.includes(acknowledged)).length;
    await expect.poll(arrivedRows, { timeout: 30_000 }).toBe(recipientCodes.length);
    const arrived = await arrivals(liaison, returnId);
    expect(arrived).toHaveLength(recipientCodes.length);
    for (const line of arrived) expect(line).toContain(t.view.arrived({ time: "" }).trim());
  });
});
