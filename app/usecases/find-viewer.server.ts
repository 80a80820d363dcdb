import { createHash, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { Actor, Grant, Role } from "#app/domain/actor.ts";
import type { Database, InstallationKind } from "#db/schema.ts";
import { changeSessionExpiry, listSessionGrants, type SessionRow } from "#db/session.ts";

/** The signed-in person. */
export interface Viewer {
  actor: Actor;
  /** Of the person's letters and notices; pages follow the reader's cookie. */
  language: "fa" | "en";
  /** Every role held now, each once. */
  roles: readonly Role[];
}

const minute = 60_000;
/** A session ends after so long without a request… */
export const idleMinutes = 120;
/** …and in any case so long after the sign-in. */
export const absoluteMinutes = 12 * 60;
// Moving the end at each request would make every page a write.
const renewAfterMinutes = 10;

/** A new session token: 256 random bits. Only its hash is ever stored. */
export function newSessionToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Whether a text has the shape of a session token; anything else need not be looked up. */
export function isSessionToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** SHA-256 of a token, as the session table keeps it. */
export function sessionHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** When a session begun at `created` and used at `now` (both real clock) ends. */
export function sessionExpiry(created: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + idleMinutes * minute, created.getTime() + absoluteMinutes * minute));
}

/**
 * Who a session token stands for, with the grants valid at business time; null where the session is unknown, over or
 * ended, the person disabled, or a demonstration's person in a database that is none. One query; now and then a second
 * one that moves the session's end.
 */
export async function findViewer(args: {
  db: Kysely<Database>;
  token: string;
  realNow: Date;
  businessNow: Date;
  installationKind: InstallationKind;
}): Promise<Viewer | null> {
  const { db, token, realNow, businessNow, installationKind } = args;
  if (!isSessionToken(token)) return null;
  const id_hash = sessionHash(token);
  const rows = await listSessionGrants(db, { id_hash, realNow, businessNow });
  const [first] = rows;
  if (first === undefined || (first.demonstration === 1 && installationKind === "production")) return null;

  const wanted = sessionExpiry(first.session_created_at, realNow);
  if (wanted.getTime() - first.expires_at.getTime() > renewAfterMinutes * minute) {
    await changeSessionExpiry(db, id_hash, wanted);
  }
  const grants = rows.flatMap(grantOf);
  const { user_id, name_fa, name_en, language } = first;
  return { actor: { user_id, name_fa, name_en, grants }, language, roles: [...new Set(grants.map((grant) => grant.role))] };
}

function grantOf(row: SessionRow): Grant[] {
  if (row.role === null) return [];
  const { role, establishment_id, province_code, isic_division } = row;
  return [
    {
      role,
      establishment_id,
      province_code,
      isic_division,
      right_calendar: row.right_calendar === 1,
      right_publish: row.right_publish === 1,
    },
  ];
}
