import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Scope } from "#app/domain/actor.ts";
import * as attachment from "#db/attachment.ts";
import { databaseErrno } from "#db/transaction.ts";
import { buildRegister, filingTime } from "#test/builders/filing.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("attachment", attachment);
const { insertAttachments, listAttachments, findAttachment, changeAttachmentRemoved, listNamedContents, restoreAttachments } =
  review.functions;

let fresh: FreshDatabase;
let ids: Awaited<ReturnType<typeof buildRegister>>;
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  ids = await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(() => emptyTables(fresh.db, ["attachment", "submission"]));

const hash = (digit: string) => digit.repeat(64);
const file = (digit: string, uploaded_at = filingTime) => ({
  name: `قبض ${digit}.pdf`,
  media_type: "application/pdf" as const,
  bytes: 1000,
  sha256: hash(digit),
  uploaded_by: 1,
  uploaded_at,
});
const ofReturn = () => ({ subject_kind: "return" as const, subject_id: ids.returnId, establishment_id: 1 });
const own: Scope = { kind: "establishments", ids: [1] };
const all = { sentOnly: false };
const sent = { sentOnly: true };

async function submit(at: Date, version = 1) {
  const row = { return_id: ids.returnId, version, tracking_code: `C${version}`.padEnd(20, "0"), sha256: hash("a") };
  await fresh.db
    .insertInto("submission")
    .values({ ...row, snapshot: "{}", findings: "[]", form_version: 1, submitted_at: at, submitted_by: 1 })
    .execute();
}
const later = (minutes: number) => new Date(filingTime.getTime() + minutes * 60_000);

test("a subject's files are listed in the order they came, without those removed unless asked", async () => {
  await insertAttachments(fresh.db, ofReturn(), [file("1"), file("2")]);
  await insertAttachments(fresh.db, { ...ofReturn(), subject_kind: "message" }, [file("3")]);
  expect(await changeAttachmentRemoved(fresh.db, ofReturn(), 1, { user_id: 2, at: later(1) })).toBe(true);
  expect(await changeAttachmentRemoved(fresh.db, ofReturn(), 1, { user_id: 2, at: later(2) })).toBe(false);
  expect(await changeAttachmentRemoved(fresh.db, ofReturn(), 3, { user_id: 2, at: later(2) })).toBe(false);
  expect((await listAttachments(fresh.db, "return", [ids.returnId])).map((row) => row.id)).toEqual([2]);
  const whole = await listAttachments(fresh.db, "return", [ids.returnId, 999], { removed: true });
  expect(whole.map((row) => [row.id, row.name, row.removed_by])).toEqual([
    [1, "قبض 1.pdf", 2],
    [2, "قبض 2.pdf", null],
  ]);
  expect(await listAttachments(fresh.db, "return", [])).toEqual([]);
});

test("files a subject had come back, others leave it; what was attached anew meanwhile stays as it is", async () => {
  await insertAttachments(fresh.db, ofReturn(), [file("1"), file("2")]);
  const by = { user_id: 2, at: later(1) };
  await changeAttachmentRemoved(fresh.db, ofReturn(), 1, by);
  await changeAttachmentRemoved(fresh.db, ofReturn(), 2, by);
  await insertAttachments(fresh.db, ofReturn(), [file("2", later(2)), file("3", later(2))]);
  await restoreAttachments(fresh.db, ofReturn(), [1, 2], { user_id: 2, at: later(3) });
  const now = await listAttachments(fresh.db, "return", [ids.returnId]);
  expect(now.map((row) => row.name)).toEqual(["قبض 1.pdf", "قبض 2.pdf"]);
});

test("the same content is attached once, and again only after it was removed", async () => {
  await insertAttachments(fresh.db, ofReturn(), [file("1")]);
  const twice = insertAttachments(fresh.db, ofReturn(), [file("1")]);
  expect(databaseErrno(await twice.catch((error: unknown) => error))).toBe(1062);
  await changeAttachmentRemoved(fresh.db, ofReturn(), 1, { user_id: 1, at: later(1) });
  await insertAttachments(fresh.db, ofReturn(), [file("1")]);
  expect(await listAttachments(fresh.db, "return", [ids.returnId], { removed: true })).toHaveLength(2);
});

