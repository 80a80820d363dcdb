import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OutgoingFacts } from "#app/domain/outgoing.ts";
import { readEnvironment } from "#app/environment.server.ts";
import { channelsSetUp } from "#app/outputs/channels.server.ts";
import { createMailer } from "#app/outputs/mail.server.ts";
import { wordsOf } from "#app/outputs/outgoing-words.server.ts";
import { openSenders } from "#app/outputs/senders.server.ts";
import { createSms } from "#app/outputs/sms.server.ts";
import { type Gateway, openGateway, openMailServer, type PostOffice, readLetter } from "#test/builders/post-office.ts";

let office: PostOffice;
let gateway: Gateway;
beforeAll(async () => {
  [office, gateway] = await Promise.all([openMailServer(), openGateway()]);
});
beforeEach(() => {
  office.mood = "takes";
  gateway.mood = "takes";
  gateway.status = null;
});
afterAll(() => Promise.all([office.close(), gateway.close()]));

const facts: OutgoingFacts = {
  kind: "sent-back",
  return_id: 7,
  period: "1405-07",
  establishment_fa: "سیمان آزمون",
  establishment_en: "Test Cement",
};
const mail = { to: "liaison@example.com", subject: "دهم: بازگشت", text: "سلام\n", message_id: "a1b2", language: "fa" } as const;

async function sendTo(url: string, timeoutMs = 2000) {
  const mailer = createMailer({ url, from: "Dahom <dahom@example.ir>", timeoutMs });
  try {
    return await mailer.send(mail);
  } finally {
    mailer.close();
  }
}

describe("an e-mail", () => {
  it("arrives at a real server in its own letters, under a name of its own over all attempts", async () => {
    expect(await sendTo(office.url)).toEqual({ kind: "sent" });
    const letter = readLetter(office.letters.at(-1) ?? "");
    expect(letter.headers).toMatch(/^Message-ID: <a1b2@example\.ir>$/im);
    expect(letter.headers).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(letter.headers).toMatch(/^To: liaison@example\.com$/im);
    expect([letter.subject, letter.text.trim()]).toEqual([mail.subject, "سلام"]);
  });

  it.each([
    ["refuses", { kind: "refused", error: "EENVELOPE 550" }],
    ["busy", { kind: "failed", error: "EENVELOPE 451" }],
    ["down", { kind: "down", error: "EENVELOPE 421" }],
    ["silent", { kind: "down", error: "ETIMEDOUT" }],
  ] as const)("to a server that %s is told by a code, never by words", async (mood, told) => {
    office.mood = mood;
    expect(await sendTo(office.url, 500)).toEqual(told);
  });

  it("goes nowhere in clear beyond this machine, and a wrong password or an absent server says nothing of itself", async () => {
    const withSecret = office.url.replace("//", "//user:top-secret@");
    const told = await sendTo(withSecret);
    expect(JSON.stringify(told)).not.toContain("top-secret");
    expect(told).toMatchObject({ kind: "down" });
    expect(await sendTo("smtp://127.0.0.1:1")).toMatchObject({ kind: "down" });
  });
});

describe("an SMS", () => {
  const sms = { to: "09120000000", text: "سلام", message_id: "c3d4" };

  it("is posted to the gateway with its token and a name of its own", async () => {
    expect(await createSms({ url: gateway.url, token: "secret" })(sms)).toEqual({ kind: "sent" });
    expect(gateway.headers.at(-1)).toMatchObject({ authorization: "Bearer secret", "idempotency-key": "c3d4" });
    expect(JSON.parse(gateway.letters.at(-1) ?? "")).toEqual({ to: sms.to, text: sms.text, id: "c3d4" });
  });

  it.each([
    [400, "refused"],
    [422, "refused"],
    [401, "down"],
    [404, "down"],
    [429, "down"],
    [302, "down"],
    [503, "failed"],
  ])("answered %i is %s", async (status, kind) => {
    gateway.status = status;
    expect(await createSms({ url: gateway.url, token: undefined })(sms)).toEqual({ kind, error: `status ${status}` });
  });

  it("waits for an answer so long and no longer, and is not posted in clear over the network", async () => {
    gateway.mood = "silent";
    const settings = { token: undefined, timeoutMs: 300 };
    expect(await createSms({ url: gateway.url, ...settings })(sms)).toEqual({ kind: "down", error: "timeout" });
    expect(await createSms({ url: "http://127.0.0.1:1/", ...settings })(sms)).toEqual({ kind: "down", error: "no-answer" });
    expect(await createSms({ url: "http://sms.example.com/send", ...settings })(sms)).toMatchObject({ kind: "down" });
  });
});

