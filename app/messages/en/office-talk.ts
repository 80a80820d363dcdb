import type { conversation as source } from "#app/messages/fa/office-talk.ts";
import type { Translated } from "#app/messages/language.ts";
import { conversation as withLiaison } from "./conversation.ts";

export const conversation: Translated<typeof source> = {
  ...withLiaison,
  office: {
    kinds: { recall: "The province wants it back", annulment: "Annulment asked for" },
    grant: { recall: "Give back to the province", annulment: "Annul the approval" },
    hints: {
      recall: "The province's office reads it. Required to refuse.",
      annulment: "The reviewer who asked for it reads it. Required to refuse.",
    },
    states: { granted: "done", refused: "declined", closed: "no longer in question" },
    ground: (p) => `${p.place}: ${p.reason}`,
    second: "Another reviewer of the ministry has to annul or decline; until then the approved version stays in force.",
    annulWarning: "An annulment leaves no version of this month in force, and the recipients are told to withdraw it.",
    askAnnulment: "Annul this month’s approval",
    askAnnulmentHint:
      "Your request waits until another reviewer of the ministry confirms it, and nothing changes until then. An annulment leaves no version in force.",
    askAnnulmentButton: "Ask for annulment",
    cancel: "Cancel the correction of this month",
    cancelHint:
      "The month stays approved with the version in force. What was typed since is given up; later versions stay in history.",
    cancelButton: "Cancel the correction",
    done: {
      recall: "The ministry was asked to give this month back.",
      "ask-annulment": "The annulment was asked for and waits for another reviewer.",
      "cancel-correction": "The correction was cancelled; the version in force stays in force.",
    },
    notices: {
      reopened: (p) => `The ministry reopened ${p.period}; the version in force stays in force.`,
      "correction-cancelled": (p) => `The ministry cancelled the correction of ${p.period}; the version in force stays in force.`,
      annulled: (p) => `The ministry annulled the approval of ${p.period}.`,
      "recall-refused": (p) => `The ministry declined to give ${p.period} back.`,
    },
  },
};
