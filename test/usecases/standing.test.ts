import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Finding } from "#app/domain/checks/finding.ts";
import { endStanding } from "#app/usecases/end-standing.server.ts";
import { referBackReturn } from "#app/usecases/refer-back-return.server.ts";
import { undoAccept } from "#app/usecases/undo-accept.server.ts";
import { viewReturnForm } from "#app/usecases/view-return-form.server.ts";
import { viewStanding, viewStandings } from "#app/usecases/view-standing.server.ts";
import { buildRegister, contextOf, freshKey, lines, type Person, people } from "#test/builders/filing.ts";
import { decisionOn, reason, unfile } from "#test/builders/review.ts";
import {
  acceptStanding,
  addLaterMonths,
  capacityKey,
  cause,
  fileBusy,
  later,
  laterTime,
  letStand,
} from "#test/builders/standing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const bricksKey = `capacity.${lines.bricks}.production`;
const standing = () => fresh.db.selectFrom("standing_explanation").selectAll().orderBy("id").execute();
const newestFindings = async (id: number): Promise<Finding[]> => {
  const row = await fresh.db
    .selectFrom("submission")
    .where("return_id", "=", id)
    .select("findings")
    .orderBy("version", "desc")
    .executeTakeFirstOrThrow();
  return JSON.parse(row.findings) as Finding[];
};
const wantsALook = async (id: number) => {
  const { attention } = await fresh.db
    .selectFrom("monthly_return")
    .where("id", "=", id)
    .select("attention")
    .executeTakeFirstOrThrow();
  return (attention & 1) === 1;
};
const end = (person: Person, id: number, text = "کورهٔ دوم به پروانه افزوده شد", request = freshKey()) =>
  endStanding(contextOf(fresh.db, person, laterTime), { standing_id: id, reason: text, request });
