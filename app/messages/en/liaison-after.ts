import type { after as source } from "#app/messages/fa/liaison-after.ts";
import type { Translated } from "#app/messages/language.ts";

export const after: Translated<typeof source> = {
  receipt: {
    verify: "Public verification",
    verifyNote: "This code leads anybody to the page that verifies this receipt. That page shows no figure.",
    qr: (p) => `QR code that verifies receipt ${p.code}`,
    pdf: "Receipt as PDF",
    print: "Print",
    gregorian: "Gregorian date",
    due: "Due by the end of",
    withdrawn: (p) =>
      `Version ${p.version} was withdrawn on ${p.time}; this receipt no longer proves a filing, and public verification reads "superseded or withdrawn".`,
    superseded: (p) => `Version ${p.version} was submitted after this one.`,
    newest: "Receipt of the newest version",
    busy: "Several documents are being made right now. Press again in a few seconds.",
    fault: "The document could not be made; the fault was recorded. Try again; this page can be printed as well.",
  },
  withdraw: {
    title: "Withdraw the submission…",
    text: (p) =>
      `Until the province begins its review you may withdraw version ${p.version}, edit it and submit again. What was sent stays in history, and the province is told.`,
    warning: "Until you submit again, this month counts as not filed.",
    warningOver: "The due date has passed: until you submit again, this month counts as missing.",
    button: "Withdraw",
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
    toNewest: "See the newest version",
    form: (p) => `Form version ${p.version}`,
    changes: (p) => `Changes from version ${p.before}`,
    changesNone: (p) => `Figures and operation are those of version ${p.before}.`,
    changesCaption: "Cells that changed in this version",
    place: "Cell",
    before: (p) => `Version ${p.version}`,
    blank: "blank",
    print: "Print",
  },
};
