import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/actor.ts";
import { activateAccess } from "#app/usecases/activate-access.server.ts";
import { confirmAccess } from "#app/usecases/confirm-access.server.ts";
import type { Context } from "#app/usecases/context.server.ts";
import { endAccess, withdrawInvitation } from "#app/usecases/end-access.server.ts";
import { findWaitsForAccess } from "#app/usecases/find-start.server.ts";
import { type InvitePerson, invitePerson } from "#app/usecases/invite-person.server.ts";
import { hashPassword, passwordVerifier } from "#app/usecases/password.server.ts";
import { signIn } from "#app/usecases/sign-in.server.ts";
import { viewPeople, viewWaitingAccess } from "#app/usecases/view-people.server.ts";
import { pdf, received } from "#test/builders/files.ts";
import { actorOf, buildRegister, contextOf, filingTime, freshKey, type Person, people } from "#test/builders/filing.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const newcomer = "9123450118";
const password = "ناهار-خوب-۱۴۰۵";
const passwords = passwordVerifier(4);
const as = (person: Person): Context => contextOf(fresh.db, person);

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await emptyTables(fresh.db, [
    "attachment",
    "invitation",
    "notice",
    "idempotency_key",
    "audit_entry",
    "sign_in_attempt",
    "session",
  ]);
  await fresh.db.deleteFrom("role_grant").where("user_id", ">", 8).execute();
  await fresh.db.deleteFrom("app_user").where("id", ">", 8).execute();
  await fresh.db.updateTable("role_grant").set({ valid_to: null }).execute();
});

const invite = (more: Partial<InvitePerson> = {}, context = as("liaison")) =>
  invitePerson(context, {
    establishment_id: 1,
    kind: "colleague",
    role: "liaison",
    national_id: "۹۱۲۳۴۵۰۱۱۸",
    name_fa: "پروین نو",
    name_en: "",
    seed: "a-random-seed-of-the-form-1",
    files: [],
    request: freshKey(),
    ...more,
  });

