import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonicalText } from "#app/domain/snapshot.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import { cleanMonth } from "#test/builders/edits.ts";
import { buildRegister, contextOf, lines } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import type { Answered } from "./clients.ts";
import { inspect } from "./inspect.ts";
import { runTrial } from "./trial.ts";

describe("a small trial", () => {
  it("survives two kills of the database and finds everything in its place", { timeout: 120_000 }, async () => {
    const result = await runTrial({ name: "kill-db", victim: "db", seed: 7, submissions: 12, clients: 3, kills: 2 }, () => {});
    expect(result).toMatchObject({
      ok: true,
      kills: 2,
      acknowledged: 12,
      lost: 0,
      doubled: 0,
      half_written: 0,
      wrong_figures: 0,
      unexpected: 0,
    });
  });
});

describe("the look afterwards", () => {
  let fresh: FreshDatabase;
  let answer: Answered;
  const id = 101;
  const cells = { production: "80000", domestic_quantity: "60000", export_quantity: "10000", closing: "10000" };
  const bricks = { production: "300000", domestic_quantity: "250000", export_quantity: "0", closing: "50000" };
  const body = new URLSearchParams([
    ...Object.entries(cells).map(([measure, value]) => [`f.${lines.cement}.${measure}`, value] as [string, string]),
    ...Object.entries(bricks).map(([measure, value]) => [`f.${lines.bricks}.${measure}`, value] as [string, string]),
  ]).toString();
  const draft = {
    return_id: id,
    liaison: 0,
    body,
    visitBody: body,
    lines: [lines.cement, lines.bricks].map((line) => ({ id: line, opening: "0" })),
  };
  const look = (answers = [answer]) => inspect(fresh.db, [draft], answers);

  beforeAll(async () => {
    fresh = await freshDatabase();
    await buildRegister(fresh.db);
    await fresh.db.updateTable("monthly_return").set({ state: "draft", revision: 1 }).where("id", "=", id).execute();
    const request = { key: "k".repeat(32), body_hash: "0".repeat(64) };
    const sent = await submitReturn(contextOf(fresh.db, "liaison"), { return_id: id, revision: 1, edit: cleanMonth(), request });
    if (!sent.ok) throw new Error(sent.refusal.code);
    const { snapshot } = await fresh.db.selectFrom("submission").select("snapshot").executeTakeFirstOrThrow();
    const sha256 = createHash("sha256").update(snapshot).digest("hex");
    answer = {
      return_id: id,
      key: request.key,
      body,
      tracking_code: sent.value.tracking_code,
      sha256,
      attempts: 1,
      last_sent_at: new Date(),
    };
  });
  afterAll(() => fresh?.close());

  const fine = { acknowledged: 1, lost: 0, doubled: 0, half_written: 0, wrong_figures: 0 };

  it("finds nothing wrong with a whole submission", async () => {
    expect(await look()).toMatchObject(fine);
  });

  it("sees a code that is not there, and figures other than those sent", async () => {
    expect(await look([{ ...answer, tracking_code: "0".repeat(20) }])).toMatchObject({ ...fine, lost: 1 });
    expect(await look([{ ...answer, body: body.replace("80000", "80001") }])).toMatchObject({ ...fine, wrong_figures: 1 });
    expect(await look([{ ...answer, sha256: "0".repeat(64) }])).toMatchObject({ ...fine, wrong_figures: 1 });
  });

  it("sees what is only half there, and what is there twice", async () => {
    const { db } = fresh;
    await db.updateTable("working_figure").set({ closing: "1" }).where("product_line_id", "=", lines.bricks).execute();
    expect(await look()).toMatchObject({ ...fine, half_written: 1 });
    await db.updateTable("working_figure").set({ closing: "50000" }).where("product_line_id", "=", lines.bricks).execute();
    const [event] = await db.selectFrom("return_event").selectAll().execute();
    if (event === undefined) throw new Error("no event");
    const { id: _, ...copy } = event;
    await db.insertInto("return_event").values(copy).execute();
    expect(await look()).toMatchObject({ ...fine, doubled: 1, half_written: 1 });
    await db.deleteFrom("return_event").execute();
    expect(await look()).toMatchObject({ ...fine, half_written: 1 });
    await db.insertInto("return_event").values(copy).execute();
    const [submission] = await db.selectFrom("submission").selectAll().execute();
    const changed = canonicalText({ ...JSON.parse(submission?.snapshot ?? "{}"), version: 9 });
    await db.updateTable("submission").set({ snapshot: changed }).execute();
    expect(await look()).toMatchObject({ ...fine, wrong_figures: 1 });
  });
});
