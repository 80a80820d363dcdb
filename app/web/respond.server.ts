import { createHash } from "node:crypto";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirectDocument } from "@remix-run/node";
import type { Role } from "#app/domain/actor.ts";
import type { ReceivedFile } from "#app/domain/attachment.ts";
import type { Refusal, RefusalCode } from "#app/domain/refusal.ts";
import type { Language } from "#app/messages/language.ts";
import type { Context, RequestKey } from "#app/usecases/context.server.ts";
import type { Viewer } from "#app/usecases/find-viewer.server.ts";
import { Form, readMultipart, readUrlEncoded } from "./form-body.server.ts";
import type {} from "./load-context.ts";
import { withNext } from "./next-path.server.ts";

export { Form, hasTwice } from "./form-body.server.ts";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** What a route of a desk works with. */
export interface Entry {
  /** For use-cases; `now` is the time of receipt for a write. */
  context: Context;
  viewer: Viewer;
  language: Language;
}

/**
 * Lets a signed-in person with one of the roles in. Throws a redirect to the sign-in page for anybody else's visit, and
 * the same 404 as a missing page for a signed-in person without the role. No roles given: any signed-in person.
 */
export async function requireViewer(args: Args, ...roles: Role[]): Promise<Entry> {
  const { request, context } = args;
  const viewer = await context.viewer();
  if (viewer === null) {
    const url = new URL(request.url);
    // What was posted is not done and not kept: the page says so.
    const page = request.method === "POST" ? "/sign-in?ended" : "/sign-in";
    // A document load: the sign-in page speaks from messages that no desk has loaded.
    throw redirectDocument(withNext(page, url.pathname + url.search));
  }
  if (roles.length > 0 && !viewer.roles.some((role) => roles.includes(role))) throw notFound();
  const now = request.method === "POST" ? context.receivedAt() : context.businessNow();
  return { context: { db: context.db, actor: viewer.actor, now }, viewer, language: context.language };
}

/** The answer to what is not there, and to what one may not know is there: both the same. Throw it. */
export function notFound(): Response {
  return json(null, { status: 404 });
}

/** A form that was read: its fields, its idempotency key (null where none was sent or it has no key's shape). */
export interface ReadForm {
  ok: true;
  form: Form;
  /** SHA-256 over all fields in the order of their names. */
  body_hash: string;
  key: RequestKey | null;
}

/** A body that is no readable form; render the saved draft again with this status. */
export interface UnreadableForm {
  ok: false;
  status: 400 | 413 | 415;
}

/**
 * Reads a POST's urlencoded or multipart text fields. Never throws: malformed encodings, NUL, half surrogates, files,
 * more than 5000 fields or more than `maxBytes` (default 1 MiB) give the unreadable outcome.
 */
export async function readForm(args: Args, options: { maxBytes?: number } = {}): Promise<ReadForm | UnreadableForm> {
  const { body } = args.context;
  if (body === null) return { ok: false, status: 400 };
  if (body.bytes.length > (options.maxBytes ?? 1_048_576)) return { ok: false, status: 413 };
  const type = body.contentType.split(";", 1)[0]?.trim().toLowerCase();
  let pairs: [string, string][] | null;
  if (type === "application/x-www-form-urlencoded") pairs = readUrlEncoded(body.bytes);
  else if (body.upload) pairs = body.upload.problem === null && body.upload.files.length === 0 ? body.upload.fields : null;
  else if (type === "multipart/form-data") pairs = await readMultipart(body.bytes, body.contentType);
  else return { ok: false, status: 415 };
  if (pairs === null) return { ok: false, status: 400 };

  const form = new Form(pairs);
  const body_hash = hashOfFields(form);
  const key = form.get("key");
  return { ok: true, form, body_hash, key: key !== null && isRequestKey(key) ? { key, body_hash } : null };
}

/** A form that was read with the files it brought; of an unreadable one, the text fields that could be read. */
export type ReadFormWithFiles = (ReadForm & { files: ReceivedFile[] }) | (UnreadableForm & { form: Form });

/**
 * Reads a POST's text fields and files. Its route must be named in `upload-routes.server.ts`; without files, and for an
 * urlencoded form, it is `readForm`. The files are gone when the request ends, unless `keepFiles` kept them. Never
 * throws. The body's hash covers the files' names and contents too.
 */
export async function readFormWithFiles(args: Args): Promise<ReadFormWithFiles> {
  const upload = args.context.body?.upload;
  if (upload === undefined) {
    const read = await readForm(args);
    return read.ok ? { ...read, files: [] } : { ...read, form: new Form() };
  }
  const form = new Form(upload.fields);
  if (upload.problem !== null) return { ok: false, status: upload.problem === "too-large" ? 413 : 400, form };
  const named = upload.files.map((file) => [`\0${file.field}`, `${file.sha256} ${file.bytes} ${file.name}`] as const);
  const body_hash = hashOfFields(new Form([...upload.fields, ...named]));
  const key = form.get("key");
  const requestKey = key !== null && isRequestKey(key) ? { key, body_hash } : null;
  return { ok: true, form, body_hash, key: requestKey, files: upload.files };
}

/** Whether a text has the shape of the random key a rendered form carries. */
export function isRequestKey(text: string): boolean {
  return /^[A-Za-z0-9_-]{22,32}$/.test(text);
}

function hashOfFields(form: Form): string {
  let text = "";
  // NUL stands in no field (`isPlainText`), and the count says where a name's values end.
  for (const name of [...form.keys()].sort()) {
    const values = form.getAll(name);
    text += `${name}\0${values.length}\0${values.join("\0")}\0`;
  }
  return createHash("sha256").update(text).digest("hex");
}

const statuses: Readonly<Record<RefusalCode, number>> = {
  "not-found": 404,
  "not-permitted": 404,
  "not-in-this-state": 409,
  "changed-meanwhile": 409,
  "cell-conflict": 409,
  "key-reused": 409,
  "invalid-input": 422,
  "period-not-open": 422,
  "has-blocking-findings": 422,
  "needs-explanation": 422,
  "reasons-unanswered": 422,
  "reason-required": 422,
  "own-figures": 422,
  "same-person": 422,
  busy: 503,
};

/** The HTTP status of a refusal. */
export function statusOf(code: RefusalCode): number {
  return statuses[code];
}

/**
 * The status and headers of a refusal, for `json(data, answer(refusal))`. A refusal of 404 is thrown as a missing
 * page: what one may not see answers like what is not there.
 */
export function answer(refusal: Refusal): { status: number; headers?: Record<string, string> } {
  const status = statuses[refusal.code];
  if (status === 404) throw notFound();
  return status === 503 ? { status, headers: { "Retry-After": "2" } } : { status };
}
