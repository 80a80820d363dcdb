import { expect, it } from "vitest";
import { answerClock } from "#app/domain/answer-clock.ts";
import { workingCalendar } from "#app/domain/calendar.ts";

// 5 Ordibehesht 1404 is a Friday; Thursday and Friday are off, and so is the day given.
const sentBack = new Date("2025-04-23T09:00:00+03:30");
const at = (day: string) => new Date(`${day}T12:00:00+03:30`);
const calendar = workingCalendar(["2025-04-27"]);
const clock = (day: string, suspended = false) => answerClock({ at: sentBack, suspended }, at(day), calendar);

it.each([
  ["on the day itself, a Wednesday, five working days are left", "2025-04-23", "left", 5],
  ["a weekend takes none of them", "2025-04-25", "left", 5],
  ["nor does a holiday", "2025-04-27", "left", 4],
  ["the day before", "2025-04-30", "left", 1],
  ["the last day is a Saturday, after the weekend", "2025-05-03", "last", 0],
  ["then it is over", "2025-05-05", "over", 2],
] as const)("%s", (_name, day, kind, working_days) => {
  expect(clock(day)).toEqual({ kind, working_days, due_on: "2025-05-03" });
});

it("stands still while an objection waits", () => {
  expect(clock("2025-05-05", true)).toEqual({ kind: "suspended" });
});
