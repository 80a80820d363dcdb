import { describe, expect, it } from "vitest";
import {
  addressFor,
  daysWaited,
  dialable,
  isDigestTime,
  isDone,
  kindsOfRoles,
  mailable,
  mayUse,
  outgoingKindOf,
  roleTold,
  type StandsNow,
  wants,
} from "#app/domain/outgoing.ts";

describe("who is told what, and how", () => {
  it("is what somebody chose, else by e-mail everything and by SMS what presses", () => {
    expect(wants(undefined, "sent-back", "sms")).toBe(true);
    expect(wants(undefined, "digest", "sms")).toBe(false);
    expect(wants(undefined, "digest", "email")).toBe(true);
    expect(wants(false, "digest", "email")).toBe(false);
    expect(wants(true, "answer", "sms")).toBe(true);
  });

  it("begins with a notice of the portal that asks or answers something", () => {
    expect(outgoingKindOf("sent-back")).toBe("sent-back");
    expect(outgoingKindOf("annulled")).toBe("sent-back");
    expect(outgoingKindOf("filed-on-behalf")).toBe("telephone");
    expect(outgoingKindOf("reminder-again")).toBe("reminder");
    expect(outgoingKindOf("request-refused")).toBe("answer");
    for (const kind of ["approved", "accepted", "signed", "constructor"]) expect(outgoingKindOf(kind)).toBeNull();
  });

  it("is by role: who files, who signs, who reviews", () => {
    expect(kindsOfRoles(new Set(["liaison"]))).toEqual(["sent-back", "inquiry", "telephone", "answer", "reminder"]);
    expect(kindsOfRoles(new Set(["signatory", "liaison"]))).toContain("signature");
    expect(kindsOfRoles(new Set(["supervisor"]))).toEqual(["digest"]);
    expect(kindsOfRoles(new Set(["analyst"]))).toEqual([]);
    expect([roleTold("signature"), roleTold("inquiry")]).toEqual(["signatory", "liaison"]);
  });
});

describe("the hours", () => {
  const tehran = (time: string) => new Date(`2026-10-28T${time}+03:30`);

  it("of an SMS are from 8 to 20, of an e-mail all", () => {
    expect(["07:59:59", "08:00:00", "19:59:59", "20:00:00", "03:00:00"].map((time) => mayUse("sms", tehran(time)))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(mayUse("email", tehran("03:00:00"))).toBe(true);
  });

  it("of a digest are the morning's", () => {
    expect(["07:59:00", "08:00:00", "10:59:00", "11:00:00"].map((time) => isDigestTime(tehran(time)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("of a wait are counted by Tehran's days", () => {
    expect(daysWaited(tehran("00:10:00"), tehran("23:50:00"))).toBe(0);
    expect(daysWaited(new Date("2026-10-25T23:50:00+03:30"), tehran("00:10:00"))).toBe(3);
  });
});

describe("what a message asks for is done", () => {
  const at = new Date("2026-10-27T08:00:00Z");
  const later = new Date("2026-10-27T09:00:00Z");
  const returned: StandsNow = {
    state: "returned",
    state_since: at,
    first_submitted_at: at,
    due_on: "2026-11-01",
    asked: false,
    to_confirm: false,
    read: false,
  };
  const silent: StandsNow = { ...returned, state: "draft", first_submitted_at: null };
  const told = { at, due_then: null };

  it("of a send-back when the month was sent again, or came back anew", () => {
    expect(isDone("sent-back", returned, told)).toBe(false);
    expect(isDone("sent-back", { ...returned, state: "submitted", state_since: later }, told)).toBe(true);
    expect(isDone("sent-back", { ...returned, state_since: later }, told)).toBe(true);
  });

  it("of a reminder when the month was filed or its due day moved", () => {
    const reminder = { at, due_then: "2026-11-01" };
    expect(isDone("reminder", silent, reminder)).toBe(false);
    expect(isDone("reminder", { ...silent, due_on: "2026-11-08" }, reminder)).toBe(true);
    expect(isDone("reminder", { ...silent, state: "submitted", first_submitted_at: later }, reminder)).toBe(true);
  });

  it("of a filing from a call when it was confirmed or objected to, or the month came back", () => {
    const waits: StandsNow = { ...returned, state: "in-review", state_since: later, to_confirm: true };
    expect(isDone("telephone", waits, told)).toBe(false);
    expect(isDone("telephone", { ...waits, to_confirm: false }, told)).toBe(true);
    expect(isDone("telephone", { ...waits, state: "returned" }, told)).toBe(true);
  });

  it("of a signature when the month was signed or taken back, of a question when it was answered, of an answer when it was read", () => {
    const waits: StandsNow = { ...silent, state: "awaiting-signature" };
    expect(isDone("signature", waits, told)).toBe(false);
    expect(isDone("signature", { ...waits, state_since: later }, told)).toBe(true);
    expect(isDone("signature", silent, told)).toBe(true);
    expect([isDone("inquiry", { ...returned, asked: true }, told), isDone("inquiry", returned, told)]).toEqual([false, true]);
    expect([isDone("answer", returned, told), isDone("answer", { ...returned, read: true }, told)]).toEqual([false, true]);
  });
});

describe("an address", () => {
  it.each(["a@b.ir", "first.last+x@sub.example.com"])("%s can be written to", (text) => expect(mailable(text)).toBe(text));
  it.each([
    null,
    "",
    "a@b",
    "a b@c.ir",
    "a@b.ir, c@d.ir",
    "<a@b.ir>",
    "a@b.ir\nBcc: c@d.ir",
    "g:a@b.ir;",
    `${"x".repeat(190)}@b.ir`,
  ])("%j cannot", (text) => expect(mailable(text)).toBeNull());

  it("of a telephone is its digits", () => {
    expect(dialable("0912 345 6789")).toBe("09123456789");
    expect(dialable("+98 (912) 345-6789")).toBe("+989123456789");
    for (const text of [null, "", "12", "0912x", "0".repeat(16), "09123456789;09120000000"]) expect(dialable(text)).toBeNull();
  });

  it("is of the channel", () => {
    const person = { email: "a@b.ir", phone: "09123456789" };
    expect([addressFor("email", person), addressFor("sms", person)]).toEqual(["a@b.ir", "09123456789"]);
  });
});
