import type { StandingRule } from "#app/domain/standing.ts";
import type { StandingEnd, StandingMark, StandingSide } from "#app/domain/standing-mark.ts";

interface Mark {
  period: string;
  until: string;
  by: string;
  text: string;
  measure: string;
  ceiling: string;
  size: string;
  side: string;
}

/** Notices about explanations that stood. */
export const standingNotices = {
  "standing-ended": (p: { period: string }) =>
    `توضیح ماندگار ${p.period} دیگر نمی‌ماند؛ اگر همان مورد پیش آید، دوباره توضیح خواسته می‌شود.`,
};

/** Explanations that stand for twelve months: in the liaison's form, beside findings, and on pages of their own. */
export const standing = {
  name: (p: { period: string }) => `توضیح ماندگار ${p.period}`,
  /** What a ceiling is a ceiling of. */
  measures: {
    jump: "تغییر در هر روز کار",
    "price-band": "فاصله از بهای مبنا",
    capacity: "سهم از ظرفیت ماه",
    "input-intensity": "فاصله از مرز دامنهٔ معمول",
  } satisfies Record<StandingRule, string>,
  sides: { above: "بیش از معمول", below: "کمتر از معمول" } satisfies Record<StandingSide, string>,
  /** To the liaison, after the finding's own sentence. */
  liaison: {
    covered: (p: Mark) =>
      `توضیح ماندگار ${p.period} این را می‌پوشاند و دوباره پرسیده نمی‌شود: «${p.text}». ${p.by} آن را پذیرفته است؛ تا ${p.until} می‌ماند، تا سقف ${p.ceiling} (${p.measure}؛ این ماه ${p.size}). اگر این ماه علت دیگری دارد، در «توضیحات» بنویسید.`,
    "above-ceiling": (p: Mark) =>
      `توضیح ماندگار ${p.period} این را نمی‌پوشاند: سقف آن ${p.ceiling} است (${p.measure}) و این ماه ${p.size} شده است.`,
    "other-side": (p: Mark) => `توضیح ماندگار ${p.period} این را نمی‌پوشاند: آن دربارهٔ رقمی ${p.side} بود.`,
    expired: (p: Mark) => `توضیح ماندگار ${p.period} این را نمی‌پوشاند: تا ${p.until} می‌ماند.`,
  } satisfies Record<StandingMark["outcome"], (p: Mark) => string>,
  /** To a desk, beside the finding. */
  desk: {
    covered: (p: Mark) => `${p.by} آن را پذیرفت؛ تا ${p.until}، تا سقف ${p.ceiling} (${p.measure}؛ این ماه ${p.size}).`,
    "above-ceiling": (p: Mark) =>
      `توضیح ماندگار ${p.period} نپوشاند: سقف ${p.ceiling} است (${p.measure}) و این ماه ${p.size} شده است.`,
    "other-side": (p: Mark) => `توضیح ماندگار ${p.period} نپوشاند: آن دربارهٔ رقمی ${p.side} بود.`,
    expired: (p: Mark) => `توضیح ماندگار ${p.period} نپوشاند: تا ${p.until} می‌ماند.`,
  } satisfies Record<StandingMark["outcome"], (p: Mark) => string>,
  offer: {
    label: (p: { until: string }) => `این توضیح ماندگار است: تا ${p.until} برای همین مورد دوباره پرسیده نشود`,
    ceiling: (p: { measure: string }) => `سقف، درصد (${p.measure})`,
    hint: (p: { size: string; highest: string; margin: string }) =>
      `این ماه ${p.size} است. پیشنهاد: همین با ${p.margin} حاشیه؛ دست‌بالا ${p.highest}. بالاتر از سقف دوباره پرسیده می‌شود. با «تأیید» ثبت می‌شود.`,
  },
  errors: {
    required: "سقف را بنویسید.",
    "ceiling-low": (p: { size: string }) => `سقف از خود این مورد (${p.size}) کمتر است.`,
    "ceiling-high": (p: { highest: string }) => `سقف بیش از دو برابر این مورد است؛ دست‌بالا ${p.highest}.`,
    "ceiling-step": "سقف دست‌بالا یک رقم اعشار دارد.",
  },
  page: {
    title: "توضیح‌های ماندگار",
    subtitle: "توضیح‌هایی که هنگام تأیید پذیرفته شد تا دوازده ماه، تا یک سقف، برای همان واحد و همان مورد بماند.",
    toQueue: "صف بررسی",
    toList: "همهٔ توضیح‌های ماندگار",
    live: "ماندگار",
    ended: "پایان‌یافته",
    over: "گذشته از دوازده ماه",
    none: "هنوز توضیحی ماندگار نشده است.",
    noneEnded: "توضیحی پایان نیافته است.",
    noneHint: "هنگام تأیید یک ماه، زیر توضیح رابط، «این توضیح ماندگار است» را بزنید.",
    establishment: "واحد تولیدی",
    about: "دربارهٔ",
    text: "توضیح رابط",
    until: "می‌ماند تا",
    ceiling: "سقف",
    more: "بعدی‌ها",
    newest: "از تازه‌ترین",
    open: "دیدن و پایان دادن",
    look: "دیدن",
    case: "موردی که برای آن داده شد",
    givenIn: "داده شده در",
    given: (p: { period: string; version: string }) => `آمار ${p.period}، نسخهٔ ${p.version}`,
    caseSize: "اندازهٔ همان مورد",
    side: "برای رقمی",
    until12: (p: { from: string; until: string }) => `${p.from} تا ${p.until}`,
    months: "ماه‌ها",
    end: "پایان دادن",
    endHint: "از این پس همان مورد دوباره پرسیده می‌شود. آنچه با آن فرستاده شده همان‌گونه می‌ماند. رابط آگاه می‌شود، بی هیچ رقمی.",
    reason: "دلیل پایان",
    reasonHint: "در تاریخچهٔ همین صفحه می‌ماند.",
    history: "تاریخچه",
    granted: (p: { version: string }) => `با تأیید نسخهٔ ${p.version} ماندگار شد`,
    causes: {
      ended: "به آن پایان داده شد",
      renewed: "توضیح تازه‌تری جای آن را گرفت",
      "acceptance-undone": "تأیید برداشته شد و این نیز با آن",
      "referred-back": "وزارت آن ماه را به استان بازگرداند",
      reopened: "وزارت آن ماه را بازگشود",
      annulled: "وزارت تأیید آن ماه را باطل کرد",
    } satisfies Record<StandingEnd, string>,
    uses: "آنچه پس از آن فرستاده شد",
    noUses: "پس از آن، این مورد در هیچ نسخه‌ای پیش نیامده است.",
    use: (p: { period: string; version: string }) => `${p.period}، نسخهٔ ${p.version}`,
    sent: "فرستاده شد",
    size: "اندازه",
    outcome: "نتیجه",
    outcomes: {
      covered: "پوشیده شد",
      "above-ceiling": "بالاتر از سقف",
      "other-side": "در سوی دیگر",
      expired: "پس از دوازده ماه",
    } satisfies Record<StandingMark["outcome"], string>,
    done: "به این توضیح پایان داده شد و رابط آگاه شد.",
    refusals: {
      unreadable: "آنچه فرستاده شد خوانده نشد و چیزی تغییر نکرد. دوباره بکوشید.",
      "invalid-input": "پایان داده نشد. نوشتهٔ شما مانده است.",
      "changed-meanwhile": "در این میان به آن پایان داده شده بود. تاریخچه می‌گوید که و چرا.",
    },
    reasonMissing: "دلیل را بنویسید.",
    reasonLong: "از اندازه بلندتر است.",
  },
  /** On the page of the return it was given for. */
  stands: (p: { until: string; ceiling: string; measure: string }) =>
    `ماندگار شد تا ${p.until}، تا سقف ${p.ceiling} (${p.measure})`,
};
