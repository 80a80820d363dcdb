import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { absoluteMinutes, findViewer, idleMinutes, sessionHash } from "#app/usecases/find-viewer.server.ts";
import { hashPassword, type PasswordVerifier, passwordVerifier } from "#app/usecases/password.server.ts";
import { readSignIn, type SignInCommand, type SignInContext, signIn } from "#app/usecases/sign-in.server.ts";
import { signOut } from "#app/usecases/sign-out.server.ts";
import type { InstallationKind } from "#db/schema.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

const password = "a good long password";
const minute = 60_000;
const start = new Date("2026-01-10T08:00:00Z");
const later = (minutes: number) => new Date(start.getTime() + minutes * minute);
let fresh: FreshDatabase;
let hash: string;
const passwords = passwordVerifier(2);

beforeAll(async () => {
  fresh = await freshDatabase();
  hash = await hashPassword(password);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await emptyTables(fresh.db, ["session", "sign_in_attempt", "audit_entry", "role_grant", "app_user"]);
  const person = { name_fa: "الف", name_en: "A", password_hash: hash, created_at: start };
  await fresh.db
    .insertInto("app_user")
    .values([
      { ...person, id: 1, national_id: "1000000001" },
      { ...person, id: 2, national_id: "1000000002", demonstration: 1 },
      { ...person, id: 3, national_id: "1000000003", disabled_at: start },
      { ...person, id: 4, national_id: "1000000004", password_hash: null },
    ])
    .execute();
  await fresh.db
    .insertInto("role_grant")
    .values([
      { user_id: 1, role: "reviewer", valid_from: later(-1000) },
      { user_id: 1, role: "analyst", valid_from: later(-1000), valid_to: later(60) },
      { user_id: 1, role: "auditor", valid_from: later(60), right_publish: 1 },
    ])
    .execute();
});

const context = (over: Partial<SignInContext> = {}): SignInContext => ({
  db: fresh.db,
  installationKind: "test",
  passwords,
  realNow: start,
  now: start,
  ...over,
});
const command = (over: Partial<SignInCommand> = {}): SignInCommand => ({
  national_id: "1000000001",
  password,
  address: "203.0.113.1",
  device: null,
  previous_token: null,
  ...over,
});
const viewerAt = (token: string, realNow: Date, over: { businessNow?: Date; installationKind?: InstallationKind } = {}) =>
  findViewer({
    db: fresh.db,
    token,
    realNow,
    businessNow: over.businessNow ?? realNow,
    installationKind: over.installationKind ?? "test",
  });

async function tokenOf(over: Partial<SignInCommand> = {}, at: Partial<SignInContext> = {}): Promise<string> {
  const outcome = await signIn(context(at), command(over));
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.token;
}

