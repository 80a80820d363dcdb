import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { confirmFiling } from "#app/usecases/confirm-filing.server.ts";
import { digestOf } from "#app/usecases/digest-of.server.ts";
import { fileOnBehalf } from "#app/usecases/file-on-behalf.server.ts";
import { readNotices } from "#app/usecases/read-messages.server.ts";
import { sendReminders } from "#app/usecases/send-reminders.server.ts";
import { viewConversation } from "#app/usecases/view-conversation.server.ts";
import { cleanMonth } from "#test/builders/edits.ts";
import { contextOf, filingTime, freshKey, lines, people } from "#test/builders/filing.ts";
import { mine, type NoticeWorld, noon, openNoticeWorld, tehran } from "#test/builders/notice-world.ts";
import { readLetter } from "#test/builders/post-office.ts";
import { file, fileAgain } from "#test/builders/review.ts";
import { decideAs, talk } from "#test/builders/talk.ts";
import { emptyTables } from "#test/setup/database.ts";

let world: NoticeWorld;
let fresh: NoticeWorld["fresh"];
let office: NoticeWorld["office"];
let gateway: NoticeWorld["gateway"];
beforeAll(async () => {
  world = await openNoticeWorld();
  ({ fresh, office, gateway } = world);
});
afterAll(() => world?.close());
beforeEach(() => world.reset());

const send: NoticeWorld["send"] = (...when) => world.send(...when);

describe("a send-back", () => {
  it("reaches the liaisons who can be reached, once by each way", async () => {
    await world.reach("colleague", "b@example.com");
    await world.reach("otherLiaison", "c@example.com");
    await world.reach("signatory", "d@example.com");
    await world.sendBack();
    expect(await send()).toMatchObject({ prepared: 3, sent: 3, dropped: 0 });
    expect(await send()).toMatchObject({ prepared: 0, sent: 0 });
    expect(world.to()).toEqual(["a@example.com", "b@example.com"]);
    expect([...gateway.taken.values()].map((sms) => sms.to)).toEqual(["09120000000"]);
    expect(readLetter(office.letters[0] ?? "").text).toContain("https://dahom.example.ir/liaison/returns/101");
  });

  it("still waiting when the liaison has sent the month again is dropped, and says why", async () => {
    await world.sendBack();
    office.mood = "busy";
    gateway.mood = "busy";
    expect(await send()).toMatchObject({ again: 2 });
    expect(await send()).toMatchObject({ sent: 0, again: 0, dropped: 0 });
    await fileAgain(fresh.db, mine);
    Object.assign(office, { mood: "takes", letters: [] });
    gateway.mood = "takes";
    expect(await send(tehran("12:05"))).toMatchObject({ sent: 0, dropped: 2 });
    expect(await world.rows()).toEqual(["1 email sent-back dropped done", "1 sms sent-back dropped done"]);
    expect([office.letters, gateway.taken.size]).toEqual([[], 0]);
  });

  it.each(["access", "account"])("goes to nobody who has lost %s or address meanwhile", async (what) => {
    await world.sendBack();
    await world.reach("colleague", "b@example.com");
    await world.reach("signatory", "c@example.com");
    office.mood = "down";
    await send(noon, { senders: { email: world.senders.email } });
    const { db } = fresh;
    const valid_to = what === "access" ? noon : null;
    await db.updateTable("role_grant").set({ valid_to }).where("user_id", "=", people.colleague).execute();
    const disabled_at = what === "account" ? noon : null;
    await db.updateTable("app_user").set({ disabled_at }).where("id", "=", people.colleague).execute();
    await db.updateTable("app_user").set({ email: "none" }).where("id", "=", people.liaison).execute();
    office.mood = "takes";
    expect(await send(tehran("12:30"))).toMatchObject({ sent: 0, dropped: 2 });
    await db.updateTable("role_grant").set({ valid_to: null }).where("user_id", "=", people.colleague).execute();
    expect(await world.rows()).toEqual(["1 email sent-back dropped no-address", "2 email sent-back dropped no-access"]);
  });
});

