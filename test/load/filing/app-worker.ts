import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import type { Draft } from "./bodies.ts";
import { type RunOrder, runClients } from "./worker.ts";

const [origin = "", draftsFile = "", cookiesFile = ""] = process.argv.slice(2);
const drafts = JSON.parse(readFileSync(draftsFile, "utf8")) as Draft[];
const cookies = JSON.parse(readFileSync(cookiesFile, "utf8")) as string[];
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const { hostname, port } = new URL(origin);

/** One request; gives status and body text (not decompressed: nobody reads it here but for a mark). */
function send(
  method: "GET" | "POST",
  path: string,
  cookie: string,
  body?: string,
  gzip = false,
): Promise<{ status: number; text: string; location: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        hostname,
        port,
        method,
        path,
        headers: {
          Cookie: cookie,
          ...(gzip ? { "Accept-Encoding": "gzip" } : {}),
          ...(body === undefined
            ? {}
            : {
                Origin: origin,
                "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8",
                "Content-Length": Buffer.byteLength(body),
              }),
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            text: Buffer.concat(chunks).toString("latin1"),
            location: answer.headers.location ?? "",
          }),
        );
        answer.on("error", reject);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

const newKey = () => randomBytes(18).toString("base64url");
// A first save begins the draft's next revision of figures, never of state, so the body's revision still holds.
const dataPath = (draft: Draft) => `/liaison/returns/${draft.return_id}.data`;

async function submit(draft: Draft, cookie: string): Promise<void> {
  const answer = await send("POST", dataPath(draft), cookie, `key=${newKey()}&${draft.body}`);
  if (answer.status !== 202 || !answer.text.includes("/receipt/1")) {
    throw new Error(`submit of ${draft.return_id} gave ${answer.status}: ${answer.text.slice(0, 300)}`);
  }
}

async function visit(draft: Draft, cookie: string): Promise<void> {
  const form = await send("GET", `/liaison/returns/${draft.return_id}`, cookie, undefined, true);
  if (form.status !== 200) throw new Error(`form gave ${form.status} ${form.location}`);
  const line = draft.lines[0]?.id ?? 0;
  const cell = `intent=save&revision=1&f.${line}.own_use=0&b.${line}.own_use=`;
  const saved = await send("POST", dataPath(draft), cookie, `key=${newKey()}&${cell}`, true);
  if (saved.status !== 202) throw new Error(`save gave ${saved.status}`);
  const answer = await send("POST", dataPath(draft), cookie, `key=${newKey()}&${draft.visitBody}`, true);
  if (answer.status !== 202) throw new Error(`submit gave ${answer.status}`);
  const receipt = await send("GET", `/liaison/returns/${draft.return_id}/receipt/1`, cookie, undefined, true);
  if (receipt.status !== 200) throw new Error(`receipt gave ${receipt.status}`);
}

async function run(order: RunOrder & { what: "submit" | "visit" }): Promise<void> {
  const work = order.what === "submit" ? submit : visit;
  const answer = await runClients(order, drafts.length, (index) => {
    const draft = drafts[index];
    const cookie = cookies[draft?.liaison ?? -1];
    if (!draft || cookie === undefined) throw new Error("no draft");
    return work(draft, cookie);
  });
  process.send?.(answer);
}

process.on("message", (order: RunOrder & { what: "submit" | "visit" }) => void run(order));
process.send?.("ready");
