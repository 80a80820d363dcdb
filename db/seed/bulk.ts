import { type Insertable, type Kysely, sql } from "kysely";
import type { Database } from "../schema.ts";

type Table = keyof Database;

/** Parents before children, so that every foreign key is checked and holds. */
const order = [
  "installation",
  "period",
  "establishment",
  "operating_licence",
  "product_line",
  "app_user",
  "role_grant",
  "monthly_return",
  "working_figure",
  "working_stoppage",
  "working_export",
  "working_material",
  "working_energy",
  "working_people",
  "explanation",
  "submission",
  "figure_in_force",
  "return_event",
  "review_reason",
  "signature_request",
  "notice",
  "audit_entry",
  "recipient",
  "recipient_contract",
  "dispatch",
  "dispatch_attempt",
] as const satisfies readonly Table[];
export type BulkTable = (typeof order)[number];

const flushAt = 2_000_000;
const statementAt = 1_000_000;

/** Collects rows and writes them many at a time. */
export interface BulkWriter {
  /** Takes a row; rows of one table all name the same columns. Writes nothing yet, or waits for what is being written. */
  add<T extends BulkTable>(table: T, row: Insertable<Database[T]>): void;
  /** Writes when enough has gathered; call it after each establishment. */
  breathe(): Promise<void>;
  /** Writes the rest and waits for it. @returns the number of rows of each table */
  finish(): Promise<Map<BulkTable, number>>;
}

const special = /['\\\n\r]/g;
const escaped: Record<string, string> = { "'": "\\'", "\\": "\\\\", "\n": "\\n", "\r": "\\r" };

function literal(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "1" : "0";
  if (value instanceof Date) return `'${value.toISOString().replace("T", " ").replace("Z", "")}'`;
  if (typeof value === "string") return `'${value.replace(special, (found) => escaped[found] ?? found)}'`;
  throw new TypeError("a value the bulk writer does not know");
}

/**
 * A writer of multi-row inserts over one connection or transaction. While one batch is being stored by the server the
 * next is generated; never more than one waits.
 */
export function bulkWriter(db: Kysely<Database>): BulkWriter {
  const columns = new Map<BulkTable, string[]>();
  const waiting = new Map<BulkTable, string[]>();
  const counts = new Map<BulkTable, number>();
  let size = 0;
  let writing: Promise<void> = Promise.resolve();

  const statements = (): string[] => {
    const result: string[] = [];
    for (const table of order) {
      const rows = waiting.get(table) ?? [];
      const head = `insert into \`${table}\` (${(columns.get(table) ?? []).map((name) => `\`${name}\``).join(",")}) values `;
      for (let from = 0; from < rows.length; ) {
        let length = 0;
        let to = from;
        while (to < rows.length && length < statementAt) length += rows[to++]?.length ?? 0;
        result.push(head + rows.slice(from, to).join(","));
        from = to;
      }
    }
    waiting.clear();
    size = 0;
    return result;
  };
  const send = async (texts: string[]): Promise<void> => {
    for (const text of texts) await sql.raw(text).execute(db);
  };
  const flush = async (): Promise<void> => {
    await writing;
    writing = send(statements());
    // A failure is met at the next await; until then it must not count as unhandled.
    writing.catch(() => undefined);
  };

  return {
    add(table, row) {
      let names = columns.get(table);
      if (names === undefined) {
        names = Object.keys(row);
        columns.set(table, names);
      }
      const entries: Record<string, unknown> = { ...row };
      const text = `(${names.map((name) => literal(entries[name])).join(",")})`;
      const list = waiting.get(table);
      if (list === undefined) waiting.set(table, [text]);
      else list.push(text);
      counts.set(table, (counts.get(table) ?? 0) + 1);
      size += text.length;
    },
    async breathe() {
      if (size >= flushAt) await flush();
    },
    async finish() {
      await flush();
      await writing;
      return counts;
    },
  };
}
