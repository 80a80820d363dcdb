import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Database } from "#db/schema.ts";
import { type AttemptSubject, findAttempts, insertAttempt } from "#db/sign-in-attempt.ts";
import { inTransaction } from "#db/transaction.ts";

/** How many attempts a window of so many minutes allows. */
export interface AttemptLimit {
  most: number;
  minutes: number;
}

/** Whose attempts at an account are counted; the national id itself is not kept. */
export function subjectOfAccount(nationalId: string, act: "account" | "activate" = "account"): AttemptSubject {
  return { subject: digest(`${act} ${nationalId}`), kind: "account" };
}

/** Whose attempts from a client address are counted; the address itself is not kept. */
export function subjectOfAddress(kind: "address" | "verification", address: string): AttemptSubject {
  return { subject: digest(`address ${networkOf(address)}`), kind };
}

/** Whose requests for codes are counted: an account's, and those that go to one address. */
export function subjectOfContact(kind: "account" | "address", of: string): AttemptSubject {
  return { subject: digest(`contact ${kind} ${of}`), kind };
}

/**
 * Counts before the attempt, so that many at once cannot slip under the limit.
 * @param now the real clock
 * @returns the minutes to wait, 0 if none
 */
export async function countAttempt(db: Kysely<Database>, of: AttemptSubject, now: Date, limit: AttemptLimit): Promise<number> {
  const windowEnds = new Date(now.getTime() + limit.minutes * 60_000);
  // Many at once on one row may deadlock; the transaction tries again.
  await inTransaction(db, (trx) => insertAttempt(trx, of, now, windowEnds));
  const counted = await findAttempts(db, of);
  if (counted === undefined || counted.failures <= limit.most) return 0;
  return Math.max(1, Math.ceil((counted.window_ends_at.getTime() - now.getTime()) / 60_000));
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Of an IPv6 address the first half: a home has all the rest to itself. */
function networkOf(address: string): string {
  if (!address.includes(":") || address.startsWith("::ffff:")) return address;
  const [head = "", tail = ""] = address.split("::", 2);
  const groups = head.split(":").filter((group) => group !== "");
  const after = tail.split(":").filter((group) => group !== "");
  while (groups.length + after.length < 8) groups.push("0");
  return [...groups, ...after].slice(0, 4).join(":");
}
