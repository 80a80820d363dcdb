import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listStoredBefore, openStoredFile, receiveFile, removeStaleArrivals, removeStored } from "#app/outputs/files.server.ts";
import { pdf, sha256Of } from "#test/builders/files.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dahom-files-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function store(bytes: Buffer): Promise<string> {
  const file = await receiveFile("files", "a.pdf", folder);
  for (let at = 0; at < bytes.length; at += 700) await file.write(bytes.subarray(at, at + 700));
  const received = await file.finish();
  await received.keep();
  await file.discard();
  return received.sha256;
}
const old = new Date("2020-01-01T00:00:00Z");
const dayAgo = () => new Date(Date.now() - 86_400_000);
const age = (name: string) => utimes(join(folder, name), old, old);

test("a file that is kept lies under its own hash, whole; one that is not leaves nothing", async () => {
  const bytes = pdf("x".repeat(5000));
  const sha256 = await store(bytes);
  expect(sha256).toBe(sha256Of(bytes));
  expect(await readFile(join(folder, sha256))).toEqual(bytes);
  expect((await stat(join(folder, sha256))).mode & 0o077).toBe(0);

  const given = await receiveFile("files", "b.pdf", folder);
  await given.write(pdf());
  const received = await given.finish();
  expect(received.head.length).toBeGreaterThan(0);
  await given.discard();
  const refused = await receiveFile("files", "c.pdf", folder);
  await refused.write(pdf());
  expect((await refused.refuse("file-too-large")).refused).toBe("file-too-large");
  await refused.discard();
  expect((await readdir(folder)).sort()).toEqual([sha256, "tmp"].sort());
  expect(await readdir(join(folder, "tmp"))).toEqual([]);
});

test("beginning and end are looked at, however the pieces come", async () => {
  const bytes = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 251));
  for (const piece of [17, 1024, 5000]) {
    const file = await receiveFile("files", "a", folder);
    for (let at = 0; at < bytes.length; at += piece) await file.write(bytes.subarray(at, at + piece));
    const { head, tail } = await file.finish();
    expect(Buffer.from(head)).toEqual(bytes.subarray(0, 1024));
    expect(Buffer.from(tail)).toEqual(bytes.subarray(-1024));
    await file.discard();
  }
});

test("bytes that are missing, cut short or asked for under no hash are not opened", async () => {
  const sha256 = await store(pdf());
  const bytes = pdf().length;
  expect(await openStoredFile({ sha256: "../../x", bytes }, folder)).toBeUndefined();
  expect(await openStoredFile({ sha256: "0".repeat(64), bytes }, folder)).toBeUndefined();
  expect(await openStoredFile({ sha256, bytes: bytes + 1 }, folder)).toBeUndefined();
  const stream = await openStoredFile({ sha256, bytes }, folder);
  expect(Buffer.from(await new Response(stream).arrayBuffer())).toEqual(pdf());
});

test("a sweep removes what is old and asked for; what came anew stays", async () => {
  const [first, second, third] = [await store(pdf("1")), await store(pdf("2")), await store(pdf("3"))];
  await age(first);
  await age(second);
  const before = dayAgo();
  expect((await listStoredBefore(before, folder)).sort()).toEqual([first, second].sort());
  // Uploaded again between the look and the removal.
  await store(pdf("2"));
  expect(await removeStored([first, second, third], before, folder)).toBe(1);
  expect((await readdir(folder)).sort()).toEqual([second, third, "tmp"].sort());
  expect(await removeStored([first], before, folder)).toBe(0);
  expect(await readdir(join(folder, "tmp"))).toEqual([]);
});

test("what a killed sweep had taken aside is put back, and a killed upload's rest goes after a day", async () => {
  const sha256 = await store(pdf());
  await writeFile(join(folder, "tmp", `${"a".repeat(64)}.swept`), "x");
  await writeFile(join(folder, "tmp", "old.part"), "x");
  await writeFile(join(folder, "tmp", "new.part"), "x");
  await age("tmp/old.part");
  await removeStored([], dayAgo(), folder);
  expect((await readdir(folder)).sort()).toEqual([sha256, "a".repeat(64), "tmp"].sort());
  expect(await removeStaleArrivals(dayAgo(), folder)).toBe(1);
  expect(await readdir(join(folder, "tmp"))).toEqual(["new.part"]);
});

test("a store that does not exist yet has nothing to sweep", async () => {
  const none = join(folder, "none");
  expect(await listStoredBefore(new Date(), none)).toEqual([]);
  expect(await removeStaleArrivals(new Date(), none)).toBe(0);
});
