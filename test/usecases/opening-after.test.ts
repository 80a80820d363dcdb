import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askCorrectionsAfter } from "#app/usecases/ask-correction.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import { viewOpening } from "#app/usecases/view-opening.server.ts";
import { viewReturnForm } from "#app/usecases/view-return-form.server.ts";
import { edit, row } from "#test/builders/edits.ts";
import { buildRegister, contextOf, freshKey, lines, type Person } from "#test/builders/filing.ts";
import { decisionOn, file, fileAgain, reason, revisionOf, unfile } from "#test/builders/review.ts";
import { decideAs } from "#test/builders/talk.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const [before, month, after] = [100, 101, 104];
const late = new Date("2026-11-25T08:00:00.000Z");
const as = (person: Person) => contextOf(fresh.db, person, late);

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
  await fresh.db.updateTable("period").set({ state: "open" }).where("code", "=", "1405-08").execute();
  const place = { establishment_id: 1, province_code: "23", isic_code: "2394" };
  const dates = { due_on: "2026-12-01", state_since: late };
  await fresh.db
    .insertInto("monthly_return")
    .values({ id: after, period: "1405-08", ...place, ...dates })
    .execute();
});
afterAll(() => fresh.close());

/** Files a month that follows another: its stock stays as it was. */
async function follow(return_id: number): Promise<void> {
  const cells = [
    ...row(lines.cement, { opening: "10000", production: "80000", domestic: "70000", exported: "10000", closing: "10000" }),
    ...row(lines.bricks, { opening: "50000", production: "300000", domestic: "300000", closing: "50000" }),
  ];
  const command = { return_id, revision: await revisionOf(fresh.db, return_id), request: freshKey() };
  const outcome = await submitReturn(as("liaison"), { ...command, edit: edit(cells, { state: "working", days: 30 }) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
}

/** The first month is sent back and filed with 11,000 tonnes in stock for 10,000. */
async function correctTheFirst(): Promise<void> {
  await decideAs(fresh.db, "expert", before, "send-back", [reason("other", "موجودی", lines.cement, "closing")]);
  await fileAgain(fresh.db, before, late);
}

beforeEach(async () => {
  await unfile(fresh.db);
  await file(fresh.db, before);
  await follow(month);
  await follow(after);
});

const ask = async (person: Person, text = "موجودی ماه پیش اصلاح شد", request = freshKey()) => {
  const command = { ...(await decisionOn(fresh.db, month)), text, request };
  return askCorrectionsAfter(as(person), command);
};
const requests = () =>
  fresh.db
    .selectFrom("return_request as q")
    .leftJoin("return_request_cell as c", "c.request_id", "q.id")
    .select(["q.return_id", "q.kind", "q.state", "q.text", "c.product_line_id", "c.measure"])
    .orderBy("q.return_id")
    .execute();

describe("opening stock after a corrected earlier month", () => {
  it("stays as it was sent, and the liaison is told by how much it differs and which months it reaches", async () => {
    expect(await viewOpening(as("liaison"), month)).toBeNull();
    await correctTheFirst();
    const seen = await viewOpening(as("liaison"), month);
    expect(seen?.findings).toMatchObject([
      {
        rule: "opening-differs",
        product_line_id: lines.cement,
        measure: "opening",
        params: { value: "10000", closing: "11000" },
      },
    ]);
    expect(seen?.months.map((one) => one.period)).toEqual(["1405-07", "1405-08"]);
    expect(seen?.asked).toBe(false);
    expect(await viewOpening(as("liaison"), after)).toBeNull();
    expect(await viewOpening(as("otherLiaison"), month)).toBeNull();
    expect(await viewOpening(as("expert"), month)).toBeNull();
  });

  it("asks by one button for the correction of all the months after, each at the opening that differs", async () => {
    await correctTheFirst();
    expect(await ask("liaison")).toEqual({ ok: true, value: { requests: 2 } });
    const asked = { kind: "correction", state: "open", text: "موجودی ماه پیش اصلاح شد" };
    expect(await requests()).toEqual(
      [month, after].map((return_id) => ({ return_id, ...asked, product_line_id: lines.cement, measure: "opening" })),
    );
    expect((await viewOpening(as("liaison"), month))?.asked).toBe(true);
    const told = await fresh.db.selectFrom("notice").where("kind", "=", "correction-asked").select("return_id").execute();
    expect(told.map((row) => row.return_id).sort()).toEqual([month, after]);
  });

  it("does so once for a double click, and asks for no month twice", async () => {
    await correctTheFirst();
    const request = freshKey();
    const first = await ask("liaison", "یک", request);
    expect(await ask("liaison", "یک", request)).toEqual(first);
    expect(await ask("liaison", "دو")).toEqual({ ok: true, value: { requests: 0 } });
    expect(await requests()).toHaveLength(2);
  });

  it("is asked for by nobody else, with no word missing, and only where it differs", async () => {
    const refused = async (person: Person, text?: string) => {
      const outcome = await ask(person, text);
      return outcome.ok ? "done" : outcome.refusal.code;
    };
    expect(await refused("liaison")).toBe("not-in-this-state");
    await correctTheFirst();
    expect(await refused("liaison", "  ")).toBe("invalid-input");
    expect(await refused("otherLiaison")).toBe("not-found");
    for (const person of ["expert", "reviewer", "signatory"] as const) expect(await refused(person)).toBe("not-permitted");
    expect(await requests()).toEqual([]);
  });

  it("leaves out a month that is in the liaison's hands, which takes the new opening by itself", async () => {
    await correctTheFirst();
    await decideAs(fresh.db, "expert", month, "send-back", [reason("other", "موجودی آغاز")]);
    const form = await viewReturnForm(as("liaison"), month);
    expect(form.ok && form.value.loaded.figures.get(lines.cement)?.opening).toBe("11000");
    expect(await viewOpening(as("liaison"), month)).toBeNull();
  });
});
