import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fingerprint } from "#app/domain/editing.ts";
import type { CellsAnswer } from "#app/forms/conflict-view.ts";
import { common } from "#app/messages/en/common.ts";
import { lines, type Person } from "#test/builders/filing.ts";
import { emptyTables } from "#test/setup/database.ts";
import { openSite, type Site } from "./site.ts";

let site: Site;
const path = "/liaison/returns/101/cells";
const production = `f.${lines.cement}.production`;
const closing = `f.${lines.cement}.closing`;
const bases = { [production]: `b.${lines.cement}.production`, [closing]: `b.${lines.cement}.closing` };
let keys = 0;

beforeAll(async () => {
  site = await openSite();
}, 60_000);
afterAll(() => site?.close());
beforeEach(async () => {
  await emptyTables(site.db, ["return_event", "idempotency_key", "audit_entry", "working_figure", "working_stoppage"]);
  await site.db
    .updateTable("monthly_return")
    .set({ state: "not-started", revision: 0, version: 0, figures_revision: 0, remarks: "", days_worked: null })
    .execute();
});

type Fields = Record<string, string>;
const freshKey = () => `cells-key-${String(++keys).padStart(20, "0")}`;

async function send(person: Person, fields: Fields, key = freshKey(), to = path) {
  const page = await site.post(person, to, Object.entries({ key, ...fields }));
  return { status: page.status, answer: JSON.parse(page.text) as CellsAnswer };
}
const stored = async (measure: "production" | "closing") =>
  (await site.db.selectFrom("working_figure").where("product_line_id", "=", lines.cement).select(measure).executeTakeFirst())?.[
    measure
  ];
const audited = async () => (await site.db.selectFrom("audit_entry").select("id").execute()).length;

describe("single cells", () => {
  it("are stored as the Save button would, each with its new base", async () => {
    const { status, answer } = await send("liaison", {
      [production]: "۱٬۲۵۰",
      days_worked: "۲۹",
      "b.days_worked": fingerprint(null),
    });
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      code: "saved",
      saved: { [production]: "1250", days_worked: fingerprint(29) },
      refused: {},
      conflicts: [],
    });
    expect(answer.at).toMatch(/^\d\d:\d\d$/);
    expect(await stored("production")).toBe("1250.000000");
    const next = await send("liaison", { [production]: "1251", [bases[production] ?? ""]: answer.saved[production] ?? "" });
    expect(next.status).toBe(200);
  });

  it("that cannot be read hold back no other, and are told what is wrong", async () => {
    const sent = { [production]: "12x", [closing]: "7", "s.0.reason": "breakdown", "s.0.from": "9", "s.0.to": "3" };
    const { status, answer } = await send("liaison", sent);
    expect([status, answer.saved]).toEqual([200, { [closing]: "7" }]);
    expect(answer.refused).toEqual({
      [production]: common.fieldErrors["not-a-number"],
      stoppages: common.fieldErrors["out-of-range"],
    });
    expect([await stored("production"), await stored("closing")]).toEqual([null, "7.000000"]);
  });

  it("are all refused with 422 where none can be read, and nothing is written", async () => {
    const { status, answer } = await send("liaison", { [production]: "12x" });
    expect([status, answer.refused]).toEqual([422, { [production]: common.fieldErrors["not-a-number"] }]);
    expect(await audited()).toBe(0);
  });

  it("arrive once: the same request again is answered the same and writes nothing", async () => {
    const key = freshKey();
    const first = await send("liaison", { [production]: "5" }, key);
    await send("colleague", { [production]: "", [bases[production] ?? ""]: "5" });
    const again = await send("liaison", { [production]: "5" }, key);
    expect(again.answer.saved).toEqual(first.answer.saved);
    expect([await stored("production"), await audited()]).toEqual([null, 2]);
    const other = await send("liaison", { [production]: "6" }, key);
    expect([other.status, other.answer.code]).toEqual([409, "key-reused"]);
  });
});

