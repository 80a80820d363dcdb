import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { DeliveryOutcome } from "#app/domain/dispatch.ts";
import { dispatchLeaseMs, sendDispatches } from "#app/usecases/send-dispatches.server.ts";
import {
  approve,
  businessNow,
  busy,
  channel,
  dispatchRows,
  dispatchTables,
  plain,
  queue,
  taken,
} from "#test/builders/dispatches.ts";
import { addRecipients } from "#test/builders/recipients.ts";
import { addReference, addSubmission, isfahan, tehran } from "#test/builders/register.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  await addReference(fresh.db);
  await addRecipients(fresh.db, [tehran.county, tehran.otherCounty]);
});
afterAll(() => fresh.close());
beforeEach(() => emptyTables(fresh.db, dispatchTables));

test("an acknowledged dispatch is settled with its times in business time and is not sent again", async () => {
  await approve(fresh.db);
  const { sent, context } = channel(fresh.db, () => taken);
  expect(await sendDispatches(context())).toMatchObject({ acknowledged: 4 });
  const [row] = await dispatchRows(fresh.db);
  expect(row).toMatchObject({
    state: "acknowledged",
    attempts: 1,
    sent_at: businessNow,
    acknowledged_at: businessNow,
    last_status: 200,
  });
  expect(row).toMatchObject({ acknowledgement: '{"receipt":"r1"}', last_error: null, lease_owner: null });
  expect(await sendDispatches(context())).toMatchObject({ acknowledged: 0 });
  expect(sent).toHaveLength(4);
  const attempts = await fresh.db.selectFrom("dispatch_attempt").selectAll().execute();
  expect(attempts).toHaveLength(4);
});

test("a busy recipient is met again later, under the same message id and with the same bytes", async () => {
  await approve(fresh.db);
  let answers: DeliveryOutcome = busy;
  const { sent, context, advance } = channel(fresh.db, ({ code }) => (code === "ime" ? answers : taken));
  expect(await sendDispatches(context())).toMatchObject({ acknowledged: 3, again: 1 });
  expect((await dispatchRows(fresh.db))[2]).toMatchObject({
    state: "sent",
    attempts: 1,
    last_status: 503,
    last_error: "later",
    sent_at: businessNow,
  });
  expect(await sendDispatches(context())).toMatchObject({ acknowledged: 0, again: 0 });
  advance(60_000);
  answers = taken;
  expect(await sendDispatches(context())).toMatchObject({ acknowledged: 1 });
  const toIme = sent.filter((one) => one.code === "ime");
  expect(toIme).toHaveLength(2);
  const bytes = toIme.map(({ message_id, payload }) => ({ message_id, payload }));
  expect(bytes[0]).toEqual(bytes[1]);
  expect((await dispatchRows(fresh.db))[2]).toMatchObject({ state: "acknowledged", attempts: 2, last_error: null });
});

test("what never left is not called sent", async () => {
  await approve(fresh.db, { products: [plain] });
  const { context } = channel(fresh.db, () => ({ kind: "failed", reached: false, error: "ECONNREFUSED" }));
  await sendDispatches(context());
  expect((await dispatchRows(fresh.db))[0]).toMatchObject({
    state: "prepared",
    attempts: 1,
    sent_at: null,
    last_error: "ECONNREFUSED",
  });
});

test("a refusal is final and keeps the recipient's words", async () => {
  await approve(fresh.db);
  const { sent, context, advance } = channel(fresh.db, () => ({ kind: "answered", status: 422, text: "field-not-ours" }));
  expect(await sendDispatches(context())).toMatchObject({ refused: 4 });
  advance(3 * 86_400_000);
  await sendDispatches(context());
  expect(sent).toHaveLength(4);
  expect((await dispatchRows(fresh.db))[0]).toMatchObject({
    state: "refused",
    last_status: 422,
    last_error: "field-not-ours",
    acknowledged_at: null,
  });
});

