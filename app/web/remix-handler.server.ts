import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppLoadContext } from "@remix-run/node";
import { type ActionAhead, type PlainRedirect, redirectData } from "./action-ahead.server.ts";
import type { Gate } from "./gate.server.ts";
import type { OneRequestContext } from "./request-context.server.ts";
import { sendResponse } from "./send-response.server.ts";

/** Remix's own handler, as `createRequestHandler` of `@remix-run/node` makes it. */
export type PageHandler = (request: Request, context?: AppLoadContext) => Promise<Response>;

// Remix needs no other header; what it does not see cannot trouble it. Origin and Host were judged before, and
// cookies are read into the context.
const passedOn = ["accept", "accept-language", "content-type", "referer", "user-agent", "purpose", "sec-purpose"] as const;

// One for all: an abort without a reason makes an exception with its stack for each request.
const answered = new Error("the request has been answered or given up");

/** Hands a request that passed the guard to Remix and writes its answer. */
export async function answerByPages(
  handler: PageHandler,
  request: IncomingMessage,
  response: ServerResponse,
  args: { publicOrigin: URL; context: OneRequestContext; gate: Gate; ahead?: ActionAhead | undefined },
): Promise<void> {
  const { publicOrigin, context, gate, ahead } = args;
  const { url: target = "/" } = request;
  let init: { headers: Headers; signal: AbortSignal } | undefined;
  const initOf = () => {
    if (init !== undefined) return init;
    const ended = new AbortController();
    // Also after an answered request: Remix keeps a timer of five seconds for its stream otherwise.
    if (response.destroyed) ended.abort(answered);
    else response.once("close", () => ended.abort(answered));
    init = { headers: headersFor(request), signal: ended.signal };
    return init;
  };
  // Remix runs an action for anything that is not GET, also for HEAD.
  const method = request.method === "POST" ? "POST" : "GET";
  const requestFor = (path: string) => new Request(publicOrigin.origin + path, { ...initOf(), method });
  const make = async () => {
    const redirect = method === "POST" ? await ahead?.run(target, context, requestFor) : null;
    return redirect ?? handler(requestFor(target), context);
  };
  // Signing in waits for a slow hash, on purpose; pages must not wait for it too.
  let answer = await (target.startsWith("/sign-in") ? make() : gate.run(make));
  if (!(answer instanceof Response)) return sendRedirectData(response, answer);
  if (answer.status === 404 && isBare(answer)) {
    // A download that is not there answers like any page that is not there.
    await answer.body?.cancel();
    answer = await handler(new Request(`${publicOrigin.origin}/-`, initOf()), context);
  }
  const headers: Record<string, string> = {};
  // What a desk shows must not stay behind after signing out.
  if (!answer.headers.has("Cache-Control")) headers["Cache-Control"] = "no-store";
  const status = answer.status === 500 && context.databaseAway ? 503 : answer.status;
  if (status === 503 && !answer.headers.has("Retry-After")) headers["Retry-After"] = "2";
  await sendResponse(request, response, answer, { status, headers });
}

/** The answer that Remix gives its script for a redirect, and how this server writes it. */
function sendRedirectData(response: ServerResponse, redirect: PlainRedirect): void {
  const text = redirectData(redirect);
  response.statusCode = 202;
  response.setHeader("Location", redirect.location);
  response.setHeader("Content-Type", "text/x-script");
  response.setHeader("X-Remix-Response", "yes");
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Vary", "Accept-Encoding");
  response.setHeader("Content-Length", Buffer.byteLength(text));
  response.end(text);
}

/** Of a route without a page of its own: neither a document nor data for one. */
function isBare(answer: Response): boolean {
  const type = answer.headers.get("content-type") ?? "";
  return !type.startsWith("text/html") && !type.startsWith("text/x-script");
}

function headersFor(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const name of passedOn) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  return headers;
}
