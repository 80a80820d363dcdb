import type { workbook as source } from "#app/messages/fa/liaison-workbook.ts";
import type { Translated } from "#app/messages/language.ts";

/** Filing by an Excel workbook. */
export const workbook: Translated<typeof source> = {
  title: "File with Excel",
  subtitle: "Download the workbook, fill it in offline, and upload it here.",
  box: "Excel",
  boxHint: "This month's workbook with your products, last month's figures and your draft.",
  boxHintAll: "All open months of your establishments in one file.",
  download: "Download the workbook",
  downloadAll: "Download all open months",
  nothingOpen: "No month is open now that a workbook could be made of.",
  toUpload: "Upload a filled workbook",
  file: "Filled workbook (xlsx)",
  fileHint: "Up to 5 MB. You see every change before anything is stored.",
  upload: "Upload and see the changes",
  refused: "The workbook was not taken; nothing has changed",
  toThatMonth: "Go to that month",
  preview: {
    title: "What the workbook changes",
    titleWrong: "The workbook has wrong cells",
    nothingYet: "Nothing is stored yet.",
    file: (p) => `${p.name} · ${p.time}`,
    stored: (p) => `The figures of this workbook were stored on ${p.time}.`,
    counts: (p) => `${p.changes} changed · ${p.unchanged} unchanged`,
    conflicts: (p) => `${p.count} in conflict`,
    nothing: "This workbook changes nothing; all its figures are in the form.",
    locked: "This month was sent and is locked; it was left out.",
    formulas: (p) =>
      p.count === "1"
        ? "1 cell held a formula; its result was read."
        : `${p.count} cells held a formula; their results were read.`,
    changesCaption: "Changes",
    field: "Cell",
    place: "Place in the workbook",
    before: "In the form",
    after: "In the workbook",
    conflictTitle: "Since the workbook was downloaded, these cells changed in the form too",
    conflictHint: "Unless you tick a cell, the form's value stays.",
    take: "Take the workbook's value",
    changedBy: (p) => `${p.who}, ${p.when}`,
    confirm: "Store in the draft",
    again: "Upload another workbook",
    toForm: "Go to the form",
    notStored: "Not all of the workbook was stored; what is left stands below.",
  },
  wrong: {
    lead: "Nothing has changed. Correct these cells and upload the workbook again.",
    anew: "Download the marked workbook",
    anewHint:
      "It holds everything you typed; wrong cells are coloured and carry a note. Sheets and formats of your own are not in it.",
    typed: "Typed",
    problem: "What is wrong",
    blank: "blank",
    toCell: "this cell in the form",
  },
};
