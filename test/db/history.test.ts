import { afterAll, beforeAll, expect, test } from "vitest";
import * as history from "#db/history.ts";
import { findAnyReturn } from "#db/monthly-return.ts";
import { buildRegister, filingTime, lines, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("history", history);
const {
  changeAnswer,
  changeFirstSubmission,
  changeReply,
  countOpenReasons,
  findWithdrawal,
  insertEvent,
  insertReasons,
  listEvents,
  listReasons,
  reopenReasons,
  reopenReplies,
} = review.functions;
const sentBack = { event: "send-back", from_state: "in-review", to_state: "returned", version: 1, at: filingTime } as const;

let fresh: FreshDatabase;
let mine: number;
let theirs: number;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  const built = await buildRegister(fresh.db);
  mine = built.returnId;
  theirs = built.otherProvinceId;
});
afterAll(() => fresh.close());

test("a return's history is its own, newest first, with who did it", async () => {
  const { db } = fresh;
  const first = await insertEvent(db, { ...sentBack, return_id: mine, actor_id: people.expert, actor_role: "expert" });
  const second = await insertEvent(db, { ...sentBack, return_id: mine, actor_id: null, actor_role: "system", text: "متن" });
  await insertEvent(db, { ...sentBack, return_id: theirs, actor_id: people.stranger, actor_role: "expert" });
  const rows = await listEvents(db, mine);
  expect(rows.map((row) => [row.id, row.by_en, row.text])).toEqual([
    [second, null, "متن"],
    [first, "expert", ""],
  ]);
});

test("reasons are open until answered, and counted by return", async () => {
  const { db } = fresh;
  const [event] = await listEvents(db, mine);
  const [other] = await listEvents(db, theirs);
  const given = { raised_by: "province", version: 1, product_line_id: null, measure: null, value_then: null } as const;
  await insertReasons(db, [
    { ...given, return_id: mine, event_id: event?.id ?? 0, code: "missing-document" },
    {
      ...given,
      return_id: mine,
      event_id: event?.id ?? 0,
      code: "unit-slip",
      product_line_id: lines.cement,
      measure: "production",
      value_then: "80000",
    },
    { ...given, return_id: theirs, event_id: other?.id ?? 0, code: "missing-document" },
  ]);
  const [document, slip] = await listReasons(db, mine);
  expect(slip).toMatchObject({
    code: "unit-slip",
    measure: "production",
    value_then: "80000.000000",
    answer: null,
    at: filingTime,
  });
  expect(await countOpenReasons(db, [mine, theirs])).toEqual(
    new Map([
      [mine, 2],
      [theirs, 1],
    ]),
  );
  expect(await countOpenReasons(db, [])).toEqual(new Map());

  await changeReply(db, document?.id ?? 0, { text: "پیوست شد", user_id: people.liaison, at: filingTime });
  await changeAnswer(db, [document?.id ?? 0], "replied", 2);
  await changeAnswer(db, [], "withdrawn", 2);
  const [replied, open] = await listReasons(db, mine);
  expect(replied).toMatchObject({ reply: "پیوست شد", replied_by: people.liaison, answer: "replied", answered_version: 2 });
  expect(open).toMatchObject({ reply: "", answer: null, answered_version: null });
  expect(await countOpenReasons(db, [mine, theirs])).toEqual(
    new Map([
      [mine, 1],
      [theirs, 1],
    ]),
  );
});

test("a version taken back is found with its time, and the reasons it answered are open again", async () => {
  const { db } = fresh;
  expect(await findWithdrawal(db, mine, 2)).toBeUndefined();
  const taken = { return_id: mine, event: "withdraw", from_state: "submitted", to_state: "returned", version: 2 } as const;
  await insertEvent(db, { ...taken, actor_id: people.liaison, actor_role: "liaison", at: filingTime });
  expect(await findWithdrawal(db, mine, 2)).toEqual(filingTime);
  expect(await findWithdrawal(db, theirs, 2)).toBeUndefined();
  await reopenReasons(db, mine, 2);
  expect((await listReasons(db, mine)).map((row) => [row.answer, row.answered_version, row.reply])).toEqual([
    [null, null, "پیوست شد"],
    [null, null, ""],
  ]);
});

test("the ministry's reasons that one acceptance answered are open again, the replies stay", async () => {
  const { db } = fresh;
  const event = (await listEvents(db, mine)).at(-1);
  const given = { raised_by: "ministry", version: 2, product_line_id: null, measure: null, value_then: null } as const;
  await insertReasons(db, [{ ...given, return_id: mine, event_id: event?.id ?? 0, code: "unexplained-jump" }]);
  const asked = (await listReasons(db, mine)).at(-1);
  const by = { user_id: people.expert, at: filingTime };
  await changeReply(db, asked?.id ?? 0, { text: "سفارش فصلی", ...by });
  await changeAnswer(db, [asked?.id ?? 0], "replied", 2);
  const answer = async () => (await listReasons(db, mine)).at(-1)?.answer;
  await reopenReplies(db, mine, { ...by, user_id: people.supervisor });
  await reopenReplies(db, mine, { ...by, at: new Date(0) });
  await reopenReplies(db, theirs, by);
  expect(await answer()).toBe("replied");
  await reopenReplies(db, mine, by);
  expect(await answer()).toBeNull();
  expect((await listReasons(db, mine)).at(-1)?.reply).toBe("سفارش فصلی");
});

test("a return was first submitted with the oldest version that was not taken back", async () => {
  const { db } = fresh;
  await db.deleteFrom("return_event").where("return_id", "=", mine).where("event", "=", "withdraw").execute();
  const at = (day: number) => new Date(Date.UTC(2026, 9, day));
  const content = { sha256: "a".repeat(64), snapshot: "{}", findings: "[]", form_version: 1, submitted_by: people.liaison };
  for (const version of [1, 2]) {
    const code = `${version}`.repeat(20);
    const row = { ...content, return_id: mine, version, tracking_code: code, submitted_at: at(version) };
    await db.insertInto("submission").values(row).execute();
  }
  const first = async () => {
    await changeFirstSubmission(db, mine);
    return (await findAnyReturn(db, mine))?.first_submitted_at;
  };
  expect(await first()).toEqual(at(1));
  const taken = { event: "withdraw", from_state: "submitted", to_state: "draft", actor_role: "liaison", at: at(3) } as const;
  await insertEvent(db, { ...taken, return_id: mine, version: 1, actor_id: people.liaison });
  expect(await first()).toEqual(at(2));
  await insertEvent(db, { ...taken, return_id: mine, version: 2, actor_id: people.liaison });
  expect(await first()).toBeNull();
});

review.compare();
