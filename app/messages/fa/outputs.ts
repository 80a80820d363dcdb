import type { ReportCode } from "#app/domain/statistics/report.ts";
import { returnWorkbook } from "./outputs-return-workbook.ts";

/** What files say: workbooks. Written on the server only. */
export const outputs = {
  returnWorkbook,
import { papers } from "./outputs-papers.ts";

/** What files say: workbooks. Written on the server only. */
export const outputs = {
  papers,
  workbook: {
    cover: "جلد",
    titles: {
      "detailed-returns": "ریز آمار ماهانهٔ واحدهای تولیدی",
      products: "جمع تولید، فروش و صادرات محصولات",
    } satisfies Record<ReportCode, string>,
    sheets: { "detailed-returns": "ریز آمار", products: "محصولات" } satisfies Record<ReportCode, string>,
    fileNames: { "detailed-returns": "ریز آمار", products: "محصولات" } satisfies Record<ReportCode, string>,
    fileName: (p: { report: string; period: string; basis: string }) => `دهم - ${p.report} ${p.period} - ${p.basis}`,
    lines: {
      period: "دوره",
      basis: "مبنای ارقام",
      filters: "پالایه‌ها",
      askedBy: "درخواست از",
      askedAt: "زمان درخواست (تهران)",
      coverage: "پوشش به شمار واحدها",
      rows: "شمار ردیف‌ها",
      establishments: "شمار واحدهای تولیدی در ردیف‌ها",
      version: "ویرایش گزارش",
      legend: "راهنما",
    },
    noFilter: "بدون پالایه",
    searchFilter: (p: { search: string }) => `محصول یا کد ISIC: ${p.search}`,
    divisionFilter: (p: { divisions: string }) => `تنها بخش‌های ISIC ${p.divisions}`,
    coverageOf: (p: { counted: string; expected: string; share: string }) => `${p.counted} از ${p.expected} واحد (${p.share})`,
    basisLine: (p: { basis: string; note: string }) => `${p.basis}. ${p.note}`,
    legend: {
      correction:
        "ماهی که در دست اصلاح است با نسخهٔ معتبر خود شمرده شده است؛ ستون «وضعیت» وضعیت کنونی آن آمار است و «نسخه» نسخه‌ای که ارقامش آمده.",
      numbers: "عددها خانهٔ عددی واقعی‌اند و رقم به رقم همان‌اند که ثبت شده. خانهٔ خالی یعنی گزارش نشده؛ صفر یعنی صفر.",
      longNumbers:
        "جمعی که بیش از ۱۵ رقم معنادار دارد در خانهٔ عددی اکسل نمی‌گنجد؛ چنین جمعی کامل و به صورت متن مورب نوشته شده است.",
      money:
        "ارزش‌ها بدون مالیات و پس از تخفیف است. ستون‌های «به ریال» برابر رقم ثبت‌شده ضرب در مقیاس آن و، برای ریال جدید، ضرب در ۱۰٬۰۰۰ است؛ تبدیل دقیق است.",
      late: "دیرکرد: نخستین ارسال پس از مهلت جاری آن ماه بوده است.",
      dates: "ستون تاریخ میلادی تاریخ واقعی اکسل است، به روز تهران.",
      quantities: "هر محصول به واحد سنجش خود است. مقدار محصولات گوناگون با هم جمع نمی‌شود؛ ارزش‌ها جمع می‌شود.",
      growth: "رشد تولید تنها بر پایهٔ واحدهایی است که در هر دو ماه آمار دارند؛ شمار آنها و تولیدشان در دو ماه کنار رشد آمده است.",
      reporting: "چشم‌داشت: واحدهایی که این محصول در پروانه‌شان در روز آخر ماه معتبر بوده است.",
    },
    yes: "بله",
    no: "خیر",
    columns: {
      province: "استان",
      county: "شهرستان",
      establishment: "واحد تولیدی",
      legalId: "شناسهٔ ملی",
      licence: "شمارهٔ پروانه",
      isic: "کد ISIC",
      product: "محصول",
      productOther: "نام انگلیسی محصول",
      unit: "واحد سنجش",
      state: "وضعیت",
      version: "نسخه",
      trackingCode: "کد رهگیری",
      filedOn: "تاریخ ارسال",
      filedOnGregorian: "تاریخ ارسال (میلادی)",
      late: "دیرکرد",
      daysWorked: "روزهای کار",
      moneyUnit: "واحد پول ثبت‌شده",
      moneyScale: "مقیاس پول ثبت‌شده",
      domesticRial: "ارزش فروش داخلی به ریال",
      exportRial: "ارزش صادرات به ریال",
      valueRial: "جمع ارزش به ریال",
      expected: "واحد چشم‌داشت",
      reporting: "واحد پاسخ‌داده",
      share: "سهم پاسخ",
      growthMonth: "رشد تولید به ماه قبل",
      matchedMonth: "واحد مشترک با ماه قبل",
      nowMonth: "تولید این ماه آن واحدها",
      thenMonth: "تولید ماه قبل آن واحدها",
      growthYear: "رشد تولید به همین ماه پارسال",
      matchedYear: "واحد مشترک با پارسال",
      nowYear: "تولید این ماه آن واحدها (پارسال)",
      thenYear: "تولید پارسال آن واحدها",
    },
  },
};
