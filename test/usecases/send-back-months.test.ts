import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { ConversationCommand } from "#app/usecases/converse.server.ts";
import { sendBackMonths } from "#app/usecases/send-back-months.server.ts";
import { viewOfficeDealings } from "#app/usecases/view-dealings.server.ts";
import { buildRegister, contextOf, freshKey, lines, type Person, stateOf } from "#test/builders/filing.ts";
import { decisionOn, file, reason, revisionOf, unfile } from "#test/builders/review.ts";
import { decideAs, talk } from "#test/builders/talk.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const [month, earlier, neighbour, foreign] = [101, 100, 102, 103];
const reasons = [reason("unit-slip", "کیلو یا تن؟", lines.cement, "production")];
const refusal = (code: string) => ({ ok: false, refusal: { code } });

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await unfile(fresh.db);
  // The later first: its opening is then typed, as the month before was not filed.
  await file(fresh.db, month);
  await file(fresh.db, earlier);
});

const seen = async (id: number) => ({ return_id: id, revision: await revisionOf(fresh.db, id) });
const send = async (others: readonly number[], person: Person = "expert", request = freshKey()) =>
  sendBackMonths(contextOf(fresh.db, person), {
    ...(await decisionOn(fresh.db, month)),
    request,
    reasons,
    text: "هر دو ماه",
    months: await Promise.all(others.map(seen)),
  });
const asked = () => fresh.db.selectFrom("return_request").select(["return_id", "kind", "state", "open_key"]).execute();
const grant = async (): Promise<ConversationCommand> => {
  const { id } = await fresh.db.selectFrom("return_request").select("id").executeTakeFirstOrThrow();
  return { intent: "grant", kind: "recall", id, days: 0, text: "" };
};

it("sends several months back with the same reasons, each with its notice, and once for a double click", async () => {
  const request = freshKey();
  expect(await send([earlier], "expert", request)).toEqual({ ok: true, value: { state: "returned" } });
  expect([await stateOf(fresh.db, month), await stateOf(fresh.db, earlier)]).toEqual(["returned", "returned"]);
  const notices = await fresh.db
    .selectFrom("notice")
    .where("kind", "=", "sent-back")
    .select("return_id")
    .orderBy("return_id")
    .execute();
  expect(notices.map((row) => row.return_id)).toEqual([earlier, month]);
  const given = await fresh.db
    .selectFrom("review_reason")
    .select(["return_id", "code", "measure"])
    .orderBy("return_id")
    .execute();
  expect(given).toEqual([earlier, month].map((return_id) => ({ return_id, code: "unit-slip", measure: "production" })));
});

it("asks the ministry for a month that was accepted, which refers it back in one click with the reasons", async () => {
  await decideAs(fresh.db, "expert", earlier, "accept");
  expect(await send([earlier])).toMatchObject({ ok: true });
  expect([await stateOf(fresh.db, month), await stateOf(fresh.db, earlier)]).toEqual(["returned", "accepted"]);
  expect(await asked()).toEqual([{ return_id: earlier, kind: "recall", state: "open", open_key: `recall:${earlier}` }]);
  expect((await viewOfficeDealings(contextOf(fresh.db, "reviewer"), "ministry")).requests).toHaveLength(1);
  expect(await talk(fresh.db, "expert", earlier, await grant())).toEqual(refusal("not-permitted"));
  expect(await talk(fresh.db, "reviewer", earlier, await grant())).toEqual({ ok: true, value: { state: "referred-back" } });
  const open = fresh.db.selectFrom("review_reason").where("return_id", "=", earlier).select(["raised_by", "code", "text"]);
  expect(await open.execute()).toEqual([{ raised_by: "ministry", code: "unit-slip", text: "کیلو یا تن؟" }]);
  expect(await asked()).toMatchObject([{ state: "granted", open_key: null }]);
});

it("asks for an approved month's reopening, which leaves its version in force", async () => {
  await decideAs(fresh.db, "expert", earlier, "accept");
  await decideAs(fresh.db, "reviewer", earlier, "approve");
  expect(await send([earlier])).toMatchObject({ ok: true });
  expect(await talk(fresh.db, "reviewer", earlier, await grant())).toEqual({ ok: true, value: { state: "referred-back" } });
  const stored = fresh.db.selectFrom("monthly_return").where("id", "=", earlier).select("in_force_version");
  expect(await stored.executeTakeFirst()).toEqual({ in_force_version: 1 });
});

it("goes all or nothing: a month that changed, another establishment's, or one with its liaison stops all", async () => {
  const stale = { return_id: earlier, revision: (await revisionOf(fresh.db, earlier)) + 1 };
  const command = { ...(await decisionOn(fresh.db, month)), reasons, text: "" };
  expect(await sendBackMonths(contextOf(fresh.db, "expert"), { ...command, months: [stale] })).toEqual(
    refusal("changed-meanwhile"),
  );
  for (const other of [neighbour, foreign, 999]) {
    const months = [{ return_id: other, revision: 0 }];
    expect(await sendBackMonths(contextOf(fresh.db, "expert"), { ...command, months })).toEqual(refusal("changed-meanwhile"));
  }
  expect(await send([earlier], "stranger")).toEqual(refusal("not-found"));
  expect(await send([earlier], "liaison")).toEqual(refusal("not-permitted"));
  await decideAs(fresh.db, "expert", earlier, "send-back", reasons);
  expect(await send([earlier])).toEqual(refusal("not-in-this-state"));
  expect(await stateOf(fresh.db, month)).toBe("submitted");
});
