import { afterAll, beforeAll, expect, test } from "vitest";
import * as recipient from "#db/recipient.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { reviewSql } from "#test/setup/sql-record.ts";

const review = reviewSql("recipient", recipient);
const {
  changeDemonstrationEndpoint,
  insertContract,
  insertRecipient,
  listActiveContracts,
  listActiveRecipientIds,
  listDemonstrationRecipients,
  listRecipients,
} = review.functions;
const at = (year: number) => new Date(Date.UTC(year, 0));

let fresh: FreshDatabase;
const ids = { real: 0, resting: 0, shown: 0 };
beforeAll(async () => {
  fresh = await freshDatabase({ log: review.log });
  const { db } = fresh;
  const of = (code: string) => ({ code, name_fa: code, name_en: code, endpoint: "https://example.org/", secret: `s-${code}` });
  ids.real = await insertRecipient(db, of("ime"));
  ids.resting = await insertRecipient(db, { ...of("irica"), active: 0 });
  ids.shown = await insertRecipient(db, { ...of("hamahang"), demonstration: 1 });
  const contract = { legal_basis: "-", fields: "[]", filter: "{}" };
  for (const [recipient_id, version, year] of [
    [ids.real, 1, 2020],
    [ids.real, 2, 2024],
    [ids.resting, 1, 2020],
    [ids.shown, 1, 2020],
  ] as const) {
    await insertContract(db, { ...contract, recipient_id, version, valid_from: at(year) });
  }
});
afterAll(() => fresh.close());

test("an active recipient is served by its newest contract of that time", async () => {
  const { db } = fresh;
  const versions = async (year: number) => (await listActiveContracts(db, at(year))).map((row) => [row.id, row.version]);
  expect(await versions(2025)).toEqual([
    [ids.real, 2],
    [ids.shown, 1],
  ]);
  expect(await versions(2022)).toEqual([
    [ids.real, 1],
    [ids.shown, 1],
  ]);
  expect(await versions(2019)).toEqual([]);
  expect(await listActiveRecipientIds(db)).toEqual([ids.real, ids.shown]);
});

test("a list of recipients never shows a secret", async () => {
  const rows = await listRecipients(fresh.db);
  expect(rows).toHaveLength(3);
  expect(JSON.stringify(rows)).not.toContain("s-");
});

test("only a demonstration's recipient can be pointed elsewhere", async () => {
  const { db } = fresh;
  for (const id of [ids.real, ids.shown]) await changeDemonstrationEndpoint(db, id, "http://127.0.0.1:4810/");
  expect(await listDemonstrationRecipients(db)).toMatchObject([
    { id: ids.shown, endpoint: "http://127.0.0.1:4810/", secret: "s-hamahang", version: 1 },
  ]);
  const real = await db.selectFrom("recipient").where("id", "=", ids.real).select("endpoint").executeTakeFirstOrThrow();
  expect(real.endpoint).toBe("https://example.org/");
});

review.compare();
