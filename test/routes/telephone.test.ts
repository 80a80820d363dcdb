import { afterAll, beforeAll, expect, it } from "vitest";
import { messages } from "#app/messages/catalogue.server.ts";
import { lines } from "#test/builders/filing.ts";
import { file, unfile } from "#test/builders/review.ts";
import { formFields, textOf } from "#test/setup/html.ts";
import { postForm } from "#test/setup/web.ts";
import { id, openReviewWorld, type ReviewWorld } from "./review-world.ts";

let world: ReviewWorld;
const { telephone: t } = messages("fa", "served");
const path = `/expert/follow-up/${id}/telephone`;
const page = `/expert/returns/${id}`;

beforeAll(async () => {
  world = await openReviewWorld();
  await unfile(world.db);
}, 60_000);
afterAll(() => world?.close());

/** What a browser without script sends for the page's form, with what was typed into it. */
async function typed(intent: string, over: Record<string, string> = {}) {
  const fields = Object.fromEntries(formFields(await world.text(path, "expert"), 'name="call.phone"'));
  const row = (line: number, figures: Record<string, string>) =>
    Object.fromEntries(Object.entries(figures).map(([measure, value]) => [`f.${line}.${measure}`, value]));
  return {
    ...fields,
    operating_state: "working",
    days_worked: "۳۰",
    ...row(lines.cement, {
      opening: "0",
      production: "۸۰٬۰۰۰",
      domestic_quantity: "70000",
      export_quantity: "0",
      closing: "10000",
    }),
    ...row(lines.bricks, { opening: "0", production: "0", domestic_quantity: "0", export_quantity: "0", closing: "0" }),
    "call.spoke_to": "خانم <b> کاظمی",
    "call.phone": "۰۲۱ ۳۳۴۴۵۵۶۶",
    "call.time": "۱۰:۳۰",
    intent,
    ...over,
  };
}
const post = (fields: Record<string, string>, person: "expert" | "stranger" = "expert") =>
  postForm(world.origin, path, fields, world.cookie(person));
const shown = (html: string) => formFields(html, 'name="call.phone"');

it("without script: the page checks what is typed and keeps it, says what is wrong with the call, and files", async () => {
  expect(await world.text(`/expert/follow-up/${id}`, "expert")).toContain(path);
  const checked = await post(await typed("check"));
  const html = await checked.text();
  expect([checked.status, html.includes(t.checked)]).toEqual([200, true]);
  expect([shown(html).get(`f.${lines.cement}.production`), shown(html).get("call.spoke_to")]).toEqual([
    "۸۰٬۰۰۰",
    "خانم <b> کاظمی",
  ]);
  expect(html).not.toContain("/liaison/checks");
  for (const [over, sentence] of [
    [{ "call.time": "" }, t.errors.callTime],
    [{ "call.time": "23:59" }, t.errors.callInFuture],
    [{ "call.day": "2026-10-01" }, t.errors.callBeforeOpening],
    [{ "call.phone": "x" }, t.errors.callPhone],
    [{ "call.spoke_to": " " }, t.errors.callWho],
    [{ [`f.${lines.cement}.production`]: "-5" }, t.refusals["has-blocking-findings"]],
    [{ [`f.${lines.cement}.production`]: "x" }, t.refusals["invalid-input"]],
    [{ intent: "submit" }, t.refusals["invalid-input"]],
    [{ "call.more": "1" }, t.refusals["invalid-input"]],
  ] as [Record<string, string>, string][]) {
    const fields = await typed("file", over);
    const answer = await post(fields);
    const text = await answer.text();
    expect([over, answer.status, text.includes(sentence)]).toEqual([over, 422, true]);
    expect(shown(text).get(`f.${lines.cement}.closing`)).toBe("10000");
  }
  const elsewhere = await post(await typed("file"), "stranger");
  expect([elsewhere.status, (await world.get(path, "stranger")).status, (await world.get(path, "liaison")).status]).toEqual([
    404, 404, 404,
  ]);
  expect((await world.db.selectFrom("submission").select("id").execute()).length).toBe(0);
  const filed = await post(await typed("file"));
  expect([filed.status, filed.headers.get("location")]).toEqual([303, `/expert/follow-up/${id}?done=filed`]);
  expect(await world.text(`/expert/follow-up/${id}?done=filed`, "expert")).toContain(t.filed);
  expect((await world.get(path, "expert")).headers.get("location")).toBe(`/expert/follow-up/${id}`);
});

it("the offices, the liaison and the receipt see by whom; the liaison confirms on his page", async () => {
  for (const [address, person] of [
    [page, "expert"],
    [`/liaison/returns/${id}/view`, "liaison"],
    [`/liaison/returns/${id}/receipt/1`, "liaison"],
  ] as const) {
    const text = textOf(await world.text(address, person));
    expect([address, text.includes("کاظمی"), text.includes("۰۲۱۳۳۴۴۵۵۶۶")]).toEqual([address, true, true]);
  }
  const desk = textOf(await world.text("/liaison", "liaison"));
  expect(desk).toContain(t.notices["filed-on-behalf"]({ period: "مهر ۱۴۰۵" }));
  const html = await world.text(`/liaison/returns/${id}/view`, "liaison");
  const fields = Object.fromEntries(formFields(html, 'name="version"'));
  const send = (over: Record<string, string>, person: "liaison" | "otherLiaison" = "liaison") =>
    postForm(world.origin, `/liaison/returns/${id}/view`, { ...fields, intent: "confirm-filing", ...over }, world.cookie(person));
  expect((await send({}, "otherLiaison")).status).toBe(404);
  expect((await send({ version: "x" })).status).toBe(422);
  expect((await send({ odd: "1" })).status).toBe(422);
  expect((await send({ version: "7" })).status).toBe(409);
  expect((await send({})).status).toBe(303);
  expect(await world.text(page, "expert")).not.toContain(t.unconfirmed);
});

it("offers an office no button that takes last month over: what stands in a month is what was read out", async () => {
  await unfile(world.db);
  await file(world.db, 100);
  const copies = /data-grid="copy|same-as-last-month/;
  expect(await world.text(`/liaison/returns/${id}`, "liaison")).toMatch(copies);
  const html = await world.text(path, "expert");
  expect(html).toContain('name="call.phone"');
  expect(html).not.toMatch(copies);
});
