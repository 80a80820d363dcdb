import { expect, test } from "vitest";
import { opensAt, workingCalendar } from "#app/domain/calendar.ts";
import { instantOfTehran } from "#app/domain/tehran-time.ts";
import { callDays, callTimeFault, readPhone } from "#app/domain/telephone.ts";

// Tuesday 27 October 2026; Thursday and Friday are no working days.
const now = instantOfTehran("2026-10-27", "11:30");
const bounds = { now, opens_at: opensAt("1405-07"), since: null };
const calendar = workingCalendar([]);
const fault = (day: string, time: string, over: Partial<typeof bounds> | { since: Date } = {}) =>
  callTimeFault(instantOfTehran(day, time), { ...bounds, ...over }, calendar);

test("a call is filed on its day and three working days after it, never ahead of itself", () => {
  expect(fault("2026-10-27", "11:30")).toBeNull();
  expect(fault("2026-10-27", "11:31")).toBe("callInFuture");
  expect(fault("2026-10-24", "00:00")).toBeNull();
  expect(fault("2026-10-23", "23:59")).toBe("callTooOld");
});

test("nor before the month could be filed, nor before an earlier version came back", () => {
  const opens_at = instantOfTehran("2026-10-26", "00:00");
  expect(fault("2026-10-25", "23:59", { opens_at })).toBe("callBeforeOpening");
  const since = instantOfTehran("2026-10-27", "09:00");
  expect(fault("2026-10-27", "08:59", { since })).toBe("callBeforeReturn");
  expect(fault("2026-10-27", "09:00", { since })).toBeNull();
  expect(callDays({ now, opens_at }, calendar)).toEqual(["2026-10-27", "2026-10-26"]);
});

test("the days offered are those that may be filed", () => {
  const days = callDays(bounds, calendar);
  expect(days[0]).toBe("2026-10-27");
  for (const day of days.slice(1)) expect(fault(day, "12:00")).toBeNull();
});

test("a telephone number is read in its usual spellings", () => {
  expect(["۰۲۱-33 44 55 66", "+98 (21) 33445566", "1523"].map(readPhone)).toEqual(["02133445566", "+982133445566", null]);
  expect(["", "x12345", "1".repeat(16), "+"].map(readPhone)).toEqual(Array(4).fill(null));
});
