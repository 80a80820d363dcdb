/** Notices about what became of an approval. */
export const approvalNotices = {
  "correction-cancelled": (p: { period: string }) => `وزارت اصلاح ${p.period} را لغو کرد؛ نسخهٔ تأییدشده معتبر می‌ماند.`,
  annulled: (p: { period: string }) => `وزارت تأیید ${p.period} را باطل کرد و این ماه برای ویرایش بازگشت.`,
};

/** Notices about months not filed. */
export const reminderNotices = {
  "reminder-before-due": (p: { period: string }) => `مهلت ${p.period} نزدیک است و هنوز فرستاده نشده.`,
  "reminder-after-due": (p: { period: string }) => `مهلت ${p.period} گذشت و هنوز فرستاده نشده.`,
  "reminder-again": (p: { period: string }) => `${p.period} هنوز فرستاده نشده است؛ اگر کمک می‌خواهید در گفت‌وگو بنویسید.`,
};
