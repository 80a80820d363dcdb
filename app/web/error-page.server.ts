import type { IncomingMessage, ServerResponse } from "node:http";
import { messages } from "#app/messages/catalogue.server.ts";
import { directionOf, type Language } from "#app/messages/language.ts";
import { drainBody } from "./request-body.server.ts";

/** What an answer of the server itself is about; the text is in the messages. */
export type PlainReason = "method" | "host" | "badRequest" | "foreign" | "tooLarge" | "type" | "busy" | "fault";

interface PlainAnswer {
  status: number;
  reason: PlainReason;
  language: Language;
  requestId: string;
  /** Where this site is, shown to somebody who came by another name. */
  origin: string;
}

/** The same document as a route's own answer, for an action that has no page. */
export function plainResponse(answer: PlainAnswer): Response {
  return new Response(pageOf(answer, answer.reason), {
    status: answer.status,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}

/** Answers without any page: a short document in the reader's language with the request's number, no script. */
export function sendPlainAnswer(request: IncomingMessage, response: ServerResponse, answer: PlainAnswer): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const { status, reason } = answer;
  response.statusCode = status;
  response.setHeader("Cache-Control", "no-store");
  if (status === 405) response.setHeader("Allow", "GET, HEAD, POST");
  if (status === 503) response.setHeader("Retry-After", "2");
  if (!request.complete && !drainBody(request)) response.setHeader("Connection", "close");
  const html = pageOf(answer, reason);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Content-Length", Buffer.byteLength(html));
  response.end(request.method === "HEAD" ? undefined : html);
}

function pageOf(answer: PlainAnswer, reason: PlainReason): string {
  const { language, requestId, origin } = answer;
  const common = messages(language, "common");
  const { title, text } = sentencesOf(reason, language);
  const home = reason === "host" ? origin : "/";
  const link = reason === "host" ? `<bdi dir="ltr">${escaped(origin)}</bdi>` : escaped(common.errors.home);
  return `<!DOCTYPE html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escaped(common.product.title({ page: title }))}</title><link rel="stylesheet" href="/plain.css"></head>
<body><main><p class="name">${escaped(common.product.name)}</p><h1>${escaped(title)}</h1><p>${escaped(text)}</p>
<p><a href="${escaped(home)}">${link}</a></p><p class="reference">${escaped(common.errors.reference({ id: requestId }))}</p>
</main></body></html>
`;
}

function sentencesOf(reason: PlainReason, language: Language): { title: string; text: string } {
  const { refused } = messages(language, "public");
  const { errors } = messages(language, "common");
  switch (reason) {
    case "method":
      return { title: refused.method, text: refused.methodText };
    case "host":
      return { title: refused.host, text: refused.hostText };
    case "badRequest":
      return { title: refused.badRequest, text: refused.badRequestText };
    case "foreign":
      return { title: refused.foreign, text: refused.foreignText };
    case "tooLarge":
      return { title: refused.tooLarge, text: refused.tooLargeText };
    case "type":
      return { title: refused.type, text: refused.typeText };
    case "busy":
      return { title: errors.busyTitle, text: refused.busyText };
    case "fault":
      return { title: errors.faultTitle, text: errors.fault };
  }
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
