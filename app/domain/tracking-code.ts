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
