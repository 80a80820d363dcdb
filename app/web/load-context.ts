import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { ReceivedFile } from "#app/domain/attachment.ts";
import type { Language } from "#app/messages/language.ts";
import type { PaperPress } from "#app/outputs/pdf/press.server.ts";
import type { WorkbookReader } from "#app/outputs/return-workbook/reader-process.server.ts";
import type { Viewer } from "#app/usecases/find-viewer.server.ts";
import type { PasswordVerifier } from "#app/usecases/password.server.ts";
import type { Sends } from "#app/usecases/read-together.server.ts";
import type { Database, InstallationKind } from "#db/schema.ts";

/** A form with files, read while it arrived. */
export interface Upload {
  /** Text fields in order, each readable text. */
  fields: [string, string][];
  files: ReceivedFile[];
  /** What keeps the whole from being read; the fields are those that had come before. */
  problem: "malformed" | "too-large" | null;
}

/** The bytes of a write, whole, with the type they were sent as. */
export interface RequestBody {
  contentType: string;
  bytes: Buffer;
  /** In place of the bytes, where the route takes files and the form is multipart. */
  upload?: Upload;
}

/** What the server hands to every loader and action; made once per request, the costly parts once per process. */
export interface RequestContext {
  db: Kysely<Database>;
  /** Takes reads that go out in one packet with others of the same moment, above all the session's. */
  together: Sends;
  /** Of this response's content security policy. */
  nonce: string;
  /** Shown to people as a reference, written in every log line of this request. */
  requestId: string;
  /** The reader's choice (cookie). */
  language: Language;
  /** Bound to this request's id. */
  log: Logger;
  /** Business time now, UTC instant: open, due, late, "today". */
  businessNow: () => Date;
  /** Business time when the whole request, body included, had reached the server. */
  receivedAt: () => Date;
  /** The real clock: sessions, limits, leases. Never for due days. */
  realNow: () => Date;
  /** Non-null where the business clock was set: the instant it shows, ISO 8601. */
  clockNotice: string | null;
  /** True in a database that the demonstration seeded. */
  demonstration: boolean;
  installationKind: InstallationKind;
  /** The signed-in person with the grants valid now, or null; asked of the database at most once per request. */
  viewer: () => Promise<Viewer | null>;
  /** The session's token as the browser sent it. */
  sessionToken: string | null;
  /** The token by which the browser is known again; null where it has none yet. */
  deviceToken: string | null;
  /** True where the public origin is https: cookies are then `Secure` and host-bound. */
  secure: boolean;
  /** True where the answer is a document; false for a page's data alone, asked for by its script. */
  document: boolean;
  /** Client address, seen through trusted proxies only. */
  address: string;
  passwords: PasswordVerifier;
  /** Reads workbooks that people sent, in a process of its own. */
  workbooks: WorkbookReader;
  /** Prints PDFs outside this process. */
  press: PaperPress;
  /** The body of a POST; the Request that Remix gets has none. Read it with `readForm`. */
  body: RequestBody | null;
  /** Logs a fault under this request's id; an unreachable database turns the answer into a 503. */
  report: (error: unknown) => void;
}

declare module "@remix-run/server-runtime" {
  // An interface is the only way to widen Remix's own.
  interface AppLoadContext extends RequestContext {}
}