const notices = async () =>
  (await fresh.db.selectFrom("notice").select(["kind", "audience"]).orderBy("id").execute()).filter(
    (row) => row.kind === "standing-ended",
  );

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
  await addLaterMonths(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(() => unfile(fresh.db));

describe("an explanation that was accepted to stand", () => {
  it("is stored with its case, its ceiling and its twelve months, and in the audit trail", async () => {
    const id = await letStand(fresh.db);
    expect(await standing()).toMatchObject([
      {
        id,
        establishment_id: 1,
        product_line_id: lines.cement,
        subject: capacityKey,
        side: "above",
        text: cause,
        ceiling: "1.450000",
        period: "1405-07",
        until_period: "1406-07",
        granted_by: people.expert,
        live: 1,
      },
    ]);
    const trail = await fresh.db
      .selectFrom("audit_entry")
      .where("verb", "=", "let-explanation-stand")
      .select("subject_id")
      .execute();
    expect(trail).toEqual([{ subject_id: String(id) }]);
  });

  it("spares the words in the next month and in the twelfth, frozen with what is sent", async () => {
    const id = await letStand(fresh.db);
    for (const month of [later.next, later.last]) {
      expect(await fileBusy(fresh.db, month, { made: "135000" })).toMatchObject({ ok: true });
      const mark = { id, outcome: "covered", period: "1405-07", until: "1406-07", text: cause, ceiling: "1.45" };
      expect((await newestFindings(month)).filter((one) => one.standing)).toMatchObject([{ key: capacityKey, standing: mark }]);
      expect(await wantsALook(month)).toBe(false);
    }
    expect(await wantsALook(101)).toBe(true);
  });

  it("is asked again above the ceiling, after twelve months, of another product and of another establishment", async () => {
    await letStand(fresh.db);
    const above = await fileBusy(fresh.db, later.next, { made: "150000" });
    expect(above).toMatchObject(refusal("needs-explanation"));
    const said = above.ok ? [] : (above.refusal.findings ?? []).flatMap((one) => one.standing ?? []);
    expect(said).toMatchObject([{ outcome: "above-ceiling", ceiling: "1.45" }]);
    expect(await fileBusy(fresh.db, later.next, { explained: { [capacityKey]: "سفارش بزرگ" } })).toMatchObject({ ok: true });
    expect(await wantsALook(later.next)).toBe(true);
    const after = await fileBusy(fresh.db, later.after);
    expect(after).toMatchObject(refusal("needs-explanation"));
    expect(after.ok ? [] : (after.refusal.findings ?? []).flatMap((one) => one.standing ?? [])).toMatchObject([
      { outcome: "expired" },
    ]);
    expect(await fileBusy(fresh.db, later.last, { bricks: "600000" })).toMatchObject(refusal("needs-explanation"));
    const others = await fresh.db.selectFrom("establishment").select(["id", "standing_explanations"]).orderBy("id").execute();
    expect(others.map((row) => [row.id, row.standing_explanations === null])).toEqual([
      [1, false],
      [2, true],
      [3, true],
    ]);
  });

  it("gives way to the liaison's own words on a month, which the expert may let stand in its place", async () => {
    const first = await letStand(fresh.db);
    expect(await fileBusy(fresh.db, later.next, { explained: { [capacityKey]: "شیفت سوم" } })).toMatchObject({ ok: true });
    expect((await newestFindings(later.next)).flatMap((one) => one.standing ?? [])).toEqual([]);
    expect(await wantsALook(later.next)).toBe(true);
    expect(await acceptStanding(fresh.db, later.next, { [capacityKey]: "1.4" })).toMatchObject({ ok: true });
    expect(await standing()).toMatchObject([
      { id: first, live: null, ended_because: "renewed", ended_by: people.expert },
      { live: 1, period: "1405-08", until_period: "1406-08", text: "شیفت سوم" },
    ]);
  });

  it("shows the liaison's form no field for what it covers, and says why not where it does not", async () => {
    await letStand(fresh.db);
    await fileBusy(fresh.db, later.next, { made: "150000" });
    const seen = await viewReturnForm(contextOf(fresh.db, "liaison", laterTime), later.next);
    expect(seen.ok && seen.value.findings.flatMap((one) => one.standing?.outcome ?? [])).toEqual(["above-ceiling"]);
  });
});

describe("letting an explanation stand", () => {
  it("needs the liaison's words, a ceiling that covers the case and is at most twice it, and the right province", async () => {
    await fileBusy(fresh.db, 101, { explained: { [capacityKey]: cause } });
    expect(await acceptStanding(fresh.db, 101, { [bricksKey]: "1.5" })).toMatchObject(refusal("changed-meanwhile"));
    const low = await acceptStanding(fresh.db, 101, { [capacityKey]: "1.3" });
    const high = await acceptStanding(fresh.db, 101, { [capacityKey]: "2.7" });
    const fields = (code: string) => ({
      ok: false,
      refusal: { code: "invalid-input", fields: [{ field: `ceiling.${capacityKey}`, code }] },
    });
    expect([low, high]).toEqual([fields("ceiling-low"), fields("ceiling-high")]);
    expect(await acceptStanding(fresh.db, 101, { [capacityKey]: "1.45" }, "stranger")).toMatchObject(refusal("not-found"));
    expect(await acceptStanding(fresh.db, 101, { [capacityKey]: "1.45" }, "reviewer")).toMatchObject(refusal("not-permitted"));
    expect(await standing()).toEqual([]);
  });

  it("of an older month does not replace what a newer month's acceptance gave", async () => {
    await fileBusy(fresh.db, 101, { explained: { [capacityKey]: cause } });
    await fileBusy(fresh.db, later.next, { explained: { [capacityKey]: "شیفت سوم" } });
    expect(await acceptStanding(fresh.db, later.next, { [capacityKey]: "1.45" })).toMatchObject({ ok: true });
    expect(await acceptStanding(fresh.db, 101, { [capacityKey]: "1.45" })).toMatchObject(refusal("changed-meanwhile"));
    expect(await standing()).toMatchObject([{ period: "1405-08", live: 1 }]);
  });
});

describe("a standing explanation ends", () => {
  it("by an expert or supervisor of its province, with a reason, once; the liaison is told and asked again", async () => {
    const id = await letStand(fresh.db);
    for (const person of ["liaison", "reviewer", "analyst"] as const) {
      expect(await end(person, id), person).toMatchObject(refusal("not-permitted"));
    }
    expect(await end("stranger", id)).toMatchObject(refusal("not-found"));
    expect(await end("supervisor", id, "  ")).toMatchObject(refusal("invalid-input"));
    expect(await notices()).toEqual([]);
    const key = freshKey();
    expect(await end("supervisor", id, "پروانه تازه شد", key)).toEqual({ ok: true, value: { standing_id: id } });
    expect(await end("supervisor", id, "پروانه تازه شد", key)).toEqual({ ok: true, value: { standing_id: id } });
    expect(await end("expert", id)).toMatchObject(refusal("changed-meanwhile"));
    expect(await standing()).toMatchObject([
      { live: null, ended_because: "ended", ended_by: people.supervisor, end_reason: "پروانه تازه شد" },
    ]);
    expect(await notices()).toEqual([{ kind: "standing-ended", audience: "establishment" }]);
    expect(await fileBusy(fresh.db, later.next)).toMatchObject(refusal("needs-explanation"));
  });

  it("with the acceptance it stands on: taken back by who gave it, or referred back by the ministry", async () => {
    await letStand(fresh.db);
    const decision = await decisionOn(fresh.db, 101);
    expect(await undoAccept(contextOf(fresh.db, "expert", laterTime), decision)).toMatchObject({ ok: true });
    expect(await standing()).toMatchObject([{ live: null, ended_because: "acceptance-undone" }]);
    expect(await notices()).toEqual([]);
    expect(await acceptStanding(fresh.db, 101, { [capacityKey]: "1.45" })).toMatchObject({ ok: true });
    const reasons = [reason("exceeds-capacity", "پروانه؟", lines.cement, "production")];
    const back = { ...(await decisionOn(fresh.db, 101)), reasons, text: "" };
    expect(await referBackReturn(contextOf(fresh.db, "reviewer", laterTime), back)).toMatchObject({ ok: true });
    expect((await standing()).map((row) => row.ended_because)).toEqual(["acceptance-undone", "referred-back"]);
    expect(await notices()).toHaveLength(1);
  });
});

it("its page says what was sent under it; another province's expert finds neither page nor row", async () => {
  const id = await letStand(fresh.db);
  await fileBusy(fresh.db, later.next, { made: "135000" });
  const seen = await viewStanding(contextOf(fresh.db, "expert", laterTime), id);
  expect(seen).toMatchObject({
    ok: true,
    value: { finding: { key: capacityKey }, uses: [{ return_id: later.next, version: 1, mark: { outcome: "covered" } }] },
  });
  const asked = { live: true, before: null };
  expect(await viewStandings(contextOf(fresh.db, "supervisor"), asked)).toMatchObject({
    ok: true,
    value: { rows: [{ id }], next: null },
  });
  expect(await viewStandings(contextOf(fresh.db, "supervisor"), { ...asked, live: false })).toMatchObject({
    value: { rows: [] },
  });
  expect(await viewStandings(contextOf(fresh.db, "stranger"), asked)).toMatchObject({ ok: true, value: { rows: [] } });
  expect(await viewStanding(contextOf(fresh.db, "stranger"), id)).toEqual(refusal("not-found"));
  expect(await viewStandings(contextOf(fresh.db, "liaison"), asked)).toEqual(refusal("not-found"));
});
