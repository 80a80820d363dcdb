import type { Role } from "#app/domain/actor.ts";
import { offline } from "./public-offline.ts";
import { verify } from "./public-verify.ts";

/** Sign-in and the answers the server gives before any page. Numbers and dates arrive in the reader's digits. */
export const publicPages = {
  verify,
  signIn: {
    title: "ورود",
    sentence: "آمار تولید و صادرات هر ماه واحد صنعتی، تا دهم ماه بعد.",
    nationalId: "کد ملی",
    nationalIdHint: "۱۰ رقم، فارسی یا لاتین",
    password: "گذرواژه",
    button: "ورود",
    refusedTitle: "وارد نشدید",
    nationalIdMissing: "کد ملی را بنویسید.",
    nationalIdLength: "کد ملی ۱۰ رقم دارد.",
    passwordMissing: "گذرواژه را بنویسید.",
    wrong: "کد ملی یا گذرواژه درست نیست. هر دو را بازبینی کنید.",
    tooMany: (p: { minutes: string }) => `تلاش‌های ناموفق زیاد بود. ${p.minutes} دقیقهٔ دیگر دوباره بکوشید.`,
    busy: "اکنون ورودهای هم‌زمان زیاد است. چند ثانیهٔ دیگر دوباره بزنید.",
    unreadable: "آنچه فرستاده شد خوانده نشد. دوباره بنویسید.",
    signedOut: "از سامانه خارج شدید.",
    ended:
      "زمان ورود شما به پایان رسیده بود و آنچه زدید انجام نشد. نوشته‌های پس از آخرین ذخیره نماند؛ آنچه ذخیره شده بود، پس از ورود همان‌جاست.",
  },
  filing: {
    period: (p: { period: string }) => `ثبت آمار ${p.period}`,
    due: (p: { date: string }) => `مهلت: پایان ${p.date}`,
  },
  demonstration: {
    title: "حساب‌های نمایشی",
    sentence: "با هر نقش می‌توانید با یک کلیک وارد شوید.",
    password: "گذرواژهٔ همه",
    button: (p: { name: string }) => `ورود به نام ${p.name}`,
    enter: "ورود",
    desks: {
      liaison: "آمار ماه واحد خود را ثبت و ارسال می‌کند",
      signatory: "پیش از ارسال امضا می‌کند",
      expert: "آمار واحدهای استان را بررسی می‌کند",
      supervisor: "کار بررسی استان را راه می‌برد",
      reviewer: "آمار تأییدشدهٔ استان‌ها را تأیید می‌کند",
      analyst: "آمار دوره را می‌خواند و گزارش می‌گیرد",
      administrator: "کاربران و تنظیم‌ها را نگه می‌دارد",
      auditor: "همه‌چیز را می‌خواند و چیزی را تغییر نمی‌دهد",
    } satisfies Record<Role, string>,
  },
  refused: {
    badRequest: "درخواست خوانده نشد",
    badRequestText: "نشانی یا محتوای درخواست درست نیست.",
    foreign: "درخواست از جای دیگری آمده است",
    foreignText: "این کار فقط از صفحه‌های همین سامانه پذیرفته می‌شود. صفحه را از نو باز کنید و دوباره بزنید.",
    method: "این کار پذیرفته نیست",
    methodText: "این نشانی چنین درخواستی را نمی‌پذیرد.",
    tooLarge: "فرستاده بیش از اندازه است",
    tooLargeText: "حجم آنچه فرستاده شد از اندازهٔ پذیرفتنی بیشتر است. چیزی تغییر نکرد.",
    type: "این گونه فرستاده پذیرفته نیست",
    typeText: "محتوای درخواست به شکلی نیست که این نشانی بخواند.",
    host: "نشانی سامانه این نیست",
    hostText: "نشانی درست:",
    busyText: "اکنون درخواست‌ها زیاد است. چند ثانیهٔ دیگر دوباره بکوشید؛ آنچه ذخیره شده، سر جای خود است.",
  },
  offline,
};
