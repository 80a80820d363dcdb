import { randomFillSync } from "node:crypto";

// Asking the system for a few bytes costs as much as asking for a few thousand.
const pool = Buffer.alloc(4096);
let used = pool.length;

/** So many random bytes (at most 4096) of the system's secure source, each given out once. */
export function randomSlice(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return Buffer.from(pool.subarray(used - bytes, used));
}
