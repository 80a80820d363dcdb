/** Months that were sent back: the strip on every page of the liaison, and how long there is to answer. */
export const returned = {
  prefix: (p: { count: string }) => `(${p.count} بازگشتی) `,
  strip: (p: { count: string }) => `${p.count} ماه برای ویرایش بازگشته است:`,
  month: (p: { period: string; establishment: string }) => `${p.period}، ${p.establishment}`,
  more: (p: { count: string }) => `و ${p.count} ماه دیگر`,
  label: "ماه‌های بازگشتی",
  left: (p: { days: string }) => `${p.days} روز کاری برای پاسخ`,
  last: "امروز آخرین روز پاسخ",
  over: (p: { days: string }) => `${p.days} روز کاری از مهلت پاسخ گذشته`,
  passed: "مهلت پاسخ گذشته",
  suspended: "مهلت تا پاسخ اعتراض ایستاده",
  box: { left: "روز کاری برای پاسخ", last: "امروز آخرین روز پاسخ", over: "روز کاری از مهلت پاسخ گذشته" },
  until: (p: { date: string }) => `پاسخ تا پایان ${p.date}`,
};

/** What is still missing before a month can be sent. */
export const toSend = {
  title: "برای ارسال هنوز این‌ها مانده است",
  untouched: "هنوز چیزی نوشته نشده است: وضعیت فعالیت، روزهای کارکرد، و تولید، فروش داخلی، صادرات و موجودی پایان هر محصول.",
  operatingState: "وضعیت این ماه",
  daysWorked: "روزهای کار",
  filled: "این موارد پر شد؛ ارسال، همه را دوباره می‌سنجد",
  ready: "آمادهٔ ارسال",
  count: (p: { count: string }) => `${p.count} مورد تا ارسال مانده`,
  blank: (p: { place: string; cells: string }) => `${p.place}: ${p.cells} را بنویسید`,
  write: (p: { cell: string }) => `${p.cell} را بنویسید`,
  correct: (p: { what: string }) => `درست کنید: ${p.what}`,
  explain: (p: { what: string }) => `توضیح دهید: ${p.what}`,
  answer: (p: { what: string }) => `به دلیل بازگشت پاسخ دهید: ${p.what}`,
  more: (p: { count: string }) => `و ${p.count} مورد دیگر`,
};

/** Answering the reasons of a send-back. */
export const progress = {
  answered: (p: { answered: string; all: string }) => `${p.answered} از ${p.all} دلیل پاسخ گرفته`,
  next: "بی‌پاسخ بعدی",
  previous: "بی‌پاسخ قبلی",
};