test("after two days of silence it is a dead letter", async () => {
  await approve(fresh.db, { products: [plain], province_code: isfahan.province, county_id: isfahan.county });
  const { sent, context, advance } = channel(fresh.db, () => busy);
  let hours = 0;
  for (; hours < 60 && (await dispatchRows(fresh.db))[0]?.state !== "dead"; hours++) {
    await sendDispatches(context());
    advance(3_600_000);
  }
  expect((await dispatchRows(fresh.db))[0]).toMatchObject({ state: "dead", last_error: "later" });
  expect(hours).toBeLessThanOrEqual(49);
  const before = sent.length;
  advance(86_400_000);
  await sendDispatches(context());
  expect(sent).toHaveLength(before);
});

test("one silent recipient does not keep the others waiting", async () => {
  for (let i = 0; i < 6; i++) await approve(fresh.db);
  const { sent, context } = channel(fresh.db, ({ code }) => (code === "ime" ? busy : taken));
  const count = await sendDispatches(context());
  expect(count.acknowledged).toBe(18);
  expect(sent.filter((one) => one.code === "ime").length).toBeLessThanOrEqual(4);
  const untouched = (await dispatchRows(fresh.db)).filter((row) => row.code === "ime" && row.attempts === 0);
  expect(untouched.length).toBeGreaterThanOrEqual(2);
  expect(untouched.every((row) => row.lease_owner === null)).toBe(true);
});

test("two processes at once never send one dispatch twice", async () => {
  for (let i = 0; i < 10; i++) await approve(fresh.db);
  const first = channel(fresh.db, async () => {
    await new Promise((resolve) => setTimeout(resolve, 3));
    return taken;
  });
  await Promise.all([sendDispatches(first.context("a")), sendDispatches(first.context("b")), sendDispatches(first.context("c"))]);
  expect(first.sent).toHaveLength(40);
  expect(new Set(first.sent.map((one) => one.message_id)).size).toBe(40);
});

test("a later version waits until the earlier one is settled", async () => {
  const { establishment_id } = await approve(fresh.db, { products: [plain] });
  const second = await addSubmission(fresh.db, { establishment_id, version: 2, products: [plain] });
  await queue(fresh.db, second, "supersede");
  let answers: DeliveryOutcome = busy;
  const { sent, context, advance } = channel(fresh.db, () => answers);
  const versions = () => sent.filter((one) => one.code === "hamahang").map((one) => one.version);
  await sendDispatches(context());
  expect(versions()).toEqual([1]);
  answers = taken;
  advance(60_000);
  await sendDispatches(context());
  expect(versions()).toEqual([1, 1, 2]);
});

test("a lapsed lease is taken over, and the one who comes late changes nothing", async () => {
  await approve(fresh.db, { products: [plain], province_code: isfahan.province, county_id: isfahan.county });
  let release = (_outcome: DeliveryOutcome) => {};
  const slow = channel(fresh.db, () => new Promise<DeliveryOutcome>((resolve) => (release = resolve)));
  const late = sendDispatches(slow.context("slow"));
  while (slow.sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const next = channel(fresh.db, () => taken);
  expect(await sendDispatches(next.context("next"))).toMatchObject({ acknowledged: 0 });
  next.advance(dispatchLeaseMs + 1);
  expect(await sendDispatches(next.context("next"))).toMatchObject({ acknowledged: 1 });
  release({ kind: "answered", status: 422, text: "no" });
  expect(await late).toMatchObject({ lost: 1, refused: 0 });
  expect((await dispatchRows(fresh.db))[0]).toMatchObject({ state: "acknowledged", attempts: 2 });
  expect(next.sent[0]?.message_id).toBe(slow.sent[0]?.message_id);
});

test("nothing arrives before it was prepared, even where the sender's business clock is behind", async () => {
  await approve(fresh.db);
  const { context } = channel(fresh.db, () => taken);
  await sendDispatches({ ...context(), now: () => new Date(businessNow.getTime() - 5000) });
  expect((await dispatchRows(fresh.db))[0]).toMatchObject({ sent_at: businessNow, acknowledged_at: businessNow });
});
