import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messages } from "#app/messages/catalogue.server.ts";
import { buildRegister, filingTime, lines, people, type Person, stateOf } from "#test/builders/filing.ts";
import { decisionOn, file, fileAgain, reason, unfile } from "#test/builders/review.ts";
import { contextOf } from "#test/builders/filing.ts";
import { acceptReturn } from "#app/usecases/accept-return.server.ts";
import { referBackReturn } from "#app/usecases/refer-back-return.server.ts";
import { sendBackReturn } from "#app/usecases/send-back-return.server.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { type AppProcess, openSession, postForm, startWeb } from "#test/setup/web.ts";

let fresh: FreshDatabase;
let app: AppProcess;
const sessions = new Map<Person, string>();
const id = 101;
const page = `/expert/returns/${id}?period=1405-07`;
const ministryPage = `/ministry/returns/${id}?period=1405-07`;
const fa = messages("fa", "common");
const { review: t, queue: q } = messages("fa", "expert");

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
  for (const person of Object.keys(people) as Person[]) sessions.set(person, await openSession(fresh.db, people[person]));
  app = await startWeb({ databaseUrl: fresh.url, now: filingTime.toISOString() });
}, 60_000);

afterAll(async () => {
  await app?.stop();
  await fresh?.close();
});

beforeEach(async () => {
  await unfile(fresh.db);
  await file(fresh.db, id);
});

const cookie = (person: Person, language = "fa") => ({ Cookie: `${sessions.get(person)}; dahom_language=${language}` });
const get = (path: string, person: Person, language?: string) =>
  fetch(app.origin + path, { headers: cookie(person, language), redirect: "manual" });
const text = async (path: string, person: Person, language?: string) => (await get(path, person, language)).text();

/** The value of a hidden field of the page. */
const hidden = (html: string, name: string) => new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(html)?.[1] ?? "";

const post = async (path: string, person: Person, fields: Record<string, string>) => {
  const html = await text(path, person);
  const known = { key: hidden(html, "key"), revision: hidden(html, "revision"), from: hidden(html, "from") };
  return postForm(app.origin, path, { ...known, ...fields }, cookie(person));
};
const accept = async () => acceptReturn(contextOf(fresh.db, "expert"), { ...(await decisionOn(fresh.db, id)), replies: new Map() });

