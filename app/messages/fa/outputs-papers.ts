/** What PDFs say: receipts and certificates. */
export const papers = {
  receipt: {
    title: "رسید ثبت آمار ماهانه",
    fileName: (p: { period: string; version: string }) => `دهم - رسید ${p.period} - نسخهٔ ${p.version}`,
    verify: "درستی این رسید را هر کس با این نشان یا نشانی می‌تواند ببیند؛ آن صفحه هیچ رقمی نشان نمی‌دهد.",
    note: "این رسید گواه رسیدن این نسخه به سامانه است، نه تأیید ارقام آن.",
    withdrawn: (p: { time: string }) => `این نسخه در ${p.time} پس گرفته شده است و این رسید نشانهٔ ثبت نیست.`,
  },
};
