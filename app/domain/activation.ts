import type { InvitationKind } from "./access.ts";
import { latinDigits } from "./quantity.ts";

/** A code is valid for so many days. */
const invitationDays = 7;
const shortestPassword = 10;

/** @returns when a code given at an instant (business time) ends. */
export function invitationEnds(invited: Date): Date {
  return new Date(invited.getTime() + invitationDays * 86_400_000);
}

const codeLength = 20;

/**
 * Takes an activation code as typed: groups, blanks, small letters, Persian digits, and the letters that look like
 * digits (O, I, L). @returns its 20 characters, or null for what cannot be one
 */
export function readActivationCode(typed: string): string | null {
  const code = latinDigits(typed.slice(0, 100))
    .toUpperCase()
    .replace(/[\s\u200b-\u200f\u2060\u2066-\u2069\ufeff‐‑–—_-]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return code.length === codeLength && /^[0-9A-HJKMNP-TV-Z]+$/.test(code) ? code : null;
}

export type PasswordFault = "passwordShort" | "passwordLong" | "passwordIsNationalId" | "passwordMonotone";

/** What is wrong with a new password; null where nothing is. */
export function passwordFault(password: string, nationalId: string, longest: number): PasswordFault | null {
  if ([...password].length < shortestPassword) return "passwordShort";
  if (password.length > longest) return "passwordLong";
  if (latinDigits(password).replace(/[\s-]/g, "") === nationalId) return "passwordIsNationalId";
  return new Set(password).size < 4 ? "passwordMonotone" : null;
}

/** What is known of the account that belongs to an invitation's national id. */
export interface KnownAccount {
  disabled: boolean;
  has_password: boolean;
  /** Holds a role of the province or the ministry now. */
  holds_office: boolean;
  /** Files or signs now for another establishment of the same legal person. */
  serves_same_owner: boolean;
}

/**
 * How an invited person may go on: `choose` a password (nobody of that id is known), `confirm` with the present one, or
 * not at all: office people do not file, and an account that nobody has set up yet is not taken over by a code.
 */
export function activationPath(account: KnownAccount | null): "choose" | "confirm" | "closed" {
  if (account === null) return "choose";
  if (account.disabled || account.holds_office) return "closed";
  return account.has_password ? "confirm" : "closed";
}

/**
 * Whether access takes effect at once: only for a colleague who already serves the same legal person, whom the province
 * has therefore seen. A successor's letter is always looked at.
 */
export function takesEffectAtOnce(kind: InvitationKind, account: KnownAccount | null): boolean {
  return kind === "colleague" && account !== null && account.serves_same_owner;
}
