import type { AccountKind } from "#app/domain/contact-change.ts";
import type { Channel, DropReason, OutgoingKind, OutgoingState } from "#app/domain/outgoing.ts";

type About = { establishment: string; period: string };

/** What leaves the portal by e-mail and SMS. Never a figure of a return. */
export const outgoing = {
  subjects: {
    "sent-back": (p: About) => `دهم: آمار ${p.period} «${p.establishment}» برای ویرایش بازگشت`,
    inquiry: (p: About) => `دهم: پرسشی دربارهٔ ${p.period} «${p.establishment}»`,
    telephone: (p: About) => `دهم: آمار ${p.period} «${p.establishment}» از گفتهٔ شما ثبت شد`,
    answer: (p: About) => `دهم: پاسخی دربارهٔ ${p.period} «${p.establishment}»`,
    reminder: (p: About) => `دهم: آمار ${p.period} «${p.establishment}» هنوز نرسیده`,
    signature: (p: About) => `دهم: آمار ${p.period} «${p.establishment}» در انتظار امضای شماست`,
    digest: "دهم: آنچه در انتظار شماست",
  },
  texts: {
    "sent-back": (p: About) => `آمار ${p.period} «${p.establishment}» برای ویرایش بازگشت. دلیل‌ها و مهلت پاسخ در سامانه است:`,
    inquiry: (p: About) => `کارشناس استان دربارهٔ آمار ${p.period} «${p.establishment}» پرسشی دارد. پرسش در سامانه است:`,
    telephone: (p: About) =>
      `سازمان استان آمار ${p.period} «${p.establishment}» را از گفتهٔ شما پشت تلفن ثبت کرد. ببینید و تأیید یا اعتراض کنید:`,
    answer: (p: About) => `دربارهٔ آمار ${p.period} «${p.establishment}» پاسخ یا پیامی برای شما آمده است. در سامانه ببینید:`,
    reminder: (p: About) => `آمار ${p.period} «${p.establishment}» هنوز فرستاده نشده است. مهلت و فرم در سامانه است:`,
    signature: (p: About) => `آمار ${p.period} «${p.establishment}» برای امضا نزد شما آمده است:`,
  },
  digest: {
    waiting: (p: { count: string; days: string }) =>
      `آمار در انتظار بررسی شما: ${p.count}؛ قدیمی‌ترین ${p.days} روز است که مانده.`,
    waitingSinceToday: (p: { count: string }) => `آمار در انتظار بررسی شما: ${p.count}، همه از امروز.`,
    own: {
      waiting: (p: { count: string; days: string }) =>
        `آمار سهم شما، با آنچه به جای همکاران می‌بینید، در انتظار بررسی: ${p.count}؛ قدیمی‌ترین ${p.days} روز است که مانده.`,
      waitingSinceToday: (p: { count: string }) =>
        `آمار سهم شما، با آنچه به جای همکاران می‌بینید، در انتظار بررسی: ${p.count}، همه از امروز.`,
    },
    whole: {
      waiting: (p: { count: string; days: string }) =>
        `در همهٔ استان در انتظار بررسی: ${p.count}؛ قدیمی‌ترین ${p.days} روز است که مانده.`,
      waitingSinceToday: (p: { count: string }) => `در همهٔ استان در انتظار بررسی: ${p.count}، همه از امروز.`,
    },
    requests: "درخواست‌هایی هم در انتظار پاسخ شماست.",
  },
  account: {
    ways: { email: "نشانی رایانامهٔ", sms: "شمارهٔ همراه" } satisfies Record<Channel, string>,
    code: {
      subject: (p: { way: string }) => `دهم: کد تأیید ${p.way} شما`,
      text: (p: { way: string; code: string; minutes: string }) =>
        `کد تأیید ${p.way} شما در دهم: ${p.code}\nتا ${p.minutes} دقیقه می‌ماند. به کسی ندهید. اگر شما نخواسته‌اید، کاری لازم نیست.`,
    },
    changed: {
      subject: (p: { way: string }) => `دهم: ${p.way} شما عوض شد`,
      text: (p: { way: string; address: string }) =>
        `از این پس ${p.way} شما در دهم این است: ${p.address}\nاگر شما عوض نکرده‌اید، همین امروز به سازمان استان یا راهبر سامانه بگویید.`,
    },
    foot: (p: { link: string }) => `دهم: ${p.link}`,
  },
  foot: (p: { link: string }) => `چه چیزی و از چه راهی به شما خبر داده شود، اینجا برگزینید: ${p.link}`,
};