describe("a cell that somebody else changed", () => {
  it("is told with both values and its own last writer, though the row was written by another since", async () => {
    await send("colleague", { [production]: "500" });
    await send("liaison", { [closing]: "9" });
    const { status, answer } = await send("liaison", { [production]: "۷۰۰" });
    expect(status).toBe(409);
    expect(answer.saved).toEqual({});
    expect(answer.conflicts).toMatchObject([
      { name: production, stored: "500", who: "colleague", base: "500", fields: { [production]: "500" } },
    ]);
    expect(await stored("production")).toBe("500.000000");
    const mine = await send("liaison", { [production]: "700", [bases[production] ?? ""]: answer.conflicts[0]?.base ?? "" });
    expect([mine.status, await stored("production")]).toEqual([200, "700.000000"]);
  });

  it("holds back none of the others, also when the same request is sent again", async () => {
    await send("colleague", { [production]: "500" });
    const key = freshKey();
    const first = await send("liaison", { [production]: "700", [closing]: "9" }, key);
    const again = await send("liaison", { [production]: "700", [closing]: "9" }, key);
    for (const { status, answer } of [first, again]) {
      expect([status, answer.saved, answer.conflicts.map((one) => one.name)]).toEqual([200, { [closing]: "9" }, [production]]);
    }
    expect([await stored("production"), await stored("closing")]).toEqual(["500.000000", "9.000000"]);
  });

  it.each([
    ["remarks", "first", "second"],
    ["days_worked", "12", "13"],
    ["money", "IRR_OLD:1000", "IRR_NEW:1"],
    [`f.${lines.cement}.other_in_reason`, "stock-count", "transfer"],
  ])("may be any field: %s", async (name, first, second) => {
    const page = await site.open("liaison", "/liaison/returns/101");
    const baseName = `b.${name.replace(/^f\./, "")}`;
    const base = { [baseName]: page.get(baseName) ?? "" };
    expect((await send("colleague", { [name]: first, ...base })).status).toBe(200);
    const { status, answer } = await send("liaison", { [name]: second, ...base });
    const [told] = answer.conflicts;
    expect([status, told?.name, told?.who, told?.fields]).toEqual([409, name, "colleague", { [name]: first }]);
    expect((await send("liaison", { [name]: second, [baseName]: told?.base ?? "" })).status).toBe(200);
  });
});

describe("who may not", () => {
  it("gets the answer of what is not there for another establishment's return, readable or not", async () => {
    const missing = await site.post("liaison", "/liaison/returns/999999/cells", [
      ["key", freshKey()],
      [production, "5"],
    ]);
    const foreign = await site.post("otherLiaison", path, [
      ["key", freshKey()],
      [production, "5"],
    ]);
    const unreadable = await site.post("otherLiaison", path, [[production, "5"]]);
    expect([missing.status, foreign.status, unreadable.status]).toEqual([404, 404, 404]);
    expect(await audited()).toBe(0);
  });

  it("is told 401 without a session, and where another person has signed in than the one who typed", async () => {
    const body = new TextEncoder().encode(new URLSearchParams({ key: freshKey(), [production]: "5" }).toString());
    const nobody = await site.send(null, path, body, "application/x-www-form-urlencoded");
    const another = await send("colleague", { [production]: "5" }, freshKey(), `${path}?user=1`);
    expect([nobody.status, JSON.parse(nobody.text), another.status]).toEqual([401, { code: "signed-out" }, 401]);
    expect((await send("liaison", { [production]: "5" }, freshKey(), `${path}?user=1`)).status).toBe(200);
  });

  it("is told so in a sentence where the month was sent meanwhile", async () => {
    await site.db.updateTable("monthly_return").set({ state: "submitted", version: 1 }).where("id", "=", 101).execute();
    const { status, answer } = await send("liaison", { [production]: "5" });
    expect([status, answer.code, answer.sentence]).toEqual([409, "not-in-this-state", common.refusals["not-in-this-state"]]);
  });
});
