import { createHash } from "node:crypto";
import { lookedAt, type ReceivedFile } from "#app/domain/attachment.ts";

/** The smallest bodies of each kind that are taken, `extra` making one unlike another. */
export const pdf = (extra = ""): Buffer => Buffer.from(`%PDF-1.7\n1 0 obj<<>>endobj ${extra}\n%%EOF\n`, "latin1");
export const jpeg = (extra = ""): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(`JFIF ${extra}`, "latin1"), Buffer.from([0xff, 0xd9])]);
export const png = (extra = ""): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    Buffer.from(`IHDR ${extra} IEND`, "latin1"),
  ]);

export const sha256Of = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** A file as the web layer hands it on; its bytes are nowhere but in the list of what was kept. */
export function received(name: string, bytes: Buffer, kept: string[] = [], field = "files"): ReceivedFile {
  const sha256 = sha256Of(bytes);
  return {
    field,
    name,
    bytes: bytes.length,
    sha256,
    head: bytes.subarray(0, lookedAt),
    tail: bytes.subarray(-lookedAt),
    refused: null,
    keep: async () => {
      kept.push(sha256);
    },
  };
}

/** A multipart body as a browser writes it: text fields, then files. */
export function multipart(
  fields: Record<string, string>,
  files: readonly { field?: string; name: string; bytes: Buffer; type?: string }[],
  boundary = "----dahomtest",
): { body: Buffer; contentType: string } {
  const parts: Buffer[] = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  for (const { field = "files", name, bytes, type = "application/octet-stream" } of files) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
    parts.push(Buffer.from(head), bytes, Buffer.from("\r\n"));
  }
  return {
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}
