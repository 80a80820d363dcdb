import type { Attention } from "#app/domain/attention.ts";
import type { PredictionGround } from "#app/domain/statistics/impact.ts";

type Cause = { measure: string; product: string; returned: string; predicted: string; unit: string; ground: string };

const grounds: Record<PredictionGround, string> = {
  "last-month": "به اندازهٔ ماه قبل",
  "last-year": "به اندازهٔ همین ماه پارسال",
  "newest-month": "به اندازهٔ آخرین ماه ثبت‌شده",
  capacity: "سهم ماه از ظرفیت پروانه",
  nothing: "سابقه‌ای ندارد",
};
const attention: Record<Attention, string> = {
  explain: "مورد نیازمند توضیح",
  "first-filing": "نخستین ماه این واحد",
  resubmission: "ارسال دوباره",
  telephone: "تلفنی ثبت شده",
  stoppage: "توقف یا تغییر وضعیت کار",
  unmeasured: "بی اندازهٔ اثر",
};

/** What both review desks say: the queue. */
export const queue = {
  title: "صف بررسی",
  subtitle: (p: { period: string; count: string }) => `${p.period} · ${p.count} در انتظار شما`,
  period: "دوره",
  periodOption: (p: { period: string; count: string }) => `${p.period} (${p.count} در انتظار)`,
  search: "نام واحد",
  all: "همه",
  clear: "برداشتن فیلترها",
  moreFilters: "فیلترهای بیشتر",
  filters: {
    province: "استان",
    county: "شهرستان",
    division: "بخش ISIC",
    product: "محصول",
    finding: "مورد کنترلی",
    late: "پس از مهلت",
    selected: "واحد منتخب",
    mine: "سپرده به من",
  },
  tabs: "وضعیت",
  waiting: "در انتظار شما",
  caption: "آمارهای صف، هر که اثرش بیشتر بالاتر",
  columns: {
    establishment: "واحد تولیدی",
    county: "شهرستان",
    province: "استان و شهرستان",
    isic: "رشته (ISIC)",
    state: "وضعیت",
    why: "چرا اینجاست",
    submitted: "زمان ارسال",
    waiting: "انتظار",
    findings: "کنترل‌ها",
  },
  why: {
    cause: (p: Cause) => `${p.measure} ${p.product}: ${p.returned} ${p.unit}، انتظار ${p.predicted} (${p.ground})`,
    grounds,
    share: (p: { impact: string }) => `اثر ${p.impact} تولید کشور`,
    underShare: (p: { impact: string }) => `اثر کمتر از ${p.impact} تولید کشور`,
    asExpected: "همان که انتظار می‌رفت",
    unmeasured: "اثر آن اندازه‌گیری نشده است",
    attention,
  },
  findingsNote: "نیازمند توضیح",
  days: (p: { days: string }) => `${p.days} روز`,
  today: "امروز",
  neverSent: "ارسال نشده",
  arrived: (p: { count: string; time: string }) => `${p.count} آمار از ساعت ${p.time}، که صف را باز کردید، رسیده است.`,
  showArrived: "دیدن صف تازه",
  pages: {
    first: "نخست",
    last: "آخر",
    number: "برگهٔ",
    of: (p: { pages: string }) => `از ${p.pages}`,
    go: "برو",
  },
  empty: "در این فهرست آماری نیست",
  emptyWaiting: "چیزی در انتظار شما نیست",
  emptyWaitingHint: "آنچه برسد همین‌جا دیده می‌شود. دوره یا وضعیت دیگری را هم می‌توانید برگزینید.",
  emptyHint: "دوره، وضعیت یا فیلتر دیگری برگزینید.",
  emptySearch: (p: { search: string }) => `واحدی با نام «${p.search}» در این فهرست نیست`,
  emptyMine: "از واحدهای سپرده به شما آماری در این فهرست نیست",
  emptyMineHint:
    "واحدهایی که رئیس اداره به شما سپرده و آنچه به جای همکار غایب می‌بینید اینجا می‌آید. بقیهٔ استان را هم می‌توانید بررسی کنید.",
  emptyFiltered: "با این فیلترها آماری در این فهرست نیست",
};
