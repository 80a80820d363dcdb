import type { sendBack as source } from "#app/messages/fa/send-back.ts";
import type { Translated } from "#app/messages/language.ts";

export const sendBack: Translated<typeof source> = {
  hint: "Click a figure to write a reason at it",
  here: "Write a reason at this cell",
  hereAt: (p) => `write a reason at ${p.place}`,
  drop: "Remove this reason",
  count: (p) => `Reasons written: ${p.count}.`,
  preview: {
    province: "What the liaison will read",
    ministry: "What the province will read",
  },
  previewNote: "Each reason is marked at its cell, too.",
  previewNone: "No reason has been written yet.",
  previewButton: "Preview",
  months: "Send back other months of this establishment too, with the same reasons",
  monthsHint: "They go back together or not at all.",
  monthWith: (p) => `${p.period}: ${p.outcome}`,
  outcomes: {
    sent: "goes back to the establishment",
    accepted: "accepted already; the ministry is asked to refer it back",
    approved: "approved; the ministry is asked to reopen it",
  },
  previewMonths: "The same reasons for:",
  codeMissing: "no kind of reason chosen",
  wholeText: "Note on the whole, in the history of this month:",
  grounds: {
    decided: "What could be seen at the time",
    none: "The checks had found nothing in this version.",
    counts: (p) => `Findings: ${p.all} (${p.explained} explained, ${p.open} not explained, ${p.notes} notes)`,
    later: "Found since it was sent",
    explained: "Liaison’s explanation",
    reasons: "Reasons",
  },
};
