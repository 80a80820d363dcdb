import type { sent as source } from "#app/messages/fa/sent.ts";
import type { Translated } from "#app/messages/language.ts";

export const sent: Translated<typeof source> = {
  events: {
    "file-on-behalf": (p) => `Version ${p.version} filed by the province from a call`,
    supersede: (p) => `Approved, version ${p.version} in place of version ${p.earlier}`,
    reopen: "Reopened on the ministry’s own doubt; the approved version stays in force",
    "cancel-correction": "Correction cancelled by the ministry; the version in force stays in force",
    annul: (p) => `Approval of version ${p.version} annulled by the ministry; no version is in force`,
  },
  receipt: {
    qr: (p) => `QR code that verifies receipt ${p.code}`,
    due: "Due by the end of",
    withdrawn: (p) =>
      `Version ${p.version} was withdrawn on ${p.time}; this receipt no longer proves a filing, and public verification reads "superseded or withdrawn".`,
    superseded: (p) => `Version ${p.version} was submitted after this one.`,
    busy: "Several documents are being made right now. Press again in a few seconds.",
    fault: "The document could not be made; the fault was recorded. Try again; this page can be printed as well.",
  },
  withdraw: {
    text: (p) =>
      `Until the province begins its review you may withdraw version ${p.version}, edit it and submit again. What was sent stays in history, and the province is told.`,
    warning: "Until you submit again, this month counts as not filed.",
    warningOver: "The due date has passed: until you submit again, this month counts as missing.",
    done: (p) => `Version ${p.version} was withdrawn. The month is now your draft.`,
    now: (p) => `You withdrew version ${p.version} on ${p.time}. Edit it and submit again.`,
    refusals: {
      "not-in-this-state": "Not withdrawn: the province's expert has begun the review. Its result will be shown here.",
      "changed-meanwhile": "The month changed in the meantime and nothing was withdrawn. You see how it stands now.",
      unreadable: "The request could not be read and nothing was withdrawn. Try again.",
    },
  },
  versions: {
    withdrawn: "withdrawn",
    inForce: "in force",
    older: (p) => `You are looking at version ${p.version}; the newest is ${p.newest}.`,
    form: (p) => `Form version ${p.version}`,
    changes: (p) => `Changes from version ${p.before}`,
    changesNone: (p) => `Figures and operation are those of version ${p.before}.`,
    before: (p) => `Version ${p.version}`,
    blank: "blank",
  },
  year: {
    previous: (p) => `Year ${p.year}`,
    next: (p) => `Year ${p.year}`,
    subtitle: (p) => `Licence ${p.licence}, province ${p.province}`,
    notExpected: "not expected",
    daysLeft: (p) => `${p.days} days left`,
    lastDay: "last day",
    chartOf: (p) => `Production of ${p.product} in ${p.year} beside ${p.before}, in ${p.unit}`,
    yearName: (p) => `Year ${p.year}`,
    excelYear: (p) => `Excel of ${p.year}`,
    excelBusy: "Several reports are being made right now. Press again in a few seconds.",
    excelFault: "The report could not be made; the fault was recorded. Try again.",
    excelRange: "The range asked for is wrong: both months must be known, the first not after the last.",
  },
  certificate: {
    rangeOf: (p) => `${p.from} to ${p.to}`,
    errors: {
      "unknown-month": "Choose a month of the list.",
      "range-backwards": "The last month is before the first.",
      "range-too-long": "The range is longer than ten years.",
      "no-month-expected": "No return was expected of this establishment in this range.",
    },
    unreadable: "The request could not be read and no certificate was issued. Try again.",
  },
};