test("a return's file is found within the return's scope and nowhere else", async () => {
  await insertAttachments(fresh.db, ofReturn(), [file("1")]);
  const reached: Scope[] = [own, { kind: "province", province_code: "23", divisions: null }, { kind: "all", divisions: ["23"] }];
  for (const scope of reached)
    expect(await findAttachment(fresh.db, scope, 1, all), JSON.stringify(scope)).toMatchObject({ id: 1 });
  const others: Scope[] = [
    { kind: "establishments", ids: [2, 3] },
    { kind: "establishments", ids: [] },
    { kind: "province", province_code: "10", divisions: null },
    { kind: "all", divisions: ["10"] },
    { kind: "all", divisions: [] },
    { kind: "nothing" },
  ];
  for (const scope of others) expect(await findAttachment(fresh.db, scope, 1, all), JSON.stringify(scope)).toBeUndefined();
  expect(await findAttachment(fresh.db, own, 2, all)).toBeUndefined();
});

test("any other subject's file follows its establishment", async () => {
  await insertAttachments(fresh.db, { subject_kind: "objection", subject_id: 7, establishment_id: 3 }, [file("1")]);
  const reached: Scope[] = [
    { kind: "establishments", ids: [3] },
    { kind: "province", province_code: "10", divisions: ["23"] },
    { kind: "all", divisions: null },
  ];
  for (const scope of reached)
    expect(await findAttachment(fresh.db, scope, 1, sent), JSON.stringify(scope)).toMatchObject({ id: 1 });
  const others: Scope[] = [
    own,
    { kind: "establishments", ids: [] },
    { kind: "province", province_code: "23", divisions: null },
    { kind: "province", province_code: "10", divisions: [] },
    { kind: "nothing" },
  ];
  for (const scope of others) expect(await findAttachment(fresh.db, scope, 1, sent), JSON.stringify(scope)).toBeUndefined();
});

test("an office sees a return's file only where a version was sent with it", async () => {
  await insertAttachments(fresh.db, ofReturn(), [file("1"), file("2"), file("3", later(30))]);
  const seen = async () => {
    const found = [];
    for (const id of [1, 2, 3]) found.push((await findAttachment(fresh.db, own, id, sent))?.id);
    return found.filter(Boolean);
  };
  expect(await seen()).toEqual([]);
  await changeAttachmentRemoved(fresh.db, ofReturn(), 1, { user_id: 1, at: later(5) });
  await submit(later(10));
  expect(await seen()).toEqual([2]);
  await changeAttachmentRemoved(fresh.db, ofReturn(), 2, { user_id: 1, at: later(20) });
  await submit(later(40), 2);
  expect(await seen()).toEqual([2, 3]);
});

test("contents are named as long as any row names them, removed or not", async () => {
  await insertAttachments(fresh.db, ofReturn(), [file("1"), file("2")]);
  await changeAttachmentRemoved(fresh.db, ofReturn(), 1, { user_id: 1, at: later(1) });
  expect((await listNamedContents(fresh.db, [hash("1"), hash("2"), hash("3")])).sort()).toEqual([hash("1"), hash("2")]);
  expect(await listNamedContents(fresh.db, [])).toEqual([]);
});

test("the schema refuses an empty or oversized file, a nameless one, and a removal by nobody", async () => {
  for (const wrong of [{ bytes: 0 }, { bytes: 5_242_881 }, { name: "" }]) {
    await expect(insertAttachments(fresh.db, ofReturn(), [{ ...file("1"), ...wrong }])).rejects.toThrow();
  }
  await insertAttachments(fresh.db, ofReturn(), [file("1")]);
  await expect(fresh.db.updateTable("attachment").set({ removed_at: filingTime }).execute()).rejects.toThrow();
});

review.compare();
