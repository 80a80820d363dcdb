import { expect, it } from "vitest";
import { scoreLine, sumCounts } from "#app/domain/scorecard.ts";

const one = { decisions: 3, timely: 2, sent_back: 1, overturned: 1, calendar_days: 10, working_days: 7, longest: 5 };
const none = { decisions: 0, timely: 0, sent_back: 0, overturned: 0, calendar_days: 0, working_days: 0, longest: 0 };

it("a scorecard's shares are of the decisions, what was overturned of the send-backs", () => {
  expect(scoreLine(one)).toMatchObject({
    timely_share: "0.666667",
    sent_back_share: "0.333333",
    overturned_share: "1",
    mean_calendar: "3.3",
    mean_working: "2.3",
  });
  expect(scoreLine(none)).toMatchObject({ timely_share: null, overturned_share: null, mean_working: null });
});

it("several lines together are summed, the longest stays the longest", () => {
  expect(sumCounts([one, { ...one, longest: 9 }, none])).toEqual({
    ...one,
    decisions: 6,
    timely: 4,
    sent_back: 2,
    overturned: 2,
    calendar_days: 20,
    working_days: 14,
    longest: 9,
  });
});