describe("other matters", () => {
  it("a reminder goes to who has not filed when it is sent, not when it was made", async () => {
    await world.reach("otherLiaison", null, "09120000009");
    await sendReminders(world.at(noon));
    await file(fresh.db, mine);
    expect(await send()).toMatchObject({ prepared: 3, sent: 1, dropped: 2 });
    expect([...gateway.taken.values()].map((sms) => sms.to)).toEqual(["09120000009"]);
  });

  it("a question goes out until it is answered, an answer until it was read in the portal", async () => {
    const { db } = fresh;
    await file(db, mine);
    const asked = await talk(db, "expert", mine, {
      intent: "ask-inquiry",
      cell: { product_line_id: lines.cement, measure: "production" },
      text: "؟",
    });
    await talk(db, "expert", mine, { intent: "message", text: "سلام" }, { now: noon });
    expect(asked.ok).toBe(true);
    office.mood = "busy";
    expect(await send()).toMatchObject({ prepared: 3, sent: 1, again: 2 });
    const { id } = await db.selectFrom("inquiry").select("id").executeTakeFirstOrThrow();
    await talk(db, "liaison", mine, { intent: "answer-inquiry", id, text: "چنین است" });
    const newest = await db.selectFrom("notice").select("id").where("kind", "=", "message").executeTakeFirstOrThrow();
    await readNotices(contextOf(db, "liaison"), newest.id);
    Object.assign(office, { mood: "takes", letters: [] });
    expect(await send(tehran("12:30"))).toMatchObject({ sent: 0, dropped: 2 });
    expect(await world.rows()).toEqual(["1 email inquiry dropped done", "1 email answer dropped done", "1 sms inquiry sent"]);
  });

  it.each(["confirm", "object"])("a filing from a call goes out until the liaison has had his say: %s", async (says) => {
    const { db } = fresh;
    const call = { spoke_to: "خانم کاظمی", phone: "02133445566", called_at: new Date(filingTime.getTime() - 3_600_000) };
    const command = { return_id: mine, revision: 0, edit: cleanMonth(), call, request: freshKey() };
    expect((await fileOnBehalf(contextOf(db, "expert"), command)).ok).toBe(true);
    gateway.mood = "busy";
    expect(await send()).toMatchObject({ prepared: 2, sent: 1, again: 1 });
    expect(readLetter(office.letters[0] ?? "").text).toContain(`/liaison/returns/${mine}/view`);
    if (says === "confirm") await confirmFiling(contextOf(db, "liaison"), { return_id: mine, version: 1, request: freshKey() });
    else {
      const seen = await viewConversation(contextOf(db, "liaison"), "establishment", mine);
      const subject = seen.ok ? seen.value.may.objections.find((one) => one.subject === "filing-on-behalf") : undefined;
      const { subject_id = null } = subject ?? {};
      const objection = { intent: "ask-objection", subject: "filing-on-behalf", subject_id, text: "؟", files: [] } as const;
      expect((await talk(db, "liaison", mine, { ...objection, files: [] })).ok).toBe(true);
    }
    gateway.mood = "takes";
    expect(await send(tehran("12:30"))).toMatchObject({ sent: 0, dropped: 1 });
    expect(await world.rows()).toEqual(["1 email telephone sent", "1 sms telephone dropped done"]);
  });

  it("a message read in the conversation is told no more, by whoever read it", async () => {
    const { db } = fresh;
    await world.reach("colleague", "b@example.com");
    await file(db, mine);
    await talk(db, "expert", mine, { intent: "message", text: "سلام" }, { now: noon });
    office.mood = "busy";
    expect(await send()).toMatchObject({ again: 2 });
    const { id } = await db.selectFrom("message").select("id").executeTakeFirstOrThrow();
    await db.insertInto("message_read").values({ user_id: people.liaison, return_id: mine, up_to: id }).execute();
    office.mood = "takes";
    expect(await send(tehran("12:30"))).toMatchObject({ sent: 1, dropped: 1 });
    expect(world.to()).toEqual(["b@example.com"]);
  });

  it("nothing of a month that was accepted or approved goes out, and nothing older than three days", async () => {
    await world.sendBack();
    expect(await send(tehran("12:00", "2026-11-01"))).toMatchObject({ prepared: 0 });
    await fresh.db.updateTable("notice").set({ kind: "approved" }).execute();
    expect(await send()).toMatchObject({ prepared: 0 });
  });

  it("an SMS waits for the day, an e-mail does not", async () => {
    await world.sendBack();
    expect(await send(tehran("03:00"))).toMatchObject({ prepared: 2, sent: 1 });
    expect(await world.rows()).toEqual(["1 email sent-back sent", "1 sms sent-back waiting"]);
    expect(await send(tehran("08:00"))).toMatchObject({ sent: 1 });
  });

  it("where no way is set up nothing is prepared, and what was told meanwhile stays old news", async () => {
    await world.sendBack();
    for (const time of ["12:00", "12:06", "12:12"])
      expect(await send(tehran(time), { senders: {} })).toMatchObject({ prepared: 0 });
    expect(await send(tehran("12:18"))).toMatchObject({ prepared: 0 });
  });

  it("a notice that was committed late, under a lower id, is still met", async () => {
    await world.sendBack();
    await send();
    await send(tehran("12:06"));
    const row = {
      kind: "sent-back",
      return_id: mine,
      establishment_id: 1,
      audience: "establishment",
      created_at: filingTime,
    } as const;
    const last = await fresh.db.selectFrom("notice").select("id").orderBy("id", "desc").executeTakeFirstOrThrow();
    await fresh.db
      .insertInto("notice")
      .values([{ ...row, id: last.id + 5 }])
      .execute();
    expect(await send(tehran("12:06"))).toMatchObject({ prepared: 2 });
    await fresh.db
      .insertInto("notice")
      .values([{ ...row, id: last.id + 3 }])
      .execute();
    expect(await send(tehran("12:07"))).toMatchObject({ prepared: 2 });
  });
});

