import type {
  progress as progressSource,
  returned as returnedSource,
  toSend as toSendSource,
} from "#app/messages/fa/returned.ts";
import type { Translated } from "#app/messages/language.ts";

export const returned: Translated<typeof returnedSource> = {
  prefix: (p) => `(${p.count} returned) `,
  strip: (p) => (p.count === "1" ? "1 month was sent back for editing:" : `${p.count} months were sent back for editing:`),
  month: (p) => `${p.period}, ${p.establishment}`,
  more: (p) => `and ${p.count} more`,
  label: "Returned months",
  left: (p) => (p.days === "1" ? "1 working day to answer" : `${p.days} working days to answer`),
  last: "last day to answer",
  over: (p) => (p.days === "1" ? "answer 1 working day overdue" : `answer ${p.days} working days overdue`),
  passed: "answer overdue",
  suspended: "the term waits for the answer to the objection",
  box: { left: "working days to answer", last: "last day to answer", over: "working days overdue" },
  until: (p) => `Answer by the end of ${p.date}`,
};

export const toSend: Translated<typeof toSendSource> = {
  title: "Still missing before this can be sent",
  untouched:
    "Nothing is written yet: the state of operation, the days worked, and each product's production, domestic sales, exports and closing stock.",
  operatingState: "the state of this month",
  daysWorked: "days worked",
  filled: "these are filled in; sending looks at everything again",
  ready: "ready to send",
  count: (p) => (p.count === "1" ? "1 thing missing before sending" : `${p.count} things missing before sending`),
  blank: (p) => `${p.place}: fill in ${p.cells}`,
  write: (p) => `Fill in: ${p.cell}`,
  correct: (p) => `Correct: ${p.what}`,
  explain: (p) => `Explain: ${p.what}`,
  answer: (p) => `Answer the reason: ${p.what}`,
  more: (p) => `and ${p.count} more`,
};

export const progress: Translated<typeof progressSource> = {
  answered: (p) => `${p.answered} of ${p.all} reasons answered`,
  next: "Next unanswered",
  previous: "Previous unanswered",
};
