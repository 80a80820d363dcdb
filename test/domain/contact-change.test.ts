import { describe, expect, it } from "vitest";
import { judgeCode, maskContact, mostTries, readCode, readContact, type WaitingCode } from "#app/domain/contact-change.ts";

describe("an address as typed", () => {
  it.each([
    ["09123456789", "09123456789"],
    ["۰۹۱۲ ۳۴۵ ۶۷۸۹", "09123456789"],
    ["+98 (912) 345-6789", "09123456789"],
    ["0098٩١٢٣٤٥٦٧٨٩", "09123456789"],
    ["9123456789", "09123456789"],
  ])("%s is the mobile number %s", (typed, address) => expect(readContact("sms", typed)).toEqual({ ok: true, address }));

  it.each(["02188001122", "0912345678", "091234567890", "0912345678x", "+1 912 345 6789", "09123456789;09120000000"])(
    "%s is no mobile number",
    (typed) => expect(readContact("sms", typed)).toEqual({ ok: false, fault: "mobile" }),
  );

  it.each([" name@example.ir ", "\u200ename@example.ir\u200f"])("%j is an e-mail address", (typed) =>
    expect(readContact("email", typed)).toEqual({ ok: true, address: "name@example.ir" }),
  );

  it.each(["name", "نام@example.ir", "a@b", "a@b.ir,c@d.ir", `${"x".repeat(190)}@b.ir`])("%s is none", (typed) =>
    expect(readContact("email", typed)).toEqual({ ok: false, fault: "email" }),
  );

  it("that is blank says so", () => {
    expect([readContact("sms", "  "), readContact("email", "\u200c")]).toEqual([
      { ok: false, fault: "empty" },
      { ok: false, fault: "empty" },
    ]);
  });
});

it("a code is six digits in any digits", () => {
  expect([" ۱۲۳ ۴۵۶", "123456", "12345", "1234567", "abcdef", ""].map(readCode)).toEqual([
    "123456",
    "123456",
    null,
    null,
    null,
    null,
  ]);
});

it("an address is told to others only as far as its owner knows it again", () => {
  expect(maskContact("email", "maryam@example.ir")).toBe("ma***@example.ir");
  expect(maskContact("email", "m@example.ir")).toBe("m***@example.ir");
  expect(maskContact("email", "me@example.ir")).toBe("m***@example.ir");
  expect(maskContact("sms", "09123456789")).toBe("0912***89");
});

it("a code holds for its time and for so many wrong ones", () => {
  const now = new Date("2026-10-28T08:00:00Z");
  const waits: WaitingCode = { state: "waiting", code: "123456", tries: 0, expires_at: new Date(now.getTime() + 1) };
  expect(judgeCode(waits, "123456", now)).toBe("confirmed");
  expect(judgeCode(waits, "123457", now)).toBe("wrong");
  expect(judgeCode({ ...waits, tries: mostTries - 1 }, "123457", now)).toBe("failed");
  expect(judgeCode({ ...waits, tries: mostTries - 1 }, "123456", now)).toBe("confirmed");
  expect(judgeCode({ ...waits, expires_at: now }, "123456", now)).toBe("expired");
  expect(judgeCode({ ...waits, state: "replaced", code: null }, "123456", now)).toBe("over");
});
