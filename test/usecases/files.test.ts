import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { attachToReturn } from "#app/usecases/attach-to-return.server.ts";
import { findFile } from "#app/usecases/find-file.server.ts";
import type { JobContext } from "#app/usecases/job-context.server.ts";
import { removeReturnFile } from "#app/usecases/remove-return-file.server.ts";
import { sweepFiles } from "#app/usecases/sweep-files.server.ts";
import { viewReturnForm } from "#app/usecases/view-return-form.server.ts";
import { listNamedContents } from "#db/attachment.ts";
import { jpeg, pdf, png, received, sha256Of } from "#test/builders/files.ts";
import { buildRegister, contextOf, freshKey, type Person, stateOf } from "#test/builders/filing.ts";
import { file, unfile } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(() => unfile(fresh.db));

type Files = Parameters<typeof attachToReturn>[1]["files"];
const attach = (person: Person, files: Files, request = freshKey(), return_id = id) =>
  attachToReturn(contextOf(fresh.db, person), { return_id, files, request });
const remove = (person: Person, file_id: number, request = freshKey(), return_id = id) =>
  removeReturnFile(contextOf(fresh.db, person), { return_id, file_id, request });
const filesOf = async (person: Person = "liaison") => {
  const view = await viewReturnForm(contextOf(fresh.db, person), id);
  return view.ok ? view.value.loaded.files : [];
};
const rows = () => fresh.db.selectFrom("attachment").selectAll().execute();

