import { statfsSync } from "node:fs";
import { freemem, tmpdir } from "node:os";

const inMemory = "/dev/shm";
const gigabyte = 2 ** 30;

/** True where files in memory have room for what tests write. */
export function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize > 3 * gigabyte && freemem() > 6 * gigabyte;
  } catch {
    return false;
  }
}

/** The folder for what a test writes and throws away: in memory where it has room, so that nothing waits for a disk. */
export function roomyFolder(): string {
  return hasRoomInMemory() ? inMemory : tmpdir();
}
