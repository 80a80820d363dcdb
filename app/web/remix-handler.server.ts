import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppLoadContext } from "@remix-run/node";
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
  args: { publicOrigin: URL; context: OneRequestContext; gate: Gate },
): Promise<void> {
  const { publicOrigin, context, gate } = args;
  const ended = new AbortController();
  // Also after an answered request: Remix keeps a timer of five seconds for its stream otherwise.
  response.once("close", () => ended.abort(answered));
  const { url: target = "/" } = request;
  const init = { headers: headersFor(request), signal: ended.signal };
  // Remix runs an action for anything that is not GET, also for HEAD.
  const method = request.method === "POST" ? "POST" : "GET";
  const make = () => handler(new Request(publicOrigin.origin + target, { ...init, method }), context);
  // Signing in waits for a slow hash, on purpose; pages must not wait for it too.
  let answer = await (target.startsWith("/sign-in") ? make() : gate.run(make));
  if (answer.status === 404 && isBare(answer)) {
    // A download that is not there answers like any page that is not there.
    await answer.body?.cancel();
    answer = await handler(new Request(`${publicOrigin.origin}/-`, init), context);
  }
  const headers: Record<string, string> = {};
  // What a desk shows must not stay behind after signing out.
  if (!answer.headers.has("Cache-Control")) headers["Cache-Control"] = "no-store";
  const status = answer.status === 500 && context.databaseAway ? 503 : answer.status;
  if (status === 503 && !answer.headers.has("Retry-After")) headers["Retry-After"] = "2";
  await sendResponse(request, response, answer, { status, headers });
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
