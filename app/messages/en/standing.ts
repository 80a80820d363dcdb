import type { standingNotices as noticesSource, standing as source } from "#app/messages/fa/standing.ts";
import type { Translated } from "#app/messages/language.ts";

export const standingNotices: Translated<typeof noticesSource> = {
  "standing-ended": ({ period }) =>
    `The standing explanation of ${period} stands no longer; if the same comes up again, it is asked about again.`,
};

export const standing: Translated<typeof source> = {
  name: ({ period }) => `Standing explanation of ${period}`,
  measures: {
    jump: "change per day worked",
    "price-band": "distance from the price it is held against",
    capacity: "share of the month's capacity",
    "input-intensity": "distance from the end of the usual range",
  },
  sides: { above: "above the usual", below: "below the usual" },
  liaison: {
    covered: (p) =>
      `The standing explanation of ${p.period} covers this, and it is not asked about again: “${p.text}”. ${p.by} accepted it; it stands until ${p.until}, up to ${p.ceiling} (${p.measure}; this month ${p.size}). If this month has another cause, say so in the remarks.`,
    "above-ceiling": (p) =>
      `The standing explanation of ${p.period} does not cover this: it stands up to ${p.ceiling} (${p.measure}), and this month it is ${p.size}.`,
    "other-side": (p) => `The standing explanation of ${p.period} does not cover this: it was about a figure ${p.side}.`,
    expired: (p) => `The standing explanation of ${p.period} does not cover this: it stands until ${p.until}.`,
  },
  desk: {
    covered: (p) => `Accepted by ${p.by}; until ${p.until}, up to ${p.ceiling} (${p.measure}; this month ${p.size}).`,
    "above-ceiling": (p) =>
      `The standing explanation of ${p.period} did not cover it: it stands up to ${p.ceiling} (${p.measure}), and this month it is ${p.size}.`,
    "other-side": (p) => `The standing explanation of ${p.period} did not cover it: it was about a figure ${p.side}.`,
    expired: (p) => `The standing explanation of ${p.period} did not cover it: it stands until ${p.until}.`,
  },
  offer: {
    label: ({ until }) => `This explanation stands: the same is not asked about again until ${until}`,
    ceiling: ({ measure }) => `Ceiling, percent (${measure})`,
    hint: ({ size, highest, margin }) =>
      `This month it is ${size}. Proposed: the same with a margin of ${margin}; at most ${highest}. Above the ceiling it is asked about again. Stored with “Accept”.`,
  },
  errors: {
    required: "Write the ceiling.",
    "ceiling-low": ({ size }) => `The ceiling is below the case itself (${size}).`,
    "ceiling-high": ({ highest }) => `The ceiling is more than twice the case; at most ${highest}.`,
    "ceiling-step": "A ceiling has at most one decimal.",
  },
  page: {
    title: "Standing explanations",
    subtitle:
      "Explanations that were accepted to stand for twelve months, up to a ceiling, for the same establishment and the same check.",
    toQueue: "Review queue",
    toList: "All standing explanations",
    live: "Standing",
    ended: "Ended",
    over: "past its twelve months",
    none: "No explanation stands yet.",
    noneEnded: "None was ended.",
    noneHint: "When you accept a month, tick “This explanation stands” below what the liaison said.",
    establishment: "Establishment",
    about: "About",
    text: "The liaison's explanation",
    until: "Stands until",
    ceiling: "Ceiling",
    more: "Further ones",
    newest: "From the newest",
    open: "See or end",
    look: "See",
    case: "The case it was given for",
    givenIn: "Given in",
    given: ({ period, version }) => `${period}, version ${version}`,
    caseSize: "How far that case went",
    side: "For a figure",
    until12: ({ from, until }) => `${from} to ${until}`,
    months: "Months",
    end: "End it",
    endHint:
      "From now on the same is asked about again. What was sent under it stays as it was sent. The liaison is told, without any figure.",
    reason: "Reason for ending it",
    reasonHint: "Kept in the history on this page.",
    history: "History",
    granted: ({ version }) => `Let stand with the acceptance of version ${version}`,
    causes: {
      ended: "Ended",
      renewed: "A newer explanation took its place",
      "acceptance-undone": "The acceptance was taken back, and this with it",
      "referred-back": "The ministry referred that month back",
      reopened: "The ministry reopened that month",
      annulled: "The ministry annulled the approval of that month",
    },
    uses: "What was sent since",
    noUses: "It has not come up in any version since.",
    use: ({ period, version }) => `${period}, version ${version}`,
    sent: "Sent",
    size: "How far",
    outcome: "Outcome",
    outcomes: {
      covered: "covered",
      "above-ceiling": "above the ceiling",
      "other-side": "on the other side",
      expired: "after the twelve months",
    },
    done: "This explanation was ended, and the liaison is told.",
    refusals: {
      unreadable: "What was sent could not be read and nothing was changed. Try again.",
      "invalid-input": "It was not ended. What you wrote is still here.",
      "changed-meanwhile": "It had been ended meanwhile. The history says by whom and why.",
    },
    reasonMissing: "Write the reason.",
    reasonLong: "Longer than allowed.",
  },
  stands: ({ until, ceiling, measure }) => `Let stand until ${until}, up to ${ceiling} (${measure})`,
};
