import type { scorecard as source } from "#app/messages/fa/scorecard.ts";
import type { Translated } from "#app/messages/language.ts";

export const scorecard: Translated<typeof source> = {
  title: ({ year }) => `Scorecard of the provinces, ${year}`,
  ownTitle: ({ year }) => `Scorecard of reviews, ${year}`,
  year: "Year",
  caption: "What each province decided in the year, and the days it took",
  ownCaption: "What each expert decided in the year, and the days it took",
  province: "Province",
  person: "Expert",
  total: "All together",
  ofProvince: "The whole province",
  decisions: "Decisions",
  timely: "Timely review",
  sentBack: "Sent back",
  overturned: "Overturned on objection",
  overturnedNote: "of those sent back",
  meanWorking: "Mean working days",
  meanCalendar: "Mean calendar days",
  longest: "Longest (working days)",
  none: "No decision of this year has been counted yet.",
  excel: "Scorecard as Excel",
  definitions: "Definitions",
  defined: {
    decisions:
      "Decision: the province's acceptance or a send-back, in the year it was taken. An acceptance undone within ten minutes is none.",
    timely: "Timely review: decisions within five working days of the return's arrival at the province, of all decisions.",
    sentBack: "Sent back: send-backs, of all decisions.",
    overturned: "Overturned on objection: send-backs against which an objection was upheld, of all send-backs.",
    days: "Days: from the return's arrival at the province (a submission, or the ministry's refer-back) to the decision, by Tehran's calendar. The first day is not counted. Days with the establishment and the ministry are not in it. Working days are those of the province's calendar.",
    made: "Counted anew each hour, from the histories of the returns.",
  },
  problems: {
    busy: "Several reports are being made. Try again in a few seconds.",
    fault: "The report could not be made; the fault is recorded. Try again.",
  },
};
