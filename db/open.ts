import { join } from "node:path";
import type { Kysely } from "kysely";
import { environment } from "#app/environment.server.ts";
import { createDatabase, type DatabaseSettings } from "./connection.ts";
import { startPrivateServer } from "./private-server.ts";
import type { Database } from "./schema.ts";

export type OpenDatabase = { db: Kysely<Database>; url: string; close(): Promise<void> };

/**
 * For commands: opens the database of the environment, or, without `DATABASE_URL`, the demonstration's private server
 * (`DATA_DIR/demo`), which is started when it does not run and then stopped by `close`. With `migration` the account of
 * `DATABASE_MIGRATION_URL` is used where there is one.
 */
export async function openDatabase(settings: DatabaseSettings & { migration?: boolean } = {}): Promise<OpenDatabase> {
  const { DATABASE_URL, DATABASE_MIGRATION_URL, DATA_DIR } = environment();
  const given = settings.migration ? (DATABASE_MIGRATION_URL ?? DATABASE_URL) : DATABASE_URL;
  if (given) {
    const db = createDatabase(given, settings);
    return { db, url: given, close: () => db.destroy() };
  }
  const server = await startPrivateServer({ dataDir: join(DATA_DIR, "demo") });
  const db = createDatabase(server.url, settings);
  return {
    db,
    url: server.url,
    async close() {
      await db.destroy();
      // A server that was already running belongs to whoever started it.
      if (!server.adopted) await server.stop();
    },
  };
}
