import { randomBytes } from "node:crypto";
import { hostname } from "node:os";

/** A name for this process that no other one has, for leases. */
export function processOwner(): string {
  return `${hostname().slice(0, 16)}.${process.pid}.${randomBytes(4).toString("hex")}`;
}
