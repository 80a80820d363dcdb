import { CompiledQuery, type Kysely, type QueryResult } from "kysely";
import type { Database } from "./schema.ts";

/** What a statement is sent through: the database, a transaction, or a batch. */
export type Sends = Pick<Kysely<Database>, "executeQuery">;

/** Marks a text of several statements; the connection sends it whole, with its values escaped into it. */
export const batchMark = "/* batch */ ";

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

  /** Sends what was gathered. Errors are those of the first statement that failed. */
  async send(db: Sends): Promise<void> {
    if (this.#statements.length === 0) return;
    const text = this.#statements.map((statement) => statement.sql).join(";\n");
    const values = this.#statements.flatMap((statement) => [...statement.parameters]);
    await db.executeQuery(CompiledQuery.raw(batchMark + text, values));
  }
}
