import { Writable } from "node:stream";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { catalogue } from "./messages/catalogue.server.ts";
import { MessagesProvider } from "./messages/use-messages.tsx";
import { PageEnvironmentProvider } from "./ui/page-environment.tsx";
import type {} from "./web/load-context.ts";

/** After so long a page still being rendered is given up. */
export const streamTimeout = 10_000;
const abortDelay = streamTimeout + 1_000;

/** Renders a document; people get it as soon as its shell is ready, robots when all of it is. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { nonce, requestId, language } = loadContext;
  const ready = isbot(request.headers.get("user-agent") ?? "") ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let sent = false;
    let answer = status;
    const timer = setTimeout(() => rendering.abort(), abortDelay);
    const rendering = renderToPipeableStream(
      <PageEnvironmentProvider value={{ nonce, requestId }}>
        <MessagesProvider language={language} areas={catalogue(language)}>
          <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={abortDelay} />
        </MessagesProvider>
      </PageEnvironmentProvider>,
      {
        nonce,
        [ready]() {
          sent = true;
          headers.set("Content-Type", "text/html; charset=utf-8");
          headers.set("Content-Language", language);
          headers.append("Vary", "Cookie");
          // Whole: the server compresses a page and says its length, so a stream would only be gathered there.
          const parts: Buffer[] = [];
          const body = new Writable({
            write(part: Buffer, _encoding, done) {
              parts.push(part);
              done();
            },
          });
          body.once("finish", () => resolve(new Response(Buffer.concat(parts), { headers, status: answer })));
          body.once("error", reject);
          body.once("close", () => clearTimeout(timer));
          rendering.pipe(body);
        },
        onShellError(error: unknown) {
          clearTimeout(timer);
          reject(error);
        },
        onError(error: unknown) {
          answer = 500;
          // Faults of the shell itself reach `handleError`.
          if (sent) loadContext.report(error);
        },
      },
    );
  });
}

/** Faults of loaders, actions and rendering; a missing page or a request that was given up is none. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  const answered = isRouteErrorResponse(error) && error.status < 500;
  if (!answered && !request.signal.aborted) context.report(error);
}
