/** Files that people attach: the field, the list, and what may be wrong with one. */
export const files = {
  list: "فایل‌ها",
  none: "فایلی پیوست نشده است.",
  choose: "پیوست فایل",
  hint: (p: { each: string; all: string; count: string }) =>
    `PDF، JPEG یا PNG؛ هر فایل تا ${p.each} و هر بار تا ${p.count} فایل، روی هم تا ${p.all}.`,
  /** For who hears the button. */
  remove: (p: { name: string }) => `حذف ${p.name}`,
  removeShort: "حذف",
  /** A file that the version before did not have. */
  fresh: "تازه",
  types: { "application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG" },
  kilobytes: (p: { size: string }) => `${p.size} کیلوبایت`,
  megabytes: (p: { size: string }) => `${p.size} مگابایت`,
  errors: {
    "file-too-large": (p: { name: string }) => `«${p.name}» بزرگ‌تر از ۵ مگابایت است.`,
    "upload-too-large": (p: { name: string }) => `«${p.name}» گرفته نشد: فایل‌ها روی هم بیش از ۱۲ مگابایت‌اند. جداجدا بفرستید.`,
    "file-empty": (p: { name: string }) => `«${p.name}» خالی است.`,
    "file-type": (p: { name: string }) => `«${p.name}» نه PDF است، نه JPEG و نه PNG. نام فایل مهم نیست؛ محتوای آن سنجیده می‌شود.`,
    "file-cut-off": (p: { name: string }) => `«${p.name}» ناقص است. فایل اصلی را دوباره برگزینید.`,
    "too-many-files": () => "هر بار تا ۵ فایل.",
    "file-required": () => "فایلی برگزیده نشده است.",
    "file-unsent": (p: { name: string }) => `«${p.name}» برگزیده شد ولی پیوست نشد. دوباره برگزینید و دکمهٔ «پیوست» را بزنید.`,
    "file-twice": (p: { name: string }) => `«${p.name}» پیش‌تر پیوست شده است.`,
    "too-many-attached": () => "بیش از ۲۰ فایل نمی‌توان پیوست کرد. یکی را حذف کنید.",
  },
};
