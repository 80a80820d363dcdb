import type { ReviewDesk } from "#app/domain/review-queue.ts";

/** Keys of the reviewers' pages. */
export const keys = {
  title: "کلیدهای میان‌بر",
  open: "کلیدها",
  close: "بستن",
  on: "کلیدهای تک‌حرفی کار کنند",
  onHint: "انتخاب شما در همین مرورگر می‌ماند. هنگام نوشتن، کلیدها کاری نمی‌کنند.",
  inReturn: {
    next: "آمار بعدی صف",
    previous: "آمار قبلی صف",
    back: "نوشتن دلیل بازگرداندن",
  },
  accept: {
    province: "رفتن به دکمهٔ تأیید؛ بار دوم تأیید می‌کند",
    ministry: "رفتن به دکمهٔ تأیید وزارت؛ بار دوم تأیید می‌کند",
  } satisfies Record<ReviewDesk, string>,
  inQueue: {
    next: "سطر بعدی؛ Enter آن را باز می‌کند",
    previous: "سطر قبلی",
    accept: "رفتن به تأیید گروهی؛ بار دوم باز می‌کند",
  },
  help: "باز کردن همین راهنما",
};
