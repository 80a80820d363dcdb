import type { papers as source } from "#app/messages/fa/outputs-papers.ts";
import type { Translated } from "#app/messages/language.ts";

export const papers: Translated<typeof source> = {
  receipt: {
    title: "Receipt of a monthly return",
    fileName: (p) => `Dahom - receipt ${p.period} - version ${p.version}`,
    verify: "Anybody can verify this receipt by the code or the address; that page shows no figure.",
    note: "This receipt proves that this version was received, not that its figures were approved.",
    withdrawn: (p) => `This version was withdrawn on ${p.time}; this receipt does not prove a filing.`,
  },
  fromTo: (p) => `${p.from} to ${p.to}`,
  history: {
    title: "Figures filed by the establishment",
    sheet: "Months",
    fileName: (p) => `Dahom - ${p.establishment} - ${p.from} to ${p.to}`,
    range: "Months",
    expected: "Months expected in the range",
    filed: "Months filed",
    basis:
      "Of each month the version in force (approved by the ministry), or the newest submitted where none is. A row is one product of one month.",
    month: "Month",
    monthName: "Name of the month",
    operation: "Operation",
    inForce: "In force",
  },
  timeline: {
    title: "Timeline of a monthly return",
    fileName: ({ establishment, period }) => `Dahom - timeline of ${establishment} - ${period}`,
    period: "Period",
    state: "State now",
    due: "Due day now",
    spent: { establishment: "With the establishment", province: "With the province", ministry: "With the ministry" },
    days: ({ days, working }) => `${days} days (${working} working days)`,
    made: "Made on",
    madeBy: "Made by",
    heads: { when: "When", what: "What", who: "Who", waited: "Before that it lay with" },
    waited: ({ office, days }) => `${office} ${days}`,
    now: "until this was made",
    offices: { establishment: "establishment", province: "province", ministry: "ministry" },
    notes: {
      counting:
        "Days by Tehran's calendar. With the establishment: from the opening of the period to the submission, and from a send-back to the next one. With the province: from submission to decision. With the ministry: from the province's acceptance to its decision. Waiting for one never counts for another.",
      working:
        "Working days by the province's calendar; the first day is not counted, the last is. No figure of the return is on this sheet.",
    },
    verify: "Anybody can verify the newest version by this code or address; that page shows no figures.",
    code: ({ version }) => `Tracking code of version ${version}`,
  },
  certificate: {
    title: "Certificate of continued activity",
    fileName: (p) => `Dahom - certificate ${p.establishment} - ${p.from} to ${p.to}`,
    establishment: "Establishment",
    legalId: "Legal id",
    licence: "Operating licence",
    province: "Province",
    range: "Months",
    issued: "Issued on",
    issuedBy: "Asked for by",
    continuity: "Months filed",
    filedOf: (p) => `${p.filed} of ${p.expected}`,
    heads: { month: "Month", filed: "Filed on", operation: "State", review: "Review" },
    operation: {
      filed: "Filed – working",
      "filed-idle": "Filed – temporarily idle",
      "filed-closing": "Filed – asks to be closed",
      gap: "Not filed",
      "not-due": "Not due yet",
      "not-expected": "No return expected",
    },
    none: "–",
    notes: {
      meaning:
        "Filing the monthly return is proof of continued activity, whether it has been approved or not. An idle month that was filed is no gap; only a month not filed is one.",
      frozen: "This certificate shows how things stood when it was issued and does not change afterwards.",
    },
    verify: "Anybody can verify this certificate by the code or the address; that page shows no figure.",
    fingerprint: "Fingerprint of the content (SHA-256)",
  },
};
