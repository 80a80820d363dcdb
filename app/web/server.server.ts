import { randomBytes } from "node:crypto";
import { createServer as createHttpServer, type Server } from "node:http";
import type { Socket } from "node:net";
import express, { type Express, type Request as Incoming, type NextFunction, type Response as Outgoing } from "express";
import type { ActionAhead } from "./action-ahead.server.ts";
import { type PlainReason, sendPlainAnswer } from "./error-page.server.ts";
import { Gate } from "./gate.server.ts";
import { rejection } from "./guard.server.ts";
import { newNonce, setSecurityHeaders } from "./headers.server.ts";
import type { Metrics } from "./metrics.server.ts";
import { type ReadBody, readAnyBody } from "./read-body.server.ts";
import { answerByPages, type PageHandler } from "./remix-handler.server.ts";
import { formLimit } from "./request-body.server.ts";
import { languageOf, OneRequestContext, type Shared } from "./request-context.server.ts";

/** Pages made at the same time; as many as there are connections to the database. */
export const pagesAtOnce = 8;

/** A static file's or a development server's answer; true where it took the request. */
type EarlyAnswer = (request: Incoming, response: Outgoing) => boolean;

export interface ServerSettings extends Shared {
  /** Where the world reaches this site. A function where the port is known only once the server listens. */
  publicOrigin: () => URL;
  trustedProxies: readonly string[];
  pages: PageHandler;
  /** Runs what Remix need not. */
  ahead?: ActionAhead | undefined;
  staticFiles: EarlyAnswer;
  /** Development only: Vite's own middleware. */
  development?: express.RequestHandler;
  /** Resolves where the database answers and runs this program's migrations; throws otherwise. */
  ready: () => Promise<void>;
  metrics?: Metrics | undefined;
  /** Requests answered at once; one more gets 503 at once. */
  atOnce?: number;
  /** Largest body in bytes. */
  bodyLimit?: number;
  /** How long a stop waits for requests under way. */
  stopWithinMs?: number;
}

export interface WebServer {
  http: Server;
  inFlight(): number;
  /** Takes no new connections, lets the requests under way end, then closes what is left. */
  stop(): Promise<void>;
}

