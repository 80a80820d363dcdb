import type { saving as persian } from "../fa/liaison-saving.ts";
import type { Translated } from "../language.ts";

export const saving: Translated<typeof persian> = {
  states: {
    saved: "saved",
    waiting: "not sent yet",
    sending: "being sent",
    refused: "not saved",
    conflict: "changed by two people",
  },
  allSaved: (p) => `All saved at ${p.time}`,
  sending: "Saving…",
  waiting: (p) => `Cells that wait in this browser for the connection: ${p.count}`,
  refused: (p) => `Cells not accepted: ${p.count}`,
  toFirst: "See the first",
  conflicts: (p) => `Cells that two people changed: ${p.count}`,
  choose: "Choose",
  ended: (p) => `Your session ended. Cells kept in this browser: ${p.count}.`,
  signIn: "Sign in and send",
  held: {
    cut: "Nothing can be saved or submitted until the connection is back. What you typed is kept in this browser.",
    "signed-out": "Sign in again to save or submit. What you typed is kept in this browser.",
    conflict: "Before saving or submitting, choose one of the two values for each cell below.",
  },
  conflictTitle: "Two people changed these cells",
  conflictHint: "The stored value was typed by somebody else; yours is not stored yet. Keep one of them.",
  yours: "Yours",
  theirs: "Stored",
  changedBy: (p) => `${p.who}, ${p.when}`,
  keepTheirs: "Keep the stored one",
  keepMine: "Keep mine",
  outbox: {
    title: "Typed and not sent yet",
    waiting: (p) => `${p.month}: cells not sent yet: ${p.count}.`,
    refused: (p) => `${p.month}: cells not accepted: ${p.count}:`,
    open: "Open the form",
    discard: "Discard",
  },
  leaving: {
    title: (p) => `Cells not sent yet: ${p.count}`,
    text: "If you sign out and keep them, they are sent when you sign in again in this browser. Nobody else sees them.",
    send: "Send now",
    keep: "Sign out and keep them in this browser",
    stay: "Stay",
    failed: "Not sent: there is no connection, or a cell was not accepted.",
  },
};
