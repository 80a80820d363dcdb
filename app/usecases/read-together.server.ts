import type { Kysely } from "kysely";
import { Gathering, type Sends } from "#db/batch.ts";
import type { Database } from "#db/schema.ts";

export type { Sends } from "#db/batch.ts";

/** Takes one request's reads; those asked for in the same moment go out in one packet. */
export function readTogether(db: Kysely<Database>): Sends {
  return new Gathering(db);
}
