import { normaliseIdentifier } from "./identifiers.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const trackingCodeLength = 20;

/**
 * A tracking code of 100 bits in Crockford's base 32 (no I, L, O, U).
 * @param random at least 13 random bytes
 * @returns 20 characters
 */
export function trackingCodeOf(random: Uint8Array): string {
  let bits = 0n;
  for (const byte of random.subarray(0, 13)) bits = (bits << 8n) | BigInt(byte);
  let code = "";
  for (let index = 0; index < trackingCodeLength; index += 1) {
    code += alphabet[Number(bits & 31n)];
    bits >>= 5n;
  }
  return code;
}

/** @returns the code in groups of five for reading aloud: "ABCDE-FGHJK-…". */
export function groupTrackingCode(code: string): string {
  return code.replace(/(.{5})(?=.)/g, "$1-");
}

/**
 * Takes a code as somebody copied or read it out: digits of any script, letters in either case, blanks and dashes
 * anywhere; O is read as 0, I and L as 1.
 * @returns its 20 characters, or null where it cannot be one
 */
export function readTrackingCode(text: string): string | null {
  if (text.length > 200) return null;
  const code = normaliseIdentifier(text)
    .replace(/[\u2010-\u2015\u2212_.]/g, "")
    .toUpperCase()
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{20}$/.test(code) ? code : null;
}
