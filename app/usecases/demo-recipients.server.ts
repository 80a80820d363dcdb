import type { Kysely } from "kysely";
import { type Contract, readContract } from "#app/domain/dispatch.ts";
import { changeDemonstrationEndpoint, listDemonstrationRecipients } from "#db/recipient.ts";
import type { Database } from "#db/schema.ts";
import { installationKind } from "./find-installation.server.ts";

/** What a demonstration's receiver knows: its own secret and its own copy of the contract. */
export interface DemonstrationRecipient {
  id: number;
  code: string;
  secret: string;
  contract: Contract;
}

/** The recipients the demonstration made; none where the database is not a demonstration's or a test's. */
export async function demonstrationRecipients(db: Kysely<Database>): Promise<DemonstrationRecipient[]> {
  if ((await installationKind(db)) === "production") return [];
  const rows = await listDemonstrationRecipients(db);
  return rows.map(({ id, code, secret, version, fields, filter }) => ({
    id,
    code,
    secret,
    contract: readContract(version, fields, filter),
  }));
}

/** Says where a demonstration's receiver listens, so that dispatches find it whatever port was free. */
export async function registerEndpoint(db: Kysely<Database>, id: number, endpoint: string): Promise<void> {
  await changeDemonstrationEndpoint(db, id, endpoint);
}
