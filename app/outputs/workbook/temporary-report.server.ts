import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { WrittenReport } from "#app/domain/statistics/report.ts";
import { type WorkbookPlan, writeWorkbook } from "./write-workbook.server.ts";

/** A workbook that is complete on disk, to be handed to a reader once and then gone. */
export interface TemporaryReport extends WrittenReport {
  bytes: number;
  /** The bytes, read as fast as they are taken; the file is removed when they end or are given up. */
  stream(): Promise<ReadableStream<Uint8Array>>;
}

/**
 * Writes a workbook into a temporary file. Written whole before the first byte is sent, so that a failure on the way
 * becomes a page that says so and never half a file. Throws what writing throws, leaving nothing behind.
 */
export async function writeTemporaryReport<Row>(plan: WorkbookPlan<Row>): Promise<TemporaryReport> {
  const folder = await mkdtemp(join(tmpdir(), "dahom-report-"));
  const discard = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, "report.xlsx");
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    const stored = pipeline(counted, createWriteStream(path, { mode: 0o600 }));
    const [rows] = await Promise.all([writeWorkbook(plan, counted), stored]);
    return { sha256: hash.digest("hex"), rows, bytes, discard, stream: () => readOnce(path, discard) };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function readOnce(path: string, discard: () => Promise<void>): Promise<ReadableStream<Uint8Array>> {
  const file = await open(path, "r");
  const bytes = file.createReadStream();
  bytes.once("close", () => {
    discard().catch(() => undefined);
  });
  const web = Readable.toWeb(bytes) as ReadableStream<Uint8Array>;
  return web;
}