/** The web server: everything that is decided before a page is asked, then Remix. Not listening yet. */
export function createServer(settings: ServerSettings): WebServer {
  const { log, clock, metrics } = settings;
  const atOnce = settings.atOnce ?? 256;
  const bodyLimit = settings.bodyLimit ?? formLimit;
  const processName = randomBytes(4).toString("hex");
  let counter = 0;
  const gate = new Gate(pagesAtOnce);
  let busy = 0;
  let stopping = false;

  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", false);
  setTrustedProxies(app, settings.trustedProxies);

  app.use((request: Incoming, response: Outgoing, next: NextFunction) => {
    if (request.url === "/healthz") return answerProbe(response, 200, "ok");
    if (request.url !== "/readyz") return next();
    if (stopping) return answerProbe(response, 503, "stopping");
    settings.ready().then(
      () => answerProbe(response, 200, "ready"),
      () => answerProbe(response, 503, "not ready"),
    );
  });

  app.use((request: Incoming, response: Outgoing, next: NextFunction) => {
    counter += 1;
    const requestId = `${processName}-${counter.toString(36)}`;
    const nonce = newNonce();
    const began = process.hrtime.bigint();
    const line: { user?: number } = {};
    response.locals = { requestId, nonce, line };
    response.setHeader("X-Request-Id", requestId);
    setSecurityHeaders(response, nonce, { secure: settings.secure, development: settings.development !== undefined });
    if (stopping) response.setHeader("Connection", "close");
    response.once("close", () => {
      const ms = Number(process.hrtime.bigint() - began) / 1e6;
      const { method, originalUrl } = request;
      metrics?.observe(method, response.statusCode, ms / 1000);
      const path = originalUrl.split("?", 1)[0]?.slice(0, 200);
      const status = response.writableFinished ? response.statusCode : "aborted";
      log.info({ id: requestId, method, path, status, ms: Math.round(ms * 10) / 10, ...line }, "request");
    });
    const refused = rejection(request, settings.publicOrigin());
    if (refused) return plain(request, response, refused.status, refused.reason);
    next();
  });

  app.use((request: Incoming, response: Outgoing, next: NextFunction) => {
    if (!settings.staticFiles(request, response)) next();
  });
  if (settings.development) app.use(settings.development);

  app.use((request: Incoming, response: Outgoing, next: NextFunction) => {
    answer(request, response).catch(next);
  });

  app.use((error: unknown, request: Incoming, response: Outgoing, _next: NextFunction) => {
    log.error({ id: response.locals.requestId, err: error }, "fault before a page");
    plain(request, response, 500, "fault");
  });

  async function answer(request: Incoming, response: Outgoing): Promise<void> {
    let body: ReadBody | null = null;
    if (request.method === "POST") {
      if (request.headers["content-encoding"] !== undefined) return plain(request, response, 415, "type");
      const read = await readAnyBody(request, { limit: bodyLimit, secure: settings.secure });
      if (read === "aborted") return;
      if (read === "too-large") return plain(request, response, 413, "tooLarge");
      if (read === "busy") return plain(request, response, 503, "busy");
      body = read;
    }
    try {
      await answerWith(body, request, response);
    } finally {
      await body?.upload?.discard();
    }
  }

  async function answerWith(body: ReadBody | null, request: Incoming, response: Outgoing): Promise<void> {
    // Counted after the body: a slow sender holds no place.
    if (busy >= atOnce) return plain(request, response, 503, "busy");
    busy += 1;
    try {
      const { requestId, nonce, line } = response.locals;
      const context = new OneRequestContext(settings, request, { requestId, nonce, address: request.ip ?? "", body });
      const { pages, ahead } = settings;
      await answerByPages(pages, request, response, { publicOrigin: settings.publicOrigin(), context, gate, ahead });
      line.user = context.userId;
    } finally {
      busy -= 1;
    }
  }

  function plain(request: Incoming, response: Outgoing, status: number, reason: PlainReason): void {
    const { requestId } = response.locals;
    const language = languageOf(request.headers.cookie);
    sendPlainAnswer(request, response, { status, reason, language, requestId, origin: settings.publicOrigin().origin });
  }

  const http = createHttpServer({ requestTimeout: 300_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 }, app);
  refuseOddConnections(http);
  let open = 0;
  http.on("request", (_request, response) => {
    open += 1;
    response.once("close", () => {
      open -= 1;
    });
  });

  return {
    http,
    inFlight: () => busy,
    async stop() {
      stopping = true;
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      // Also those that a browser opened ahead of need and never used: they do not count as idle.
      const sweep = setInterval(() => (open === 0 ? http.closeAllConnections() : http.closeIdleConnections()), 20);
      const late = setTimeout(() => http.closeAllConnections(), settings.stopWithinMs ?? 10_000);
      await closed;
      clearInterval(sweep);
      clearTimeout(late);
      log.info({ at: clock.real().toISOString() }, "stopped");
    },
  };
}

function answerProbe(response: Outgoing, status: number, text: string): void {
  response.writeHead(status, { "Content-Type": "text/plain", "Cache-Control": "no-store" }).end(`${text}\n`);
}

function setTrustedProxies(app: Express, proxies: readonly string[]): void {
  if (proxies.length === 0) return;
  try {
    app.set("trust proxy", [...proxies]);
  } catch {
    throw new Error("TRUSTED_PROXIES must be addresses or networks joined by commas, such as 10.0.0.0/8,127.0.0.1");
  }
}

/** What is not even a request: answered on the socket, since Express never sees it. */
function refuseOddConnections(http: Server): void {
  http.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const status = oddStatuses[error.code ?? ""] ?? "400 Bad Request";
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  http.on("connect", (_request: unknown, socket: Socket) => {
    socket.end("HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
}

const oddStatuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_INVALID_METHOD: "405 Method Not Allowed",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};
