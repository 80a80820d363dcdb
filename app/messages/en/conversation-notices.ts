import type { conversationNotices as source } from "#app/messages/fa/conversation-notices.ts";
import type { Translated } from "#app/messages/language.ts";

/** What happened in the talk of a month, for the list of notices. */
export const conversationNotices: Translated<typeof source> = {
  inquiry: (p) => `A new inquiry about ${p.period} waits for you.`,
  message: (p) => `New message about ${p.period}.`,
  "extension-granted": (p) => `${p.period} was extended.`,
  "request-refused": (p) => `Your request about ${p.period} was refused; the conversation says why.`,
  "correction-endorsed": (p) => `The province supports correcting ${p.period}; the ministry decides.`,
  "correction-granted": (p) => `The correction of ${p.period} was granted; it came back for editing.`,
  "objection-upheld": (p) => `Your objection about ${p.period} was upheld.`,
  "objection-dismissed": (p) => `Your objection about ${p.period} was dismissed.`,
  resubmitted: (p) => `${p.period} was filed again.`,
  "inquiry-answered": (p) => `The liaison answered an inquiry about ${p.period}.`,
  "extension-asked": (p) => `More time is asked for ${p.period}.`,
  "correction-asked": (p) => `A correction of ${p.period} is asked for.`,
  "correction-passed-on": (p) => `The ministry referred ${p.period} back for correction.`,
  "objection-raised": (p) => `Objection about ${p.period}.`,
  "filing-confirmed": (p) => `The liaison confirmed the filing of ${p.period} by telephone.`,
  "request-withdrawn": (p) => `The liaison withdrew a request about ${p.period}.`,
};
