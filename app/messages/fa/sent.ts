/** What is said of a submission, of a year and of certificates. Written on the server only. */
export const sent = {
  events: {
    "file-on-behalf": (p: { version: string; earlier: string }) => `ثبت تلفنی نسخهٔ ${p.version} به دست سازمان`,
    supersede: (p: { version: string; earlier: string }) => `تأیید وزارت، نسخهٔ ${p.version} به جای نسخهٔ ${p.earlier}`,
    reopen: "بازگشودن به تردید وزارت؛ نسخهٔ تأییدشده معتبر می‌ماند",
    "cancel-correction": "لغو اصلاح به دست وزارت؛ نسخهٔ معتبر معتبر می‌ماند",
    annul: (p: { version: string }) => `ابطال تأیید نسخهٔ ${p.version} به دست وزارت؛ هیچ نسخه‌ای معتبر نیست`,
  },
  receipt: {
    qr: (p: { code: string }) => `نشان QR استعلام رسید ${p.code}`,
    due: "پایان مهلت",
    withdrawn: (p: { version: string; time: string }) =>
      `نسخهٔ ${p.version} در ${p.time} پس گرفته شد؛ این رسید دیگر نشانهٔ ثبت نیست و در استعلام همگانی «جایگزین شده یا پس گرفته شده» خوانده می‌شود.`,
    superseded: (p: { version: string }) => `پس از این، نسخهٔ ${p.version} فرستاده شده است.`,
    busy: "اکنون چند سند در حال ساخته شدن است. چند ثانیهٔ دیگر دوباره بزنید.",
    fault: "سند ساخته نشد و خطا ثبت شد. دوباره بکوشید؛ همین صفحه را هم می‌توان چاپ کرد.",
  },
  withdraw: {
    text: (p: { version: string }) =>
      `تا بررسی سازمان آغاز نشده، می‌توانید نسخهٔ ${p.version} را پس بگیرید، ویرایش کنید و دوباره بفرستید. آنچه فرستاده شده در تاریخچه می‌ماند و سازمان آگاه می‌شود.`,
    warning: "تا ارسال دوباره، این ماه ثبت‌نشده به شمار می‌آید.",
    warningOver: "مهلت این ماه گذشته است: تا ارسال دوباره، ثبت‌نشده و «مهلت گذشته» به شمار می‌آید.",
    done: (p: { version: string }) => `نسخهٔ ${p.version} پس گرفته شد. این ماه اکنون پیش‌نویس شماست.`,
    now: (p: { version: string; time: string }) => `نسخهٔ ${p.version} را در ${p.time} پس گرفتید. پس از ویرایش دوباره بفرستید.`,
    refusals: {
      "not-in-this-state": "پس گرفته نشد: کارشناس سازمان بررسی را آغاز کرده است. نتیجه همین‌جا دیده می‌شود.",
      "changed-meanwhile": "در همین میان وضعیت این ماه تغییر کرد و چیزی پس گرفته نشد. وضعیت کنونی را می‌بینید.",
      unreadable: "درخواست خوانده نشد و چیزی پس گرفته نشد. دوباره بکوشید.",
    },
  },
  versions: {
    withdrawn: "پس‌گرفته",
    inForce: "معتبر",
    older: (p: { version: string; newest: string }) => `نسخهٔ ${p.version} را می‌بینید؛ تازه‌ترین نسخه ${p.newest} است.`,
    form: (p: { version: string }) => `ویرایش فرم: ${p.version}`,
    changes: (p: { before: string }) => `تغییر از نسخهٔ ${p.before}`,
    changesNone: (p: { before: string }) => `ارقام و وضعیت کار همان نسخهٔ ${p.before} است.`,
    before: (p: { version: string }) => `نسخهٔ ${p.version}`,
    blank: "خالی",
  },
  year: {
    previous: (p: { year: string }) => `سال ${p.year}`,
    next: (p: { year: string }) => `سال ${p.year}`,
    subtitle: (p: { licence: string; province: string }) => `پروانهٔ ${p.licence}، استان ${p.province}`,
    notExpected: "لازم نبوده",
    daysLeft: (p: { days: string }) => `${p.days} روز مانده`,
    lastDay: "آخرین روز",
    chartOf: (p: { product: string; year: string; before: string; unit: string }) =>
      `تولید ${p.product} در سال ${p.year} کنار سال ${p.before}، به ${p.unit}`,
    yearName: (p: { year: string }) => `سال ${p.year}`,
    excelYear: (p: { year: string }) => `اکسل سال ${p.year}`,
    excelBusy: "اکنون چند گزارش در حال ساخته شدن است. چند ثانیهٔ دیگر دوباره بزنید.",
    excelFault: "گزارش ساخته نشد و خطا ثبت شد. دوباره بکوشید.",
    excelRange: "بازهٔ خواسته‌شده درست نیست: ماه‌ها باید شناخته و از پیش به پس باشند.",
  },
  certificate: {
    rangeOf: (p: { from: string; to: string }) => `${p.from} تا ${p.to}`,
    errors: {
      "unknown-month": "ماهی از فهرست برگزینید.",
      "range-backwards": "ماه پایان پیش از ماه آغاز است.",
      "range-too-long": "بازه بیش از ده سال است.",
      "no-month-expected": "در این بازه آماری از این واحد خواسته نشده است.",
    },
    unreadable: "درخواست خوانده نشد و گواهی صادر نشد. دوباره بکوشید.",
  },
};
