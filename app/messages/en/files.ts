import type { files as source } from "#app/messages/fa/files.ts";
import type { Translated } from "#app/messages/language.ts";

export const files: Translated<typeof source> = {
  list: "Files",
  none: "No file is attached.",
  choose: "Attach files",
  hint: (p) => `PDF, JPEG or PNG; each up to ${p.each}, at most ${p.count} at a time and ${p.all} together.`,
  remove: (p) => `Remove ${p.name}`,
  removeShort: "Remove",
  fresh: "new",
  types: { "application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG" },
  kilobytes: (p) => `${p.size} KB`,
  megabytes: (p) => `${p.size} MB`,
  errors: {
    "file-too-large": (p) => `“${p.name}” is larger than 5 MB.`,
    "upload-too-large": (p) => `“${p.name}” was not taken: together the files exceed 12 MB. Send them one after the other.`,
    "file-empty": (p) => `“${p.name}” is empty.`,
    "file-type": (p) => `“${p.name}” is no PDF, JPEG or PNG. Its content counts, not its name.`,
    "file-cut-off": (p) => `“${p.name}” is incomplete. Choose the original file again.`,
    "too-many-files": () => "At most 5 files at a time.",
    "file-required": () => "No file was chosen.",
    "file-unsent": (p) => `“${p.name}” was chosen and not attached. Choose it again and press “Attach”.`,
    "file-twice": (p) => `“${p.name}” is attached already.`,
    "too-many-attached": () => "No more than 20 files can be attached. Remove one first.",
  },
};
