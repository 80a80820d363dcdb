/** What a file can belong to. */
export type AttachmentSubjectKind = "return" | "objection" | "handover" | "message";

export const mediaTypes = ["application/pdf", "image/jpeg", "image/png"] as const;
export type MediaType = (typeof mediaTypes)[number];

/** Files that one form may bring. */
export const mostFilesAtOnce = 5;
/** Bytes of one file, the same as the table's own bound. */
export const fileBytes = 5 * 1_048_576;
/** Bytes of all files of one form. */
export const uploadBytes = 12 * 1_048_576;
/** Files on one return at a time. */
export const mostFilesOfReturn = 20;

/** How much of a file's beginning and of its end is looked at to tell what it is. */
export const lookedAt = 1024;

/** A file as it arrived: lying in a temporary place until it is kept, and gone when the request ends. */
export interface ReceivedFile {
  /** The form's field that brought it. */
  field: string;
  /** As the sender calls it; not to be trusted. */
  name: string;
  /** Counted while it arrived; of one that was cut off, how many came before. */
  bytes: number;
  sha256: string;
  /** The first and the last `lookedAt` bytes. */
  head: Uint8Array;
  tail: Uint8Array;
  /** Set where nothing of it is there: larger than a file may be, or the form's files together are. */
  refused: "file-too-large" | "upload-too-large" | null;
  /** Moves the bytes to their lasting place, on disk before it resolves. May be called again. */
  keep(): Promise<void>;
}

/** Why a file is not taken; each is a message of area `common`. */
export type FileProblem = "file-too-large" | "upload-too-large" | "file-empty" | "file-type" | "file-cut-off";

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function latin(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/**
 * What a file is by its bytes, whatever it is called: PDF 1.x or 2.0, JPEG or PNG, each from its very first byte on.
 * @param head its beginning @param tail its end, up to `lookedAt` bytes each
 * @returns `file-cut-off` for a PDF without its end
 */
export function mediaTypeOf(head: Uint8Array, tail: Uint8Array): MediaType | "file-type" | "file-cut-off" {
  if (startsWith(head, pngStart)) return latin(head.slice(12, 16)) === "IHDR" ? "image/png" : "file-type";
  // A marker follows the start of image in every JPEG.
  if (startsWith(head, [0xff, 0xd8, 0xff]) && (head[3] ?? 0) >= 0xc0 && head[3] !== 0xff) return "image/jpeg";
  if (/^%PDF-(?:1\.[0-7]|2\.0)[\s%]/.test(latin(head.slice(0, 9)))) {
    return latin(tail).includes("%%EOF") ? "application/pdf" : "file-cut-off";
  }
  return "file-type";
}

/** @returns what is wrong with a received file, or what it is. */
export function judgeFile(file: Pick<ReceivedFile, "bytes" | "head" | "tail" | "refused">): MediaType | FileProblem {
  if (file.refused !== null) return file.refused;
  if (file.bytes === 0) return "file-empty";
  if (file.bytes > fileBytes) return "file-too-large";
  return mediaTypeOf(file.head, file.tail);
}

/** @returns whether `judgeFile` found it fit. */
export function isMediaType(verdict: MediaType | FileProblem): verdict is MediaType {
  return (mediaTypes as readonly string[]).includes(verdict);
}

const endings: Record<MediaType, readonly [string, ...string[]]> = {
  "application/pdf": ["pdf"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
};
const longestName = 120;

/**
 * A file's name made fit to be shown and stored: NFC, the last part of a path, no control characters, no characters
 * that turn the direction of text, no sign that a file system refuses, at most 120 characters, and an ending that fits
 * what the file is, whatever its sender called it.
 */
export function cleanFileName(name: string, type: MediaType): string {
  const last = name.normalize("NFC").replace(/^.*[/\\]/s, "");
  const bare = last
    // Zero-width joiners stay: Persian words need the non-joiner.
    .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/gu, "")
    .replace(/[<>:"|?*]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  const at = bare.lastIndexOf(".");
  const fits = at > 0 && endings[type].includes(bare.slice(at + 1).toLowerCase());
  const ending = fits ? bare.slice(at + 1) : endings[type][0];
  const stem = [...(fits ? bare.slice(0, at) : bare)]
    .slice(0, longestName - ending.length - 1)
    .join("")
    .trimEnd();
  return `${stem === "" ? "file" : stem}.${ending}`;
}