describe("signing in", () => {
  it("gives a session that stands for the person with the grants valid at business time", async () => {
    const token = await tokenOf();
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const viewer = await viewerAt(token, later(1));
    expect(viewer?.actor).toMatchObject({ user_id: 1, name_en: "A" });
    expect(viewer?.roles).toEqual(["reviewer", "analyst"]);
    const tomorrow = await viewerAt(token, later(1), { businessNow: later(100) });
    expect(tomorrow?.roles).toEqual(["reviewer", "auditor"]);
    expect(tomorrow?.actor.grants[1]).toMatchObject({ role: "auditor", right_publish: true, right_calendar: false });
  });

  it("stores the token's hash only", async () => {
    const token = await tokenOf();
    const row = await fresh.db.selectFrom("session").selectAll().executeTakeFirstOrThrow();
    expect(row.id_hash).toBe(sessionHash(token));
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it("ends the session the browser came with", async () => {
    const first = await tokenOf();
    const second = await tokenOf({ previous_token: first });
    expect(second).not.toBe(first);
    expect(await viewerAt(first, later(1))).toBeNull();
    expect(await viewerAt(second, later(1))).not.toBeNull();
  });

  it.each<[string, Partial<SignInCommand>]>([
    ["a wrong password", { password: `${password}.` }],
    ["a password of another length class", { password: "x".repeat(100_000) }],
    ["nobody of that id", { national_id: "9999999999" }],
    ["a disabled person", { national_id: "1000000003" }],
    ["a person without a password", { national_id: "1000000004" }],
  ])("answers %s with one and the same refusal", async (_name, over) => {
    expect(await signIn(context(), command(over))).toEqual({ ok: false, problem: "wrong" });
    expect(await fresh.db.selectFrom("session").selectAll().execute()).toEqual([]);
  });

  it("compares a hash also where there is nobody", async () => {
    const asked: (string | null)[] = [];
    const counting: PasswordVerifier = {
      verify: async (stored) => {
        asked.push(stored);
        return false;
      },
    };
    await signIn(context({ passwords: counting }), command({ national_id: "9999999999" }));
    expect(asked).toEqual([null]);
  });

  it("knows a demonstration's people in a demonstration and nowhere else", async () => {
    const person = { national_id: "1000000002" };
    const token = await tokenOf(person, { installationKind: "demonstration" });
    expect(await signIn(context({ installationKind: "production" }), command(person))).toEqual({ ok: false, problem: "wrong" });
    expect(await viewerAt(token, later(1), { installationKind: "demonstration" })).not.toBeNull();
    expect(await viewerAt(token, later(1), { installationKind: "production" })).toBeNull();
  });

  it("takes the same letters from two keyboards for the same password", async () => {
    await fresh.db
      .updateTable("app_user")
      .set({ password_hash: await hashPassword("کیش ۱۲") })
      .where("id", "=", 1)
      .execute();
    expect((await signIn(context(), command({ password: "كيش ۱۲" }))).ok).toBe(true);
  });

  it("writes an audit row", async () => {
    await tokenOf();
    expect(await fresh.db.selectFrom("audit_entry").select(["verb", "actor_id", "subject_id"]).execute()).toEqual([
      { verb: "sign-in", actor_id: 1, subject_id: "1" },
    ]);
  });
});

describe("limits", () => {
  const wrong = { password: "wrong" };

  it("refuse an account after five failures until the window ends, also with the right password", async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(context(), command(wrong));
    expect(await signIn(context({ realNow: later(5) }), command())).toEqual({ ok: false, problem: "too-many", minutes: 10 });
    expect((await signIn(context({ realNow: later(16) }), command())).ok).toBe(true);
  });

  it("count an unknown id like a known one", async () => {
    const unknown = { national_id: "9999999999" };
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(context(), command(unknown));
    expect(await signIn(context(), command(unknown))).toMatchObject({ problem: "too-many" });
  });

  it("hold when many try at once", async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => signIn(context(), command(wrong))));
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.problem === "wrong").length).toBeLessThanOrEqual(5);
  });

  it("forget an account's failures once it signs in, and do not count what succeeded", async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) await signIn(context(), command(wrong));
    await tokenOf();
    const rows = await fresh.db.selectFrom("sign_in_attempt").select(["kind", "failures"]).execute();
    expect(rows).toEqual([{ kind: "address", failures: 4 }]);
  });

  it("let many people of one address in, and refuse an address after a hundred failures", async () => {
    const quick: PasswordVerifier = { verify: async () => false };
    for (let one = 0; one < 100; one += 1) {
      const national_id = String(3_000_000_000 + one);
      expect(await signIn(context({ passwords: quick }), command({ national_id }))).toMatchObject({ problem: "wrong" });
    }
    expect(await signIn(context({ passwords: quick }), command())).toMatchObject({ problem: "too-many" });
    expect((await signIn(context(), command({ address: "203.0.113.2" }))).ok).toBe(true);
  });

  it("count the addresses of one IPv6 network as one", async () => {
    const quick: PasswordVerifier = { verify: async () => false };
    for (const address of ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9"]) {
      await signIn(context({ passwords: quick }), command({ address, national_id: "3000000000" }));
    }
    const rows = await fresh.db.selectFrom("sign_in_attempt").where("kind", "=", "address").select("failures").execute();
    expect(rows).toEqual([{ failures: 2 }]);
  });

  it("say busy where too many wait, and do not count that", async () => {
    const outcome = await signIn(context({ passwords: { verify: async () => "busy" } }), command());
    expect(outcome).toEqual({ ok: false, problem: "busy" });
    const rows = await fresh.db.selectFrom("sign_in_attempt").select("failures").execute();
    expect(rows.map((row) => row.failures)).toEqual([0, 0]);
  });
});

describe("a session", () => {
  it("ends when nothing was asked for a while, and moves its end while it is used", async () => {
    const token = await tokenOf();
    expect(await viewerAt(token, later(idleMinutes - 1))).not.toBeNull();
    expect(await viewerAt(token, later(2 * idleMinutes - 2))).not.toBeNull();
    expect(await viewerAt(token, later(3 * idleMinutes))).toBeNull();
  });

  it("ends for good after its longest time, used or not", async () => {
    const token = await tokenOf();
    for (let at = 0; at < absoluteMinutes; at += idleMinutes - 5) expect(await viewerAt(token, later(at))).not.toBeNull();
    expect(await viewerAt(token, later(absoluteMinutes))).toBeNull();
  });

  it("follows the real clock, whatever the business clock shows", async () => {
    const token = await tokenOf({}, { now: new Date("2025-04-25T09:00:00Z") });
    expect(await viewerAt(token, later(1), { businessNow: later(-10) })).not.toBeNull();
  });

  it("is over once signed out, or once the person is disabled", async () => {
    const first = await tokenOf();
    await signOut({ db: fresh.db, token: first, user_id: 1, realNow: later(1), now: later(1) });
    expect(await viewerAt(first, later(2))).toBeNull();
    const second = await tokenOf();
    await fresh.db.updateTable("app_user").set({ disabled_at: start }).where("id", "=", 1).execute();
    expect(await viewerAt(second, later(2))).toBeNull();
  });

  it("is not asked of the database for a text that is no token", async () => {
    expect(await viewerAt("' or 1=1 --", later(1))).toBeNull();
  });
});

describe("readSignIn", () => {
  it.each(["1000000001", "۱۰۰۰۰۰۰۰۰۱", "١٠٠٠٠٠٠٠٠١", " 100-000000 1\u200f"])("reads %j", (national_id) => {
    expect(readSignIn({ national_id, password })).toEqual({ ok: true, national_id: "1000000001", password });
  });

  it("says at which field something is wrong", () => {
    expect(readSignIn({ national_id: " ", password: "" })).toEqual({
      ok: false,
      national_id: "nationalIdMissing",
      password: "passwordMissing",
    });
    expect(readSignIn({ national_id: "12", password })).toEqual({ ok: false, national_id: "nationalIdLength", password: null });
  });
});
