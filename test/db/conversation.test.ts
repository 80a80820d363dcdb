import { afterAll, beforeAll, expect, test } from "vitest";
import * as conversation from "#db/conversation.ts";
import { buildRegister, filingTime, lines, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("conversation", conversation);
const talk = review.functions;

let fresh: FreshDatabase;
const [mine, theirs] = [101, 103];
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());

const message = (return_id: number, side: "establishment" | "province", text: string) => ({
  return_id,
  side,
  author_id: side === "province" ? people.expert : people.liaison,
  author_role: side === "province" ? "expert" : "liaison",
  at: filingTime,
  text,
});

test("messages are read oldest first, of one return, the newest of many", async () => {
  const { db } = fresh;
  await talk.insertMessage(db, message(mine, "establishment", "سلام"));
  const second = await talk.insertMessage(db, message(mine, "province", "بفرمایید"));
  await talk.insertMessage(db, message(theirs, "province", "دیگری"));
  const all = await talk.listMessages(db, mine, 10);
  expect(all.map((row) => [row.text, row.by_en])).toEqual([
    ["سلام", "liaison"],
    ["بفرمایید", "expert"],
  ]);
  expect((await talk.listMessages(db, mine, 1)).map((row) => row.id)).toEqual([second]);
});

test("what somebody has read goes forward only", async () => {
  const { db } = fresh;
  expect(await talk.findMessageRead(db, people.liaison, mine)).toBe(0);
  await talk.changeMessageRead(db, { user_id: people.liaison, return_id: mine, up_to: 2 });
  await talk.changeMessageRead(db, { user_id: people.liaison, return_id: mine, up_to: 1 });
  expect(await talk.findMessageRead(db, people.liaison, mine)).toBe(2);
});

test("an inquiry is answered once, and by its own return only", async () => {
  const { db } = fresh;
  const asked = { version: 1, asked_by: people.expert, asked_at: filingTime };
  const id = await talk.insertInquiry(db, {
    ...asked,
    return_id: mine,
    product_line_id: lines.cement,
    measure: "closing",
    text: "چرا؟",
  });
  await talk.insertInquiry(db, { ...asked, return_id: theirs, text: "کل؟" });
  const scope = { kind: "establishments", ids: [1] } as const;
  expect(await talk.countOpenInquiries(db, [mine, theirs, 102])).toEqual(
    new Map([
      [mine, 1],
      [theirs, 1],
    ]),
  );
  expect(await talk.countOpenInquiries(db, [])).toEqual(new Map());
  expect(await talk.listReturnsWithOpenInquiries(db, scope, 5)).toMatchObject([{ id: mine, count: "1" }]);
  const answer = { text: "انبارگردانی", user_id: people.liaison, at: filingTime };
  expect(await talk.changeInquiryAnswer(db, { id, return_id: theirs }, answer)).toBe(false);
  expect(await talk.changeInquiryAnswer(db, { id, return_id: mine }, answer)).toBe(true);
  expect(await talk.changeInquiryAnswer(db, { id, return_id: mine }, answer)).toBe(false);
  expect(await talk.listInquiries(db, mine)).toMatchObject([
    { product_en: "Cement", measure: "closing", by_en: "expert", answer: "انبارگردانی", answered_en: "liaison" },
  ]);
  expect(await talk.listReturnsWithOpenInquiries(db, scope, 5)).toEqual([]);
});

review.compare();