describe("the words of a message", () => {
  const origin = "https://dahom.example.ir";

  it.each(["fa", "en"] as const)("name the matter and the way to it (%s)", (language) => {
    for (const kind of ["sent-back", "inquiry", "telephone", "answer", "reminder", "signature"] as const) {
      const words = wordsOf({ facts: { ...facts, kind }, language }, origin);
      for (const text of [words.subject, words.text]) expect(text).toContain(language === "fa" ? "سیمان آزمون" : "Test Cement");
      expect(words.text).toContain(`${origin}/liaison/returns/7`);
      expect(words.foot).toContain(`${origin}/liaison/notices`);
    }
  });

  it("of a digest count what waits at each desk and how long the oldest has", () => {
    const desk = { desk: "province", waiting: 12, oldest_days: 3, own: null, requests: true } as const;
    const both = [desk, { desk: "ministry", waiting: 1, oldest_days: 0, own: null, requests: false } as const];
    const { text, foot } = wordsOf({ facts: { kind: "digest", desks: both }, language: "en" }, origin);
    expect(text).toBe(
      `Returns waiting for your review: 12; days the oldest has waited: 3.\nRequests wait for your answer too.\n${origin}/expert\n\nReturns waiting for your review: 1, all since today.\n${origin}/ministry`,
    );
    expect(foot).toContain("/expert/notices");
    const only = wordsOf({ facts: { kind: "digest", desks: [{ ...desk, waiting: 0 }] }, language: "fa" }, origin);
    expect(only.text.split("\n")).toHaveLength(2);
  });

  it("of a digest say one's own share apart from the whole province", () => {
    const shared = {
      desk: "province",
      waiting: 12,
      oldest_days: 3,
      own: { waiting: 4, oldest_days: 0 },
      requests: false,
    } as const;
    const { text } = wordsOf({ facts: { kind: "digest", desks: [shared] }, language: "en" }, origin);
    expect(text).toBe(
      `Returns of your share, with what you cover for colleagues, waiting for review: 4, all since today.\nWaiting for review in the whole province: 12; days the oldest has waited: 3.\n${origin}/expert`,
    );
    const asked = wordsOf(
      { facts: { kind: "digest", desks: [{ ...shared, own: { waiting: 0, oldest_days: 0 } }] }, language: "fa" },
      origin,
    );
    expect(asked.text.split("\n")).toHaveLength(2);
  });

  it("keep a name on one line and short, so that the link stays whole", () => {
    const long = { ...facts, establishment_fa: `شرکت\r\nBcc: x@example.com ${"بسیار ".repeat(40)}` };
    const { subject, text } = wordsOf({ facts: long, language: "fa" }, origin);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text.length).toBeLessThan(250);
    expect(text.endsWith(`${origin}/liaison/returns/7`)).toBe(true);
  });
});

describe("the ways that an environment sets up", () => {
  const settings = (more: Record<string, string> = {}) => readEnvironment(more);

  it("are none where it sets up none, and a demonstration writes what it would have sent", async () => {
    expect(channelsSetUp(settings()).size).toBe(0);
    expect(openSenders(settings(), false).senders).toEqual({});
    const DATA_DIR = mkdtempSync(join(tmpdir(), "dahom-outbox-"));
    const { senders, close } = openSenders(settings({ DATA_DIR }), true);
    const message = { to: "liaison@example.com", language: "fa", facts, message_id: "e5f6" } as const;
    for (const send of [senders.email, senders.email, senders.sms]) expect(await send?.(message)).toEqual({ kind: "sent" });
    close();
    const folder = join(DATA_DIR, "outbox");
    expect(readdirSync(folder).sort()).toEqual(["email-e5f6.txt", "sms-e5f6.txt"]);
    expect(readFileSync(join(folder, "email-e5f6.txt"), "utf8")).toMatch(/^To: liaison@example\.com\nSubject: دهم: /);
    rmSync(DATA_DIR, { recursive: true });
  });

  it("are those it names, each through its own server, also in a demonstration", async () => {
    const both = { SMTP_URL: office.url, MAIL_FROM: "dahom@example.ir", SMS_GATEWAY_URL: gateway.url, SMS_GATEWAY_TOKEN: "t" };
    expect([...channelsSetUp(settings(both))]).toEqual(["email", "sms"]);
    const { senders, close } = openSenders(settings(both), true);
    const message = { to: "09120000001", language: "en", facts, message_id: "g7h8" } as const;
    expect(await senders.email?.({ ...message, to: "a@example.com" })).toEqual({ kind: "sent" });
    expect(await senders.sms?.(message)).toEqual({ kind: "sent" });
    close();
    expect(readLetter(office.letters.at(-1) ?? "").text).toContain("/liaison/notices");
    expect(gateway.taken.get("g7h8")?.text).not.toContain("/notices");
  });
});