/** The page on which a person chooses; it comes with its own data. */
export const noticeChoice = {
  title: "خبرهای بیرون از سامانه",
  subtitle: "خبرها همیشه در سامانه هست. اینجا برمی‌گزینید کدام با رایانامه یا پیامک هم برسد.",
  link: "خبر با رایانامه و پیامک",
  choose: "چه چیزی و از چه راهی",
  what: "چه چیزی",
  kinds: {
    "sent-back": "ماهی برای ویرایش به شما بازگشت",
    inquiry: "پرسشی که پاسخ شما را می‌خواهد",
    telephone: "ماهی که سازمان از گفتهٔ شما پشت تلفن ثبت کرد",
    answer: "پاسخ یا پیامی از استان یا وزارت",
    reminder: "یادآوری ماهی که فرستاده نشده",
    signature: "ماهی در انتظار امضای شماست",
    digest: "هر بامداد کاری: چند آمار در انتظار شماست",
    "contact-code": "کد تأیید نشانی تازهٔ شما",
    "contact-changed": "خبر عوض شدن نشانی شما، به نشانی پیشین",
  } satisfies Record<OutgoingKind | AccountKind, string>,
  portal: "در سامانه",
  always: "همیشه",
  atDesk: "روی میز کار",
  channels: { email: "رایانامه", sms: "پیامک" } satisfies Record<Channel, string>,
  box: (p: { kind: string; channel: string }) => `${p.kind}: ${p.channel}`,
  reachTitle: "نشانی‌های شما",
  noReach: "ثبت نشده؛ تا ثبت نشود از این راه چیزی فرستاده نمی‌شود.",
  notSetUp: {
    both: "این سامانه رایانامه و پیامک نمی‌فرستد و خبرها تنها در سامانه است. گزینش شما برای روزی که بفرستد می‌ماند.",
    email: "این سامانه رایانامه نمی‌فرستد. گزینش شما برای روزی که بفرستد می‌ماند.",
    sms: "این سامانه پیامک نمی‌فرستد. گزینش شما برای روزی که بفرستد می‌ماند.",
  },
  demonstration: (p: { folder: string }) =>
    `در نمایش آزمایشی چیزی فرستاده نمی‌شود؛ آنچه فرستاده می‌شد در پوشهٔ ${p.folder} نوشته می‌شود.`,
  languageTitle: "زبان خبرها",
  languages: { fa: "فارسی", en: "English" },
  never: "در هیچ خبری رقمی از آمار نیست، و به کسی که کار را کرده خبری نمی‌رود. پیامک از ساعت ۸ تا ۲۰ فرستاده می‌شود.",
  save: "ذخیره",
  saved: "گزینش شما ذخیره شد.",
  lately: "تازه‌ترین پیام‌ها به شما",
  nothingYet: "هنوز پیامی برای شما آماده نشده است.",
  when: "زمان",
  way: "راه",
  outcome: "سرانجام",
  states: {
    waiting: "در صف ارسال",
    sent: "فرستاده شد",
    dropped: "فرستاده نشد",
    dead: "نرسید",
  } satisfies Record<OutgoingState, string>,
  drops: {
    done: "کار انجام یا در سامانه خوانده شده بود",
    "not-wanted": "دیگر نخواسته بودید",
    "no-access": "دیگر دسترسی نداشتید",
    "no-address": "نشانی‌ای نبود",
    expired: "دیگر تازه نبود",
    "nothing-waits": "چیزی در انتظار شما نبود",
  } satisfies Record<DropReason, string>,
  invalid: "آنچه فرستاده شد درست خوانده نشد و چیزی تغییر نکرد. گزینش خود را ببینید و دوباره ذخیره کنید.",
};
