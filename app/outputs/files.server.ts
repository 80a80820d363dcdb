import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { lookedAt, type ReceivedFile } from "#app/domain/attachment.ts";
import { environment } from "#app/environment.server.ts";

const contentName = /^[0-9a-f]{64}$/;

/** Where attached files lie: `<sha256>` each, and `tmp` for what is arriving. */
export function filesFolder(dataDir = environment().DATA_DIR): string {
  return resolve(dataDir, "files");
}

/** A file that is arriving, written to a temporary place piece by piece. */
export interface ArrivingFile {
  write(chunk: Buffer): Promise<void>;
  /** Everything has come. Nothing lasts until `keep` is called. */
  finish(): Promise<ReceivedFile>;
  /** Throws away what came; `refused` says why, in the received file that stands for it. */
  refuse(reason: NonNullable<ReceivedFile["refused"]>): Promise<ReceivedFile>;
  /** Removes the temporary file, if it was not kept. */
  discard(): Promise<void>;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Begins to receive a file into `folder`. Throws where the disk refuses. */
export async function receiveFile(field: string, name: string, folder = filesFolder()): Promise<ArrivingFile> {
  await mkdir(join(folder, "tmp"), { recursive: true, mode: 0o700 });
  const path = join(folder, "tmp", `${randomBytes(16).toString("hex")}.part`);
  const handle: FileHandle = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let bytes = 0;
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  let closed = false;
  let lies = true;
  const close = async () => {
    if (!closed) await handle.close();
    closed = true;
  };
  const discard = async () => {
    await close();
    if (lies) await rm(path, { force: true });
    lies = false;
  };
  const received = (sha256: string, refused: ReceivedFile["refused"]): ReceivedFile => ({
    field,
    name,
    bytes,
    sha256,
    head,
    tail,
    refused,
    async keep() {
      if (!lies) return;
      // Over one of the same name too: the same bytes, and a fresh time that keeps the sweep away from it.
      await rename(path, join(folder, sha256));
      lies = false;
      await syncFolder(folder);
    },
  });
  return {
    async write(chunk) {
      hash.update(chunk);
      bytes += chunk.length;
      if (head.length < lookedAt) head = Buffer.concat([head, chunk.subarray(0, lookedAt - head.length)]);
      tail = Buffer.concat([tail, chunk.subarray(-lookedAt)]).subarray(-lookedAt);
      await handle.writeFile(chunk);
    },
    async finish() {
      await handle.sync();
      await close();
      return received(hash.digest("hex"), null);
    },
    async refuse(reason) {
      await discard();
      return received("", reason);
    },
    discard,
  };
}

/** An attached file's bytes, read as fast as they are taken; undefined where they are missing or not whole. */
export async function openStoredFile(
  file: { sha256: string; bytes: number },
  folder = filesFolder(),
): Promise<ReadableStream<Uint8Array> | undefined> {
  const path = join(folder, file.sha256);
  const found = contentName.test(file.sha256) ? await stat(path).catch(() => undefined) : undefined;
  if (found === undefined || found.size !== file.bytes) return undefined;
  return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
}

/** Names (SHA-256) of stored contents that were last written before an instant of the real clock. */
export async function listStoredBefore(before: Date, folder = filesFolder()): Promise<string[]> {
  return (await namesBefore(folder, before)).filter((name) => contentName.test(name));
}

/**
 * Removes stored contents that were last written before an instant. One that is written anew at this very moment stays:
 * it is taken aside first, looked at there, and put back.
 * @returns how many were removed
 */
export async function removeStored(hashes: readonly string[], before: Date, folder = filesFolder()): Promise<number> {
  let removed = 0;
  await putBackAside(folder);
  for (const name of hashes.filter((hash) => contentName.test(hash))) {
    const aside = join(folder, "tmp", `${name}.swept`);
    try {
      await mkdir(join(folder, "tmp"), { recursive: true, mode: 0o700 });
      await rename(join(folder, name), aside);
      if ((await stat(aside)).mtime < before) {
        await rm(aside);
        removed += 1;
      } else await rename(aside, join(folder, name));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return removed;
}

/** What a sweep that was cut off had taken aside. */
async function putBackAside(folder: string): Promise<void> {
  const names = await readdir(join(folder, "tmp")).catch(() => []);
  for (const name of names) {
    const content = name.slice(0, -".swept".length);
    if (!name.endsWith(".swept") || !contentName.test(content)) continue;
    const stands = await stat(join(folder, content)).catch(() => undefined);
    if (stands === undefined) await rename(join(folder, "tmp", name), join(folder, content));
  }
}

/** Removes what never finished arriving and was last written before an instant. @returns how many */
export async function removeStaleArrivals(before: Date, folder = filesFolder()): Promise<number> {
  const names = await namesBefore(join(folder, "tmp"), before);
  for (const name of names) await rm(join(folder, "tmp", name), { force: true });
  return names.length;
}

async function namesBefore(folder: string, before: Date): Promise<string[]> {
  const names: string[] = [];
  for (const name of await readdir(folder).catch((error: unknown) => (isMissing(error) ? [] : Promise.reject(error)))) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found?.isFile() && found.mtime < before) names.push(name);
  }
  return names;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
