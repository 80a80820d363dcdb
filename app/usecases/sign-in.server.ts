import type { Kysely } from "kysely";
import { normaliseIdentifier } from "#app/domain/identifiers.ts";
import { findWaitingInvitation } from "#db/invitation.ts";
import type { Database, InstallationKind } from "#db/schema.ts";
import { changeSessionToEnded, insertSession } from "#db/session.ts";
import { changeAttemptsByOneLess, deleteAttempts } from "#db/sign-in-attempt.ts";
import { inTransaction } from "#db/transaction.ts";
import { findUserForSignIn } from "#db/user.ts";
import { countAttempt, subjectOfAccount, subjectOfAddress } from "./count-attempt.server.ts";
import { newSessionToken, sessionExpiry, sessionHash } from "./find-viewer.server.ts";
import type { PasswordVerifier } from "./password.server.ts";
import { recordAudit } from "./record-audit.server.ts";

export interface SignInContext {
  db: Kysely<Database>;
  installationKind: InstallationKind;
  passwords: PasswordVerifier;
  /** The real clock: sessions and limits. */
  realNow: Date;
  /** Business time, for the audit trail. */
  now: Date;
}

export interface SignInCommand {
  /** Ten Latin digits. */
  national_id: string;
  password: string;
  /** Client address, for the lenient limit. */
  address: string;
  /** The token by which the browser is known again; null where it has none yet. */
  device: string | null;
  /** A session the browser already carries; it ends, whoever's it is. */
  previous_token: string | null;
}

export type SignInOutcome =
  | { ok: true; token: string; device: string; user_id: number }
  | { ok: false; problem: "wrong" | "busy" }
  /** The password is right, but the province's expert has yet to confirm this new person. */
  | { ok: false; problem: "unconfirmed" }
  | { ok: false; problem: "too-many"; minutes: number };

type NationalIdFault = "nationalIdMissing" | "nationalIdLength";

/** What was typed into the sign-in form: ready to be tried, or what is wrong at which field. */
export type SignInFields =
  | { ok: true; national_id: string; password: string }
  | { ok: false; national_id: NationalIdFault | null; password: "passwordMissing" | null };

/** Takes the two fields as typed; digits may be Persian, Arabic or Latin. The check digit is not judged here. */
export function readSignIn(typed: { national_id: string; password: string }): SignInFields {
  const national_id = normaliseIdentifier(typed.national_id);
  const { password } = typed;
  const idFault = national_id === "" ? "nationalIdMissing" : /^\d{10}$/.test(national_id) ? null : "nationalIdLength";
  const passwordFault = password === "" ? "passwordMissing" : null;
  if (idFault === null && passwordFault === null) return { ok: true, national_id, password };
  return { ok: false, national_id: idFault, password: passwordFault };
}

/** Failed attempts in a window: strict for an account, lenient for an address that many phones may share. */
export const limits = { account: { most: 5, minutes: 15 }, address: { most: 100, minutes: 15 } } as const;

/**
 * Signs somebody in under a new session. An unknown person, one without a password, a disabled one and a wrong password
 * get the same answer in the same time. Who chose a password with a code and waits for the province's confirmation is
 * told so, where the password is right. A demonstration's person is unknown in a production database.
 */
export async function signIn(context: SignInContext, command: SignInCommand): Promise<SignInOutcome> {
  const { db, realNow } = context;
  const account = subjectOfAccount(command.national_id);
  const address = subjectOfAddress("address", command.address);

  const minutes = Math.max(
    await countAttempt(db, account, realNow, limits.account),
    await countAttempt(db, address, realNow, limits.address),
  );
  if (minutes > 0) return { ok: false, problem: "too-many", minutes };

  const { national_id } = command;
  // Both are always asked, so that the answer takes as long for somebody unknown.
  const [found, waiting] = await Promise.all([findUserForSignIn(db, national_id), findWaitingInvitation(db, { national_id })]);
  const known = found?.demonstration === 1 && context.installationKind === "production" ? undefined : found;
  const verdict = await context.passwords.verify(known?.password_hash ?? waiting?.password_hash ?? null, command.password);
  if (verdict === "busy") {
    await changeAttemptsByOneLess(db, account);
    await changeAttemptsByOneLess(db, address);
    return { ok: false, problem: "busy" };
  }
  if (!verdict) return { ok: false, problem: "wrong" };
  if (known === undefined || known.password_hash === null) {
    await deleteAttempts(db, account);
    await changeAttemptsByOneLess(db, address);
    return { ok: false, problem: "unconfirmed" };
  }

  const token = newSessionToken();
  const device = command.device ?? newSessionToken();
  await inTransaction(db, async (trx) => {
    if (command.previous_token !== null) {
      await changeSessionToEnded(trx, sessionHash(command.previous_token), realNow);
    }
    await insertSession(trx, {
      id_hash: sessionHash(token),
      user_id: known.id,
      created_at: realNow,
      expires_at: sessionExpiry(realNow, realNow),
      device_hash: sessionHash(device),
    });
    await deleteAttempts(trx, account);
    await changeAttemptsByOneLess(trx, address);
    await recordAudit(trx, {
      at: context.now,
      actor_id: known.id,
      verb: "sign-in",
      subject_kind: "app_user",
      subject_id: known.id,
      detail: {},
    });
  });
  return { ok: true, token, device, user_id: known.id };
}
