import { type Day, dayParts, weekdayOf } from "#app/domain/day.ts";
import { firstDay, jalaliOf, lastDay, type Period, periodParts } from "#app/domain/period.ts";
import { tehranDay, tehranTime } from "#app/domain/tehran-time.ts";
import type { Language } from "./language.ts";
import { toDigits } from "./numbers.ts";

const jalaliMonths = {
  fa: ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"],
  en: ["Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"],
} as const satisfies Record<Language, readonly string[]>;

const gregorianMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const weekdays = {
  fa: ["یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
} as const satisfies Record<Language, readonly string[]>;

/**
 * `full`: with the weekday. `long` (default): Persian with the weekday, English in both calendars. `short`: without the
 * weekday. `numeric`: figures only, for tables and file names.
 */
export type DateStyle = "full" | "long" | "short" | "numeric";

/** Name of a Jalali month (1–12). */
export function monthName(month: number, language: Language): string {
  return jalaliMonths[language][month - 1] ?? "";
}

/** Name of a weekday as `weekdayOf` counts (0 Sunday … 6 Saturday). */
export function weekdayName(weekday: number, language: Language): string {
  return weekdays[language][weekday] ?? "";
}

function gregorian(day: Day, style: "long" | "short"): string {
  const { year, month, day: dayOfMonth } = dayParts(day);
  const name = gregorianMonths[month - 1] ?? "";
  return `${dayOfMonth} ${style === "long" ? name : name.slice(0, 3)} ${year}`;
}

/**
 * Takes a day, or an instant (then Tehran's day); gives it for a reader: Jalali in Persian («یکشنبه ۱۰ آبان ۱۴۰۵»),
 * both calendars in English ("10 Aban 1405 (1 November 2026)").
 */
export function formatDate(date: Date | Day, language: Language, style: DateStyle = "long"): string {
  const day = typeof date === "string" ? date : tehranDay(date);
  const jalali = jalaliOf(day);
  if (style === "numeric") {
    const figures = [jalali.year, jalali.month, jalali.day].map((part) => String(part).padStart(2, "0")).join("/");
    return language === "fa" ? toDigits(figures, "fa") : `${figures} (${day})`;
  }
  const plain = `${jalali.day} ${monthName(jalali.month, language)} ${jalali.year}`;
  const weekday = weekdayName(weekdayOf(day), language);
  if (language === "fa") return toDigits(style === "short" ? plain : `${weekday} ${plain}`, "fa");
  const both = `${plain} (${gregorian(day, style === "short" ? "short" : "long")})`;
  return style === "full" ? `${weekday} ${both}` : both;
}

/** Takes a day, or an instant (then Tehran's day and clock); gives its Gregorian date in English: "25 April 2025, 09:30". */
export function formatGregorian(date: Date | Day): string {
  if (typeof date === "string") return gregorian(date, "long");
  return `${gregorian(tehranDay(date), "long")}, ${formatTime(date, "en")}`;
}

/** Takes an instant; gives Tehran's clock as HH:mm in the reader's digits. */
export function formatTime(instant: Date, language: Language): string {
  const { hour, minute } = tehranTime(instant);
  return toDigits(`${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`, language);
}

/** Takes an instant; gives Tehran's day and clock («۱۰ آبان ۱۴۰۵، ساعت ۱۴:۰۵»). */
export function formatDateTime(instant: Date, language: Language, style: DateStyle = "short"): string {
  const date = formatDate(instant, language, style);
  const time = formatTime(instant, language);
  if (style === "numeric") return `${date} ${time}`;
  return language === "fa" ? `${date}، ساعت ${time}` : `${date}, ${time}`;
}

/**
 * Takes a period; gives its name: «مهر ۱۴۰۵», "Mehr 1405 (Sep–Oct 2026)"; `short` leaves out the Gregorian months.
 */
export function formatPeriod(period: Period, language: Language, style: "long" | "short" = "long"): string {
  const { year, month } = periodParts(period);
  const name = `${monthName(month, language)} ${year}`;
  if (language === "fa") return toDigits(name, "fa");
  if (style === "short") return name;
  const first = dayParts(firstDay(period));
  const last = dayParts(lastDay(period));
  const from = gregorianMonths[first.month - 1]?.slice(0, 3) ?? "";
  const to = gregorianMonths[last.month - 1]?.slice(0, 3) ?? "";
  const span = first.year === last.year ? `${from}–${to} ${last.year}` : `${from} ${first.year}–${to} ${last.year}`;
  return `${name} (${span})`;
}
