import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, existsSync, mkdirSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Contract } from "#app/domain/dispatch.ts";
import { readDispatch } from "#app/domain/dispatch-refusal.ts";
import { isSignedBy } from "#app/outputs/deliver.server.ts";

export interface ReceiverSettings {
  code: string;
  secret: string;
  contract: Contract;
  /** What arrives is kept in `<folder>/<code>.jsonl`. */
  folder: string;
  /** 0, or a port that is taken: any free one. */
  port: number;
}

export interface Receiver {
  /** Where dispatches are posted. */
  endpoint: string;
  close(): Promise<void>;
}

/** One line of a receiver's file. */
interface Kept {
  message_id: string;
  receipt: string;
  received_at: string;
  body: unknown;
}

const mostBytes = 1_048_576;
const host = "127.0.0.1";
const newestShown = 200;

/**
 * A demonstration's recipient: a real HTTP receiver on the loopback. `POST /dispatches` verifies the signature (401),
 * refuses what its own copy of the contract does not let it see (422), and acknowledges, once it is on the disk, with a
 * receipt that stays the same for the same message id. `GET /received/<code>` shows what it holds, newest first;
 * `?legal_id=…&period=…` narrows it.
 */
export async function startReceiver(settings: ReceiverSettings): Promise<Receiver> {
  mkdirSync(settings.folder, { recursive: true, mode: 0o700 });
  const path = join(settings.folder, `${settings.code}.jsonl`);
  const known = new Map<string, string>();
  for await (const kept of keptLines(path)) known.set(kept.message_id, kept.receipt);
  const file = await open(path, "a", 0o600);
  // A line that a crash cut off must not swallow the next one.
  if ((await file.stat()).size > 0) await file.appendFile("\n");

  let keeping: Promise<unknown> = Promise.resolve();
  const keep = (message_id: string, body: unknown): Promise<string> => {
    const next = keeping.then(() => keepOnce(file, known, message_id, body));
    keeping = next.catch(() => undefined);
    return next;
  };
  const server = createServer((request, response) => {
    handle(settings, path, keep, request, response).catch(() => {
      if (!response.headersSent) answer(response, 500, { error: "fault" });
    });
  });
  server.requestTimeout = 10_000;
  const port = await listen(server, settings.port);
  return {
    endpoint: `http://${host}:${port}/dispatches`,
    async close() {
      server.closeIdleConnections();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      await keeping;
      await file.close();
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  const attempt = async (wanted: number): Promise<void> => {
    server.listen(wanted, host);
    await once(server, "listening");
  };
  await attempt(port).catch(async (error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    await attempt(0);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the receiver has no port");
  return address.port;
}

async function* keptLines(path: string): AsyncGenerator<Kept> {
  if (!existsSync(path)) return;
  for await (const line of createInterface({ input: createReadStream(path, "utf8") })) {
    try {
      const kept: unknown = JSON.parse(line);
      if (isKept(kept)) yield kept;
    } catch {
      // Cut off by a crash before it was acknowledged: the sender comes again.
    }
  }
}

function isKept(value: unknown): value is Kept {
  return typeof value === "object" && value !== null && "message_id" in value && "receipt" in value && "body" in value;
}

async function keepOnce(file: FileHandle, known: Map<string, string>, message_id: string, body: unknown): Promise<string> {
  const earlier = known.get(message_id);
  if (earlier !== undefined) return earlier;
  const receipt = createHash("sha256").update(message_id).digest("hex").slice(0, 16);
  const kept: Kept = { message_id, receipt, received_at: new Date().toISOString(), body };
  await file.appendFile(`${JSON.stringify(kept)}\n`);
  await file.datasync();
  known.set(message_id, receipt);
  return receipt;
}

type Keep = (message_id: string, body: unknown) => Promise<string>;

async function handle(
  settings: ReceiverSettings,
  path: string,
  keep: Keep,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${host}`);
  if (request.method === "GET" && url.pathname === `/received/${settings.code}`) {
    return answer(response, 200, await received(settings.code, path, url.searchParams));
  }
  if (request.method !== "POST" || url.pathname !== "/dispatches") return answer(response, 404, { error: "not-found" });

  const text = await readBody(request);
  if (text === null) return answer(response, 413, { refused: "too-large" });
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  if (!isSignedBy(settings.secret, headers, text)) return answer(response, 401, { refused: "signature" });
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return answer(response, 422, { refused: "unreadable" });
  }
  const read = readDispatch(settings.code, settings.contract, body);
  if (!read.ok) return answer(response, 422, { refused: read.why });
  if (read.label.message_id !== headers["webhook-id"]) return answer(response, 422, { refused: "unreadable" });
  answer(response, 200, { receipt: await keep(read.label.message_id, body) });
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

async function received(code: string, path: string, search: URLSearchParams) {
  const legalId = search.get("legal_id");
  const period = search.get("period");
  const newest: Kept[] = [];
  let count = 0;
  for await (const kept of keptLines(path)) {
    const text = JSON.stringify(kept.body);
    if (legalId !== null && !text.includes(JSON.stringify(legalId))) continue;
    if (period !== null && !text.includes(`"period":${JSON.stringify(period)}`)) continue;
    count += 1;
    newest.unshift(kept);
    if (newest.length > newestShown) newest.pop();
  }
  return { recipient: code, count, messages: newest };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
