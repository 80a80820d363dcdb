import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Kysely, type Migration, type MigrationProvider, Migrator } from "kysely";
import { migrationFolder, migrationNames } from "./pending-migrations.ts";
import type { Database } from "./schema.ts";

/** Reads `db/migrations/*.ts`, each exporting `up`. The file name is the migration's name for ever. */
const provider: MigrationProvider = {
  async getMigrations() {
    const entries = await Promise.all(
      (await migrationNames()).map(async (name) => {
        const migration: Migration = await import(pathToFileURL(join(migrationFolder, `${name}.ts`)).href);
        return [name, migration] as const;
      }),
    );
    return Object.fromEntries(entries);
  },
};

/**
 * Runs every pending migration in order and gives their names. Throws the first failure; what ran before stays, and
 * since each step is idempotent the next call goes on from there.
 */
export async function migrate(db: Kysely<Database>): Promise<string[]> {
  // A number that was left free is taken later: each migration asks the schema, so their order among others is free.
  const { error, results } = await new Migrator({ db, provider, allowUnorderedMigrations: true }).migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === "Error")?.migrationName;
    throw new Error(`migration ${failed ?? "setup"} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  return (results ?? []).filter((result) => result.status === "Success").map((result) => result.migrationName);
}

async function main(): Promise<void> {
  // Only the command needs to start servers.
  const { openDatabase } = await import("./open.ts");
  const { db, close } = await openDatabase({ migration: true, pool: 1 });
  try {
    const done = await migrate(db);
    console.log(done.length === 0 ? "Nothing to migrate." : `Migrated: ${done.join(", ")}`);
  } finally {
    await close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
