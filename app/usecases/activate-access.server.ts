import {
  activationPath,
  type PasswordFault,
  passwordFault,
  readActivationCode,
  takesEffectAtOnce,
} from "#app/domain/activation.ts";
import { changeInvitation, type FoundInvitation, findAccount, findInvitationByCode } from "#db/invitation.ts";
import { insertNotice } from "#db/notice.ts";
import { changeAttemptsByOneLess, deleteAttempts } from "#db/sign-in-attempt.ts";
import { inTransaction } from "#db/transaction.ts";
import { giveAccess } from "./confirm-access.server.ts";
import { countAttempt, subjectOfAccount, subjectOfAddress } from "./count-attempt.server.ts";
import { codeHash } from "./invite-person.server.ts";
import { hashPassword, longestPassword } from "./password.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { limits, type SignInContext } from "./sign-in.server.ts";

export interface ActivateAccess {
  /** Ten Latin digits. */
  national_id: string;
  /** As typed. */
  code: string;
  password: string;
  /** Typed again where a new one is chosen. */
  again: string;
  address: string;
}

export type ActivateOutcome =
  /** `waiting`: the province's expert has yet to confirm. */
  | { ok: true; effect: "in-force" | "waiting" }
  | { ok: false; problem: "wrong" | "wrong-password" | "closed" | "busy" | PasswordFault | "passwordsDiffer" }
  | { ok: false; problem: "too-many"; minutes: number };

/** Where the invitation leads, once code and national id fit: the password alone is left to be asked. */
async function settle(context: SignInContext, command: ActivateAccess, found: FoundInvitation): Promise<ActivateOutcome> {
  const { db, now } = context;
  const { establishment_id, role, legal_id } = found;
  const row = await findAccount(db, found.national_id, { establishment_id, role, legal_id, at: now });
  const account = row
    ? {
        disabled: row.disabled_at !== null,
        has_password: row.password_hash !== null,
        holds_office: row.holds_office === 1,
        serves_same_owner: row.serves_same_owner === 1,
      }
    : null;
  const path = activationPath(account);
  if (path === "closed") return { ok: false, problem: "closed" };
  let password_hash: string | null = null;
  if (path === "confirm") {
    const verdict = await context.passwords.verify(row?.password_hash ?? null, command.password);
    if (verdict === "busy") return { ok: false, problem: "busy" };
    if (!verdict) return { ok: false, problem: "wrong-password" };
  } else {
    const fault = passwordFault(command.password, found.national_id, longestPassword);
    if (fault !== null) return { ok: false, problem: fault };
    if (command.password !== command.again) return { ok: false, problem: "passwordsDiffer" };
    password_hash = await hashPassword(command.password);
  }
  const effect = takesEffectAtOnce(found.kind, account) ? ("in-force" as const) : ("waiting" as const);
  const won = await inTransaction(db, async (trx) => {
    const changes = { activated_at: now, user_id: row?.id ?? null, password_hash };
    if (!(await changeInvitation(trx, found.id, ["open"], { state: "waiting", ...changes }))) return false;
    if (effect === "in-force") {
      const user_id = await giveAccess(trx, found, now);
      await changeInvitation(trx, found.id, ["waiting"], { state: "in-force", user_id, decided_at: now });
    }
    await insertNotice(trx, {
      kind: effect === "in-force" ? "access-confirmed" : "access-activated",
      return_id: null,
      establishment_id: found.establishment_id,
      province_code: found.province_code,
      audience: "establishment",
      created_at: now,
    });
    await recordAudit(trx, {
      at: now,
      actor_id: row?.id ?? null,
      verb: "activate-access",
      subject_kind: "invitation",
      subject_id: found.id,
      detail: { establishment_id: found.establishment_id, role, kind: found.kind, effect },
    });
    return true;
  });
  return won ? { ok: true, effect } : { ok: false, problem: "wrong" };
}

/**
 * Takes up an invitation with its code: a new person chooses a password, a known one confirms with the present one. A
 * wrong, used, ended or withdrawn code, and one of somebody else, get the same answer. The code sent again after it was
 * taken up gives the same outcome, so a double click does no harm.
 */
export async function activateAccess(context: SignInContext, command: ActivateAccess): Promise<ActivateOutcome> {
  const { db, realNow } = context;
  const account = subjectOfAccount(command.national_id, "activate");
  const address = subjectOfAddress("address", command.address);
  const minutes = Math.max(
    await countAttempt(db, account, realNow, limits.account),
    await countAttempt(db, address, realNow, limits.address),
  );
  if (minutes > 0) return { ok: false, problem: "too-many", minutes };
  const code = readActivationCode(command.code);
  const found = code === null ? undefined : await findInvitationByCode(db, codeHash(code));
  if (!found || found.national_id !== command.national_id) return { ok: false, problem: "wrong" };
  const takenUp = found.state === "waiting" || found.state === "in-force";
  if (!takenUp && (found.state !== "open" || found.expires_at <= context.now)) return { ok: false, problem: "wrong" };
  const outcome: ActivateOutcome = takenUp
    ? { ok: true, effect: found.state === "waiting" ? "waiting" : "in-force" }
    : await settle(context, command, found);
  if (outcome.ok || outcome.problem !== "wrong-password") {
    await deleteAttempts(db, account);
    await changeAttemptsByOneLess(db, address);
  }
  return outcome;
}
