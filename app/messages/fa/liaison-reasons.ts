/** Answering the reasons of a send-back. */
export const reasons = {
  answered: (p: { answered: string; all: string }) => `${p.answered} از ${p.all} دلیل پاسخ گرفته`,
  next: "بی‌پاسخ بعدی",
  previous: "بی‌پاسخ قبلی",
};
