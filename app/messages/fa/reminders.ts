/** Notices about months not filed. */
export const reminderNotices = {
  "reminder-before-due": (p: { period: string }) => `مهلت ${p.period} نزدیک است و هنوز فرستاده نشده.`,
  "reminder-after-due": (p: { period: string }) => `مهلت ${p.period} گذشت و هنوز فرستاده نشده.`,
  "reminder-again": (p: { period: string }) => `${p.period} هنوز فرستاده نشده است؛ اگر کمک می‌خواهید در گفت‌وگو بنویسید.`,
};
