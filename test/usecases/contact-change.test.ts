import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askLimits, codeMinutes, mostTries } from "#app/domain/contact-change.ts";
import type { Channel } from "#app/domain/outgoing.ts";
import { askContactChange } from "#app/usecases/ask-contact-change.server.ts";
import { confirmContactChange, withdrawContactChange } from "#app/usecases/confirm-contact-change.server.ts";
import { sweepOutgoing } from "#app/usecases/sweep-outgoing.server.ts";
import { viewContact } from "#app/usecases/view-contact.server.ts";
import { contextOf, freshKey, type Person, people } from "#test/builders/filing.ts";
import { type NoticeWorld, noon, openNoticeWorld, tehran } from "#test/builders/notice-world.ts";
import { readLetter } from "#test/builders/post-office.ts";
import { emptyTables } from "#test/setup/database.ts";

let world: NoticeWorld;
beforeAll(async () => {
  world = await openNoticeWorld();
});
afterAll(() => world?.close());
beforeEach(async () => {
  await emptyTables(world.fresh.db, ["outgoing", "contact_change", "sign_in_attempt"]);
  await world.reset();
});

const both: ReadonlySet<Channel> = new Set(["email", "sms"]);
const tools = (real: Date, open = both) => ({ real, open });
const ask = (person: Person, channel: Channel, address: string, { at = noon, request = freshKey(), open = both } = {}) =>
  askContactChange(contextOf(world.fresh.db, person, at), tools(at, open), { channel, address, request });
const asked = async (...of: Parameters<typeof ask>) => {
  const outcome = await ask(...of);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value.change_id;
};
const confirm = (person: Person, change_id: number, code: string, { at = noon, request = freshKey() } = {}) =>
  confirmContactChange(contextOf(world.fresh.db, person, at), tools(at), { change_id, code, request });
const withdraw = (person: Person, change_id: number) =>
  withdrawContactChange(contextOf(world.fresh.db, person, noon), { change_id, request: freshKey() });
const seen = async (person: Person, real = noon) => {
  const view = await viewContact(contextOf(world.fresh.db, person, real), real);
  if (!view.ok) throw new Error(view.refusal.code);
  return view.value;
};
const codeOf = async (id: number) =>
  (await world.fresh.db.selectFrom("contact_change").where("id", "=", id).select("code").executeTakeFirstOrThrow()).code ?? "";
const refused = (code: string) => ({ ok: false, refusal: { fields: [{ code }] } });

describe("a change of one's e-mail address", () => {
  it("takes effect by the code that arrived there, and the address before is told without the new one being spelled", async () => {
    const id = await asked("liaison", "email", " new.name@example.com ");
    expect((await seen("liaison")).reach.email).toBe("a@example.com");
    expect(await world.send()).toMatchObject({ sent: 1 });
    expect(world.to()).toEqual(["new.name@example.com"]);
    const [code = ""] = /\d{6}/.exec(readLetter(world.office.letters[0] ?? "").text) ?? [];
    expect(await confirm("liaison", id, [...code].map((digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)]).join(""))).toMatchObject({
      ok: true,
    });
    const after = await seen("liaison");
    expect([after.reach.email, after.waiting.email]).toEqual(["new.name@example.com", null]);
    expect(after.changes).toMatchObject([{ state: "confirmed", former: "a@example.com", address: "new.name@example.com" }]);
    expect(await world.send()).toMatchObject({ sent: 1 });
    expect(world.to()).toEqual(["a@example.com", "new.name@example.com"]);
    const told = readLetter(world.office.letters[1] ?? "").text;
    expect([told.includes("ne***@example.com"), told.includes("new.name")]).toEqual([true, false]);
    expect(JSON.stringify(await world.fresh.db.selectFrom("audit_entry").select("detail").execute())).not.toContain("@");
  });

  it("has its code sent before what waited longer", async () => {
    await world.sendBack();
    await asked("liaison", "email", "new@example.com");
    await world.send();
    expect(world.office.letters.map((raw) => /^To: (.*)$/im.exec(readLetter(raw).headers)?.[1])).toEqual([
      "new@example.com",
      "a@example.com",
    ]);
  });

  it("is one's own: nobody else confirms it, gives it up or sees it", async () => {
    const id = await asked("liaison", "email", "new@example.com");
    const code = await codeOf(id);
    for (const person of ["colleague", "otherLiaison", "expert", "reviewer"] as const) {
      expect(await confirm(person, id, code)).toMatchObject({ refusal: { code: "not-found" } });
      expect(await withdraw(person, id)).toMatchObject({ refusal: { code: "not-found" } });
      expect((await seen(person)).changes).toEqual([]);
    }
    expect((await seen("liaison")).waiting.email).toMatchObject({ id });
    expect(await seen("colleague")).toMatchObject({ reach: { email: null } });
  });

  it("happens once by a double click, and of two requests of one moment the later waits", async () => {
    const request = freshKey();
    const twice = await Promise.all([0, 1].map(() => ask("liaison", "email", "new@example.com", { request })));
    expect(twice[0]).toEqual(twice[1]);
    const others = await Promise.all(["b@example.com", "c@example.com"].map((address) => ask("liaison", "email", address)));
    expect(others.every((outcome) => outcome.ok)).toBe(true);
    const rows = await world.fresh.db.selectFrom("contact_change").select(["state", "code"]).execute();
    expect(rows.map((row) => row.state).sort()).toEqual(["replaced", "replaced", "waiting"]);
    expect(rows.filter((row) => row.code !== null)).toHaveLength(1);
    // Codes of what was replaced are not sent.
    expect(await world.send()).toMatchObject({ sent: 1, dropped: 2 });
  });

  it("ends with too many wrong codes, with its time, and when it is given up", async () => {
    const wrong = async (id: number) => ((await codeOf(id)) === "000000" ? "111111" : "000000");
    const first = await asked("liaison", "email", "new@example.com");
    expect(await confirm("liaison", first, "12")).toMatchObject(refused("six-digits"));
    const code = await codeOf(first);
    for (let tries = 1; tries < mostTries; tries += 1)
      expect(await confirm("liaison", first, await wrong(first))).toMatchObject(refused("wrong"));
    expect(await confirm("liaison", first, await wrong(first))).toMatchObject(refused("failed"));
    expect(await confirm("liaison", first, code)).toMatchObject({ refusal: { code: "changed-meanwhile" } });
    const second = await asked("liaison", "email", "new@example.com");
    const late = new Date(noon.getTime() + codeMinutes * 60_000);
    expect((await seen("liaison", late)).waiting.email).toBeNull();
    expect(await confirm("liaison", second, await codeOf(second), { at: late })).toMatchObject(refused("expired"));
    const third = await asked("liaison", "email", "new@example.com");
    expect(await withdraw("liaison", third)).toMatchObject({ ok: true });
    expect(await withdraw("liaison", third)).toMatchObject({ refusal: { code: "changed-meanwhile" } });
    expect((await seen("liaison")).changes.map((row) => row.state)).toEqual(["withdrawn", "expired", "failed"]);
    expect((await seen("liaison")).reach.email).toBe("a@example.com");
    expect(await world.send(late)).toMatchObject({ sent: 0 });
  });
});

