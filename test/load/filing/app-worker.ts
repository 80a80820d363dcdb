import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Draft } from "./bodies.ts";
import { type Answer, Connection } from "./connection.ts";
import { type RunOrder, runClients } from "./worker.ts";

const [origin = "", draftsFile = "", cookiesFile = ""] = process.argv.slice(2);
const drafts = JSON.parse(readFileSync(draftsFile, "utf8")) as Draft[];
const cookies = JSON.parse(readFileSync(cookiesFile, "utf8")) as string[];
const { hostname, port } = new URL(origin);

// One connection for each client, as a browser keeps one.
const connections: Connection[] = [];

/** What one client's browser sends; answers small where `gzip` says that it takes compressed pages. */
type Send = (method: "GET" | "POST", path: string, body?: string, gzip?: boolean) => Promise<Answer>;

function sender(client: number, cookie: string): Send {
  const kept = connections[client];
  const connection = kept?.usable ? kept : new Connection(hostname, Number(port));
  connections[client] = connection;
  return (method, path, body = "", gzip = false) => {
    const headers: Record<string, string> = { Cookie: cookie };
    if (gzip) headers["Accept-Encoding"] = "gzip";
    if (method === "POST") {
      headers.Origin = origin;
      headers["Content-Type"] = "application/x-www-form-urlencoded;charset=UTF-8";
    }
    return connection.send(method, path, headers, body);
  };
}

const newKey = () => randomBytes(18).toString("base64url");
// A first save begins the draft's next revision of figures, never of state, so the body's revision still holds.
const dataPath = (draft: Draft) => `/liaison/returns/${draft.return_id}.data`;

async function submit(draft: Draft, send: Send): Promise<void> {
  const answer = await send("POST", dataPath(draft), `key=${newKey()}&${draft.body}`);
  if (answer.status !== 202 || !answer.text.includes("/receipt/1")) {
    throw new Error(`submit of ${draft.return_id} gave ${answer.status}: ${answer.text.slice(0, 300)}`);
  }
}

async function visit(draft: Draft, send: Send): Promise<void> {
  const form = await send("GET", `/liaison/returns/${draft.return_id}`, undefined, true);
  if (form.status !== 200) throw new Error(`form gave ${form.status} ${form.location}`);
  const line = draft.lines[0]?.id ?? 0;
  const cell = `intent=save&revision=1&f.${line}.own_use=0&b.${line}.own_use=`;
  const saved = await send("POST", dataPath(draft), `key=${newKey()}&${cell}`, true);
  if (saved.status !== 202) throw new Error(`save gave ${saved.status}`);
  const answer = await send("POST", dataPath(draft), `key=${newKey()}&${draft.visitBody}`, true);
  if (answer.status !== 202) throw new Error(`submit gave ${answer.status}`);
  const receipt = await send("GET", `/liaison/returns/${draft.return_id}/receipt/1`, undefined, true);
  if (receipt.status !== 200) throw new Error(`receipt gave ${receipt.status}`);
}

async function run(order: RunOrder & { what: "submit" | "visit" }): Promise<void> {
  const work = order.what === "submit" ? submit : visit;
  const answer = await runClients(order, drafts.length, (index, client) => {
    const draft = drafts[index];
    const cookie = cookies[draft?.liaison ?? -1];
    if (!draft || cookie === undefined) throw new Error("no draft");
    return work(draft, sender(client, cookie));
  });
  process.send?.(answer);
}

process.on("message", (order: RunOrder & { what: "submit" | "visit" }) => void run(order));
process.send?.("ready");
