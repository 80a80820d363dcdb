import type { Kysely, Transaction } from "kysely";
import type { Actor } from "#app/domain/actor.ts";
import type { Database } from "#db/schema.ts";
import type { ReturnAhead } from "./load-return.server.ts";

/** What every use-case gets besides its command. */
export interface Context {
  db: Kysely<Database>;
  actor: Actor;
  /** Business time, UTC instant. For a write: when the whole request had reached the server. */
  now: Date;
  /** A return's rows that were asked for together with the person; the first `loadReturn` takes them. */
  ahead?: ReturnAhead | undefined;
}

/** An open transaction. */
export type Trx = Transaction<Database>;

/** A write's idempotency: the form's random key and the hash of the body sent with it. */
export interface RequestKey {
  key: string;
  body_hash: string;
}
