import { CompiledQuery, type Kysely, type QueryResult } from "kysely";
import type { Database } from "./schema.ts";

/** What a statement is sent through: the database, a transaction, or a batch. */
export type Sends = Pick<Kysely<Database>, "executeQuery">;

/** Marks a text of several statements; the connection sends it whole, with its values escaped into it. */
export const batchMark = "/* batch */ ";
const commitText = "commit";
/** How a batch ends that commits by itself. */
export const committing = `;\n${commitText}`;

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

  /** Sends what was gathered and commits. Errors are those of the first statement that failed: nothing is kept then. */
  async sendAndCommit(trx: Sends): Promise<void> {
    await sendTogether(trx, [...this.#statements, CompiledQuery.raw(commitText)]);
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
    try {
      const answers = await sendTogether(
        db,
        this.#asked.map(({ query }) => query),
      );
      for (const [index, { take }] of this.#asked.entries()) take(answers[index] as unknown[]);
    } catch (error) {
      for (const { fail } of this.#asked) fail(error);
    }
  }
}

/** @returns one answer per statement: rows, or what was changed. At least two statements. */
async function sendTogether(db: Sends, statements: readonly CompiledQuery<unknown>[]): Promise<unknown[]> {
  const text = statements.map((statement) => statement.sql).join(";\n");
  const values = statements.flatMap((statement) => [...statement.parameters]);
  const { rows } = await db.executeQuery(CompiledQuery.raw(batchMark + text, values));
  return rows;
}
