import type { Kysely } from "kysely";
import { findInstallation } from "#db/installation.ts";
import { pendingMigrations } from "#db/pending-migrations.ts";
import type { Database } from "#db/schema.ts";

/** The migrations this program has and the database has not run; throws where the database does not answer. */
export function migrationsToRun(db: Kysely<Database>): Promise<string[]> {
  return pendingMigrations(db);
}

/** Throws where the database does not answer a small question. */
export async function askDatabase(db: Kysely<Database>): Promise<void> {
  await findInstallation(db);
}
