import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Language } from "#app/messages/language.ts";
import { people } from "#test/builders/filing.ts";
import { again, drop, faults, malformed, oneOf, type Pairs, set, unknownName, words } from "./malformed-bodies.ts";
import { closeTrials, key, openedSite, openTrials, refuses, runs, said, settle, timeout } from "./malformed-trial.ts";

beforeAll(openTrials, 120_000);
afterAll(closeTrials);

/** A change of an address that waits for its code. */
async function waitingChange(): Promise<number> {
  const asked = { user_id: people.analyst, channel: "email", address: "b@example.com", code: "123456" } as const;
  const at = new Date();
  const times = { asked_at: at, expires_at: new Date(at.getTime() + 3_600_000) };
  const { insertId } = await openedSite()
    .db.insertInto("contact_change")
    .values({ ...asked, ...times })
    .executeTakeFirstOrThrow();
  await settle();
  return Number(insertId);
}

const sentences = (language: Language) => {
  const { refusals } = said[language].ministry.changed;
  return {
    readable: Object.values(refusals),
    unreadable: Object.values(refusals),
  };
};
const body: Pairs = [
  ["key", key],
  ["intent", "seen"],
  ["until", "1700000000000"],
];
const own = [
  fc
    .oneof(oneOf("", "0", "-1", "1.5", "1e12", "۱۷۰۰", "999999999999999", "9999999999999999", "2026-10-27"), words)
    .map((text) => set("until", text)),
  fc.constant(drop("until")),
  fc.constant(again("until", "1600000000000")),
  fc.constant(drop("key")),
  oneOf("", "short", "x".repeat(33), "ک".repeat(24)).map((text) => set("key", text)),
  fc.oneof(oneOf("", "SEEN", "constructor"), words).map((text) => set("intent", text)),
  fc.tuple(unknownName, words).map(([name, text]) => set(name, text)),
];

it("malformed bodies of 'I have seen this' are answered by a 4xx in the reader's language, with nothing written", {
  timeout,
}, async () => {
  const bodies = malformed(body, faults(...own));
  await refuses({
    person: "reviewer",
    path: "/ministry/changed",
    numRuns: runs / 15,
    bodies,
    sentences,
  });
});

describe("malformed bodies of one's own account are answered by a 4xx in the reader's language, with nothing written:", () => {
  it("a code, and an address that no page sends", { timeout }, async () => {
    const change = await waitingChange();
    const confirming: Pairs = [
      ["key", key],
      ["intent", "confirm-email"],
      ["change", String(change)],
      ["code.email", "12345"],
    ];
    const bodies = malformed(
      confirming,
      faults(
        oneOf("", "12345", "1234567", "12345x", "-12345", "1e5000").map((text) => set("code.email", text)),
        oneOf("", "0", "-1", "1.5", "x", "9999999999").map((text) => set("change", text)),
        oneOf("key", "intent", "change", "code.email").map(drop),
        oneOf("key", "change", "code.email").map((name) => again(name, "1")),
        oneOf("", "confirm", "confirm-fax", "confirm-sms", "ask-email-x", "constructor-email", "withdraw-sms").map((text) =>
          set("intent", text),
        ),
        oneOf("email", "sms", "code.sms", "user_id", "__proto__").map((name) => set(name, "a@example.com")),
        fc.tuple(unknownName, words).map(([name, text]) => set(name, text)),
      ),
    );
    await refuses({
      person: "analyst",
      path: "/ministry/account",
      numRuns: runs / 15,
      bodies,
      sentences: (language) => {
        const { errors, unreadable } = said[language].served.account;
        return { readable: [errors["six-digits"], unreadable], unreadable: [unreadable] };
      },
    });
    const { post, db } = openedSite();
    const right = confirming.map(([name, value]) => [name, name === "code.email" ? "۱۲۳۴۵۶" : value] as const);
    // Nobody else's desk takes it; one's own does.
    expect((await post("reviewer", "/ministry/account", right)).status).toBe(404);
    expect(await post("analyst", "/ministry/account", right)).toMatchObject({
      status: 303,
      location: "/ministry/account?done=confirm",
    });
    const analyst = await db.selectFrom("app_user").where("id", "=", people.analyst).select("email").executeTakeFirst();
    expect(analyst).toEqual({ email: "b@example.com" });

    const given = String(await waitingChange());
    const values: Record<string, string> = { key: `${key}-2`, intent: "withdraw-email", change: given };
    const up = right.map(([name, value]) => [name, values[name] ?? value] as const);
    expect(await post("analyst", "/ministry/account", up), "with a code begun, which means nothing").toMatchObject({
      status: 303,
      location: "/ministry/account?done=withdraw",
    });
    const { state } = await db
      .selectFrom("contact_change")
      .where("id", "=", Number(given))
      .select("state")
      .executeTakeFirstOrThrow();
    expect(state).toBe("withdrawn");
  });
});
