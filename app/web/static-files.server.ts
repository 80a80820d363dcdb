import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};
const compressible = /^(?:text\/|application\/|image\/svg)/;

interface StaticFile {
  type: string;
  etag: string;
  cache: string;
  plain: Buffer;
  brotli?: Promise<Buffer>;
  gzip?: Promise<Buffer>;
}

// What decides over the next visit without a line is asked for anew each time.
const alwaysFresh: ReadonlySet<string> = new Set(["sw.js", "offline.js", "offline.html"]);

/**
 * Holds the built files in memory, by their address: nothing outside the list can be asked for, whatever the path says.
 * Compressed once, when first asked for. Files under `/assets/` carry a hash in their name and never change.
 * @param made further files by their path in the folder, with their text
 * @returns a function that answers a GET or HEAD for one of the files and says whether it did
 */
export function staticFiles(
  folder: string,
  made: Readonly<Record<string, string>> = {},
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = new Map<string, StaticFile>([
    ...listFiles(folder, "").map((path) => [`/${path}`, file(path, readFileSync(join(folder, path)))] as const),
    ...Object.entries(made).map(([path, text]) => [`/${path}`, file(path, Buffer.from(text))] as const),
  ]);
  return (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    const { url = "" } = request;
    const at = url.indexOf("?");
    const asked = files.get(at < 0 ? url : url.slice(0, at));
    if (asked === undefined) return false;
    void send(asked, request, response);
    return true;
  };
}

async function send(file: StaticFile, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader("Content-Type", file.type);
  response.setHeader("Cache-Control", file.cache);
  response.setHeader("ETag", file.etag);
  response.setHeader("Vary", "Accept-Encoding");
  if (request.headers["if-none-match"] === file.etag) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const { body, encoding } = await encoded(file, String(request.headers["accept-encoding"] ?? ""));
  if (encoding) response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Length", body.length);
  response.end(request.method === "HEAD" ? undefined : body);
}

async function encoded(file: StaticFile, accepted: string): Promise<{ body: Buffer; encoding?: "br" | "gzip" }> {
  if (file.plain.length < 1000 || !compressible.test(file.type)) return { body: file.plain };
  if (/\bbr\b/.test(accepted)) {
    file.brotli ??= promisify(brotliCompress)(file.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    return { body: await file.brotli, encoding: "br" };
  }
  if (!/\bgzip\b/.test(accepted)) return { body: file.plain };
  file.gzip ??= promisify(gzip)(file.plain, { level: 9 });
  return { body: await file.gzip, encoding: "gzip" };
}

function file(path: string, plain: Buffer): StaticFile {
  const forLong = path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600";
  return {
    plain,
    type: types[extname(path)] ?? "application/octet-stream",
    etag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`,
    cache: alwaysFresh.has(path) ? "no-cache" : forLong,
  };
}

function listFiles(folder: string, under: string): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under === "" ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) return entry.name.startsWith(".") ? [] : listFiles(folder, path);
    return [path];
  });
}
