import type { telephone as source } from "#app/messages/fa/telephone.ts";
import type { Translated } from "#app/messages/language.ts";

export const telephone: Translated<typeof source> = {
  title: (p) => `Filing by telephone: ${p.establishment}, ${p.period}`,
  subtitle: "What the establishment reads out is typed here. Every cell is marked “by telephone”, and another person reviews it.",
  open: "File this month by telephone",
  back: "Follow-up of this month",
  call: "The call",
  callHint: "The month counts as filed at the time of the call. The liaison is told, and may confirm or object.",
  spokeTo: "Who read them",
  phone: "From which number",
  day: "Day of the call",
  time: "Time of the call",
  timeHint: "10:30",
  check: "Check the figures",
  file: "File for the establishment",
  kept: "Nothing is kept until you file.",
  checked: "Checked; nothing is filed yet. What the checks found stands in the form: ask the establishment about it.",
  refusals: {
    unreadable: "What was sent could not be read and nothing was filed. Please try again.",
    "invalid-input": "Some fields are not right and nothing was filed. What you typed is kept.",
    "has-blocking-findings": "It cannot be filed with these errors. What you typed is kept.",
    "changed-meanwhile":
      "This month was changed meanwhile and nothing was filed. What you typed is kept; file again if it is still right.",
    "cell-conflict": "The establishment wrote in the same cells meanwhile. Choose for each.",
  },
  errors: {
    callWho: "Write who read the figures out.",
    callPhone: "Write the number in digits, like 02133445566.",
    callTime: "Write the time like 10:30.",
    callDay: "Choose the day from the list.",
    callInFuture: "This time has not come yet.",
    callBeforeOpening: "At this time the month could not be filed yet.",
    callBeforeReturn: "The month came back to the establishment after this time.",
    callTooOld: "This call lies more than three working days back; call again.",
  },
  mark: "By telephone",
  told: (p) => `${p.who} read it out from ${p.phone}, ${p.time}.`,
  typed: (p) => `Typed by ${p.by}, ${p.time}. Every cell of this version comes from that call.`,
  confirmed: (p) => `${p.by} confirmed on ${p.time} that this is what was said.`,
  unconfirmed: "The liaison has not confirmed it yet.",
  confirm: "This is what we said",
  object: "Object",
  filed: "The month is filed from what was read out; the liaison is told, and another person reviews it.",
  refused: "This version can no longer be confirmed.",
  fact: "Way of filing",
  factValue: (p) => `By telephone: ${p.who}, ${p.phone}; typed by ${p.by}`,
  notices: {
    "filed-on-behalf": (p) =>
      `The province filed ${p.period} from what you read out on the telephone; look at it, and confirm or object`,
  },
};
