import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const gzipped = promisify(gzip);

// Under this a packet is not saved.
const threshold = 1400;
// Pages are made for each reader, so speed counts more than the last percent.
const fast = { level: 3, memLevel: 9 } as const;
const textual = /^(?:text\/|application\/(?:json|javascript|manifest\+json)|image\/svg\+xml)/;

/** Whether a browser takes gzip, by its Accept-Encoding. */
export function acceptsGzip(request: IncomingMessage): boolean {
  const { "accept-encoding": encodings } = request.headers;
  return typeof encodings === "string" && /(?:^|[\s,])gzip(?!\s*;\s*q=0(?:\.0*)?(?:[\s,]|$))/.test(encodings);
}

/**
 * Writes a Response of the Fetch kind: texts whole, compressed and with their length; anything else (a download) as it
 * comes. For HEAD the headers only. `status` and `headers` override the Response's own.
 */
export async function sendResponse(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Response,
  override: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Promise<void> {
  response.statusCode = override.status ?? answer.status;
  for (const [name, value] of answer.headers) {
    if (name !== "set-cookie") response.setHeader(name, value);
  }
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("Set-Cookie", cookies);
  for (const [name, value] of Object.entries(override.headers ?? {})) response.setHeader(name, value);

  if (answer.body === null) {
    if (response.statusCode !== 204 && response.statusCode !== 304) response.setHeader("Content-Length", 0);
    response.end();
    return;
  }
  if (request.method === "HEAD") {
    await answer.body.cancel();
    response.end();
    return;
  }
  if (!textual.test(answer.headers.get("content-type") ?? "")) {
    await pipeline(Readable.from(chunksOf(answer.body)), response);
    return;
  }
  const bytes = withoutNul(Buffer.from(await answer.arrayBuffer()));
  if (response.destroyed) return;
  response.setHeader("Vary", "Accept-Encoding");
  const small = bytes.length < threshold || !acceptsGzip(request) ? null : await gzipped(bytes, fast);
  if (small !== null) response.setHeader("Content-Encoding", "gzip");
  const sent = small ?? bytes;
  response.setHeader("Content-Length", sent.length);
  response.end(sent);
}

/**
 * React 18 fills a chunk up with NUL where the next character's bytes did not fit; in a field they would turn into
 * replacement characters. No text of ours has one.
 */
function withoutNul(bytes: Buffer): Buffer {
  let at = bytes.indexOf(0);
  if (at === -1) return bytes;
  const parts: Buffer[] = [];
  let from = 0;
  for (; at !== -1; at = bytes.indexOf(0, from)) {
    if (at > from) parts.push(bytes.subarray(from, at));
    from = at + 1;
  }
  parts.push(bytes.subarray(from));
  return Buffer.concat(parts);
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
    await body.cancel().catch(() => {});
  }
}
