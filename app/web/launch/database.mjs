import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tsImport } from "tsx/esm/api";
import { LaunchError, run } from "./install.mjs";

const load = (file) => tsImport(`../../../${file}`, import.meta.url);

/** Throws when the database that DATABASE_URL names cannot be reached or lacks migrations; changes nothing in it. */
export async function checkGivenDatabase(url) {
  const { createDatabase } = await load("db/connection.ts");
  const { pendingMigrations } = await load("db/pending-migrations.ts");
  const db = createDatabase(url, { pool: 1 });
  try {
    const pending = await pendingMigrations(db).catch((error) => {
      throw new LaunchError(`The database of DATABASE_URL does not answer: ${error.message}`);
    });
    if (pending.length > 0) {
      throw new LaunchError(
        `The database has not run these migrations: ${pending.join(", ")}.\n` +
          "Run `npm run migrate` (with DATABASE_MIGRATION_URL, if the web's own account may not change tables) and start again.",
      );
    }
  } finally {
    await db.destroy();
  }
}

/**
 * Starts (or adopts) the demonstration's private server, migrates it and, when nothing was seeded yet, seeds it.
 * An interrupted seeding is begun again from nothing. Gives the running server.
 */
export async function startDemonstration(dataDir) {
  const { startPrivateServer } = await load("db/private-server.ts");
  const server = await startPrivateServer({
    dataDir: join(dataDir, "demo"),
    restart: true,
    report: (line) => console.log(line),
  });
  try {
    await prepare(server, dataDir);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function prepare(server, dataDir) {
  const { createDatabase } = await load("db/connection.ts");
  const { migrate } = await load("db/migrate.ts");
  const { sql } = await import("kysely");
  const unfinished = join(dataDir, "demo", "seeding");
  const db = createDatabase(server.url, { pool: 1 });
  try {
    if (existsSync(unfinished)) {
      console.log("The last seeding was interrupted; beginning again.");
      await sql`drop database dahom`.execute(db);
      await sql`create database dahom character set utf8mb4 collate utf8mb4_unicode_ci`.execute(db);
      await sql`use dahom`.execute(db);
    }
    await migrate(db);
    const seeded = await db.selectFrom("installation").select("kind").executeTakeFirst();
    if (seeded) return;
    console.log("Seeding the demonstration; this is done once.");
    writeFileSync(unfinished, "");
    const env = { ...process.env, DATABASE_URL: server.url, DATA_DIR: dataDir };
    await run(process.execPath, ["--import", "tsx", "db/seed/seed.ts", "--demonstration"], "The seeding failed.", env);
    rmSync(unfinished);
  } finally {
    await db.destroy();
  }
}
