import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/actor.ts";
import { listDeliveries, listDeliveriesOfReturn } from "#app/usecases/list-deliveries.server.ts";
import { sendDispatches } from "#app/usecases/send-dispatches.server.ts";
import {
  approve,
  businessNow,
  channel,
  dispatchRows,
  dispatchTables,
  listed,
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

test("an approval prepares one dispatch for each recipient whose contract shows it something", async () => {
  expect((await approve(fresh.db)).count).toBe(4);
  expect((await approve(fresh.db, { province_code: isfahan.province, county_id: isfahan.county })).count).toBe(3);
  expect((await approve(fresh.db, { products: [plain] })).count).toBe(2);
  const prepared = await dispatchRows(fresh.db);
  expect(prepared.map((row) => row.code)).toEqual([
    ...["hamahang", "niopdc", "ime", "irica"],
    ...["hamahang", "ime", "irica"],
    ...["hamahang", "niopdc"],
  ]);
  expect(prepared.every((row) => row.state === "prepared" && row.kind === "approve" && row.attempts === 0)).toBe(true);
  expect(prepared[0]?.prepared_at).toEqual(businessNow);
  expect(new Set(prepared.map((row) => row.message_id)).size).toBe(9);
});

test("the same submission queued again adds nothing", async () => {
  const sent = await approve(fresh.db);
  await queue(fresh.db, sent, "approve");
  expect(await dispatchRows(fresh.db)).toHaveLength(4);
});

test("a submission is never queued as another establishment's or another return's", async () => {
  const one = await approve(fresh.db);
  const other = await approve(fresh.db);
  await expect(queue(fresh.db, { ...one, establishment_id: other.establishment_id }, "approve")).rejects.toThrow();
  await expect(queue(fresh.db, { ...one, return_id: other.return_id }, "approve")).rejects.toThrow();
});

test("who held a version is told it is superseded; who held none is told of an approval", async () => {
  const { establishment_id } = await approve(fresh.db, { products: [plain] });
  const second = await addSubmission(fresh.db, { establishment_id, version: 2, products: [listed] });
  expect(await queue(fresh.db, second, "supersede")).toBe(4);
  const newer = (await dispatchRows(fresh.db)).slice(2).map((row) => [row.code, row.kind]);
  expect(newer).toEqual([
    ["hamahang", "supersede"],
    ["niopdc", "supersede"],
    ["ime", "approve"],
    ["irica", "approve"],
  ]);
  const third = await addSubmission(fresh.db, { establishment_id, version: 3, products: [plain] });
  expect(await queue(fresh.db, third, "supersede")).toBe(4);
  const ime = (await dispatchRows(fresh.db)).filter((row) => row.code === "ime").at(-1);
  expect(JSON.parse(ime?.payload ?? "")).toMatchObject({
    type: "return.superseded",
    data: { supersedes_version: 2, figures: [] },
  });
});

test("what a recipient refused it does not hold", async () => {
  const { establishment_id } = await approve(fresh.db);
  await fresh.db.updateTable("dispatch").set({ state: "refused" }).where("recipient_id", "=", 1).execute();
  const second = await addSubmission(fresh.db, { establishment_id, version: 2, products: [listed] });
  await queue(fresh.db, second, "supersede");
  expect((await dispatchRows(fresh.db)).slice(4).map((row) => row.kind)).toEqual([
    "approve",
    "supersede",
    "supersede",
    "supersede",
  ]);
});

test("a contract that begins later, or a recipient switched off, is not served", async () => {
  await fresh.db.updateTable("recipient").set({ active: 0 }).where("code", "=", "ime").execute();
  await fresh.db
    .updateTable("recipient_contract")
    .set({ valid_from: new Date("2030-01-01") })
    .where("recipient_id", "=", 1)
    .execute();
  expect((await approve(fresh.db)).count).toBe(2);
  await fresh.db.updateTable("recipient").set({ active: 1 }).execute();
  await fresh.db
    .updateTable("recipient_contract")
    .set({ valid_from: new Date("2020-01-01") })
    .execute();
});

function actor(role: Actor["grants"][number]["role"], changes: Partial<Actor["grants"][number]> = {}): Actor {
  const grant = {
    role,
    establishment_id: null,
    province_code: null,
    isic_division: null,
    right_calendar: false,
    right_publish: false,
  };
  return { user_id: 1, name_fa: "", name_en: "", grants: [{ ...grant, ...changes }] };
}
const everything = { recipient_id: null, state: null, period: null, before: null };

test("the ledger is the reviewer's, within the divisions granted; nobody else's", async () => {
  await approve(fresh.db);
  const context = (of: Actor) => ({ db: fresh.db, actor: of, now: businessNow });
  const all = await listDeliveries(context(actor("reviewer")), everything);
  expect(all.ok && all.value.rows.length).toBe(4);
  expect(all.ok && all.value.counts.reduce((sum, one) => sum + one.count, 0)).toBe(4);
  const dairy = await listDeliveries(context(actor("reviewer", { isic_division: "10" })), everything);
  expect(dairy.ok && [dairy.value.rows.length, dairy.value.counts.length]).toEqual([0, 0]);
  for (const role of ["analyst", "administrator"] as const) {
    expect(await listDeliveries(context(actor(role)), everything)).toMatchObject({
      ok: false,
      refusal: { code: "not-permitted" },
    });
  }
  const expert = actor("expert", { province_code: "23" });
  expect(await listDeliveries(context(expert), everything)).toMatchObject({ ok: false });
  const liaison = actor("liaison", { establishment_id: 1 });
  expect(await listDeliveries(context(liaison), everything)).toMatchObject({ ok: false });
});

test("the ledger is filtered and paged by its newest rows, each row once", async () => {
  for (let i = 0; i < 14; i++) await approve(fresh.db);
  const { context: sending } = channel(fresh.db, ({ code }) =>
    code === "ime" ? { kind: "answered", status: 400, text: "no" } : taken,
  );
  await sendDispatches(sending());
  const context = { db: fresh.db, actor: actor("reviewer"), now: businessNow };
  // The oldest row of all is prepared last.
  await fresh.db
    .updateTable("dispatch")
    .set({ prepared_at: new Date("2025-04-26T09:00:00Z") })
    .where("id", "=", 1)
    .execute();
  const all = (await dispatchRows(fresh.db)).map((row) => row.id).reverse();
  const newestFirst = [1, ...all.filter((id) => id !== 1)];
  const first = await listDeliveries(context, everything);
  if (!first.ok || first.value.next === null) throw new Error("no second page");
  const second = await listDeliveries(context, { ...everything, before: first.value.next });
  if (!second.ok) throw new Error("refused");
  const ids = [...first.value.rows, ...second.value.rows].map((row) => row.id);
  expect(ids).toEqual(newestFirst);
  expect([first.value.rows.length, new Set(ids).size, second.value.next]).toEqual([50, 56, null]);
  const refused = await listDeliveries(context, { ...everything, recipient_id: 3, state: "refused" });
  expect(refused.ok && refused.value.rows.length).toBe(14);
  const elsewhen = await listDeliveries(context, { ...everything, period: "1403-12" });
  expect(elsewhen.ok && [elsewhen.value.rows.length, elsewhen.value.counts.length]).toEqual([0, 0]);
});

test("a return's own deliveries name where its figures arrived, and only its own", async () => {
  const mine = await approve(fresh.db, { products: [plain] });
  await approve(fresh.db);
  const { context } = channel(fresh.db, () => taken);
  await sendDispatches(context());
  const arrived = await listDeliveriesOfReturn({ db: fresh.db }, mine.return_id);
  expect(arrived.map((one) => [one.recipient_code, one.version, one.state])).toEqual([
    ["hamahang", 1, "acknowledged"],
    ["niopdc", 1, "acknowledged"],
  ]);
  expect(arrived[0]?.acknowledged_at).toEqual(businessNow);
});
