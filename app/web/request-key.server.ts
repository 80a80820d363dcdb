import { randomBytes } from "node:crypto";

/** The random key of one rendered form: 144 bits in 24 characters safe in a URL. */
export function newRequestKey(): string {
  return randomBytes(18).toString("base64url");
}
