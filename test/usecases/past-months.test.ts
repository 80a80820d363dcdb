import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { measures } from "#app/domain/monthly-return.ts";
import { canonicalText } from "#app/domain/snapshot.ts";
import { forgetPast, keepsPast } from "#app/usecases/kept-past.server.ts";
import { loadReturn } from "#app/usecases/load-return.server.ts";
import { saveFigures } from "#app/usecases/save-figures.server.ts";
import { sendBackReturn } from "#app/usecases/send-back-return.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import { blockCell, cell, cleanMonth, edit } from "#test/builders/edits.ts";
import { buildRegister, contextOf, freshKey, lines } from "#test/builders/filing.ts";
import { decisionOn, file, fileAgain, reason, revisionOf, unfile } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const [id, before] = [101, 100];

let otherProvinceId: number;
beforeAll(async () => {
  fresh = await freshDatabase();
  ({ otherProvinceId } = await buildRegister(fresh.db));
});
afterAll(() => fresh.close());
beforeEach(() => unfile(fresh.db));

async function load() {
  const loaded = await loadReturn({ db: fresh.db }, { kind: "establishments", ids: [1] }, id);
  if (!loaded) throw new Error("no return");
  return loaded;
}

/** All that a return looks back on, as plain text. */
async function past(): Promise<string> {
  const { history, last_blocks, last_operation, material_closings, figures } = await load();
  const plain = history.map((month) => ({
    ...month,
    figures: [...month.figures].map(([line, row]) => [line, ...measures.map((measure) => row[measure])]),
    inputs: month.inputs && { ...month.inputs, materials: [...month.inputs.materials] },
  }));
  const blocks = last_blocks && { ...last_blocks, exports: [...last_blocks.exports], materials: [...last_blocks.materials] };
  const operation = last_operation && [last_operation.operating_state, last_operation.idle_cause];
  return canonicalText([plain, blocks, operation, [...material_closings], [...figures]]);
}

const closingOf = async () => (await load()).last_month?.figures.get(lines.cement)?.closing;

describe("the months before a return, kept in memory", () => {
  it("are what the database says", async () => {
    const material = { name: "ماسه", unit_code: "TNE", opening: "10", bought_home: "30.5", used: "20", closing: "20.5" };
    const blocks = Object.entries(material).map(([field, value]) => blockCell(`m.1.${field}`, value));
    const month = cleanMonth();
    const sent = await submitReturn(contextOf(fresh.db, "liaison"), {
      return_id: before,
      revision: await revisionOf(fresh.db, before),
      edit: { ...month, blocks: [...(month.blocks ?? []), ...blocks, blockCell("n.electricity", "52000")] },
      request: freshKey(),
    });
    expect(sent.ok).toBe(true);
    forgetPast(fresh.db);
    const read = await past();
    expect(keepsPast(fresh.db, id)).toBe(true);
    expect(await past()).toBe(read);
    expect(read).toContain("20.5");
    expect(read).toContain("52000");
  });

  it("are read anew after each act on one of them: filing, sending back, filing again", async () => {
    expect(await closingOf()).toBeUndefined();
    await file(fresh.db, before);
    expect(await closingOf()).toBe("10000");
    const review = contextOf(fresh.db, "expert");
    const back = { ...(await decisionOn(fresh.db, before)), reasons: [reason("other", "چرا؟")], text: "" };
    expect((await sendBackReturn(review, back)).ok).toBe(true);
    const change = edit([cell(lines.cement, "closing", "77", "10000")]);
    await saveFigures(contextOf(fresh.db, "liaison"), { return_id: before, edit: change, fill: null, request: freshKey() });
    // A month that came back counts as it was sent, whatever is typed into it.
    expect(await closingOf()).toBe("10000");
    const undo = edit([cell(lines.cement, "closing", "10000", "77")]);
    await saveFigures(contextOf(fresh.db, "liaison"), { return_id: before, edit: undo, fill: null, request: freshKey() });
    await fileAgain(fresh.db, before);
    expect(await closingOf()).toBe("11000");
  });

  it("are kept apart for each return: another establishment's stays its own", async () => {
    const other = async () => {
      const loaded = await loadReturn({ db: fresh.db }, { kind: "all", divisions: null }, otherProvinceId);
      return loaded?.history.map((month) => month.period);
    };
    await file(fresh.db, before);
    expect((await load()).history).toHaveLength(1);
    expect(await other()).toEqual([]);
    expect((await load()).history).toHaveLength(1);
    expect(await other()).toEqual([]);
  });
});
