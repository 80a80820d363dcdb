import type { keys as source } from "#app/messages/fa/keys.ts";
import type { Translated } from "#app/messages/language.ts";

export const keys: Translated<typeof source> = {
  title: "Keyboard shortcuts",
  open: "Keys",
  close: "Close",
  on: "Single-letter keys work",
  onHint: "Your choice is kept in this browser. While you type, the keys do nothing.",
  inReturn: {
    next: "Next return of the queue",
    previous: "Previous return of the queue",
    back: "Write a reason to send it back",
  },
  accept: {
    province: "To the button that accepts; once more accepts",
    ministry: "To the button that approves; once more approves",
  },
  inQueue: {
    next: "Next row; Enter opens it",
    previous: "Previous row",
    accept: "To deciding together; once more opens it",
  },
  help: "Open this help",
};
