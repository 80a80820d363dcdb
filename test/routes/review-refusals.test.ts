import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messages } from "#app/messages/catalogue.server.ts";
import { referBackReturn } from "#app/usecases/refer-back-return.server.ts";
import { contextOf, filingTime, lines, type Person, people, stateOf } from "#test/builders/filing.ts";
import { decisionOn, file, reason, unfile } from "#test/builders/review.ts";
import { addLaterMonths, capacityKey, cause, fileBusy, later } from "#test/builders/standing.ts";
import { formFields } from "#test/setup/html.ts";
import { postForm } from "#test/setup/web.ts";
import { hidden, id, ministryPage, openReviewWorld, page, type ReviewWorld } from "./review-world.ts";

let world: ReviewWorld;
const fa = messages("fa", "common");
const { review: t } = messages("fa", "expert");

beforeAll(async () => {
  world = await openReviewWorld();
}, 60_000);
afterAll(() => world?.close());
beforeEach(async () => {
  await unfile(world.db);
  await file(world.db, id);
});

describe("refusing", () => {
  const nothingWritten = async () => {
    expect(await stateOf(world.db, id)).toBe("submitted");
    expect(await world.db.selectFrom("review_reason").select("id").execute()).toEqual([]);
  };

  it("wants a reason, and opens their fields", async () => {
    const answer = await world.post(page, "expert", { intent: "send-back" });
    const html = await answer.text();
    expect([answer.status, html.includes(fa.refusals["reason-required"])]).toEqual([422, true]);
    expect(html).toMatch(/<details[^>]*id="send-back"[^>]*open/);
    await nothingWritten();
  });

  it("says what is wrong at its field and keeps what was typed", async () => {
    const answer = await world.post(page, "expert", {
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
    const answer = await world.post(page, "expert", {
      intent: "send-back",
      "reason.2.code": "other",
      "reason.5.code": "unit-slip",
      "reason.5.cell": `${lines.other}.closing`,
    });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('id="reason.2.text-error"');
    expect(html).toContain('id="reason.5.cell-error"');
    await nothingWritten();
  });

  it("does not accept what somebody wrote words to send back", async () => {
    const answer = await world.post(page, "expert", { intent: "accept", "reason.0.code": "other", "reason.0.text": "نه" });
    const html = await answer.text();
    expect([answer.status, html.includes(t.refusals["reasons-written"])]).toEqual([422, true]);
    expect(html).toContain("نه</textarea>");
    await nothingWritten();
  });

  it("shows the present state to who was too late, and to who acts in a state that takes no act", async () => {
    const late = await world.post(page, "expert", { intent: "accept", revision: "0" });
    expect([late.status, (await late.text()).includes(fa.refusals["changed-meanwhile"])]).toEqual([409, true]);
    await world.accept();
    const again = await world.post(page, "expert", { intent: "accept" });
    expect([again.status, (await again.text()).includes(fa.refusals["not-in-this-state"])]).toEqual([409, true]);
  });

  it("answers a body that cannot be read with the page and 4xx", async () => {
    const send = (body: BodyInit, type?: string) =>
      fetch(world.origin + page, {
        method: "POST",
        redirect: "manual",
        body,
        headers: { ...world.cookie("expert"), Origin: world.origin, ...(type ? { "Content-Type": type } : {}) },
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
    const other = await postForm(world.origin, page, fields, world.cookie("stranger"));
    const missing = await postForm(world.origin, "/expert/returns/999999", fields, world.cookie("stranger"));
    expect([other.status, missing.status]).toEqual([404, 404]);
    const unreadable = await postForm(world.origin, page, {}, world.cookie("stranger"));
    expect(unreadable.status).toBe(404);
    await nothingWritten();
  });

  it("tells who accepted that another must approve", async () => {
    await world.db
      .insertInto("role_grant")
      .values({ user_id: people.expert, role: "reviewer", valid_from: new Date("2020-01-01T00:00:00Z") })
      .execute();
    await world.accept();
    const html = await world.text(ministryPage, "expert");
    expect(html).toContain(fa.refusals["same-person"]);
    const answer = await world.post(ministryPage, "expert", { intent: "approve" });
    expect(answer.status).toBe(422);
    await world.db.deleteFrom("role_grant").where("user_id", "=", people.expert).where("role", "=", "reviewer").execute();
    const refer = await referBackReturn(contextOf(world.db, "reviewer"), {
      ...(await decisionOn(world.db, id)),
      reasons: [reason("other", "چرا")],
      text: "",
    });
    expect(refer.ok).toBe(true);
  });
});

describe("letting an explanation stand", () => {
  const stand = `stand.${capacityKey}`;
  const ceiling = `ceiling.${capacityKey}`;

  it("is offered below the liaison's words, says at its field what is wrong, and spares the next month its words", async () => {
    await unfile(world.db);
    await addLaterMonths(world.db);
    await fileBusy(world.db, id, { explained: { [capacityKey]: cause }, now: filingTime });
    expect(formFields(await world.text(page, "expert"), 'name="reason.0.code"').get(ceiling)).toBe("۱۴۵");
    const low = await world.post(page, "expert", { intent: "accept", [stand]: "1", [ceiling]: "۱۰۰" });
    const html = await low.text();
    expect([low.status, html.includes(`id="${ceiling}-error"`), await stateOf(world.db, id)]).toEqual([422, true, "submitted"]);
    expect(html).toMatch(new RegExp(`<input[^>]*name="${stand}"[^>]*checked`));
    const accepted = await world.post(page, "expert", { intent: "accept", [stand]: "1", [ceiling]: "۱۴۰٫۵" });
    expect([accepted.status, await stateOf(world.db, id)]).toEqual([303, "accepted"]);
    const [held] = await world.db.selectFrom("standing_explanation").select(["id", "ceiling"]).execute();
    expect(held?.ceiling).toBe("1.405000");

    // Only the bricks are asked about.
    expect(await fileBusy(world.db, later.next, { made: "135000", bricks: "600000" })).toMatchObject({ ok: false });
    const form = await world.text(`/liaison/returns/${later.next}`, "liaison");
    expect([`e.${capacityKey}`, `e.capacity.${lines.bricks}.production`].map((name) => form.includes(`name="${name}"`))).toEqual([
      false,
      true,
    ]);
    expect(form).toContain(cause);

    const place = `/expert/standing/${held?.id}`;
    const end = async (person: Person, words: string) => {
      const key = hidden(await world.text(place, person), "key");
      return (await postForm(world.origin, place, { key, revision: "0", intent: "end", reason: words }, world.cookie(person)))
        .status;
    };
    expect([await end("expert", " "), await end("stranger", "نه"), await end("supervisor", "پروانه تازه شد")]).toEqual([
      422, 404, 303,
    ]);
    expect(await world.text(place, "expert", "en")).toContain("پروانه تازه شد");
    expect(await world.text(`/liaison/returns/${later.next}`, "liaison")).toContain(`name="e.${capacityKey}"`);
  });
});
