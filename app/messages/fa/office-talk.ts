import type { OfficeKind } from "#app/domain/return-request.ts";
import { conversation as withLiaison } from "./conversation.ts";

/** What the offices ask of each other about a month; the establishment learns of it by what comes of it. */
export const conversation = {
  ...withLiaison,
  office: {
    kinds: {
      recall: "درخواست استان برای بازگرداندن",
      annulment: "درخواست ابطال تأیید",
    } satisfies Record<OfficeKind, string>,
    grant: {
      recall: "بازگرداندن به استان",
      annulment: "ابطال تأیید",
    } satisfies Record<OfficeKind, string>,
    hints: {
      recall: "سازمان استان آن را می‌خواند. برای نپذیرفتن لازم است.",
      annulment: "بازبینی که آن را خواسته می‌خواند. برای نپذیرفتن لازم است.",
    } satisfies Record<OfficeKind, string>,
    states: { granted: "انجام شد", refused: "انجام نشد", closed: "دیگر موضوعی ندارد" },
    ground: (p: { place: string; reason: string }) => `${p.place}: ${p.reason}`,
    second: "بازبین دیگری از وزارت باید آن را ابطال یا رد کند؛ تا آن هنگام نسخهٔ تأییدشده معتبر می‌ماند.",
    annulWarning: "با ابطال، هیچ نسخه‌ای از این ماه معتبر نمی‌ماند و به دستگاه‌های گیرنده «پس گرفتن» می‌رود.",
    askAnnulment: "ابطال تأیید این ماه",
    askAnnulmentHint:
      "درخواست شما تا تأیید بازبین دیگری از وزارت می‌ماند و تا آن هنگام چیزی تغییر نمی‌کند. با ابطال، هیچ نسخه‌ای معتبر نمی‌ماند.",
    askAnnulmentButton: "درخواست ابطال",
    cancel: "لغو اصلاح این ماه",
    cancelHint: "این ماه با همان نسخهٔ معتبر تأییدشده می‌ماند. آنچه از آن پس نوشته شده کنار می‌رود؛ نسخه‌های بعدی در تاریخچه می‌ماند.",
    cancelButton: "لغو اصلاح",
    done: {
      recall: "از وزارت خواسته شد این ماه را بازگرداند.",
      "ask-annulment": "درخواست ابطال ثبت شد و در انتظار بازبین دیگری است.",
      "cancel-correction": "اصلاح لغو شد؛ نسخهٔ معتبر معتبر می‌ماند.",
    },
    notices: {
      reopened: (p: { period: string }) => `وزارت ${p.period} را دوباره برای بررسی بازگرداند؛ نسخهٔ معتبر معتبر می‌ماند.`,
      "correction-cancelled": (p: { period: string }) => `وزارت اصلاح ${p.period} را لغو کرد؛ نسخهٔ معتبر معتبر می‌ماند.`,
      annulled: (p: { period: string }) => `وزارت تأیید ${p.period} را باطل کرد.`,
      "recall-refused": (p: { period: string }) => `وزارت درخواست بازگرداندن ${p.period} را نپذیرفت.`,
    },
  },
};
