import type { reasons as source } from "#app/messages/fa/liaison-reasons.ts";
import type { Translated } from "#app/messages/language.ts";

export const reasons: Translated<typeof source> = {
  answered: (p) => `${p.answered} of ${p.all} reasons answered`,
  next: "Next unanswered",
  previous: "Previous unanswered",
};
