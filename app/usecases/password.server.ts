import { hash, verify } from "@node-rs/argon2";

/** argon2id as OWASP names it: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Longer ones are refused unread: hashing a megabyte is work for an attacker's sake. */
export const longestPassword = 200;

/** Takes a password as typed; gives its argon2id hash for `app_user.password_hash`. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), cost);
}

/** Compares passwords a few at a time: more at once only take the processor from the pages. */
export interface PasswordVerifier {
  /**
   * Compares a typed password with a stored hash; null (nobody of that name, or no password set) takes as long and is
   * false. "busy" where too many wait already.
   */
  verify(stored: string | null, typed: string): Promise<boolean | "busy">;
}

/** A verifier for a machine of so many processors: one comparison at a time per two of them. */
export function passwordVerifier(processors: number, longestQueue = 100): PasswordVerifier {
  const places = Math.max(1, Math.floor(processors / 2));
  const waiting: (() => void)[] = [];
  let busy = 0;
  let nobody: Promise<string> | undefined;

  return {
    async verify(stored, typed) {
      if (waiting.length >= longestQueue) return "busy";
      if (busy >= places) await new Promise<void>((resolve) => waiting.push(resolve));
      else busy += 1;
      try {
        nobody ??= hashPassword("nobody has this password");
        const matches = await verify(stored ?? (await nobody), normalise(typed.slice(0, longestPassword)));
        return matches && stored !== null && typed.length <= longestPassword;
      } finally {
        const next = waiting.shift();
        if (next) next();
        else busy -= 1;
      }
    },
  };
}

/** Two keyboards may send one letter as different code points. */
function normalise(password: string): string {
  return password.normalize("NFKC").replaceAll("ي", "ی").replaceAll("ك", "ک");
}
