/** What a liaison gets after submitting: receipt, withdrawal, comparison, the year, certificates. */
export const after = {
  receipt: {
    verify: "استعلام همگانی",
    verifyNote: "هر کس با این نشان به صفحهٔ استعلام همین رسید می‌رسد. آن صفحه هیچ رقمی نشان نمی‌دهد.",
    qr: (p: { code: string }) => `نشان QR استعلام رسید ${p.code}`,
    pdf: "رسید به صورت PDF",
    print: "چاپ",
    gregorian: "تاریخ میلادی",
    due: "پایان مهلت",
    withdrawn: (p: { version: string; time: string }) =>
      `نسخهٔ ${p.version} در ${p.time} پس گرفته شد؛ این رسید دیگر نشانهٔ ثبت نیست و در استعلام همگانی «جایگزین شده یا پس گرفته شده» خوانده می‌شود.`,
    superseded: (p: { version: string }) => `پس از این، نسخهٔ ${p.version} فرستاده شده است.`,
    newest: "رسید تازه‌ترین نسخه",
    busy: "اکنون چند سند در حال ساخته شدن است. چند ثانیهٔ دیگر دوباره بزنید.",
    fault: "سند ساخته نشد و خطا ثبت شد. دوباره بکوشید؛ همین صفحه را هم می‌توان چاپ کرد.",
  },
  withdraw: {
    title: "پس گرفتن ارسال…",
    text: (p: { version: string }) =>
      `تا بررسی سازمان آغاز نشده، می‌توانید نسخهٔ ${p.version} را پس بگیرید، ویرایش کنید و دوباره بفرستید. آنچه فرستاده شده در تاریخچه می‌ماند و سازمان آگاه می‌شود.`,
    warning: "تا ارسال دوباره، این ماه ثبت‌نشده به شمار می‌آید.",
    warningOver: "مهلت این ماه گذشته است: تا ارسال دوباره، ثبت‌نشده و «مهلت گذشته» به شمار می‌آید.",
    button: "پس می‌گیرم",
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
    toNewest: "دیدن تازه‌ترین نسخه",
    form: (p: { version: string }) => `ویرایش فرم: ${p.version}`,
    changes: (p: { before: string }) => `تغییر از نسخهٔ ${p.before}`,
    changesNone: (p: { before: string }) => `ارقام و وضعیت کار همان نسخهٔ ${p.before} است.`,
    changesCaption: "خانه‌هایی که در این نسخه تغییر کرده است",
    place: "خانه",
    before: (p: { version: string }) => `نسخهٔ ${p.version}`,
    blank: "خالی",
    print: "چاپ",
  },
};
