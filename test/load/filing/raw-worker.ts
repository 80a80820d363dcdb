import { readFileSync } from "node:fs";
import mysql from "mysql2/promise";
import { connectionOptions, parseDatabaseUrl } from "#db/connection.ts";
import type { Draft } from "./bodies.ts";
import { type RunOrder, runClients } from "./worker.ts";

// The least any portal could do for one submission: eight prepared statements on the same tables.
const [url = "", draftsFile = "", snapshotBytes = "0", liaison = "0"] = process.argv.slice(2);
const drafts = JSON.parse(readFileSync(draftsFile, "utf8")) as Draft[];
const snapshot = JSON.stringify({ filler: "x".repeat(Math.max(0, Number(snapshotBytes) - 13)) });
const upsert = `insert into working_figure (return_id, product_line_id, opening, production, domestic_quantity,
    domestic_value, export_quantity, export_value, closing, changed_by, changed_at)
  values ${Array.from({ length: 5 }, () => "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").join(", ")}
  on duplicate key update opening = values(opening), production = values(production),
    domestic_quantity = values(domestic_quantity), domestic_value = values(domestic_value),
    export_quantity = values(export_quantity), export_value = values(export_value), closing = values(closing),
    changed_by = values(changed_by), changed_at = values(changed_at)`;

const connections: mysql.Connection[] = [];

const DEADLOCK = 1213;

/** Like the portal, it does a transaction again that the engine gave up for another. */
async function submit(index: number, client: number): Promise<void> {
  for (;;) {
    try {
      return await submitOnce(index, client);
    } catch (error) {
      if (!(error instanceof Error && "errno" in error && error.errno === DEADLOCK)) throw error;
      await connections[client]?.query("rollback");
    }
  }
}

async function submitOnce(index: number, client: number): Promise<void> {
  const draft = drafts[index];
  const connection = connections[client];
  if (!draft || !connection) throw new Error("no draft");
  const now = new Date();
  const by = Number(liaison);
  await connection.execute("start transaction");
  await connection.execute("select id, revision, state, version from monthly_return where id = ? for update", [draft.return_id]);
  await connection.execute(
    upsert,
    draft.lines.flatMap((line) => [draft.return_id, line.id, line.opening, "100", "80", "900", "10", "120", "10", by, now]),
  );
  const [changed] = await connection.execute<mysql.ResultSetHeader>(
    `update monthly_return set state = 'submitted', revision = revision + 1, version = 1, submitted_at = ?,
      first_submitted_at = ?, submitted_by = ?, state_since = ? where id = ? and revision = ?`,
    [now, now, by, now, draft.return_id, 1],
  );
  if (changed.affectedRows !== 1) throw new Error("revision moved");
  await connection.execute(
    `insert into submission (return_id, version, tracking_code, sha256, snapshot, findings, form_version, submitted_at, submitted_by)
      values (?, 1, ?, ?, ?, '[]', 1, ?, ?)`,
    [draft.return_id, `R${String(draft.return_id).padStart(19, "0")}`, "0".repeat(64), snapshot, now, by],
  );
  await connection.execute(
    `insert into return_event (return_id, event, from_state, to_state, version, actor_id, actor_role, at)
      values (?, 'submit', 'draft', 'submitted', 1, ?, 'liaison', ?)`,
    [draft.return_id, by, now],
  );
  await connection.execute("insert into notice (kind, return_id, audience, created_at) values ('submitted', ?, 'province', ?)", [
    draft.return_id,
    now,
  ]);
  await connection.execute("commit");
}

async function run(order: RunOrder): Promise<void> {
  while (connections.length < order.clients) {
    const connection = await mysql.createConnection(connectionOptions(parseDatabaseUrl(url)));
    await connection.query("set session transaction isolation level read committed");
    connections.push(connection);
  }
  process.send?.(await runClients(order, drafts.length, submit));
}

process.on("message", (order: RunOrder) => void run(order));
process.send?.("ready");
