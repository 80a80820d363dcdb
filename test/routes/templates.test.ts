import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messages } from "#app/messages/catalogue.server.ts";
import { lines, stateOf } from "#test/builders/filing.ts";
import { file, unfile } from "#test/builders/review.ts";
import { formFields } from "#test/setup/html.ts";
import { id, ministryPage, openReviewWorld, page, type ReviewWorld } from "./review-world.ts";

let world: ReviewWorld;
const { review: t } = messages("fa", "expert");
const fieldsOf = (html: string) => formFields(html, 'name="reason.0.code"');

beforeAll(async () => {
  world = await openReviewWorld();
}, 60_000);
afterAll(() => world?.close());
beforeEach(async () => {
  await unfile(world.db);
  await file(world.db, id);
});

describe("filling a reason from a text that is kept, without script", () => {
  const template = async (row: { province_code: string; owner_id: number | null; text: string }) =>
    String(
      (
        await world.db
          .insertInto("text_template")
          .values({ title: "تن یا کیلو", reason_code: "unit-slip", ...row })
          .executeTakeFirstOrThrow()
      ).insertId,
    );
  const written = {
    "reason.0.code": "",
    "reason.0.cell": `${lines.cement}.production`,
    "reason.0.text": "سلام",
    "reason.1.code": "missing-document",
    "reason.1.cell": "",
    "reason.1.text": "قبض",
    text: "یادداشت",
  };

  it("shows the form again with the case's own words in it, everything typed kept, and nothing written", async () => {
    const text = "{product}، {month}، ستون {column}: {figure} به تن است؟";
    const own = await template({ province_code: "23", owner_id: 3, text });
    const fields = { ...written, intent: "insert.0", "reason.0.template": own };
    const answer = await world.post(page, "expert", fields);
    expect(answer.status).toBe(200);
    const shown = fieldsOf(await answer.text());
    expect(shown.get("reason.0.text")).toBe("سلام\nسیمان، مهر ۱۴۰۵، ستون تولید: ۸۰٬۰۰۰ تن به تن است؟");
    expect(["reason.0.code", "reason.0.template", "reason.1.text", "text"].map((name) => shown.get(name))).toEqual([
      "unit-slip",
      "",
      "قبض",
      "یادداشت",
    ]);
    expect(await stateOf(world.db, id)).toBe("submitted");
    const whole = await world.post(page, "expert", { ...fields, "reason.0.cell": "", "reason.0.text": "" });
    const left = fieldsOf(await whole.text()).get("reason.0.text") ?? "";
    expect(left).toBe("{محصول}، مهر ۱۴۰۵، ستون {ستون}: {رقم} به تن است؟");
    const back = { ...written, "reason.0.code": "unit-slip", "reason.0.text": left, intent: "send-back" };
    const sent = await world.post(page, "expert", back);
    expect([sent.status, (await sent.text()).includes(t.errors["placeholder-left"])]).toEqual([422, true]);
    expect(await stateOf(world.db, id)).toBe("submitted");
  });

  it("knows no text of another person or province", async () => {
    const text = "{product}";
    const shared = await template({ province_code: "23", owner_id: null, text });
    const others = [
      await template({ province_code: "23", owner_id: 9, text: "از دیگری" }),
      await template({ province_code: "10", owner_id: null, text: "از اصفهان" }),
    ];
    for (const chosen of [...others, "", "x", "constructor"]) {
      const answer = await world.post(page, "expert", { ...written, intent: "insert.0", "reason.0.template": chosen });
      const html = await answer.text();
      expect([chosen, answer.status, fieldsOf(html).get("reason.0.text")]).toEqual([chosen, 422, "سلام"]);
      expect(html).toContain(t.errors[chosen === "" ? "template-missing" : "template-unknown"]);
      expect(html).not.toMatch(/از دیگری|از اصفهان/);
    }
    expect((await world.post(page, "supervisor", { ...written, intent: "insert.0", "reason.0.template": shared })).status).toBe(
      200,
    );
    expect((await world.post(ministryPage, "reviewer", { ...written, intent: "insert.0" })).status).toBe(422);
  });
});
