import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { recordOfBlocks } from "#app/domain/block-record.ts";
import { attachToReturn } from "#app/usecases/attach-to-return.server.ts";
import type { ConversationCommand } from "#app/usecases/converse.server.ts";
import { loadReturn } from "#app/usecases/load-return.server.ts";
import { removeReturnFile } from "#app/usecases/remove-return-file.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import { viewConversation } from "#app/usecases/view-conversation.server.ts";
import { cleanMonth } from "#test/builders/edits.ts";
import { pdf, received } from "#test/builders/files.ts";
import { buildRegister, contextOf, filingTime, freshKey, lines, people } from "#test/builders/filing.ts";
import { reason, unfile } from "#test/builders/review.ts";
import { decideAs, deskOf, talk } from "#test/builders/talk.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(() => unfile(fresh.db));

async function seenBy() {
  const seen = await viewConversation(contextOf(fresh.db, "liaison"), deskOf.liaison, id);
  if (!seen.ok) throw new Error(seen.refusal.code);
  return seen.value;
}

it("an objection upheld gives back all the version held: operation, stoppages, money, reasons beside figures, explanations", async () => {
  const { db } = fresh;
  await db
    .insertInto("working_stoppage")
    .values({ return_id: id, position: 1, reason: "power-cut", from_day: 3, to_day: 4, text: "" })
    .execute();
  const before = { remarks: "چنان که فرستاده شد", has_extras: 1 };
  await db.updateTable("monthly_return").set(before).where("id", "=", id).execute();
  const kept: string[] = [];
  const attached = await attachToReturn(contextOf(db, "liaison"), {
    return_id: id,
    files: [received("a.pdf", pdf("a"), kept), received("b.pdf", pdf("b"), kept)],
    request: freshKey(),
  });
  expect(attached.ok).toBe(true);
  const clean = cleanMonth();
  const block = (field: string, value: string) => ({ field, typed: value, value, base: null });
  const blocks = [block("n.electricity", "52000"), block("p.men", "81"), block("m.1.name", "آهک"), block("m.1.unit_code", "TNE")];
  const edit = {
    ...clean,
    operation: { ...clean.operation, days_worked: 28 },
    blocks: [
      ...(clean.blocks ?? []),
      ...blocks,
      block("m.1.opening", "0"),
      block("m.1.bought_home", "3"),
      block("m.1.used", "3"),
      block("m.1.closing", "0"),
    ],
  };
  const filed = await submitReturn(contextOf(db, "liaison"), { return_id: id, revision: 1, edit, request: freshKey() });
  expect(filed.ok ? [] : filed.refusal).toEqual([]);
  const held = async () => {
    const scope = { kind: "establishments", ids: [1] } as const;
    const loaded = await loadReturn(contextOf(db, "liaison"), scope, id);
    if (!loaded) throw new Error("no return");
    const { operation, figures, explanations, blocks } = loaded;
    const files = loaded.files.map((one) => one.name);
    return { operation, figures, explanations, files, blocks: blocks && recordOfBlocks(blocks) };
  };
  const sent = await held();
  await decideAs(db, "expert", id, "send-back", [reason("unit-slip", "کیلو؟", lines.cement, "production")]);
  const other = { operating_state: "idle", days_worked: 0, idle_cause: "no-demand", remarks: "دیگر", money_scale: 1 } as const;
  await db
    .updateTable("monthly_return")
    .set({ ...other, has_extras: 1 })
    .where("id", "=", id)
    .execute();
  await db
    .updateTable("working_figure")
    .set({ other_in: "5", other_in_reason: "transfer", closing: null })
    .where("return_id", "=", id)
    .execute();
  await db.deleteFrom("working_stoppage").where("return_id", "=", id).execute();
  await db.updateTable("working_energy").set({ quantity: "1" }).where("return_id", "=", id).execute();
  await db.deleteFrom("working_material").where("return_id", "=", id).execute();
  const stamp = { return_id: id, changed_by: people.liaison, changed_at: filingTime };
  await db
    .insertInto("working_outside")
    .values({ ...stamp, slot: 1, name: "x", unit_code: "TNE", quantity: "1" })
    .execute();
  const [gone] = await db.selectFrom("attachment").select("id").orderBy("id").execute();
  await removeReturnFile(contextOf(db, "liaison"), { return_id: id, file_id: gone?.id ?? 0, request: freshKey() });
  await attachToReturn(contextOf(db, "liaison"), {
    return_id: id,
    files: [received("later.pdf", pdf("later"), kept)],
    request: freshKey(),
  });
  const by = { changed_by: people.liaison, changed_at: filingTime };
  await db
    .insertInto("explanation")
    .values({ return_id: id, finding_key: "balance 11", text: "پس از آن", ...by })
    .execute();
  const [subject] = (await seenBy()).may.objections;
  if (!subject) throw new Error("nothing to object to");
  const objected = { subject: subject.subject, subject_id: subject.subject_id, text: "ارقام درست است", files: [] };
  await talk(db, "liaison", id, { intent: "ask-objection", ...objected });
  const request = await db.selectFrom("return_request").select("id").executeTakeFirstOrThrow();
  const granted = {
    intent: "grant",
    kind: "objection",
    id: request.id,
    days: 0,
    text: "با قبض‌ها سنجیده شد",
  } as ConversationCommand;
  expect(await talk(db, "supervisor", id, granted)).toMatchObject({ ok: true });
  expect(await held()).toEqual(sent);
  expect(sent.operation.stoppages).toHaveLength(1);
  expect(sent.files).toEqual(["a.pdf", "b.pdf"]);
  expect(sent.blocks?.materials).toHaveLength(1);
});
