import type { papers as source } from "#app/messages/fa/outputs-papers.ts";
import type { Translated } from "#app/messages/language.ts";

export const papers: Translated<typeof source> = {
  receipt: {
    title: "Receipt of a monthly return",
    fileName: (p) => `Dahom - receipt ${p.period} - version ${p.version}`,
    verify: "Anybody can verify this receipt by the code or the address; that page shows no figure.",
    note: "This receipt proves that this version was received, not that its figures were approved.",
    withdrawn: (p) => `This version was withdrawn on ${p.time}; this receipt does not prove a filing.`,
  },
};
