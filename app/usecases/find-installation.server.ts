import type { Kysely } from "kysely";
import { findInstallation } from "#db/installation.ts";
import type { Database, InstallationKind } from "#db/schema.ts";

/** What a database is for. One that nobody marked is treated as production: nothing is eased for it. */
export async function installationKind(db: Kysely<Database>): Promise<InstallationKind> {
  return (await findInstallation(db))?.kind ?? "production";
}
