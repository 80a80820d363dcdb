import type { ReviewDesk } from "#app/domain/review-queue.ts";

/** Sending back: reasons by clicking cells, and what the other side is going to read. */
export const sendBack = {
  hint: "برای نوشتن دلیل، روی رقم بزنید",
  here: "دلیلی برای این خانه بنویسید",
  hereAt: (p: { place: string }) => `نوشتن دلیل برای ${p.place}`,
  drop: "برداشتن این دلیل",
  count: (p: { count: string }) => `${p.count} دلیل نوشته شده است.`,
  preview: {
    province: "رابط این را می‌خواند",
    ministry: "استان این را می‌خواند",
  } satisfies Record<ReviewDesk, string>,
  previewNote: "هر دلیل کنار خانهٔ خود نیز نشان می‌گیرد.",
  previewNone: "هنوز دلیلی نوشته نشده است.",
  previewButton: "پیش‌نمایش",
  months: "بازگرداندن ماه‌های دیگر همین واحد، با همین دلیل‌ها",
  monthsHint: "یا همه با هم باز می‌گردند یا هیچ‌کدام.",
  monthWith: (p: { period: string; outcome: string }) => `${p.period}: ${p.outcome}`,
  outcomes: {
    sent: "به واحد بازمی‌گردد",
    accepted: "تأیید شده است؛ از وزارت خواسته می‌شود به استان بازگرداند",
    approved: "تأیید وزارت دارد؛ از وزارت خواسته می‌شود بازگشاید",
  },
  previewMonths: "همین دلیل‌ها برای:",
  codeMissing: "نوع دلیل برگزیده نشده",
  wholeText: "یادداشت کلی، در مسیر این ماه:",
  grounds: {
    decided: "آنچه هنگام این رویداد دیده می‌شد",
    none: "کنترل‌ها دربارهٔ این نسخه موردی نداشت.",
    counts: (p: { all: string; explained: string; open: string; notes: string }) =>
      `${p.all} مورد: ${p.explained} با توضیح، ${p.open} بی توضیح، ${p.notes} نکته`,
    later: "پس از ارسال پیدا شده بود",
    explained: "توضیح رابط",
    reasons: "دلیل‌ها",
  },
};
