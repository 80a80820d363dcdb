import { createHash, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { Actor, Grant, Role } from "#app/domain/actor.ts";
import type { Sends } from "#db/batch.ts";
import type { Database, InstallationKind } from "#db/schema.ts";
import { changeSessionExpiry, findLiveSession, listGrants } from "#db/session.ts";

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

interface DatedGrant {
  grant: Grant;
  valid_from: Date;
  valid_to: Date | null;
}

interface Remembered {
  version: number;
  grants: readonly DatedGrant[];
  /** The grants valid from one moment (included) until another, as they were last asked for. */
  valid?: { from: number; until: number; grants: readonly Grant[]; roles: readonly Role[] };
}

// An agent may hold hundreds of grants, which each request would read anew. The version, read each time with the
// session, moves with every change of them, so what is remembered is never older than the database.
const rememberedBy = new WeakMap<Kysely<Database>, Map<number, Remembered>>();
const mostRemembered = 5000;

async function grantsOf(db: Kysely<Database>, userId: number, version: number): Promise<Remembered> {
  const remembered = rememberedBy.get(db) ?? new Map<number, Remembered>();
  rememberedBy.set(db, remembered);
  const known = remembered.get(userId);
  if (known?.version === version) return known;
  const rows = await listGrants(db, userId);
  const grants = rows.map(({ role, establishment_id, province_code, isic_division, valid_from, valid_to, ...rights }) => ({
    grant: {
      role,
      establishment_id,
      province_code,
      isic_division,
      right_calendar: rights.right_calendar === 1,
      right_publish: rights.right_publish === 1,
    },
    valid_from,
    valid_to,
  }));
  if (remembered.size >= mostRemembered) remembered.clear();
  const fresh: Remembered = { version, grants };
  remembered.set(userId, fresh);
  return fresh;
}

/** The grants valid at a moment, and their roles. Until one begins or ends, the very same arrays are given again. */
function validAt(remembered: Remembered, moment: number): NonNullable<Remembered["valid"]> {
  const { valid } = remembered;
  if (valid && valid.from <= moment && moment < valid.until) return valid;
  const grants: Grant[] = [];
  let from = Number.NEGATIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  for (const { grant, valid_from, valid_to } of remembered.grants) {
    const [begins, ends] = [valid_from.getTime(), valid_to?.getTime() ?? Number.POSITIVE_INFINITY];
    if (begins <= moment && moment < ends) grants.push(grant);
    for (const edge of [begins, ends]) {
      if (edge <= moment) from = Math.max(from, edge);
      else until = Math.min(until, edge);
    }
  }
  remembered.valid = { from, until, grants, roles: [...new Set(grants.map((grant) => grant.role))] };
  return remembered.valid;
}

/**
 * Who a session token stands for, with the grants valid at business time; null where the session is unknown, over or
 * ended, the person disabled, or a demonstration's person in a database that is none. One query; a second one where the
 * person's grants have changed since they were last read, now and then one that moves the session's end.
 */
export async function findViewer(args: {
  db: Kysely<Database>;
  /** Carries the session's statement, perhaps in company. */
  first?: Sends;
  token: string;
  realNow: Date;
  businessNow: Date;
  installationKind: InstallationKind;
}): Promise<Viewer | null> {
  const { db, token, realNow, businessNow, installationKind } = args;
  if (!isSessionToken(token)) return null;
  const id_hash = sessionHash(token);
  const live = await findLiveSession(args.first ?? db, { id_hash, realNow });
  if (live === undefined || (live.demonstration === 1 && installationKind === "production")) return null;

  const wanted = sessionExpiry(live.session_created_at, realNow);
  if (wanted.getTime() - live.expires_at.getTime() > renewAfterMinutes * minute) {
    await changeSessionExpiry(db, id_hash, wanted);
  }
  const { user_id, name_fa, name_en, language } = live;
  const { grants, roles } = validAt(await grantsOf(db, user_id, live.grants_version), businessNow.getTime());
  return { actor: { user_id, name_fa, name_en, grants }, language, roles };
}