describe("the queue's page", () => {
  it("lists what waits, with the county, the class and the days", async () => {
    const html = await text("/expert", "expert");
    expect(html).toContain("سیمان آزمون");
    expect(html).toContain(`href="/expert/returns/${id}?period=1405-07"`);
    expect(html).toContain("ری");
    expect(html).toContain("۲۳۹۴");
    expect(html).toContain(q.waiting);
  });

  it("never fails on an odd address", async () => {
    const addresses = ["?period=1405-13", "?period=%D9%87&state=x&page=0", "?page=99999", "?q=%25%5C_%27", `?q=${"ا".repeat(500)}`, "?done=1", "?done=0&done=2", "?period=1405-07&period=1"];
    for (const address of addresses) {
      expect([address, (await get(`/expert${address}`, "expert")).status]).toEqual([address, 200]);
      expect([address, (await get(`/ministry${address}`, "reviewer")).status]).toEqual([address, 200]);
    }
  });

  it("says so where nothing waits, and where a search finds nothing", async () => {
    expect(await text("/ministry", "reviewer")).toContain(q.emptyWaiting);
    expect(await text("/expert?q=نیست", "expert")).toContain(q.emptySearch({ search: "نیست" }));
  });

  it("is a missing page for other roles, and sends strangers to sign in", async () => {
    for (const person of ["liaison", "analyst", "reviewer"] as const) expect((await get("/expert", person)).status).toBe(404);
    for (const person of ["liaison", "analyst", "expert"] as const) expect((await get("/ministry", person)).status).toBe(404);
    const answer = await fetch(`${app.origin}/expert?q=a`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/sign-in?next=%2Fexpert%3Fq%3Da"]);
  });
});

describe("the page of a return", () => {
  it("is there for its own province and the ministry, and missing for everybody else", async () => {
    expect((await get(page, "expert")).status).toBe(200);
    expect((await get(ministryPage, "reviewer")).status).toBe(200);
    for (const person of ["stranger", "liaison", "analyst", "reviewer"] as const) expect((await get(page, person)).status).toBe(404);
    for (const odd of ["0", "-1", "1e3", "x", "999999", "102", "103", "99999999999"]) {
      expect([odd, (await get(`/expert/returns/${odd}`, "expert")).status]).toEqual([odd, 404]);
    }
  });

  it("speaks both languages", async () => {
    expect(await text(page, "expert")).toContain(t.versionOf({ version: "۱", newest: "۱" }));
    expect(await text(page, "expert", "en")).toContain("Version 1 of 1");
  });

  it("marks changed cells with what they held, and shows the answers", async () => {
    const reasons = [reason("unit-slip", "", lines.cement, "production"), reason("missing-document", "قبض برق")];
    await sendBackReturn(contextOf(fresh.db, "expert"), { ...(await decisionOn(fresh.db, id)), reasons, text: "" });
    await fileAgain(fresh.db, id);
    const html = await text(page, "expert");
    expect(html).toMatch(new RegExp(`<td id="f\\.${lines.cement}\\.production" class="[^"]*\\bchanged\\b`));
    expect(html).toContain(t.oldValue({ version: "۱", value: "۸۰٬۰۰۰" }));
    expect(html).toContain("قبض پیوست شد");
    expect(html).toContain(t.reasonsOf({ version: "۱" }));
  });

  it("begins a reason at the cell an address names, without script", async () => {
    const html = await text(`${page}&cell=${lines.cement}.closing&code=does-not-balance`, "expert");
    expect(html).toMatch(/<details[^>]*id="send-back"[^>]*open/);
    expect(html).toContain(`<option value="${lines.cement}.closing" selected="">`);
    expect(html).toContain('<option value="does-not-balance" selected="">');
    expect((await get(`${page}&cell=..%2F&code=x&version=0&done=x`, "expert")).status).toBe(200);
  });
});

describe("deciding", () => {
  it("accepts and leads on: to the next return, else to the queue, which says what was done", async () => {
    const answer = await post(page, "expert", { intent: "accept" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/expert?period=1405-07&done=${id}`]);
    expect(await stateOf(fresh.db, id)).toBe("accepted");
    const subject = t.title({ establishment: "سیمان آزمون", period: "مهر ۱۴۰۵" });
    expect(await text(answer.headers.get("location") ?? "", "expert")).toContain(t.done.accept({ subject }));
    expect(await text(`/expert?done=${id}`, "stranger")).not.toContain("سیمان آزمون");
  });

  it("goes to the next return of the queue, its filters kept", async () => {
    await file(fresh.db, 100);
    const path = `/expert/returns/${id}?period=1405-06&q=%D8%B3%DB%8C%D9%85%D8%A7%D9%86`;
    await fresh.db.updateTable("monthly_return").set({ state_since: new Date(filingTime.getTime() + 60_000) }).where("id", "=", 100).execute();
    const answer = await post(path, "expert", { intent: "accept" });
    expect(answer.headers.get("location")).toBe(`/expert/returns/100?period=1405-06&q=%D8%B3%DB%8C%D9%85%D8%A7%D9%86&done=${id}`);
  });

  it("begins a review and stays", async () => {
    const answer = await post(page, "expert", { intent: "start-review" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `${page}&done=${id}`]);
    expect(await stateOf(fresh.db, id)).toBe("in-review");
  });

  it("sends back with reasons at a cell and on the whole", async () => {
    const answer = await post(page, "expert", {
      intent: "send-back",
      "reason.0.code": "unit-slip",
      "reason.0.cell": `${lines.cement}.production`,
      "reason.0.text": "ده برابر ماه‌های پيش است",
      "reason.3.code": "missing-document",
      text: "لطفاً تا پنجشنبه",
    });
    expect(answer.status).toBe(303);
    const stored = await fresh.db.selectFrom("review_reason").select(["code", "text", "product_line_id", "measure"]).orderBy("id").execute();
    expect(stored).toEqual([
      { code: "unit-slip", text: "ده برابر ماه‌های پیش است", product_line_id: lines.cement, measure: "production" },
      { code: "missing-document", text: "", product_line_id: null, measure: null },
    ]);
    const event = await fresh.db.selectFrom("return_event").where("event", "=", "send-back").select("text").executeTakeFirstOrThrow();
    expect(event.text).toBe("لطفاً تا پنجشنبه");
  });

  it("answers a second sending of the same form like the first", async () => {
    const html = await text(page, "expert");
    const fields = { intent: "accept", key: hidden(html, "key"), revision: hidden(html, "revision"), from: hidden(html, "from") };
    const answers = [await postForm(app.origin, page, fields, cookie("expert")), await postForm(app.origin, page, fields, cookie("expert"))];
    expect(answers.map((answer) => [answer.status, answer.headers.get("location")])).toEqual([
      [303, `/expert?period=1405-07&done=${id}`],
      [303, `/expert?period=1405-07&done=${id}`],
    ]);
    const other = await postForm(app.origin, page, { ...fields, text: "x", intent: "send-back" }, cookie("expert"));
    expect(other.status).toBe(409);
  });

  it("lets the reviewer approve, and refer back with reasons the expert answers at the reason", async () => {
    await accept();
    expect((await post(ministryPage, "reviewer", { intent: "refer-back", "reason.0.code": "unexplained-jump" })).status).toBe(303);
    const reasonId = (await fresh.db.selectFrom("review_reason").select("id").executeTakeFirstOrThrow()).id;
    const refused = await post(page, "expert", { intent: "accept" });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain(t.refusals["reasons-unanswered"]);
    expect(html).toContain(`href="#r.${reasonId}"`);
    expect(html).toContain(`name="r.${reasonId}"`);
    expect((await post(page, "expert", { intent: "accept", [`r.${reasonId}`]: "سفارش فصلی بود" })).status).toBe(303);
    const done = await post(ministryPage, "reviewer", { intent: "approve" });
    expect([done.status, done.headers.get("location")]).toEqual([303, `/ministry?period=1405-07&done=${id}`]);
    expect(await stateOf(fresh.db, id)).toBe("approved");
  });
});

describe("refusing", () => {
  const nothingWritten = async () => {
    expect(await stateOf(fresh.db, id)).toBe("submitted");
    expect(await fresh.db.selectFrom("review_reason").select("id").execute()).toEqual([]);
  };

  it("wants a reason, and opens their fields", async () => {
    const answer = await post(page, "expert", { intent: "send-back" });
    const html = await answer.text();
    expect([answer.status, html.includes(fa.refusals["reason-required"])]).toEqual([422, true]);
    expect(html).toMatch(/<details[^>]*id="send-back"[^>]*open/);
    await nothingWritten();
  });

  it("says what is wrong at its field and keeps what was typed", async () => {
    const answer = await post(page, "expert", {
      intent: "send-back",
      "reason.0.text": "بی نوع",
      "reason.1.code": "no-such-code",
      "reason.1.cell": "x.y",
      "reason.2.code": "other",
      "reason.4.code": "unit-slip",
      "reason.4.cell": `${lines.other}.closing`,
      text: "یادداشت",
    });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(t.errors.required);
    expect(html).toContain('id="reason.1.cell-error"');
    expect(html).toContain("بی نوع</textarea>");
    expect(html).toContain("یادداشت</textarea>");
    await nothingWritten();
  });

  it("points at the row as typed where only the return itself can tell", async () => {
    const answer = await post(page, "expert", { intent: "send-back", "reason.2.code": "other", "reason.5.code": "unit-slip", "reason.5.cell": `${lines.other}.closing` });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('id="reason.2.text-error"');
    expect(html).toContain('id="reason.5.cell-error"');
    await nothingWritten();
  });

  it("does not accept what somebody wrote words to send back", async () => {
    const answer = await post(page, "expert", { intent: "accept", "reason.0.code": "other", "reason.0.text": "نه" });
    const html = await answer.text();
    expect([answer.status, html.includes(t.refusals["reasons-written"])]).toEqual([422, true]);
    expect(html).toContain("نه</textarea>");
    await nothingWritten();
  });

  it("shows the present state to who was too late, and to who acts in a state that takes no act", async () => {
    const late = await post(page, "expert", { intent: "accept", revision: "0" });
    expect([late.status, (await late.text()).includes(fa.refusals["changed-meanwhile"])]).toEqual([409, true]);
    await accept();
    const again = await post(page, "expert", { intent: "accept" });
    expect([again.status, (await again.text()).includes(fa.refusals["not-in-this-state"])]).toEqual([409, true]);
  });

  it("answers a body that cannot be read with the page and 4xx", async () => {
    const send = (body: BodyInit, type?: string) =>
      fetch(app.origin + page, {
        method: "POST",
        redirect: "manual",
        body,
        headers: { ...cookie("expert"), Origin: app.origin, ...(type ? { "Content-Type": type } : {}) },
      });
    const form = "application/x-www-form-urlencoded";
    for (const [body, type, status] of [
      ["intent=%ff", form, 400],
      ["{}", "application/json", 415],
      ["", form, 422],
      ["intent=approve&key=aaaaaaaaaaaaaaaaaaaaaaaa&revision=1", form, 422],
      ["intent=accept&key=short&revision=1", form, 422],
      ["intent=accept&key=aaaaaaaaaaaaaaaaaaaaaaaa&revision=1e9", form, 422],
    ] as const) {
      const answer = await send(body, type);
      const html = await answer.text();
      expect([body, answer.status, html.includes("سیمان آزمون")]).toEqual([body, status, true]);
    }
    await nothingWritten();
  });

  it("gives another province's expert the same as for a return that is not there", async () => {
    const fields = { intent: "accept", key: "a".repeat(24), revision: "1" };
    const other = await postForm(app.origin, page, fields, cookie("stranger"));
    const missing = await postForm(app.origin, "/expert/returns/999999", fields, cookie("stranger"));
    expect([other.status, missing.status]).toEqual([404, 404]);
    const unreadable = await postForm(app.origin, page, {}, cookie("stranger"));
    expect(unreadable.status).toBe(404);
    await nothingWritten();
  });

  it("tells who accepted that another must approve", async () => {
    await fresh.db.insertInto("role_grant").values({ user_id: people.expert, role: "reviewer", valid_from: new Date("2020-01-01T00:00:00Z") }).execute();
    await accept();
    const html = await text(ministryPage, "expert");
    expect(html).toContain(fa.refusals["same-person"]);
    const answer = await post(ministryPage, "expert", { intent: "approve" });
    expect(answer.status).toBe(422);
    await fresh.db.deleteFrom("role_grant").where("user_id", "=", people.expert).where("role", "=", "reviewer").execute();
    const refer = await referBackReturn(contextOf(fresh.db, "reviewer"), { ...(await decisionOn(fresh.db, id)), reasons: [reason("other", "چرا")], text: "" });
    expect(refer.ok).toBe(true);
  });
});