describe("the morning's digest", () => {
  const morning = tehran("08:30");
  beforeEach(async () => {
    await world.reach("liaison", null);
    for (const person of ["expert", "supervisor", "reviewer", "stranger"] as const)
      await world.reach(person, `${person}@example.com`);
  });

  it("goes once a working morning to those for whom something waits, and counts", async () => {
    const { db } = fresh;
    await file(db, mine, new Date(tehran("09:00").getTime() - 3 * 86_400_000));
    await talk(db, "liaison", mine, { intent: "ask-extension", text: "؟" });
    expect(await send(tehran("07:50"))).toMatchObject({ prepared: 0 });
    expect(await send(morning)).toMatchObject({ prepared: 4, sent: 2, dropped: 2 });
    expect(await send(morning)).toMatchObject({ prepared: 0, sent: 0 });
    expect(world.to()).toEqual(["expert@example.com", "supervisor@example.com"]);
    expect(readLetter(office.letters[0] ?? "").text).toContain("آمار در انتظار بررسی شما: ۱؛ قدیمی‌ترین ۳ روز است که مانده.");
    expect((await world.rows()).filter((row) => row.includes("dropped"))).toEqual([
      `${people.stranger} email digest dropped nothing-waits`,
      `${people.reviewer} email digest dropped nothing-waits`,
    ]);
    expect(await send(tehran("08:30", "2026-10-29"))).toMatchObject({ prepared: 0 });
  });

  it("counts an expert's own share, what he covers on those days too, and the whole apart; who has nothing gets none", async () => {
    const { db } = fresh;
    await file(db, mine);
    const by = { province_code: "23", moved: 1, decided_by: people.supervisor, decided_at: filingTime };
    const [share] = await db
      .insertInto("share_out")
      .values({ ...by, revision: 1, rule: "even" })
      .execute();
    const held = {
      establishment_id: 1,
      expert_id: people.expert,
      share_out_id: Number(share?.insertId),
      assigned_at: filingTime,
    };
    const [assigned] = await db.insertInto("assignment").values(held).execute();
    const digest = async (person: keyof typeof people) => digestOf(db, people[person], morning);
    const whole = { desk: "province", waiting: 1, oldest_days: 1, requests: false };
    expect(await digest("expert")).toEqual([{ ...whole, own: { waiting: 1, oldest_days: 1 } }]);
    expect(await digest("supervisor")).toEqual([{ ...whole, own: null }]);
    expect(await digest("stranger")).toEqual([]);
    // The establishment is another expert's now, and the supervisor's part of what he covers.
    const newcomer = { id: 90, national_id: "0012345679", name_fa: "تازه‌وارد", name_en: "newcomer", created_at: filingTime };
    await db.insertInto("app_user").values(newcomer).ignore().execute();
    await db.updateTable("assignment").set({ expert_id: 90 }).where("id", "=", Number(assigned?.insertId)).execute();
    await db
      .insertInto("assignment")
      .values({ ...held, establishment_id: 2 })
      .execute();
    expect(await digest("expert")).toEqual([]);
    const away = { province_code: "23", expert_id: 90, from_on: "2026-10-28", to_on: "2026-10-28", note: "", number: 1 };
    const [absence] = await db
      .insertInto("absence")
      .values({ ...away, noted_by: people.supervisor, noted_at: filingTime })
      .execute();
    await db
      .insertInto("absence_cover")
      .values({ absence_id: Number(absence?.insertId), cover_id: people.supervisor, place: 0 })
      .execute();
    expect(await digest("supervisor")).toEqual([{ ...whole, own: { waiting: 1, oldest_days: 1 } }]);
    expect(await digestOf(db, people.supervisor, tehran("08:30", "2026-10-29"))).toEqual([
      { ...whole, oldest_days: 2, own: null },
    ]);
    await emptyTables(db, ["absence_cover", "absence", "assignment", "share_out"]);
  });

  it("that did not get out that day is not sent the next", async () => {
    await file(fresh.db, mine);
    await decideAs(fresh.db, "expert", mine, "accept");
    office.mood = "busy";
    await send(morning, { real: () => morning });
    office.mood = "takes";
    const next = tehran("09:00", "2026-10-31");
    await fresh.db.updateTable("outgoing_mark").set({ digest_on: "2026-10-31" }).execute();
    await send(next);
    expect(await world.rows()).toContain(`${people.reviewer} email digest dropped expired`);
    expect(office.letters).toEqual([]);
  });
});
