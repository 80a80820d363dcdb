import type { WorkbookProblem } from "#app/domain/workbook.ts";

const startsWith = (bytes: Uint8Array, signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte);

const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zip = [0x50, 0x4b, 0x03, 0x04];
const emptyZip = [0x50, 0x4b, 0x05, 0x06];
const pdf = [0x25, 0x50, 0x44, 0x46];

/** Name of the stream in which an encrypted workbook lies, as its directory writes it. */
const encryptedPackage = Buffer.from("EncryptedPackage", "utf16le");

/** Whether the bytes are text with lines, as a comma-separated list is; nothing of it is kept. */
function isText(bytes: Buffer): boolean {
  const utf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  if (utf16) return true;
  const head = bytes.subarray(0, 4096);
  return head.length > 0 && !head.some((byte) => byte < 9 || (byte > 13 && byte < 32));
}

/** Takes the bytes of a file, whatever its name; gives why it cannot be an .xlsx workbook, or null where it may be one. */
export function problemOfKind(bytes: Buffer): WorkbookProblem | null {
  if (bytes.length === 0) return "no-file";
  if (startsWith(bytes, zip)) return null;
  if (startsWith(bytes, emptyZip)) return "not-a-workbook";
  if (startsWith(bytes, ole)) return bytes.includes(encryptedPackage) ? "encrypted" : "old-xls";
  // A header may stand before the signature, as readers of PDF allow.
  if (startsWith(bytes, pdf) || bytes.subarray(0, 1024).includes("%PDF-")) return "pdf";
  return isText(bytes) ? "csv" : "not-a-workbook";
}
