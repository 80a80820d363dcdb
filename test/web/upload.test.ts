import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { newSessionToken } from "#app/usecases/find-viewer.server.ts";
import type { PageHandler } from "#app/web/remix-handler.server.ts";
import { type ReadFormWithFiles, readFormWithFiles } from "#app/web/respond.server.ts";
import { jpeg, multipart, pdf, sha256Of } from "#test/builders/files.ts";
import { rawRequest } from "#test/setup/raw-http.ts";
import { type InProcess, startInProcess } from "./in-process.ts";

const dataDir = mkdtempSync(join(tmpdir(), "dahom-upload-"));
const left = (): string[] => {
  try {
    return readdirSync(join(dataDir, "files/tmp"));
  } catch {
    return [];
  }
};

let app: InProcess;
let seen: { read: ReadFormWithFiles; onDisk: number } | undefined;
const page: PageHandler = async (request, context) => {
  const args = { request, context: context as AppLoadContext, params: {} } as ActionFunctionArgs;
  seen = { read: await readFormWithFiles(args), onDisk: left().length };
  return new Response("<p>page</p>", { headers: { "Content-Type": "text/html" } });
};

beforeAll(async () => {
  process.env.DATA_DIR = dataDir;
  app = await startInProcess(page);
});
afterEach(() => {
  seen = undefined;
});
afterAll(async () => {
  await app.server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const cookie = `dahom_session=${newSessionToken()}`;
type Sent = { body: Buffer; contentType: string };
const post = ({ body, contentType }: Sent, path = "/liaison/returns/12", headers: Record<string, string> = { Cookie: cookie }) =>
  fetch(app.origin + path, {
    method: "POST",
    headers: { Origin: app.origin, "Content-Type": contentType, ...headers },
    body: new Uint8Array(body),
  });
const megabytes = (count: number, fill = 1) => Buffer.concat([pdf(), Buffer.alloc(count * 1_048_576, fill)]);
const filesOf = (read: ReadFormWithFiles | undefined) => (read?.ok ? read.files : []);

it("hands text and files on, and leaves nothing behind", async () => {
  const two = [
    { name: "قبض.pdf", bytes: pdf("x".repeat(200_000)) },
    { name: "b.jpg", bytes: jpeg() },
  ];
  const answer = await post(multipart({ key: "k".repeat(22), "f.1.production": "۱۲٫۵" }, two));
  expect(answer.status).toBe(200);
  expect(seen?.onDisk).toBe(2);
  expect(filesOf(seen?.read).map((file) => [file.field, file.name, file.sha256, file.bytes])).toEqual(
    two.map(({ name, bytes }) => ["files", name, sha256Of(bytes), bytes.length]),
  );
  expect(seen?.read.ok && seen.read.form.get("f.1.production")).toBe("۱۲٫۵");
  expect(seen?.read.ok && seen.read.key?.key).toBe("k".repeat(22));
  await vi.waitFor(() => expect(left()).toEqual([]));
});

it("counts files in the body's hash: other bytes are another body", async () => {
  const hashes = new Set<string>();
  for (const bytes of [pdf("1"), pdf("2"), pdf("1")]) {
    await post(multipart({ a: "1" }, [{ name: "a.pdf", bytes }]));
    if (seen?.read.ok) hashes.add(seen.read.body_hash);
  }
  expect(hashes.size).toBe(2);
});

it("passes over a file field that was left empty, and keeps an empty file's name", async () => {
  await post(multipart({ a: "1" }, [{ name: "", bytes: Buffer.alloc(0) }]));
  expect(filesOf(seen?.read)).toEqual([]);
  await post(multipart({ a: "1" }, [{ name: "empty.pdf", bytes: Buffer.alloc(0) }]));
  expect(filesOf(seen?.read)).toMatchObject([{ name: "empty.pdf", bytes: 0, refused: null }]);
});

it("keeps the text of a form whose file is too large, or whose files together are", async () => {
  const large = await post(multipart({ remarks: "typed" }, [{ name: "a.pdf", bytes: megabytes(6) }]));
  expect(large.status).toBe(200);
  expect(seen?.read.ok && seen.read.form.get("remarks")).toBe("typed");
  expect(filesOf(seen?.read)).toMatchObject([{ refused: "file-too-large" }]);
  expect(seen?.onDisk).toBe(0);
  const many = [4, 4, 4, 1].map((size, index) => ({ name: `${index}.pdf`, bytes: megabytes(size, index) }));
  await post(multipart({ remarks: "typed" }, many));
  expect(filesOf(seen?.read).map((file) => file.refused)).toEqual([null, null, "upload-too-large", "upload-too-large"]);
  await vi.waitFor(() => expect(left()).toEqual([]));
});

it("reads one file more than allowed, so that the use-case can say so, and no more", async () => {
  const many = Array.from({ length: 9 }, (_, index) => ({ name: `${index}.pdf`, bytes: pdf(String(index)) }));
  await post(multipart({}, many));
  expect(filesOf(seen?.read)).toHaveLength(6);
});

it("says of a malformed form that it is, with the text that came before", async () => {
  const { body, contentType } = multipart({ remarks: "typed" }, [{ name: "a.pdf", bytes: pdf() }]);
  const cases: Sent[] = [
    { body: body.subarray(0, body.length - 30), contentType },
    { body: Buffer.from("x"), contentType },
    { body, contentType: "multipart/form-data" },
    { body, contentType: "multipart/form-data; boundary=" },
    multipart({ remarks: "a\0b" }, []),
    { body: Buffer.from(body.toString("latin1").replace("typed", "\xff\xfe"), "latin1"), contentType },
  ];
  for (const [index, sent] of cases.entries()) {
    const answer = await post(sent);
    expect(answer.status, String(index)).toBe(200);
    expect(seen?.read, String(index)).toMatchObject({ ok: false, status: 400 });
    if (index === 0 && seen && !seen.read.ok) expect(seen.read.form.get("remarks")).toBe("typed");
  }
  await vi.waitFor(() => expect(left()).toEqual([]));
});

it("takes a large body only from somebody with a session, and only where files are taken", async () => {
  const sent = multipart({}, [{ name: "a.pdf", bytes: megabytes(2) }]);
  expect((await post(sent, "/liaison/returns/12", {})).status).toBe(413);
  expect((await post(sent, "/sign-in")).status).toBe(413);
  expect((await post(sent, "/liaison/returns/12/view")).status).toBe(413);
  expect(seen).toBeUndefined();
  expect((await post(sent, "/liaison/returns/12.data")).status).toBe(200);
});

it("refuses at once what nobody would read off", async () => {
  const head = [
    "POST /liaison/returns/12 HTTP/1.1",
    `Host: ${new URL(app.origin).host}`,
    `Origin: ${app.origin}`,
    `Cookie: ${cookie}`,
    "Content-Type: multipart/form-data; boundary=x",
    `Content-Length: ${2 ** 33}`,
  ];
  const answer = await rawRequest(app.origin, `${head.join("\r\n")}\r\n\r\n`);
  expect(answer.status).toBe(413);
});

it("leaves nothing of an upload whose sender went away", async () => {
  const { body, contentType } = multipart({}, [{ name: "a.pdf", bytes: megabytes(3) }]);
  const head = [
    "POST /liaison/returns/12 HTTP/1.1",
    `Host: ${new URL(app.origin).host}`,
    `Origin: ${app.origin}`,
    `Cookie: ${cookie}`,
    `Content-Type: ${contentType}`,
    `Content-Length: ${body.length}`,
  ];
  const half = Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), body.subarray(0, 1_000_000)]);
  await rawRequest(app.origin, half, 300);
  await vi.waitFor(() => expect(left()).toEqual([]));
  expect(seen).toBeUndefined();
});
