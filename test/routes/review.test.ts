import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messages } from "#app/messages/catalogue.server.ts";
import { sendBackReturn } from "#app/usecases/send-back-return.server.ts";
import { contextOf, lines, stateOf } from "#test/builders/filing.ts";
import { decisionOn, file, fileAgain, fileExplained, reason, unfile } from "#test/builders/review.ts";
import { postForm } from "#test/setup/web.ts";
import { hidden, id, ministryPage, openReviewWorld, page, type ReviewWorld } from "./review-world.ts";

let world: ReviewWorld;
const { review: t, queue: q } = messages("fa", "expert");

beforeAll(async () => {
  world = await openReviewWorld();
}, 60_000);
afterAll(() => world?.close());
beforeEach(async () => {
  await unfile(world.db);
  await file(world.db, id);
});

describe("the queue's page", () => {
  it("lists what waits, with the county, the class and the days", async () => {
    const html = await world.text("/expert", "expert");
    expect(html).toContain("سیمان آزمون");
    expect(html).toContain(`href="/expert/returns/${id}?period=1405-07"`);
    expect(html).toContain("ری");
    expect(html).toContain("۲۳۹۴");
    expect(html).toContain(q.waiting);
  });

  it("never fails on an odd address", async () => {
    const addresses = [
      "?period=1405-13",
      "?period=%D9%87&state=x&page=0",
      "?page=99999",
      "?q=%25%5C_%27",
      `?q=${"ا".repeat(500)}`,
      "?done=1",
      "?done=0&done=2",
      "?period=1405-07&period=1",
    ];
    for (const address of addresses) {
      expect([address, (await world.get(`/expert${address}`, "expert")).status]).toEqual([address, 200]);
      expect([address, (await world.get(`/ministry${address}`, "reviewer")).status]).toEqual([address, 200]);
    }
  });

  it("says so where nothing waits, and where a search finds nothing", async () => {
    expect(await world.text("/ministry", "reviewer")).toContain(q.emptyWaiting);
    expect(await world.text("/expert?q=نیست", "expert")).toContain(q.emptySearch({ search: "نیست" }));
  });

  it("is a missing page for other roles, and sends strangers to sign in", async () => {
    for (const person of ["liaison", "analyst", "reviewer"] as const)
      expect((await world.get("/expert", person)).status).toBe(404);
    for (const person of ["liaison", "analyst", "expert"] as const)
      expect((await world.get("/ministry", person)).status).toBe(404);
    const answer = await fetch(`${world.origin}/expert?q=a`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/sign-in?next=%2Fexpert%3Fq%3Da"]);
  });
});

describe("the page of a return", () => {
  it("is there for its own province and the ministry, and missing for everybody else", async () => {
    expect((await world.get(page, "expert")).status).toBe(200);
    expect((await world.get(ministryPage, "reviewer")).status).toBe(200);
    for (const person of ["stranger", "liaison", "analyst", "reviewer"] as const)
      expect((await world.get(page, person)).status).toBe(404);
    for (const odd of ["0", "-1", "1e3", "x", "999999", "102", "103", "99999999999"]) {
      expect([odd, (await world.get(`/expert/returns/${odd}`, "expert")).status]).toEqual([odd, 404]);
    }
  });

  it("speaks both languages", async () => {
    expect(await world.text(page, "expert")).toContain(t.versionOf({ version: "۱", newest: "۱" }));
    expect(await world.text(page, "expert", "en")).toContain("Version 1 of 1");
  });

  it("marks changed cells with what they held, and shows the answers", async () => {
    const reasons = [reason("unit-slip", "", lines.cement, "production"), reason("missing-document", "قبض برق")];
    await sendBackReturn(contextOf(world.db, "expert"), { ...(await decisionOn(world.db, id)), reasons, text: "" });
    await fileAgain(world.db, id);
    const html = await world.text(page, "expert");
    expect(html).toMatch(new RegExp(`<td id="f\\.${lines.cement}\\.production" class="[^"]*\\bchanged\\b`));
    expect(html).toContain(t.oldValue({ version: "۱", value: "۸۰٬۰۰۰" }));
    expect(html).toContain("قبض پیوست شد");
    expect(html).toContain(t.reasonsOf({ version: "۱" }));
  });

  it("explains each decision: who in which role, on which version, with which reasons, seeing which findings", async () => {
    await unfile(world.db);
    const filed = await fileExplained(world.db, id);
    await sendBackReturn(contextOf(world.db, "expert"), {
      ...(await decisionOn(world.db, id)),
      reasons: [reason("does-not-balance", "انبار را بشمارید", lines.bricks, "closing")],
      text: "",
    });
    const html = await world.text(page, "expert", "en");
    const [newest = ""] = html.slice(html.indexOf('class="timeline decisions"')).split("</details>");
    const expert = messages("en", "expert");
    expect(newest).toContain(messages("en", "common").roles.expert);
    expect(newest).toContain(expert.review.version({ version: "1" }));
    expect(newest).toContain("انبار را بشمارید");
    expect(newest).toContain(expert.sendBack.grounds.counts({ all: "2", explained: "1", open: "0", notes: "1" }));
    expect(newest).toContain(filed.explanation);
    const why = /href="(\/expert\/checks\/balance\?[^"]*)"/.exec(newest)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(why).toContain("version=1");
    expect((await world.get(why, "expert")).status).toBe(200);
    expect((await world.get(why, "stranger")).status).toBe(404);
  });

  it("begins a reason at the cell an address names, without script", async () => {
    const html = await world.text(`${page}&cell=${lines.cement}.closing&code=does-not-balance`, "expert");
    expect(html).toMatch(/<details[^>]*id="send-back"[^>]*open/);
    expect(html).toContain(`<option value="${lines.cement}.closing" selected="">`);
    expect(html).toContain('<option value="does-not-balance" selected="">');
    expect(html).toMatch(new RegExp(`<a[^>]*href="[^"]*cell=${lines.cement}\\.production[^"]*#send-back"[^>]*data-reason-cell`));
    expect((await world.get(`${page}&cell=..%2F&code=x&version=0&done=x`, "expert")).status).toBe(200);
  });
});