describe("a change of one's mobile number", () => {
  it("sends its code at night too, and tells the number before", async () => {
    const night = tehran("03:00");
    const id = await asked("liaison", "sms", "۰۹۱۲۳۴۵۶۷۸۹", { at: night });
    expect(await world.send(night)).toMatchObject({ sent: 1 });
    const [sms] = [...world.gateway.taken.values()];
    expect(sms?.to).toBe("09123456789");
    expect(sms?.text).toContain(await codeOf(id));
    expect(await confirm("liaison", id, await codeOf(id), { at: night })).toMatchObject({ ok: true });
    await world.send(night);
    expect([...world.gateway.taken.values()].map((one) => one.to)).toEqual(["09123456789", "09120000000"]);
    expect((await seen("liaison")).reach.sms).toBe("09123456789");
  });
});

describe("the sweep of what went out", () => {
  const day = 86_400_000;
  const later = (days: number) => world.at(new Date(noon.getTime() + days * day));

  it("forgets what ended long ago and what was never confirmed, never what waits, and runs by one owner at a time", async () => {
    const { db } = world.fresh;
    await asked("liaison", "email", "new@example.com");
    const confirmed = await asked("colleague", "email", "b@example.com");
    await confirm("colleague", confirmed, await codeOf(confirmed));
    world.office.mood = "busy";
    await asked("expert", "sms", "09121111111");
    expect(await world.send()).toMatchObject({ sent: 1, again: 1, dropped: 1 });
    expect(await sweepOutgoing(later(1), 30)).toEqual({ messages: 0, unconfirmed: 0, codes: 2 });
    const kept = await db.selectFrom("contact_change").select(["state", "code"]).orderBy("id").execute();
    expect(kept.map((row) => [row.state, row.code])).toEqual([
      ["expired", null],
      ["confirmed", null],
      ["expired", null],
    ]);
    expect(await sweepOutgoing(later(29), 30)).toEqual({ messages: 0, unconfirmed: 0, codes: 0 });
    await db
      .updateTable("job")
      .set({ owner: "another", lease_until: later(99).real() })
      .execute();
    expect(await sweepOutgoing(later(32), 30)).toBeNull();
    await emptyTables(db, ["job"]);
    // The letter to the first address still waits, so its row and its address stay.
    expect(await sweepOutgoing(later(32), 30)).toEqual({ messages: 2, unconfirmed: 1, codes: 0 });
    expect(await world.rows()).toEqual([`${people.liaison} email contact-code waiting EENVELOPE 451`]);
    expect((await seen("colleague")).changes).toMatchObject([{ state: "confirmed" }]);
  });
});

describe("a request that is refused changes nothing and sends nothing:", () => {
  it.each([
    ["email", "", "empty"],
    ["email", "nobody", "email"],
    ["sms", "02188001122", "mobile"],
    ["email", "a@example.com", "same"],
    ["sms", "0912 000 0000", "same"],
  ] as const)("%s %j is %s", async (channel, address, code) => {
    expect(await ask("liaison", channel, address)).toMatchObject(refused(code));
    expect(await world.send()).toMatchObject({ sent: 0, dropped: 0 });
  });

  it("by a way that is not set up", async () => {
    expect(await ask("liaison", "sms", "09123456789", { open: new Set<Channel>(["email"]) })).toMatchObject(
      refused("not-set-up"),
    );
  });

  it("too often by one person, or to one address by many; later it may be asked again", async () => {
    const { most, minutes } = askLimits.account;
    for (let count = 0; count < most; count += 1) await asked("liaison", "email", `n${count}@example.com`);
    expect(await ask("liaison", "email", "z@example.com")).toMatchObject(refused("too-many"));
    expect(await ask("liaison", "email", "z@example.com", { at: new Date(noon.getTime() + minutes * 60_000) })).toMatchObject({
      ok: true,
    });
    for (const person of ["colleague", "expert", "supervisor", "reviewer", "analyst"] as const)
      await asked(person, "sms", "09129999999");
    expect(await ask("signatory", "sms", "09129999999")).toMatchObject(refused("too-many"));
  });
});