describe("attaching", () => {
  test("keeps the bytes, inserts the rows, begins the draft, and writes history and audit", async () => {
    const kept: string[] = [];
    const outcome = await attach("liaison", [received("قبض.pdf", pdf(), kept), received("b.png", png(), kept)]);
    expect(outcome).toEqual({ ok: true, value: { attached: 2, known: 0 } });
    expect(kept).toEqual([sha256Of(pdf()), sha256Of(png())]);
    expect((await filesOf()).map((one) => [one.name, one.media_type, one.bytes])).toEqual([
      ["قبض.pdf", "application/pdf", pdf().length],
      ["b.png", "image/png", png().length],
    ]);
    expect(await stateOf(fresh.db, id)).toBe("draft");
    const audit = await fresh.db.selectFrom("audit_entry").select(["verb", "subject_id"]).execute();
    expect(audit).toEqual([{ verb: "attach-files", subject_id: "101" }]);
    expect(await fresh.db.selectFrom("return_event").select("event").execute()).toEqual([{ event: "save" }]);
  });

  test("of a return of another establishment, another province or none at all answers alike and keeps nothing", async () => {
    const kept: string[] = [];
    for (const returnId of [102, 103, 999_999]) {
      const outcome = await attach("liaison", [received("a.pdf", pdf(), kept)], freshKey(), returnId);
      expect(outcome).toMatchObject({ ok: false, refusal: { code: "not-found" } });
      const none = await remove("liaison", 1, freshKey(), returnId);
      expect(none).toMatchObject({ ok: false, refusal: { code: "not-found" } });
    }
    for (const person of ["expert", "reviewer", "analyst"] as const) {
      expect(await attach(person, [received("a.pdf", pdf(), kept)])).toMatchObject({ refusal: { code: "not-permitted" } });
      expect(await remove(person, 1)).toMatchObject({ refusal: { code: "not-permitted" } });
    }
    expect([kept, await rows()]).toEqual([[], []]);
  });

  test("takes all of a form's files or none, and names each that is not taken", async () => {
    const kept: string[] = [];
    const files = [
      received("good.pdf", pdf(), kept),
      received("C:\\x\\macro.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), kept),
      received("empty.pdf", Buffer.alloc(0), kept),
      { ...received("large.pdf", pdf("l"), kept), refused: "file-too-large" as const },
    ];
    expect(await attach("liaison", files)).toMatchObject({
      refusal: {
        code: "invalid-input",
        fields: [
          { field: "files", code: "file-type", params: { name: "macro.xls" } },
          { field: "files", code: "file-empty", params: { name: "empty.pdf" } },
          { field: "files", code: "file-too-large", params: { name: "large.pdf" } },
        ],
      },
    });
    expect([kept, await rows()]).toEqual([[], []]);
    expect(await attach("liaison", [])).toMatchObject({ refusal: { fields: [{ code: "file-required" }] } });
    const six = Array.from({ length: 6 }, (_, index) => received(`${index}.pdf`, pdf(String(index)), kept));
    expect(await attach("liaison", six)).toMatchObject({ refusal: { fields: [{ code: "too-many-files" }] } });
    expect(kept).toEqual([]);
  });

  test("knows a file that is there already by its content, whatever its name", async () => {
    await attach("liaison", [received("a.pdf", pdf())]);
    expect(await attach("colleague", [received("b.pdf", pdf())])).toMatchObject({
      refusal: { fields: [{ code: "file-twice", params: { name: "b.pdf" } }] },
    });
    const both = await attach("colleague", [received("b.pdf", pdf()), received("c.jpg", jpeg()), received("d.jpg", jpeg())]);
    expect(both).toEqual({ ok: true, value: { attached: 1, known: 1 } });
    expect(await filesOf()).toHaveLength(2);
  });

  test("stops at twenty files, and goes on when one was removed", async () => {
    for (let group = 0; group < 4; group += 1) {
      await attach(
        "liaison",
        [0, 1, 2, 3, 4].map((index) => received("x.pdf", pdf(`${group}${index}`))),
      );
    }
    expect(await filesOf()).toHaveLength(20);
    expect(await attach("liaison", [received("y.pdf", pdf("y"))])).toMatchObject({
      refusal: { fields: [{ code: "too-many-attached" }] },
    });
    const [first] = await filesOf();
    await remove("liaison", first?.id ?? 0);
    expect(await attach("liaison", [received("y.pdf", pdf("y"))])).toMatchObject({ ok: true });
  });

  test("sent twice is done once; the same key with another file is refused", async () => {
    const request = freshKey("same");
    const twice = await Promise.all([
      attach("liaison", [received("a.pdf", pdf())], request),
      attach("liaison", [received("a.pdf", pdf())], request),
    ]);
    expect(twice.map((one) => one.ok)).toEqual([true, true]);
    expect(await rows()).toHaveLength(1);
    const other = await attach("liaison", [received("z.pdf", pdf("z"))], { ...request, body_hash: "9".repeat(64) });
    expect(other).toMatchObject({ ok: false, refusal: { code: "key-reused" } });
  });

  test("two people's files do not push each other out", async () => {
    const people = ["liaison", "colleague"] as const;
    const outcomes = await Promise.all(
      people.flatMap((person) => [1, 2].map((n) => attach(person, [received("x.pdf", pdf(person + n))]))),
    );
    expect(outcomes.every((one) => one.ok)).toBe(true);
    expect(await filesOf()).toHaveLength(4);
  });
});

describe("a version", () => {
  const snapshot = async (version: number) => {
    const row = await fresh.db
      .selectFrom("submission")
      .where("version", "=", version)
      .select(["snapshot", "sha256"])
      .executeTakeFirstOrThrow();
    expect(createHash("sha256").update(row.snapshot).digest("hex")).toBe(row.sha256);
    return JSON.parse(row.snapshot) as Snapshot;
  };

  test("lists its files, and its own hash covers them", async () => {
    await attach("liaison", [received("a.pdf", pdf()), received("b.jpg", jpeg())]);
    const [first, second] = await filesOf();
    await remove("liaison", second?.id ?? 0);
    await file(fresh.db, id);
    expect((await snapshot(1)).files).toEqual([
      { attachment_id: first?.id, name: "a.pdf", media_type: "application/pdf", bytes: pdf().length, sha256: sha256Of(pdf()) },
    ]);
  });

  test("without files says nothing of files: its text is as it always was", async () => {
    await file(fresh.db, id);
    expect("files" in (await snapshot(1))).toBe(false);
  });

  test("that was sent takes no more files and gives none back", async () => {
    await attach("liaison", [received("a.pdf", pdf())]);
    await file(fresh.db, id);
    const [only] = await filesOf();
    expect(await attach("liaison", [received("b.jpg", jpeg())])).toMatchObject({ refusal: { code: "not-in-this-state" } });
    expect(await remove("liaison", only?.id ?? 0)).toMatchObject({ refusal: { code: "not-in-this-state" } });
    expect(await filesOf()).toHaveLength(1);
  });
});

test("removing is a mark: the row stays, and a second time changes nothing", async () => {
  await attach("liaison", [received("a.pdf", pdf())]);
  const [only] = await filesOf();
  expect(await remove("colleague", only?.id ?? 0)).toEqual({ ok: true, value: { removed: 1 } });
  expect(await remove("colleague", only?.id ?? 0)).toEqual({ ok: true, value: { removed: 0 } });
  expect(await rows()).toMatchObject([{ removed_by: 2 }]);
  expect(await filesOf()).toEqual([]);
});

test("a file is read by its establishment, and by its offices once it was sent; by nobody else", async () => {
  await attach("liaison", [received("a.pdf", pdf())]);
  const [only] = await filesOf();
  const readers = async () => {
    const found: Person[] = [];
    for (const person of ["liaison", "colleague", "otherLiaison", "expert", "stranger", "reviewer", "analyst"] as const) {
      if ((await findFile(contextOf(fresh.db, person), only?.id ?? 0)).ok) found.push(person);
    }
    return found;
  };
  expect(await readers()).toEqual(["liaison", "colleague"]);
  await file(fresh.db, id);
  expect(await readers()).toEqual(["liaison", "colleague", "expert", "reviewer"]);
  expect(await findFile(contextOf(fresh.db, "liaison"), 999_999)).toMatchObject({ refusal: { code: "not-found" } });
});

test("the sweep removes what no row names, keeps what a row names, and runs by one owner at a time", async () => {
  await attach("liaison", [received("a.pdf", pdf())]);
  const [only] = await filesOf();
  await remove("liaison", only?.id ?? 0);
  const orphan = "f".repeat(64);
  const removed: string[] = [];
  const real = new Date("2026-10-27T08:00:00Z");
  const context: JobContext = { db: fresh.db, now: () => real, real: () => real, owner: "one" };
  const store = {
    listBefore: async (before: Date) => {
      expect(before.toISOString()).toBe("2026-10-26T08:00:00.000Z");
      return [orphan, sha256Of(pdf())];
    },
    remove: async (hashes: readonly string[]) => removed.push(...hashes),
    removeStaleArrivals: async () => 3,
  };
  let second: unknown = "not tried";
  const first = await sweepFiles(context, {
    ...store,
    removeStaleArrivals: async () => {
      second = await sweepFiles({ ...context, owner: "two" }, store);
      return 3;
    },
  });
  expect(first).toMatchObject({ removed: 1, stale: 3 });
  expect(second).toBeNull();
  expect(removed).toEqual([orphan]);
  expect(await listNamedContents(fresh.db, [sha256Of(pdf())])).toHaveLength(1);
});