async function invited(more: Partial<InvitePerson> = {}) {
  const outcome = await invite(more);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

const activate = (code: string, more: { national_id?: string; password?: string; again?: string; now?: Date } = {}) =>
  activateAccess(
    { db: fresh.db, installationKind: "test", passwords, now: more.now ?? filingTime, realNow: new Date() },
    { national_id: newcomer, code, password, again: password, address: "192.0.2.7", ...more },
  );

const decide = (invitation_id: number, confirm: boolean, person: Person = "expert", text = "") =>
  confirmAccess(as(person), { invitation_id, confirm, text, request: freshKey() });

const codeOf = (outcome: { ok: true } | { ok: false; refusal: { code: string; fields?: { code: string }[] } }) =>
  outcome.ok ? "done" : (outcome.refusal.fields?.[0]?.code ?? outcome.refusal.code);

const grantsOf = (national_id: string) =>
  fresh.db
    .selectFrom("role_grant as g")
    .innerJoin("app_user as u", "u.id", "g.user_id")
    .where("u.national_id", "=", national_id)
    .where("g.valid_to", "is", null)
    .select(["g.role", "g.establishment_id"])
    .execute();

const kinds = async () => (await fresh.db.selectFrom("notice").select("kind").orderBy("id").execute()).map((row) => row.kind);

describe("a new colleague", () => {
  it("comes in by code, and only when the province's expert has confirmed", async () => {
    const { code, invitation_id } = await invited();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
    const row = await fresh.db.selectFrom("invitation").selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(code);
    const typed = code.toLowerCase().replace(/(.{5})/g, "$1 ");
    expect(await activate(typed)).toEqual({ ok: true, effect: "waiting" });
    expect(await activate(code)).toEqual({ ok: true, effect: "waiting" });
    expect(await grantsOf(newcomer)).toEqual([]);
    const waiting = await viewWaitingAccess(as("expert"));
    expect(waiting.ok && waiting.value.map((one) => one.invitation.id)).toEqual([invitation_id]);
    expect((await viewWaitingAccess(as("stranger"))).ok && (await viewWaitingAccess(as("stranger")))).toMatchObject({
      value: [],
    });
    expect(codeOf(await decide(invitation_id, true, "stranger"))).toBe("not-found");
    expect(codeOf(await decide(invitation_id, true, "liaison"))).toBe("not-permitted");
    expect(codeOf(await decide(invitation_id, true))).toBe("done");
    expect(codeOf(await decide(invitation_id, true))).toBe("changed-meanwhile");
    expect(await grantsOf(newcomer)).toEqual([{ role: "liaison", establishment_id: 1 }]);
    const made = await fresh.db.selectFrom("app_user").where("national_id", "=", newcomer).selectAll().executeTakeFirstOrThrow();
    expect(await passwords.verify(made.password_hash, password)).toBe(true);
    expect((await fresh.db.selectFrom("invitation").select("password_hash").executeTakeFirst())?.password_hash).toBeNull();
    expect(await kinds()).toEqual(["access-activated", "access-confirmed"]);
    const seen = await viewPeople(as("liaison"), 1);
    expect(seen.ok && seen.value.accesses.map((one) => one.name_fa)).toContain("پروین نو");
  });

  it("is told on signing in that the confirmation is missing, where the password is right; afterwards comes in", async () => {
    const { code, invitation_id } = await invited();
    const enter = async (typed: string) => {
      const entry = { db: fresh.db, installationKind: "test" as const, passwords, now: filingTime, realNow: new Date() };
      const how = { national_id: newcomer, password: typed, address: "192.0.2.7", device: null, previous_token: null };
      const outcome = await signIn(entry, how);
      return outcome.ok ? "in" : outcome.problem;
    };
    expect(await enter(password)).toBe("wrong");
    await activate(code);
    expect(await enter("another-password")).toBe("wrong");
    expect(await enter(password)).toBe("unconfirmed");
    expect(await fresh.db.selectFrom("session").select("user_id").execute()).toEqual([]);
    await decide(invitation_id, true);
    expect(await enter(password)).toBe("in");
  });

  it("is refused with a reason, which the establishment sees; no account comes of it", async () => {
    const { code, invitation_id } = await invited({ role: "signatory" });
    await activate(code);
    expect(codeOf(await decide(invitation_id, false, "expert", " "))).toBe("reason-required");
    expect(codeOf(await decide(invitation_id, false, "expert", "معرفی‌نامه ندارد"))).toBe("done");
    expect(await fresh.db.selectFrom("app_user").where("national_id", "=", newcomer).select("id").execute()).toEqual([]);
    const seen = await viewPeople(as("liaison"), 1);
    expect(seen.ok && seen.value.invitations[0]).toMatchObject({ state: "refused", text: "معرفی‌نامه ندارد" });
  });

  it("is asked for a password worth the name", async () => {
    const { code } = await invited();
    const tries = [
      [{ password: "کوتاه", again: "کوتاه" }, "passwordShort"],
      [{ password: "۹۱۲۳۴۵۰۱۱۸", again: "۹۱۲۳۴۵۰۱۱۸" }, "passwordIsNationalId"],
      [{ password: "aaaaaaaaaaaa", again: "aaaaaaaaaaaa" }, "passwordMonotone"],
      [{ again: "another" }, "passwordsDiffer"],
    ] as const;
    for (const [typed, problem] of tries) expect(await activate(code, typed)).toEqual({ ok: false, problem });
  });
});

describe("a code", () => {
  it("is the same for the same form sent twice, and of one invitation", async () => {
    const request = freshKey();
    const one = await invited({ request });
    expect(await invited({ request })).toEqual(one);
    expect(await fresh.db.selectFrom("invitation").select("id").execute()).toHaveLength(1);
  });

  it("is worth nothing to another person, after seven days, once withdrawn, or when its giver has left", async () => {
    const { code, invitation_id } = await invited();
    expect(await activate(code, { national_id: "9123450096" })).toMatchObject({ problem: "wrong" });
    expect(await activate(code, { now: new Date(filingTime.getTime() + 7 * 86_400_000) })).toMatchObject({ problem: "wrong" });
    const withdraw = (person: Person) => withdrawInvitation(as(person), { invitation_id, request: freshKey() });
    expect(codeOf(await withdraw("otherLiaison"))).toBe("not-found");
    expect(codeOf(await withdraw("colleague"))).toBe("done");
    expect(codeOf(await withdraw("colleague"))).toBe("changed-meanwhile");
    expect(await activate(code)).toMatchObject({ problem: "wrong" });
    const second = await invited({ seed: "a-random-seed-of-the-form-2" });
    const own = await viewPeople(as("liaison"), 1);
    const grant = own.ok ? own.value.accesses.find((row) => row.user_id === people.liaison) : undefined;
    await endAccess(as("colleague"), { establishment_id: 1, grant_id: grant?.id ?? 0, request: freshKey() });
    expect(await activate(second.code)).toMatchObject({ problem: "wrong" });
  });

  it("cannot be guessed: after five failures in a quarter of an hour even the right one waits", async () => {
    const { code } = await invited();
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await activate("0".repeat(20))).toMatchObject({ problem: "wrong" });
    expect(await activate(code)).toMatchObject({ problem: "too-many" });
  });

  it("is not made for a wrong id, an access that is there, a second time, or another's establishment", async () => {
    expect(codeOf(await invite({ national_id: "1234567890" }))).toBe("no-national-id");
    expect(codeOf(await invite({ name_fa: "" }))).toBe("required");
    await invited();
    expect(codeOf(await invite({ seed: "a-random-seed-of-the-form-3" }))).toBe("already-invited");
    expect(codeOf(await invite({ establishment_id: 3 }))).toBe("not-found");
    expect(codeOf(await invite({}, as("signatory")))).toBe("not-permitted");
    expect(codeOf(await viewPeople(as("otherLiaison"), 1))).toBe("not-found");
  });
});

