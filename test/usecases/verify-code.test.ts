import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { groupTrackingCode } from "#app/domain/tracking-code.ts";
import { acceptReturn } from "#app/usecases/accept-return.server.ts";
import { approveReturn } from "#app/usecases/approve-return.server.ts";
import { sendBackReturn } from "#app/usecases/send-back-return.server.ts";
import { type Verified, verifyCode } from "#app/usecases/verify-code.server.ts";
import { withdrawReturn } from "#app/usecases/withdraw-return.server.ts";
import { buildRegister, contextOf, filedPeriod, filingTime } from "#test/builders/filing.ts";
import { decisionOn, file, fileAgain, reason, unfile } from "#test/builders/review.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
let addresses = 0;
const freshAddress = () => {
  addresses += 1;
  return `192.0.2.${addresses}`;
};
const look = (code: string, address = freshAddress(), realNow = filingTime): Promise<Verified> =>
  verifyCode({ db: fresh.db, realNow, address }, code);
const codeOf = async (version: number) =>
  (
    await fresh.db
      .selectFrom("submission")
      .where("return_id", "=", id)
      .where("version", "=", version)
      .select("tracking_code")
      .executeTakeFirstOrThrow()
  ).tracking_code;
const expert = () => contextOf(fresh.db, "expert");

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await unfile(fresh.db);
  await emptyTables(fresh.db, ["sign_in_attempt"]);
  addresses = 0;
});

describe("a receipt's code", () => {
  it("tells establishment, month, day of filing, on time or not, newest or not, approved or not, and nothing else", async () => {
    await file(fresh.db, id);
    const code = await codeOf(1);
    expect(await look(code)).toEqual({
      kind: "submission",
      code,
      establishment_fa: "سیمان آزمون",
      establishment_en: "Test Cement",
      period: filedPeriod,
      filed_at: filingTime,
      on_time: true,
      newest: true,
      approved: false,
    });
  });

  it("is read in either case, with dashes, blanks and Persian digits", async () => {
    await file(fresh.db, id);
    const code = await codeOf(1);
    const persian = code.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
    for (const typed of [code.toLowerCase(), groupTrackingCode(code), ` ${persian} `, groupTrackingCode(persian).toLowerCase()]) {
      expect(await look(typed)).toMatchObject({ kind: "submission", code });
    }
  });

  it("says nothing of a send-back: the version stays the newest, not yet approved", async () => {
    await file(fresh.db, id);
    const before = await look(await codeOf(1));
    await sendBackReturn(expert(), { ...(await decisionOn(fresh.db, id)), reasons: [reason("unit-slip")], text: "" });
    expect(await look(await codeOf(1))).toEqual(before);
  });

  it("of a superseded version and of one taken back read the same", async () => {
    await file(fresh.db, id);
    await withdrawReturn(contextOf(fresh.db, "liaison"), await decisionOn(fresh.db, id));
    const withdrawn = await look(await codeOf(1));
    expect(withdrawn).toMatchObject({ newest: false, approved: false });
    await file(fresh.db, id);
    expect(await look(await codeOf(1))).toEqual(withdrawn);
    expect(await look(await codeOf(2))).toMatchObject({ newest: true });
  });

  it("of the version before becomes the newest again when the later one is taken back", async () => {
    await file(fresh.db, id);
    await sendBackReturn(expert(), { ...(await decisionOn(fresh.db, id)), reasons: [reason("unit-slip")], text: "" });
    await fileAgain(fresh.db, id);
    expect(await look(await codeOf(1))).toMatchObject({ newest: false });
    await withdrawReturn(contextOf(fresh.db, "liaison"), await decisionOn(fresh.db, id));
    expect(await look(await codeOf(1))).toMatchObject({ newest: true });
  });

  it("tells the approval of its own version", async () => {
    await file(fresh.db, id);
    await acceptReturn(expert(), { ...(await decisionOn(fresh.db, id)), replies: new Map() });
    expect(await look(await codeOf(1))).toMatchObject({ approved: false });
    await approveReturn(contextOf(fresh.db, "reviewer"), await decisionOn(fresh.db, id));
    expect(await look(await codeOf(1))).toMatchObject({ approved: true, newest: true });
  });

  it("tells a late filing", async () => {
    await file(fresh.db, id, new Date("2026-11-20T08:00:00Z"));
    expect(await look(await codeOf(1))).toMatchObject({ on_time: false });
  });
});

describe("a code that is none", () => {
  it("is unknown, whatever it looks like", async () => {
    for (const text of ["", "x", "0".repeat(20), "u".repeat(20), "0".repeat(400), "%", "' or 1=1 --", "سلام"]) {
      expect(await look(text), text).toEqual({ kind: "unknown" });
    }
  });
});

describe("looks from one address", () => {
  it("are refused after sixty in ten minutes, a valid code too, and taken again afterwards", async () => {
    await file(fresh.db, id);
    const code = await codeOf(1);
    for (let count = 0; count < 60; count += 1) expect((await look("0".repeat(20), "198.51.100.7")).kind).toBe("unknown");
    expect(await look(code, "198.51.100.7")).toEqual({ kind: "too-many", minutes: 10 });
    expect((await look(code, "198.51.100.8")).kind).toBe("submission");
    const later = new Date(filingTime.getTime() + 10 * 60_000);
    expect((await look(code, "198.51.100.7", later)).kind).toBe("submission");
  });
});
