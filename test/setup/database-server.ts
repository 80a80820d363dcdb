import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { createDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { type PrivateServer, startPrivateServer } from "#db/private-server.ts";
import { roomyFolder } from "./roomy-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the migrated template; every test file works on a copy of it. */
    templateUrl: string;
  }
}

type Shared = { users: number; server: Promise<PrivateServer>; folder: string };
// Each project loads this file anew, but one server serves them all.
const shared = globalThis as { dahomTestServer?: Shared };

/** Starts the run's one database server, migrates the template, and gives what ends it again. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.dahomTestServer ??= start();
  const mine = shared.dahomTestServer;
  mine.users += 1;
  project.provide("templateUrl", (await mine.server).url);
  return async () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    shared.dahomTestServer = undefined;
    await (await mine.server).stop();
    rmSync(mine.folder, { recursive: true, force: true });
  };
}

function start(): Shared {
  const folder = mkdtempSync(join(roomyFolder(), "dahom-test-"));
  return { users: 0, folder, server: startAndMigrate(folder) };
}

async function startAndMigrate(folder: string): Promise<PrivateServer> {
  const server = await startPrivateServer({ dataDir: folder, fast: true });
  const db = createDatabase(server.url, { pool: 1 });
  try {
    await migrate(db);
  } catch (error) {
    await server.stop();
    throw error;
  } finally {
    await db.destroy();
  }
  return server;
}
