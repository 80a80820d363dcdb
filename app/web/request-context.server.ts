import type { IncomingMessage } from "node:http";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { type Language, languageCookie, readLanguage } from "#app/messages/language.ts";
import type { PaperPress } from "#app/outputs/pdf/press.server.ts";
import type { WorkbookReader } from "#app/outputs/return-workbook/reader-process.server.ts";
import type { Clock } from "#app/usecases/clock.server.ts";
import { findViewer, isSessionToken, type Viewer } from "#app/usecases/find-viewer.server.ts";
import type { PasswordVerifier } from "#app/usecases/password.server.ts";
import { readTogether, type Sends } from "#app/usecases/read-together.server.ts";
import type { Database, InstallationKind } from "#db/schema.ts";
import { deviceCookieName, readCookie, sessionCookieName } from "./cookies.server.ts";
import type { RequestBody, RequestContext } from "./load-context.ts";
import { isDatabaseAway } from "./log.server.ts";

/** What a process makes once and every request shares. */
export interface Shared {
  db: Kysely<Database>;
  log: Logger;
  clock: Clock;
  installationKind: InstallationKind;
  passwords: PasswordVerifier;
  workbooks: WorkbookReader;
  press: PaperPress;
  secure: boolean;
}

/** One request's context; what costs something is made when it is first asked for. */
export class OneRequestContext implements RequestContext {
  /** Remix's own type asks for it. */
  [name: string]: unknown;
  readonly #shared: Shared;
  readonly nonce: string;
  readonly requestId: string;
  readonly language: Language;
  readonly sessionToken: string | null;
  readonly #cookies: string | undefined;
  readonly address: string;
  readonly body: RequestBody | null;
  readonly document: boolean;
  readonly #received: Date;
  #log: Logger | undefined;
  #together: Sends | undefined;
  #viewer: Promise<Viewer | null> | undefined;
  /** Of the viewer, once known; for the log. */
  userId: number | undefined;
  /** The database could not be asked: what came out is no page. */
  databaseAway = false;

  constructor(
    shared: Shared,
    request: IncomingMessage,
    own: { nonce: string; requestId: string; address: string; body: RequestBody | null },
  ) {
    this.#shared = shared;
    this.nonce = own.nonce;
    this.requestId = own.requestId;
    this.address = own.address;
    this.body = own.body;
    this.document = !/^[^?]*\.data(?:\?|$)/.test(request.url ?? "");
    this.#received = shared.clock.now();
    const { cookie } = request.headers;
    this.language = languageOf(cookie);
    this.#cookies = cookie;
    this.sessionToken = readCookie(cookie, sessionCookieName(shared.secure));
  }

  get db() {
    return this.#shared.db;
  }

  get together(): Sends {
    this.#together ??= readTogether(this.#shared.db);
    return this.#together;
  }

  get log(): Logger {
    this.#log ??= this.#shared.log.child({ id: this.requestId });
    return this.#log;
  }

  get clockNotice(): string | null {
    return this.#shared.clock.offset === 0 ? null : this.businessNow().toISOString();
  }

  get demonstration(): boolean {
    return this.#shared.installationKind === "demonstration";
  }

  get deviceToken(): string | null {
    const token = readCookie(this.#cookies, deviceCookieName(this.secure));
    return token !== null && isSessionToken(token) ? token : null;
  }

  get installationKind() {
    return this.#shared.installationKind;
  }

  get secure() {
    return this.#shared.secure;
  }

  get press() {
    return this.#shared.press;
  }

  get passwords() {
    return this.#shared.passwords;
  }

  get workbooks() {
    return this.#shared.workbooks;
  }

  // Arrow functions: a loader may take them out of the context.
  readonly businessNow = (): Date => this.#shared.clock.now();

  readonly receivedAt = (): Date => this.#received;

  readonly realNow = (): Date => this.#shared.clock.real();

  readonly viewer = (): Promise<Viewer | null> => {
    this.#viewer ??= this.#findViewer();
    return this.#viewer;
  };

  readonly report = (error: unknown): void => {
    if (isDatabaseAway(error)) this.databaseAway = true;
    this.log.error({ err: error }, "fault");
  };

  async #findViewer(): Promise<Viewer | null> {
    if (this.sessionToken === null) return null;
    const { db, installationKind } = this.#shared;
    const times = { realNow: this.realNow(), businessNow: this.businessNow() };
    const viewer = await findViewer({ db, first: this.together, token: this.sessionToken, installationKind, ...times });
    this.userId = viewer?.actor.user_id;
    return viewer;
  }
}

/** The reader's language by the Cookie header. */
export function languageOf(cookies: string | undefined): Language {
  return readLanguage(readCookie(cookies, languageCookie));
}
