import type { files as source } from "#app/messages/fa/liaison-files.ts";
import type { Translated } from "#app/messages/language.ts";

export const files: Translated<typeof source> = {
  title: "Files",
  count: (p) => `${p.count} of ${p.most}`,
  hint: "A bill, letter or document that shows the figures. Optional.",
  attach: "Attach",
  attached: (p) => (p.count === "1" ? "1 file attached." : `${p.count} files attached.`),
  known: (p) => (p.count === "1" ? "1 file was attached already." : `${p.count} files were attached already.`),
  removed: "The file was removed.",
  sending: (p) => `Sending… ${p.percent}%`,
  stop: "Stop",
  lost: "The connection broke and the file did not arrive.",
  again: "Send again",
  ended: "Your session has ended. Sign in in another tab, then send again.",
  failed: "The file was not taken. Try again.",
  full: (p) => `${p.most} files are attached; remove one to attach another.`,
};
