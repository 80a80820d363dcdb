import type { ContactState } from "#app/domain/contact-change.ts";
import type { Channel } from "#app/domain/outgoing.ts";

/** The page of a person's own account; it comes with its own data. */
export const account = {
  title: "حساب من",
  subtitle: "رایانامه و شمارهٔ همراهی که با آن به شما خبر داده می‌شود",
  ways: { email: "رایانامه", sms: "شمارهٔ همراه" } satisfies Record<Channel, string>,
  now: "اکنون",
  none: "ثبت نشده",
  fresh: { email: "رایانامهٔ تازه", sms: "شمارهٔ همراه تازه" } satisfies Record<Channel, string>,
  freshHint: {
    email: "کدی به همین نشانی می‌رود. تا کد را اینجا ننویسید چیزی عوض نمی‌شود.",
    sms: "مانند ۰۹۱۲۳۴۵۶۷۸۹. کدی به همین شماره می‌رود. تا کد را اینجا ننویسید چیزی عوض نمی‌شود.",
  } satisfies Record<Channel, string>,
  ask: { email: "فرستادن کد به این نشانی", sms: "فرستادن کد به این شماره" } satisfies Record<Channel, string>,
  waits: (p: { address: string; time: string; minutes: string }) =>
    `ساعت ${p.time} کدی برای ${p.address} خواسته شد؛ تا یک دقیقه می‌رسد و ${p.minutes} دقیقه می‌ماند.`,
  code: "کد شش‌رقمی",
  confirm: "تأیید",
  withdraw: "صرف‌نظر",
  another: { email: "کد تازه یا نشانی دیگر", sms: "کد تازه یا شمارهٔ دیگر" } satisfies Record<Channel, string>,
  said: {
    asked: "کد فرستاده می‌شود. آن را پایین‌تر بنویسید.",
    confirmed: "تأیید شد. از این پس به اینجا به شما خبر داده می‌شود. اگر پیش از این نشانی دیگری بود، به آن هم گفته شد.",
    withdrawn: "درخواست برداشته شد و چیزی عوض نشد.",
  },
  errors: {
    empty: { email: "رایانامه را بنویسید", sms: "شماره را بنویسید" } satisfies Record<Channel, string>,
    email: "رایانامه مانند name@example.ir نوشته می‌شود، با حروف لاتین",
    mobile: "شمارهٔ همراه یازده رقم است و با ۰۹ آغاز می‌شود",
    same: "همین اکنون ثبت است",
    "not-set-up": "این سامانه از این راه چیزی نمی‌فرستد؛ برای تغییر به سازمان استان یا راهبر سامانه بگویید",
    "too-many": (p: { minutes: string }) => `بیش از اندازه کد خواسته شده است؛ ${p.minutes} دقیقهٔ دیگر بکوشید`,
    "six-digits": "کد شش رقم است",
    wrong: "کد درست نیست",
    failed: "کد چند بار نادرست بود و دیگر به کار نمی‌آید. کد تازه بخواهید.",
    expired: "وقت کد گذشته است. کد تازه بخواهید.",
  },
  changed: "این درخواست دیگر باز نیست. آنچه اکنون هست در صفحه است.",
  unreadable: "آنچه فرستاده شد درست خوانده نشد و چیزی تغییر نکرد. دوباره بکوشید.",
  history: "تغییرها",
  nothing: "هنوز تغییری نبوده است.",
  when: "زمان",
  way: "راه",
  what: "چه چیزی",
  outcome: "سرانجام",
  fromTo: (p: { from: string; to: string }) => `${p.from} → ${p.to}`,
  states: {
    waiting: "در انتظار کد",
    confirmed: "تأیید شد",
    replaced: "درخواست دیگری جای آن را گرفت",
    withdrawn: "صرف‌نظر شد",
    failed: "کد چند بار نادرست بود",
    expired: "وقت کد گذشت",
  } satisfies Record<ContactState, string>,
  notices: "چه خبری و از چه راهی",
  link: "تغییر رایانامه و شمارهٔ همراه",
};
