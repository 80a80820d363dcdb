/** Files on a return. */
export const files = {
  title: "فایل‌ها",
  count: (p: { count: string; most: string }) => `${p.count} از ${p.most}`,
  hint: "قبض، نامه یا سندی که ارقام را نشان می‌دهد. اختیاری است.",
  attach: "پیوست",
  attached: (p: { count: string }) => `${p.count} فایل پیوست شد.`,
  known: (p: { count: string }) => `${p.count} فایل پیش‌تر پیوست شده بود.`,
  removed: "فایل حذف شد.",
  sending: (p: { percent: string }) => `در حال فرستادن… ${p.percent}٪`,
  stop: "توقف",
  lost: "اتصال قطع شد و فایل نرسید.",
  again: "دوباره بفرست",
  ended: "نشست شما پایان یافته است. در برگهٔ دیگری وارد شوید، سپس دوباره بفرستید.",
  failed: "فایل گرفته نشد. دوباره بکوشید.",
  full: (p: { most: string }) => `${p.most} فایل پیوست شده است؛ برای فایل تازه یکی را حذف کنید.`,
};
