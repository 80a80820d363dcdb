/** What happened in the talk of a month, for the list of notices. */
export const conversationNotices = {
  inquiry: (p: { period: string }) => `استعلام تازه دربارهٔ ${p.period}؛ در انتظار پاسخ شما.`,
  message: (p: { period: string }) => `پیام تازه دربارهٔ ${p.period}.`,
  "extension-granted": (p: { period: string }) => `مهلت ${p.period} تمدید شد.`,
  "request-refused": (p: { period: string }) => `درخواست شما دربارهٔ ${p.period} پذیرفته نشد؛ دلیل در گفت‌وگو آمده است.`,
  "correction-endorsed": (p: { period: string }) => `سازمان با اصلاح ${p.period} موافق است؛ وزارت تصمیم می‌گیرد.`,
  "correction-granted": (p: { period: string }) => `اصلاح ${p.period} پذیرفته شد و برای ویرایش بازگشت.`,
  "objection-upheld": (p: { period: string }) => `اعتراض شما دربارهٔ ${p.period} پذیرفته شد.`,
  "objection-dismissed": (p: { period: string }) => `اعتراض شما دربارهٔ ${p.period} پذیرفته نشد.`,
  resubmitted: (p: { period: string }) => `آمار ${p.period} دوباره ارسال شد.`,
  "inquiry-answered": (p: { period: string }) => `رابط به استعلام ${p.period} پاسخ داد.`,
  "extension-asked": (p: { period: string }) => `درخواست تمدید مهلت ${p.period}.`,
  "correction-asked": (p: { period: string }) => `درخواست اصلاح ${p.period}.`,
  "correction-passed-on": (p: { period: string }) => `وزارت ${p.period} را برای اصلاح به استان بازگرداند.`,
  "objection-raised": (p: { period: string }) => `اعتراض دربارهٔ ${p.period}.`,
  "filing-confirmed": (p: { period: string }) => `رابط ثبت تلفنی ${p.period} را تأیید کرد.`,
  "request-withdrawn": (p: { period: string }) => `رابط درخواست خود را دربارهٔ ${p.period} پس گرفت.`,
};
