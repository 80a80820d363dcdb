import { createHash } from "node:crypto";
import { verify } from "@node-rs/argon2";
import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demonstrationPassword } from "#app/domain/demonstration.ts";
import { isLegalId, isNationalId } from "#app/domain/identifiers.ts";
import { firstDay, lastDay } from "#app/domain/period.ts";
import { transitions } from "#app/domain/review.ts";
import { checkLoaded, countFindings } from "#app/usecases/check-loaded.server.ts";
import { loadReturn } from "#app/usecases/load-return.server.ts";
import { insertExpectedReturns } from "#db/period.ts";
import type { Database } from "#db/schema.ts";
import { demoAccount, demoAccounts, demonstrationPasswordHash } from "#db/seed/demo/accounts.ts";
import { cementMonthFor } from "#db/seed/demo/cement-works.ts";
import { cementLineIds, cementWorksId, gypsumId, readyMixId } from "#db/seed/demo/named.ts";
import { NotEmptyError, type PopulationOptions, seedPopulation } from "#db/seed/population.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

const asOf = new Date("2025-04-25T09:00:00+03:30");
const small: PopulationOptions = { establishments: 60, months: 25, asOf, seed: "test", kind: "test" };
const everything = { kind: "all", divisions: null } as const;

async function tablesOf(db: Kysely<Database>): Promise<string[]> {
  const shown = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = database() and table_name not like 'kysely%' order by table_name`.execute(db);
  return shown.rows.map(({ name }) => name);
}

/** One hash of every row of every table. */
async function checksumOf(db: Kysely<Database>): Promise<string> {
  const hash = createHash("sha256");
  for (const name of await tablesOf(db)) {
    const rows = await sql`select * from ${sql.table(name)}`.execute(db);
    const texts = rows.rows.map((row) => JSON.stringify(row)).sort();
    hash.update(`${name}:${texts.length}\n${texts.join("\n")}`);
  }
  return hash.digest("hex");
}

async function countOf(db: Kysely<Database>, query: ReturnType<typeof sql<{ n: string }>>): Promise<number> {
  const result = await query.execute(db);
  return Number(result.rows[0]?.n);
}

describe("a small population", () => {
  let first: FreshDatabase;
  beforeAll(async () => {
    first = await freshDatabase();
    await seedPopulation(first.db, small);
  }, 120_000);
  afterAll(() => first.close());

  test("is the same again, row by row, for the same arguments, and another for another seed", async () => {
    const checksums: string[] = [];
    for (const seed of ["same", "same", "other"]) {
      const { db, close } = await freshDatabase();
      await seedPopulation(db, { ...small, establishments: 15, months: 5, seed });
      checksums.push(await checksumOf(db));
      await close();
    }
    expect(checksums[1]).toBe(checksums[0]);
    expect(checksums[2]).not.toBe(checksums[0]);
  }, 120_000);

  test("is refused a second time, and the first stays as it is", async () => {
    const before = await checksumOf(first.db);
    await expect(seedPopulation(first.db, small)).rejects.toThrow(NotEmptyError);
    expect(await checksumOf(first.db)).toBe(before);
  });

  test("balances in every working and approved row", async () => {
    for (const table of ["working_figure", "figure_in_force"]) {
      const wrong = await countOf(
        first.db,
        sql<{ n: string }>`select count(*) as n from ${sql.table(table)} where closing is not null
          and opening + production + coalesce(other_in, 0) - domestic_quantity - export_quantity - coalesce(own_use, 0)
            - coalesce(loss, 0) - coalesce(other_out, 0) <> closing`,
      );
      expect(wrong, table).toBe(0);
    }
  });

  test("opens each month with the closing of the month before", async () => {
    const wrong = await countOf(
      first.db,
      sql<{ n: string }>`select count(*) as n from (
          select f.opening, lag(f.closing) over w as before_it,
            lag(r.period) over w as period_before, r.period
          from working_figure f join monthly_return r on r.id = f.return_id where r.version > 0
          window w as (partition by f.product_line_id order by r.period)) x
        where before_it is not null and opening <> before_it
          and (left(period, 4) * 12 + right(period, 2)) - (left(period_before, 4) * 12 + right(period_before, 2)) = 1`,
    );
    expect(wrong).toBe(0);
  });

  test("has a history that the state table allows, in order of time and never later than its day", async () => {
    const events = await first.db.selectFrom("return_event").selectAll().orderBy("id").execute();
    const states = new Map<number, { state: string; at: Date; version: number }>();
    for (const event of events) {
      const known = states.get(event.return_id);
      expect(event.from_state).toBe(known?.state ?? "not-started");
      const row = transitions.find(
        ({ event: name, from, by }) =>
          name === event.event &&
          from.some((state) => state === event.from_state) &&
          by.some((role) => role === event.actor_role),
      );
      expect(row?.to, `${event.event} from ${event.from_state}`).toBe(event.to_state);
      expect(event.at.getTime()).toBeLessThanOrEqual(asOf.getTime());
      if (known !== undefined) expect(event.at.getTime()).toBeGreaterThan(known.at.getTime());
      states.set(event.return_id, { state: event.to_state, at: event.at, version: event.version });
    }
    const returns = await first.db.selectFrom("monthly_return").select(["id", "state", "version", "state_since"]).execute();
    for (const { id, state, version, state_since } of returns) {
      const known = states.get(id);
      expect(state).toBe(known?.state ?? "not-started");
      expect(version).toBe(known?.version ?? 0);
      if (known !== undefined) expect(state_since).toEqual(known.at);
      expect(state_since.getTime()).toBeLessThanOrEqual(asOf.getTime());
    }
  });

  test("shows every turn a month may take", async () => {
    const rows = await first.db.selectFrom("monthly_return").select(["state", "version", "in_force_version"]).execute();
    const states = new Set(rows.map(({ state }) => state));
    for (const state of ["not-started", "draft", "submitted", "returned", "accepted", "approved"]) {
      expect(states).toContain(state);
    }
    expect(rows.filter(({ in_force_version }) => in_force_version === 2).length).toBeGreaterThan(1);
    const events = new Set(
      (await first.db.selectFrom("return_event").select("event").distinct().execute()).map(({ event }) => event),
    );
    for (const event of ["send-back", "refer-back", "grant-correction"]) expect(events).toContain(event);
    const late = await countOf(
      first.db,
      sql<{ n: string }>`select count(*) as n from monthly_return where first_submitted_at > date_add(due_on, interval 1 day)`,
    );
    expect(late).toBeGreaterThan(10);
    expect(await countOf(first.db, sql<{ n: string }>`select count(*) as n from working_stoppage`)).toBeGreaterThan(10);
    expect(
      await countOf(first.db, sql<{ n: string }>`select count(*) as n from monthly_return where operating_state = 'idle'`),
    ).toBeGreaterThan(0);
  });

  test("keeps versions, figures in force and open reasons in step", async () => {
    const versions = await countOf(
      first.db,
      sql<{ n: string }>`select count(*) as n from monthly_return r
        where r.version <> (select count(*) from submission s where s.return_id = r.id)`,
    );
    expect(versions).toBe(0);
    const inForce = await countOf(
      first.db,
      sql<{ n: string }>`select count(*) as n from monthly_return r
        where (r.in_force_version is not null) <> exists (select 1 from figure_in_force f join submission s on s.id = f.submission_id
          where f.period = r.period and f.establishment_id = r.establishment_id and s.return_id = r.id and s.version = r.in_force_version)`,
    );
    expect(inForce).toBe(0);
    const open = await first.db
      .selectFrom("review_reason as q")
      .innerJoin("monthly_return as r", "r.id", "q.return_id")
      .where("q.answer", "is", null)
      .select(["r.state", "q.raised_by", "q.text"])
      .execute();
    expect(open.length).toBeGreaterThanOrEqual(2);
    for (const { state, raised_by, text } of open) {
      expect(state).toBe(raised_by === "province" ? "returned" : "referred-back");
      expect(text).not.toBe("");
    }
    const submissions = await first.db.selectFrom("submission").select(["snapshot", "sha256", "tracking_code"]).execute();
    for (const { snapshot, sha256, tracking_code } of submissions) {
      expect(createHash("sha256").update(snapshot, "utf8").digest("hex")).toBe(sha256);
      expect(tracking_code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
    }
  });

  test("stores for months under review just the findings that the checks give, all explained", async () => {
    const rows = await first.db
      .selectFrom("monthly_return as r")
      .innerJoin("submission as s", (join) => join.onRef("s.return_id", "=", "r.id").onRef("s.version", "=", "r.version"))
      .where("r.period", "in", ["1403-12", "1404-01"])
      .select(["r.id", "s.findings", "s.submitted_at"])
      .orderBy("r.id")
      .execute();
    expect(rows.length).toBeGreaterThan(40);
    for (const { id, findings, submitted_at } of rows) {
      const loaded = await loadReturn({ db: first.db }, everything, id);
      if (loaded === undefined) throw new Error("a return that cannot be loaded");
      const found = checkLoaded(loaded, submitted_at);
      expect(found).toEqual(JSON.parse(findings));
      expect(countFindings(found, loaded.explanations), loaded.found.establishment_en).toEqual({ blocking: 0, unexplained: 0 });
    }
  });

  test("expects no return that is not there", async () => {
    for (const period of ["1404-01", "1404-02"]) {
      const added = await insertExpectedReturns(first.db, {
        period,
        first_day: firstDay(period),
        last_day: lastDay(period),
        now: asOf,
        due_on: "2025-05-31",
        provinces: { except: [] },
      });
      expect(added).toBe(0);
    }
  });

  test("leaves the cement works' 1404-01 to be filed, with stocks that fit", async () => {
    const month = await first.db
      .selectFrom("monthly_return")
      .where("establishment_id", "=", cementWorksId)
      .where("period", "=", "1404-01")
      .select(["id", "state"])
      .executeTakeFirstOrThrow();
    expect(month.state).toBe("not-started");
    const loaded = await loadReturn({ db: first.db }, everything, month.id);
    const content = cementMonthFor("test", "1404-01");
    for (const [line, figures] of content.figures) {
      expect(loaded?.figures.get(cementLineIds[line])?.opening).toBe(figures.opening);
    }
    if (loaded === undefined) throw new Error("a return that cannot be loaded");
    const figures = new Map([...content.figures].map(([line, row]) => [cementLineIds[line], row]));
    const operation = { ...content.operation, money: { unit: "IRR_OLD", scale: 1_000_000 } as const };
    const findings = checkLoaded(loaded, asOf, { operation, figures, blocks: null });
    expect(findings.filter(({ severity }) => severity === "block")).toEqual([]);
    expect(findings.filter(({ severity }) => severity === "explain").length).toBeLessThanOrEqual(3);
    const published = await first.db
      .selectFrom("submission as s")
      .innerJoin("monthly_return as r", "r.id", "s.return_id")
      .where("s.origin", "=", "published")
      .select(["r.period", "r.establishment_id"])
      .orderBy("r.period")
      .execute();
    expect(published).toEqual(["1400-12", "1402-12"].map((period) => ({ period, establishment_id: cementWorksId })));
  });

  test("gives the cement works' liaison a month to be signed, a draft and a returned month in the sister establishments", async () => {
    const rows = await first.db
      .selectFrom("monthly_return as r")
      .where("r.establishment_id", "in", [readyMixId, gypsumId])
      .where("r.period", "in", ["1403-12", "1404-01"])
      .select(["r.establishment_id", "r.period", "r.state"])
      .orderBy("r.establishment_id")
      .orderBy("r.period")
      .execute();
    expect(rows.map(({ state }) => state)).toEqual(["approved", "awaiting-signature", "returned", "draft"]);
  });

  test("has people and companies with valid identifiers, and passwords only for the demonstration's own", async () => {
    const users = await first.db.selectFrom("app_user").selectAll().execute();
    for (const user of users) expect(isNationalId(user.national_id), user.national_id).toBe(true);
    const companies = await first.db.selectFrom("establishment").select("legal_id").execute();
    for (const { legal_id } of companies) expect(isLegalId(legal_id), legal_id).toBe(true);
    const withPassword = users.filter(({ password_hash }) => password_hash !== null);
    expect(withPassword.map(({ national_id }) => national_id).sort()).toEqual(
      demoAccounts.map(({ national_id }) => national_id).sort(),
    );
    expect(withPassword.every(({ demonstration }) => demonstration === 1)).toBe(true);
    expect(await verify(demonstrationPasswordHash, demonstrationPassword)).toBe(true);
    const grants = await first.db
      .selectFrom("role_grant")
      .where("user_id", "=", demoAccount("liaison-cement").id)
      .select("establishment_id")
      .orderBy("establishment_id")
      .execute();
    expect(grants.map(({ establishment_id }) => establishment_id)).toEqual([cementWorksId, readyMixId, gypsumId]);
  });

  test("has a ledger of acknowledged deliveries and nothing waiting", async () => {
    const rows = await first.db.selectFrom("dispatch").select(["state", "payload", "payload_sha256"]).execute();
    expect(rows.length).toBeGreaterThan(8);
    for (const { state, payload, payload_sha256 } of rows) {
      expect(state).toBe("acknowledged");
      expect(createHash("sha256").update(payload, "utf8").digest("hex")).toBe(payload_sha256);
    }
  });
});