describe("a known person", () => {
  const known = async (legal_id: string) => {
    await fresh.db.updateTable("establishment").set({ legal_id }).where("id", "=", 2).execute();
    const made = await fresh.db
      .insertInto("app_user")
      .values({
        id: 20,
        national_id: newcomer,
        name_fa: "آشنا",
        name_en: "Known",
        password_hash: await hashPassword(password),
        created_at: filingTime,
      })
      .execute();
    expect(made).toHaveLength(1);
    const grant = { user_id: 20, role: "liaison" as const, establishment_id: 2, valid_from: new Date("2020-01-01T00:00:00Z") };
    await fresh.db.insertInto("role_grant").values(grant).execute();
  };

  it("of the same owner is in at once with the present password, and with no other", async () => {
    await known("10100000001");
    const { code } = await invited();
    expect(await activate(code, { password: "another-password", again: "another-password" })).toMatchObject({
      problem: "wrong-password",
    });
    expect(await activate(code, { again: "" })).toEqual({ ok: true, effect: "in-force" });
    expect(await grantsOf(newcomer)).toHaveLength(2);
  });

  it("of another owner waits for the expert", async () => {
    await known("10100000002");
    const { code } = await invited();
    expect(await findWaitsForAccess(fresh.db, 20)).toBe(false);
    expect(await activate(code, { again: "" })).toEqual({ ok: true, effect: "waiting" });
    expect(await grantsOf(newcomer)).toHaveLength(1);
    expect(await findWaitsForAccess(fresh.db, 20)).toBe(true);
  });

  it("who reviews for a province does not file", async () => {
    await fresh.db.updateTable("app_user").set({ national_id: newcomer }).where("id", "=", people.stranger).execute();
    const { code } = await invited();
    expect(await activate(code)).toMatchObject({ problem: "closed" });
    await fresh.db.updateTable("app_user").set({ national_id: "0000000004" }).where("id", "=", people.stranger).execute();
  });
});

describe("a successor", () => {
  const handOver = { kind: "successor" as const, files: [received("letter.pdf", pdf("letter"))] };

  it("needs a letter, and takes the old liaison's place in the moment of the confirmation", async () => {
    expect(codeOf(await invite({ kind: "successor" }))).toBe("letter-missing");
    const { code, invitation_id } = await invited(handOver);
    expect(await activate(code)).toEqual({ ok: true, effect: "waiting" });
    const waiting = await viewWaitingAccess(as("expert"));
    expect(waiting.ok && waiting.value[0]?.letters.map((file) => file.name)).toEqual(["letter.pdf"]);
    expect(await grantsOf("0000000001")).toHaveLength(1);
    expect(codeOf(await decide(invitation_id, true))).toBe("done");
    expect(await grantsOf("0000000001")).toEqual([]);
    expect(await grantsOf(newcomer)).toEqual([{ role: "liaison", establishment_id: 1 }]);
    expect(await kinds()).toEqual(["access-activated", "handed-over"]);
  });
});

describe("ending an access", () => {
  const idOf = async (user: number) =>
    (await fresh.db.selectFrom("role_grant").where("user_id", "=", user).select("id").executeTakeFirstOrThrow()).id;
  const end = async (context: Context, user: number) =>
    endAccess(context, { establishment_id: 1, grant_id: await idOf(user), request: freshKey() });

  it("is a liaison's over colleagues of the same establishment, and never leaves it without one", async () => {
    expect(codeOf(await end(as("otherLiaison"), people.colleague))).toBe("not-found");
    expect(codeOf(await end(as("signatory"), people.colleague))).toBe("not-permitted");
    expect(codeOf(await end(as("liaison"), people.otherLiaison))).toBe("changed-meanwhile");
    expect(codeOf(await end(as("liaison"), people.colleague))).toBe("done");
    expect(codeOf(await end(as("liaison"), people.liaison))).toBe("last-liaison");
    expect(codeOf(await end(as("liaison"), people.signatory))).toBe("done");
  });

  it("of each other at the same moment leaves one", async () => {
    const outcomes = await Promise.all([end(as("liaison"), people.colleague), end(as("colleague"), people.liaison)]);
    expect(outcomes.map(codeOf).sort()).toEqual(["done", "last-liaison"]);
    const actor: Actor = actorOf("liaison");
    expect(actor.grants).toHaveLength(1);
  });
});
