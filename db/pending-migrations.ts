import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Kysely, Migrator } from "kysely";
import { projectRoot } from "#app/environment.server.ts";
import type { Database } from "./schema.ts";

/** Where the migrations are, one file each. */
export const migrationFolder = join(projectRoot, "db/migrations");

/** The migrations that the code has, oldest first. A file's name is its migration's name for ever. */
export async function migrationNames(): Promise<string[]> {
  const files = (await readdir(migrationFolder)).filter((name) => name.endsWith(".ts")).sort();
  return files.map((name) => name.replace(/\.ts$/, ""));
}

// Only names are compared here: the web process, which asks, never runs one.
const neverRun = { up: () => Promise.reject(new Error("not to be run from here")) };

/** The migrations that the code has and this database has not run, oldest first. */
export async function pendingMigrations(db: Kysely<Database>): Promise<string[]> {
  const provider = {
    getMigrations: async () => Object.fromEntries((await migrationNames()).map((name) => [name, neverRun])),
  };
  const all = await new Migrator({ db, provider }).getMigrations();
  return all.filter((migration) => migration.executedAt === undefined).map((migration) => migration.name);
}