describe("deciding", () => {
  it("accepts and leads on: to the next return, else to the queue, which says what was done", async () => {
    const answer = await world.post(page, "expert", { intent: "accept" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/expert?period=1405-07&done=${id}`]);
    expect(await stateOf(world.db, id)).toBe("accepted");
    const subject = t.title({ establishment: "سیمان آزمون", period: "مهر ۱۴۰۵" });
    expect(await world.text(answer.headers.get("location") ?? "", "expert")).toContain(t.done.accept({ subject }));
    expect(await world.text(`/expert?done=${id}`, "stranger")).not.toContain("سیمان آزمون");
  });

  it("offers ten minutes to take the acceptance back, where it was and on the page that follows", async () => {
    const answer = await world.post(page, "expert", { intent: "accept" });
    const undo = t.actions.undoAccept({ time: "" }).slice(0, -1);
    const following = await world.text(answer.headers.get("location") ?? "", "expert");
    expect(following).toContain(undo);
    expect(await world.text(page, "expert")).toContain(undo);
    expect(await world.text(page, "supervisor")).not.toContain(undo);
    const fields = { intent: "undo-accept", key: hidden(following, "key"), revision: hidden(following, "revision") };
    const undone = await world.post(page, "expert", fields);
    expect([undone.status, undone.headers.get("location")]).toEqual([303, `${page}&done=${id}`]);
    expect(await stateOf(world.db, id)).toBe("submitted");
    const subject = t.title({ establishment: "سیمان آزمون", period: "مهر ۱۴۰۵" });
    expect(await world.text(`${page}&done=${id}`, "expert")).toContain(t.done["undo-accept"]({ subject }));
  });

  it("goes to the next return of the queue, its filters kept", async () => {
    await file(world.db, 100);
    const path = `/expert/returns/${id}?period=1405-06&q=%D8%B3%DB%8C%D9%85%D8%A7%D9%86`;
    await world.db.updateTable("monthly_return").set({ impact: "0.5" }).where("id", "=", id).execute();
    const answer = await world.post(path, "expert", { intent: "accept" });
    expect(answer.headers.get("location")).toBe(`/expert/returns/100?period=1405-06&q=%D8%B3%DB%8C%D9%85%D8%A7%D9%86&done=${id}`);
  });

  it("begins a review and stays", async () => {
    const answer = await world.post(page, "expert", { intent: "start-review" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `${page}&done=${id}`]);
    expect(await stateOf(world.db, id)).toBe("in-review");
  });

  it("sends back with reasons at a cell and on the whole", async () => {
    const answer = await world.post(page, "expert", {
      intent: "send-back",
      "reason.0.code": "unit-slip",
      "reason.0.cell": `${lines.cement}.production`,
      "reason.0.text": "ده برابر ماه‌های پيش است",
      "reason.3.code": "missing-document",
      text: "لطفاً تا پنجشنبه",
    });
    expect(answer.status).toBe(303);
    const stored = await world.db
      .selectFrom("review_reason")
      .select(["code", "text", "product_line_id", "measure"])
      .orderBy("id")
      .execute();
    expect(stored).toEqual([
      { code: "unit-slip", text: "ده برابر ماه‌های پیش است", product_line_id: lines.cement, measure: "production" },
      { code: "missing-document", text: "", product_line_id: null, measure: null },
    ]);
    const event = await world.db
      .selectFrom("return_event")
      .where("event", "=", "send-back")
      .select("text")
      .executeTakeFirstOrThrow();
    expect(event.text).toBe("لطفاً تا پنجشنبه");
  });

  it("shows what the liaison is going to read before it goes out, keeps what was typed, and writes nothing", async () => {
    const written = {
      "reason.1.code": "unit-slip",
      "reason.1.cell": `${lines.cement}.production`,
      "reason.1.text": "کیلو یا تن؟ <b>",
      text: "تا پنجشنبه",
    };
    const shown = await world.post(page, "expert", {
      intent: "preview",
      ...written,
    });
    const html = await shown.text();
    expect(shown.status).toBe(200);
    expect(html).toContain('id="preview"');
    const preview = html.slice(html.indexOf('id="preview"'));
    expect(preview).toContain("کیلو یا تن؟ &lt;b&gt;");
    expect(preview).toContain("تا پنجشنبه");
    expect(preview).toMatch(/<button[^>]*value="send-back"/);
    expect(html).toContain("کیلو یا تن؟ &lt;b&gt;</textarea>");
    expect(await stateOf(world.db, id)).toBe("submitted");
    const fields = {
      ...written,
      key: hidden(html, "key"),
      revision: hidden(html, "revision"),
      from: hidden(html, "from"),
    };
    expect((await postForm(world.origin, page, { ...fields, intent: "send-back" }, world.cookie("expert"))).status).toBe(303);
    expect(await stateOf(world.db, id)).toBe("returned");
  });

  it("previews nothing where nothing was written, and says what is missing", async () => {
    const none = await world.post(page, "expert", { intent: "preview" });
    expect([none.status, (await none.text()).includes('id="preview"')]).toEqual([422, false]);
    const wordless = await world.post(page, "expert", {
      intent: "preview",
      "reason.2.code": "other",
    });
    const html = await wordless.text();
    expect([wordless.status, html.includes('id="reason.2.text-error"')]).toEqual([422, true]);
  });
  it("sends other months back with it, and asks the ministry for an accepted one", async () => {
    await file(world.db, 100);
    const html = await world.text(page, "expert");
    const box = /name="month\.100"[^>]*? value="(\d+)"/.exec(html)?.[1] ?? "";
    const { sendBack } = messages("fa", "expert");
    expect(html).toContain(sendBack.outcomes.sent);
    const fields = { intent: "send-back", "reason.0.code": "unit-slip", "month.100": box };
    expect((await world.post(page, "expert", { ...fields, "month.100": "x" })).status).toBe(422);
    expect((await world.post(page, "expert", fields)).status).toBe(303);
    expect([await stateOf(world.db, id), await stateOf(world.db, 100)]).toEqual(["returned", "returned"]);
    await unfile(world.db);
    await file(world.db, id);
    await world.accept();
    const asked = await world.post(page, "expert", { intent: "recall", "reason.0.code": "unit-slip" });
    expect([asked.status, asked.headers.get("location")]).toEqual([303, `/expert/returns/${id}/conversation?said=recall`]);
    expect(await world.text(ministryPage, "reviewer")).toContain(messages("fa", "ministry").conversation.office.kinds.recall);
  });

  it("answers a second sending of the same form like the first", async () => {
    const html = await world.text(page, "expert");
    const fields = { intent: "accept", key: hidden(html, "key"), revision: hidden(html, "revision"), from: hidden(html, "from") };
    const answers = [
      await postForm(world.origin, page, fields, world.cookie("expert")),
      await postForm(world.origin, page, fields, world.cookie("expert")),
    ];
    expect(answers.map((answer) => [answer.status, answer.headers.get("location")])).toEqual([
      [303, `/expert?period=1405-07&done=${id}`],
      [303, `/expert?period=1405-07&done=${id}`],
    ]);
    const other = await postForm(world.origin, page, { ...fields, text: "x", intent: "send-back" }, world.cookie("expert"));
    expect(other.status).toBe(409);
  });

  it("lets the reviewer approve, and refer back with reasons the expert answers at the reason", async () => {
    await world.accept();
    expect(
      (await world.post(ministryPage, "reviewer", { intent: "refer-back", "reason.0.code": "unexplained-jump" })).status,
    ).toBe(303);
    const reasonId = (await world.db.selectFrom("review_reason").select("id").executeTakeFirstOrThrow()).id;
    const refused = await world.post(page, "expert", { intent: "accept" });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain(t.refusals["reasons-unanswered"]);
    expect(html).toContain(`href="#r.${reasonId}"`);
    expect(html).toContain(`name="r.${reasonId}"`);
    expect((await world.post(page, "expert", { intent: "accept", [`r.${reasonId}`]: "سفارش فصلی بود" })).status).toBe(303);
    const done = await world.post(ministryPage, "reviewer", { intent: "approve" });
    expect([done.status, done.headers.get("location")]).toEqual([303, `/ministry?period=1405-07&done=${id}`]);
    expect(await stateOf(world.db, id)).toBe("approved");
  });
});
