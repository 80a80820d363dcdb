/** What PDFs say: receipts and certificates. */
export const papers = {
  receipt: {
    title: "رسید ثبت آمار ماهانه",
    fileName: (p: { period: string; version: string }) => `دهم - رسید ${p.period} - نسخهٔ ${p.version}`,
    verify: "درستی این رسید را هر کس با این نشان یا نشانی می‌تواند ببیند؛ آن صفحه هیچ رقمی نشان نمی‌دهد.",
    note: "این رسید گواه رسیدن این نسخه به سامانه است، نه تأیید ارقام آن.",
    withdrawn: (p: { time: string }) => `این نسخه در ${p.time} پس گرفته شده است و این رسید نشانهٔ ثبت نیست.`,
  },
  fromTo: (p: { from: string; to: string }) => `${p.from} تا ${p.to}`,
  history: {
    title: "آمار ثبت‌شدهٔ واحد",
    sheet: "آمار ماه‌ها",
    fileName: (p: { establishment: string; from: string; to: string }) => `دهم - ${p.establishment} - ${p.from} تا ${p.to}`,
    range: "بازه",
    expected: "ماه‌های لازم در بازه",
    filed: "ماه‌های ثبت‌شده",
    basis:
      "از هر ماه نسخهٔ معتبر (تأیید وزارت) آمده است و اگر نسخهٔ معتبری نیست، تازه‌ترین نسخهٔ ارسالی. هر ردیف یک محصول از یک ماه است.",
    month: "ماه",
    monthName: "نام ماه",
    operation: "وضعیت کار",
    inForce: "معتبر",
  },
  certificate: {
    title: "گواهی استمرار فعالیت تولیدی",
    fileName: (p: { establishment: string; from: string; to: string }) => `دهم - گواهی ${p.establishment} - ${p.from} تا ${p.to}`,
    establishment: "واحد تولیدی",
    legalId: "شناسهٔ ملی",
    licence: "پروانهٔ بهره‌برداری",
    province: "استان",
    range: "بازه",
    issued: "تاریخ صدور",
    issuedBy: "درخواست از",
    continuity: "ماه‌های ثبت‌شده",
    filedOf: (p: { filed: string; expected: string }) => `${p.filed} ماه از ${p.expected} ماه`,
    heads: { month: "ماه", filed: "تاریخ ثبت", operation: "وضعیت", review: "بررسی" },
    operation: {
      filed: "ثبت‌شده – در حال کار",
      "filed-idle": "ثبت‌شده – تعطیل موقت",
      gap: "ثبت‌نشده",
      "not-due": "مهلت نرسیده",
      "not-expected": "ثبت لازم نبوده",
    },
    none: "–",
    notes: {
      meaning:
        "ثبت آمار ماهانه نشانهٔ استمرار فعالیت است، خواه تأیید شده باشد خواه نه. ماه تعطیل موقت که ثبت شده گسست نیست؛ تنها ماه ثبت‌نشده گسست است.",
      frozen: "این گواهی وضعیت لحظهٔ صدور را نشان می‌دهد و پس از آن تغییر نمی‌کند.",
    },
    verify: "درستی این گواهی را هر کس با این نشان یا نشانی می‌تواند ببیند؛ آن صفحه هیچ رقمی نشان نمی‌دهد.",
    fingerprint: "اثر انگشت محتوا (SHA-256)",
  },
};
