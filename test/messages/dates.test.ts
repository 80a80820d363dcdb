import { describe, expect, test } from "vitest";
import { formatDate, formatDateTime, formatPeriod, formatTime, monthName, weekdayName } from "#app/messages/dates.ts";

describe("dates for readers", () => {
  test("a day", () => {
    expect(formatDate("2026-11-01", "fa")).toBe("یکشنبه ۱۰ آبان ۱۴۰۵");
    expect(formatDate("2026-11-01", "fa", "short")).toBe("۱۰ آبان ۱۴۰۵");
    expect(formatDate("2026-11-01", "fa", "numeric")).toBe("۱۴۰۵/۰۸/۱۰");
    expect(formatDate("2026-11-01", "en")).toBe("10 Aban 1405 (1 November 2026)");
    expect(formatDate("2026-11-01", "en", "full")).toBe("Sunday 10 Aban 1405 (1 November 2026)");
    expect(formatDate("2026-11-01", "en", "short")).toBe("10 Aban 1405 (1 Nov 2026)");
    expect(formatDate("2026-11-01", "en", "numeric")).toBe("1405/08/10 (2026-11-01)");
  });

  test("an instant is read in Tehran", () => {
    const evening = new Date("2026-10-31T20:35:00Z");
    expect(formatDate(evening, "fa")).toBe("یکشنبه ۱۰ آبان ۱۴۰۵");
    expect(formatTime(evening, "en")).toBe("00:05");
    expect(formatDateTime(evening, "fa")).toBe("۱۰ آبان ۱۴۰۵، ساعت ۰۰:۰۵");
    expect(formatDateTime(evening, "en")).toBe("10 Aban 1405 (1 Nov 2026), 00:05");
    expect(formatDateTime(evening, "fa", "numeric")).toBe("۱۴۰۵/۰۸/۱۰ ۰۰:۰۵");
  });

  test("a period", () => {
    expect(formatPeriod("1405-07", "fa")).toBe("مهر ۱۴۰۵");
    expect(formatPeriod("1405-07", "en")).toBe("Mehr 1405 (Sep–Oct 2026)");
    expect(formatPeriod("1405-10", "en")).toBe("Dey 1405 (Dec 2026–Jan 2027)");
    expect(formatPeriod("1405-10", "en", "short")).toBe("Dey 1405");
  });

  test("names of months and weekdays", () => {
    expect([monthName(1, "fa"), monthName(12, "en"), weekdayName(6, "fa"), weekdayName(4, "en")]).toEqual([
      "فروردین",
      "Esfand",
      "شنبه",
      "Thursday",
    ]);
  });
});
