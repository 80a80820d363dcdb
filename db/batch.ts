import { CompiledQuery, type Kysely, type QueryResult } from "kysely";
import { escape as escaped, format, type SqlValue } from "mysql2";
import type { Database } from "./schema.ts";
import { databaseErrno } from "./transaction.ts";

/** What a statement is sent through: the database, a transaction, or a batch. */
export type Sends = Pick<Kysely<Database>, "executeQuery">;

/** Marks a text of several statements; the connection sends it whole, with its values escaped into it. */
export const batchMark = "/* batch */ ";
const commitText = "commit";
// Outside a stored program no statement can stop a batch but one that fails: the largest number there is, and one more.
const oneRowOrFail = "select ~0 + (row_count() <> 1)";
const OUT_OF_RANGE = 1690;
/** How a batch ends that commits by itself. */
export const committing = `;\n${commitText}`;

/** Another write came first: a row was not as it was seen. */
export class LostRace extends Error {
  override name = "LostRace";
}

/**
 * Statements whose answers nobody needs, gathered and sent in one packet: a submission writes six rows, and waiting for
 * each costs the server more than writing them. The engine stops at the first that fails, so all of a batch belongs in
 * one transaction.
 */
export class Batch implements Sends {
  readonly #statements: CompiledQuery<unknown>[] = [];

  executeQuery<R>(query: CompiledQuery<R> | { compile(): CompiledQuery<R> }): Promise<QueryResult<R>> {
    this.#statements.push("compile" in query ? query.compile() : query);
    return Promise.resolve({ rows: [] });
  }

  /** Lets the batch fail with `LostRace` unless the statement gathered last changed exactly one row. */
  demandOneRow(): void {
    this.#statements.push(CompiledQuery.raw(oneRowOrFail));
  }

  /**
   * Sends what was gathered and commits. Errors are `LostRace` and those of the first statement that failed: nothing is
   * kept then, once the transaction has been rolled back.
   */
  async sendAndCommit(trx: Sends): Promise<void> {
    try {
      await sendTogether(trx, [...this.#statements, CompiledQuery.raw(commitText)]);
    } catch (error) {
      if (databaseErrno(error) === OUT_OF_RANGE) throw new LostRace();
      throw error;
    }
  }
}

/** Reads that do not wait for each other, sent in one packet; each gets its rows when `send` has been called. */
export class Reads implements Sends {
  readonly #asked: { query: CompiledQuery<unknown>; take: (rows: unknown[]) => void; fail: (error: unknown) => void }[] = [];

  executeQuery<R>(query: CompiledQuery<R> | { compile(): CompiledQuery<R> }): Promise<QueryResult<R>> {
    return new Promise((resolve, reject) => {
      const take = (rows: unknown[]) => resolve({ rows: rows as R[] });
      this.#asked.push({ query: "compile" in query ? query.compile() : query, take, fail: reject });
    });
  }

  /** Sends what was asked. A failure is every asker's. */
  async send(db: Sends): Promise<void> {
    const queries = this.#asked.map(({ query }) => query);
    const [only] = queries;
    try {
      const answers = only && queries.length === 1 ? [(await db.executeQuery(only)).rows] : await sendTogether(db, queries);
      for (const [index, { take }] of this.#asked.entries()) take(answers[index] as unknown[]);
    } catch (error) {
      for (const { fail } of this.#asked) fail(error);
    }
  }
}

/** Reads that were asked for in the same moment go out in one packet, without their askers knowing of each other. */
export class Gathering implements Sends {
  #next: Reads | undefined;

  constructor(private readonly db: Sends) {}

  executeQuery<R>(query: CompiledQuery<R> | { compile(): CompiledQuery<R> }): Promise<QueryResult<R>> {
    if (this.#next === undefined) {
      const reads = new Reads();
      this.#next = reads;
      queueMicrotask(() => {
        this.#next = undefined;
        void reads.send(this.db);
      });
    }
    return this.#next.executeQuery(query);
  }
}

/** @returns one answer per statement: rows, or what was changed. At least two statements. */
async function sendTogether(db: Sends, statements: readonly CompiledQuery<unknown>[]): Promise<unknown[]> {
  let text = batchMark;
  for (const [index, statement] of statements.entries()) text += (index === 0 ? "" : ";\n") + written(statement);
  const { rows } = await db.executeQuery(CompiledQuery.raw(text));
  return rows;
}

// The same few texts come again and again, and looking for the marks takes longer than filling them.
const partsByText = new Map<string, readonly string[]>();
const mostTexts = 500;

/** A statement with its values in their places, escaped by the driver's own means; times as UTC. */
function written({ sql, parameters }: CompiledQuery<unknown>): string {
  let parts = partsByText.get(sql);
  if (parts === undefined) {
    parts = sql.split("?");
    if (partsByText.size >= mostTexts) partsByText.clear();
    partsByText.set(sql, parts);
  }
  // A mark in a literal or a comment is none, and then the driver must look closer.
  if (parts.length !== parameters.length + 1) return format(sql, [...parameters] as SqlValue[], false, "Z");
  let text = parts[0] ?? "";
  for (const [index, value] of parameters.entries()) text += literal(value) + parts[index + 1];
  return text;
}

// Nothing in digits, codes and plain words needs escaping.
const plain = /^[\w .:,+-]*$/;

function literal(value: unknown): string {
  if (value === null) return "NULL";
  if (typeof value === "string" && plain.test(value)) return `'${value}'`;
  return escaped(value as SqlValue, false, "Z");
}
