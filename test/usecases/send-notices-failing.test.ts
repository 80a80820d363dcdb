import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Channel } from "#app/domain/outgoing.ts";
import { outgoingLeaseMs } from "#app/usecases/send-notices.server.ts";
import { sendReminders } from "#app/usecases/send-reminders.server.ts";
import { claimOutgoing } from "#db/outgoing.ts";
import { inTransaction } from "#db/transaction.ts";
import { cleanMonth } from "#test/builders/edits.ts";
import { filingTime, lines, people } from "#test/builders/filing.ts";
import { mine, type NoticeWorld, noon, openNoticeWorld, tehran } from "#test/builders/notice-world.ts";
import { readLetter } from "#test/builders/post-office.ts";
import { file, reason } from "#test/builders/review.ts";
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

describe("a server that", () => {
  it("refuses a recipient ends that message; one that is down leaves the others untouched", async () => {
    await world.reach("colleague", "b@example.com");
    await world.sendBack();
    for (const server of [office, gateway]) server.mood = "refuses";
    expect(await send()).toMatchObject({ dead: 3 });
    expect(await world.rows()).toContain("1 email sent-back dead EENVELOPE 550");
    expect(await world.rows()).toContain("1 sms sent-back dead status 422");
    await emptyTables(fresh.db, ["outgoing"]);
    office.mood = "down";
    const count = await send();
    expect(count.again + count.dead).toBeGreaterThan(0);
    const attempts = await fresh.db
      .selectFrom("outgoing")
      .select(["attempts", "lease_owner", "state"])
      .where("channel", "=", "email")
      .execute();
    expect(attempts.every((row) => row.lease_owner === null && row.state === "waiting")).toBe(true);
  });

  it("never takes a message is tried for two days, with growing pauses, and then given up", async () => {
    await world.sendBack();
    gateway.mood = "busy";
    let now = noon;
    const gone: number[] = [];
    for (let turn = 0; turn < 14; turn += 1) {
      await send(now, { now: () => noon, senders: { sms: world.senders.sms } });
      const row = await fresh.db.selectFrom("outgoing").selectAll().where("channel", "=", "sms").executeTakeFirstOrThrow();
      gone.push(row.next_attempt_at.getTime() - now.getTime());
      now = row.next_attempt_at;
    }
    expect(gone[12]).toBeGreaterThan(gone[0] ?? 0);
    expect(now.getTime() - noon.getTime()).toBeLessThan(2 * 86_400_000);
    expect(await world.rows()).toEqual(["1 sms sent-back dead status 500"]);
    expect(gateway.letters).toHaveLength(14);
  });
});

describe("a run that dies", () => {
  it("neither loses nor doubles: the next one sends under the same id, which the gateway knows again", async () => {
    await world.sendBack();
    const only = { senders: { sms: world.senders.sms } };
    // It hands the message over and dies before it can store that.
    const dying = {
      sms: async (...message: Parameters<NonNullable<typeof world.senders.sms>>) => {
        await world.senders.sms?.(...message);
        throw new Error("killed");
      },
    };
    await expect(send(noon, { senders: dying })).rejects.toThrow("killed");
    expect(gateway.taken.size).toBe(1);
    expect(await send(tehran("12:01"), only)).toMatchObject({ sent: 0 });
    expect(await send(new Date(noon.getTime() + outgoingLeaseMs), only)).toMatchObject({ sent: 1 });
    expect([gateway.letters.length, gateway.taken.size]).toEqual([2, 1]);
  });

  it("whose lease has run out begins nothing more", async () => {
    await world.sendBack();
    await send(noon, { senders: { sms: async () => ({ kind: "failed", error: "x" }) } });
    const { db } = fresh;
    const later = tehran("13:00");
    const claim = { channel: "sms" as Channel, kinds: null, owner: "slow", now: later, lease_until: tehran("13:02"), limit: 9 };
    expect(await inTransaction(db, (trx) => claimOutgoing(trx, claim))).toHaveLength(1);
    expect(await inTransaction(db, (trx) => claimOutgoing(trx, { ...claim, owner: "other" }))).toEqual([]);
    expect(await send(later, { senders: { sms: world.senders.sms } })).toMatchObject({ sent: 0 });
    expect(await send(tehran("13:05"), { senders: { sms: world.senders.sms } })).toMatchObject({ sent: 1 });
  });
});

describe("no message", () => {
  it("of any kind, in either language, holds a figure typed, or any number but a month's year and a digest's counts", async () => {
    const { db } = fresh;
    for (const person of ["colleague", "expert", "signatory"] as const)
      await world.reach(person, `${person}@example.com`, "09120000007");
    await db
      .insertInto("notice_language")
      .values([people.colleague, people.expert].map((user_id) => ({ user_id, language: "en" as const })))
      .execute();
    await db
      .insertInto("notice_preference")
      .values({ user_id: people.expert, kind: "digest", channel: "sms", wanted: true })
      .execute();
    await db.updateTable("outgoing_mark").set({ digest_on: "2026-10-28" }).execute();
    await sendReminders(world.at(tehran("08:10")));
    await send(tehran("08:10"));
    await file(db, mine, tehran("08:11"));
    await talk(db, "expert", mine, {
      intent: "ask-inquiry",
      cell: { product_line_id: lines.cement, measure: "production" },
      text: "80000 تن؟",
    });
    await talk(db, "expert", mine, { intent: "message", text: "80000" });
    await db.updateTable("outgoing_mark").set({ digest_on: null }).execute();
    await send(tehran("08:12"));
    await decideAs(db, "expert", mine, "send-back", [reason("unit-slip", "80000 نیست", lines.cement, "production")]);
    await send(tehran("08:13"));
    await db.updateTable("monthly_return").set({ state: "awaiting-signature" }).where("id", "=", mine).execute();
    const notice = {
      kind: "signature-requested",
      return_id: mine,
      establishment_id: 1,
      audience: "establishment",
      created_at: filingTime,
    } as const;
    await db.insertInto("notice").values(notice).execute();
    await send(tehran("08:14"));
    const kinds = await db.selectFrom("outgoing").select("kind").where("state", "=", "sent").distinct().orderBy("kind").execute();
    expect(kinds.map((row) => row.kind)).toEqual(["sent-back", "inquiry", "answer", "reminder", "signature", "digest"]);

    const letters = office.letters.map(readLetter).map(({ subject, text }) => `${subject}\n${text}`);
    const texts = [...letters, ...[...gateway.taken.values()].map((sms) => sms.text)];
    expect(texts.length).toBeGreaterThan(12);
    const typed = cleanMonth().cells.flatMap(({ value }) => (value !== null && value.length > 2 ? [value] : []));
    for (const text of texts) {
      const bare = text.replace(/https:\/\/\S+/g, "").replace(/مهر ۱۴۰۵|Mehr 1405/g, "");
      const counts = bare.replace(/انتظار بررسی شما: ۱|review: 1,/g, "");
      expect(counts).not.toMatch(/\p{Nd}/u);
      for (const figure of typed) expect(text).not.toContain(figure);
    }
  });
});
