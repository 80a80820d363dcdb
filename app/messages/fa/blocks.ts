/** Blocks 3 to 5 of the form and an idle month in one click; written on the server only. */
export const blocks = {
  none: {
    exports: "این ماه صادراتی نبود",
    materials: "این ماه مادهٔ اولیه‌ای نبود",
    energy: "این ماه انرژی مصرف نشد",
    people: "روز آخر ماه کسی شاغل نبود",
    outside: "محصولی بیرون از پروانه نبود",
  },
  hints: {
    exports: "هر کشور و کد تعرفه یک ردیف. صادرات هر محصول در جدول محصولات، جمع همین ردیف‌هاست.",
    materials: "مواد اصلی؛ نام‌ها و موجودی اول از ماه قبل می‌آید.",
    energy: "مصرف همهٔ ماه، از قبض یا کنتور. اگر یکی نبود، صفر بنویسید.",
    people: "شمار شاغلان در روز آخر ماه.",
    outside: "اگر چیزی ساختید که در پروانه نیست. کارشناس می‌بیند و جایی فرستاده نمی‌شود.",
  },
  requiredHere: "لازم برای واحد منتخب",
  rowNumber: "ردیف",
  moreRows: "ردیف‌های بیشتر",
  otherFuels: "سوخت‌های دیگر",
  /** Full name of an input for those who hear it. */
  cell: (p: { row: string; field: string; unit: string }) => `ردیف ${p.row} – ${p.field}${p.unit === "" ? "" : ` (${p.unit})`}`,
  carried: "پایان ماه قبل",
  productUnit: "به واحد محصول",
  withUnit: (p: { name: string; unit: string }) => `${p.name} (${p.unit})`,
  digits: "۸ رقم",
  idle: {
    title: "همهٔ ماه تعطیل بود؟",
    hint: "علت را بزنید: ماه با همان علت، تعطیل ذخیره می‌شود. فرستادن با خود شماست.",
    others: "علت‌های دیگر",
    again: (p: { cause: string }) => `ماه قبل تعطیل بود، به علت ${p.cause}`,
    againHint: "اگر این ماه هم چنین بود، تأیید کنید. اگر کار کردید، «فعال» را برگزینید.",
    confirm: "این ماه هم تعطیل بود",
  },
};
