import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Finding } from "#app/domain/checks/finding.ts";
import { checkGroups } from "#app/usecases/check-groups.server.ts";
import { checkSettings, forgetCheckSettings } from "#app/usecases/check-settings.server.ts";
import type { JobContext } from "#app/usecases/job-context.server.ts";
import { type BuiltReturn, type BuiltWorld, buildWorld } from "#test/builders/statistics.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

const periods = ["1403-11", "1403-12", "1404-01"];
const period = "1404-01";
let fresh: FreshDatabase;
let world: BuiltWorld;
/** The one whose production moved unlike everybody's. */
let odd: BuiltReturn;
let line: number;

beforeAll(async () => {
  fresh = await freshDatabase();
  const { db } = fresh;
  world = await buildWorld(db, { periods, establishments: 90, seed: "groups" });
  for (const table of ["working_figure", "figure_in_force"] as const) {
    await db
      .updateTable(table)
      .set(() => ({
        production: sql<string>`product_line_id + 1000`,
        domestic_quantity: "100",
        // Amounts are in every money; a median needs no more than to be there.
        domestic_value: "500",
      }))
      .execute();
  }
  const months = (built: BuiltReturn) =>
    world.returns.find((row) => row.establishment_id === built.establishment_id && row.period === "1403-12");
  const found = world.returns.find(
    (built) => built.period === period && built.state === "approved" && months(built)?.state === "approved",
  );
  if (!found) throw new Error("no return");
  odd = found;
  line = world.establishments.find((one) => one.id === odd.establishment_id)?.lines.find((one) => one.item_id !== null)?.id ?? 0;
  await db
    .updateTable("figure_in_force")
    .set({ production: "90000" })
    .where("period", "=", period)
    .where("product_line_id", "=", line)
    .execute();
});
afterAll(() => fresh.close());

const at = (iso: string): JobContext => ({ db: fresh.db, now: () => new Date(iso), real: () => new Date(), owner: "a" });
const stored = () => fresh.db.selectFrom("later_finding").selectAll().execute();

test("before the due date nothing is judged; after it each period once, and again at its closing", async () => {
  await fresh.db.updateTable("period").set({ state: "open" }).where("code", "=", period).execute();
  await fresh.db.updateTable("period").set({ due_on: "2025-04-01" }).where("code", "<", period).execute();
  await checkGroups(at("2025-04-20T09:00:00Z"));
  await fresh.db.deleteFrom("later_finding").execute();
  expect((await checkGroups(at("2025-05-01T20:00:00Z")))?.runs).toEqual([]);

  const due = await checkGroups(at("2025-05-02T09:00:00Z"));
  expect(due?.runs.map((run) => `${run.period} ${run.occasion}`)).toEqual(["1404-01 due"]);
  const rows = await stored();
  expect(rows.map((row) => [row.return_id, row.version, row.occasion])).toEqual([[odd.id, odd.versions.length, "due"]]);
  const finding = JSON.parse(rows[0]?.finding ?? "{}") as Finding;
  expect(finding).toMatchObject({
    rule: "group-outlier",
    severity: "note",
    audience: "expert",
    product_line_id: line,
    measure: "production",
    limits: { outlier_group: "12" },
    params: { value: "90000", last_period: "1403-12", group_change: "0" },
  });
  expect((await checkGroups(at("2025-05-03T09:00:00Z")))?.runs).toEqual([]);

  await fresh.db.updateTable("period").set({ state: "closed" }).where("code", "=", period).execute();
  expect((await checkGroups(at("2025-05-22T09:00:00Z")))?.runs.map((run) => run.occasion)).toEqual(["closing"]);
  expect((await stored()).map((row) => row.occasion).sort()).toEqual(["closing", "due"]);
});

test("a published period's median prices are reckoned once, and later months are judged by them", async () => {
  const { db } = fresh;
  await db.updateTable("period").set({ state: "published" }).where("code", "=", "1403-12").execute();
  const done = await checkGroups(at("2025-05-23T09:00:00Z"));
  expect(done?.runs.map((run) => `${run.period} ${run.occasion}`)).toEqual(["1403-12 published"]);
  const prices = await db.selectFrom("group_price").selectAll().execute();
  expect(prices.length).toBe(done?.runs[0]?.found);
  expect(prices.filter((row) => row.domestic !== null).every((row) => row.domestic_count >= 5)).toBe(true);
  const told = prices.find((row) => row.domestic !== null);
  if (!told) throw new Error("no price");
  forgetCheckSettings(db);
  const settings = await checkSettings(db);
  const held = settings.prices({ item_id: told.catalogue_item_id, unit_code: told.unit_code });
  expect(held?.period).toBe("1403-12");
  expect(Number(held?.domestic)).toBe(Number(told.domestic));
});
