/** The ministry's board of provinces. */
export const board = {
  title: (p: { period: string }) => `تابلوی استان‌ها، ${p.period}`,
  period: "دوره",
  caption: "استان‌ها به وضعیت آمارها، با پوشش و قدیمی‌ترین آمار در انتظار سازمان",
  province: "استان",
  expected: "چشم‌داشت",
  heads: "پوشش به شمار",
  weight: "پوشش به ارزش",
  oldest: "قدیمی‌ترین در انتظار",
  oldestNote: "در سازمان استان",
  days: (p: { days: string; working: string }) => `${p.days} روز (${p.working} کاری)`,
  over: "از مهلت بررسی گذشته",
  total: "کشور",
  sortBy: (p: { column: string }) => `ترتیب به ${p.column}`,
  note: "پوشش: سهم واحدهایی که نسخهٔ ارسال‌شده (یا معتبر) دارند، به شمار و به ارزش تولید معمولشان (میانگین ماهانهٔ دوازده ماه). در ترتیب پوشش، کمترین بالاتر است. نام هر استان صف وزارت را برای همان استان باز می‌کند.",
};
