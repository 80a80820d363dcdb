import type { outputs as source } from "#app/messages/fa/outputs.ts";
import type { Translated } from "#app/messages/language.ts";
import { outgoing } from "./outgoing.ts";
import { papers } from "./outputs-papers.ts";
import { returnWorkbook } from "./outputs-return-workbook.ts";

export const outputs: Translated<typeof source> = {
  returnWorkbook,
  papers,
  outgoing,
  workbook: {
    cover: "Cover",
    titles: {
      "detailed-returns": "Detailed monthly returns of establishments",
      products: "Production, sales and exports by product",
    },
    sheets: { "detailed-returns": "Detailed returns", products: "Products" },
    fileNames: { "detailed-returns": "detailed returns", products: "products" },
    fileName: (p) => `Dahom - ${p.report} ${p.period} - ${p.basis}`,
    lines: {
      period: "Period",
      basis: "Basis of the figures",
      filters: "Filters",
      askedBy: "Asked for by",
      askedAt: "Asked for at (Tehran)",
      coverage: "Coverage by number of establishments",
      rows: "Rows",
      establishments: "Establishments in the rows",
      version: "Version of the report",
      legend: "Legend",
    },
    noFilter: "No filter",
    searchFilter: (p) => `Product or ISIC code: ${p.search}`,
    divisionFilter: (p) => `Only ISIC divisions ${p.divisions}`,
    coverageOf: (p) => `${p.counted} of ${p.expected} establishments (${p.share})`,
    basisLine: (p) => `${p.basis}. ${p.note}`,
    legend: {
      correction:
        "A month under correction counts with its version in force; the column “State” is the return's state now, “Version” the version whose figures are given.",
      numbers:
        "Numbers are real number cells and equal what was filed to the last digit. An empty cell means not reported; zero means zero.",
      longNumbers:
        "A total of more than 15 significant digits does not fit a number cell of Excel; such a total is written in full as text in italics.",
      money:
        "Values are without tax and after discount. The columns “in rial” are the filed figure times its scale and, for new rial, times 10,000; the conversion is exact.",
      late: "Late: the first submission came after the due date now in force.",
      telephone:
        "How it was filed: “by telephone” is what an office of the province typed as the establishment read it out; it was filed on the day of the call.",
      dates: "The Gregorian column is a real Excel date, Tehran's day.",
      quantities: "Each product is in its own unit of measure. Quantities of different products are never added; values are.",
      growth:
        "Growth of production is computed only on establishments that are present in both months; their number and their production in both months stand beside it.",
      reporting: "Expected: establishments whose licence held this product on the last day of the month.",
    },
    filedBy: {
      establishment: "sent by the establishment",
      telephone: (p) => `by telephone, office of ${p.province}`,
    },
    yes: "yes",
    no: "no",
    columns: {
      province: "Province",
      county: "County",
      establishment: "Establishment",
      legalId: "Legal id",
      licence: "Licence number",
      isic: "ISIC code",
      product: "Product",
      productOther: "Persian name of the product",
      unit: "Unit of measure",
      state: "State",
      version: "Version",
      trackingCode: "Tracking code",
      filedOn: "Filed on",
      filedOnGregorian: "Filed on (Gregorian)",
      late: "Late",
      filedBy: "How it was filed",
      daysWorked: "Days worked",
      moneyUnit: "Money unit as filed",
      moneyScale: "Money scale as filed",
      domesticRial: "Domestic sales value in rial",
      exportRial: "Export value in rial",
      valueRial: "Total value in rial",
      expected: "Expected",
      reporting: "Reporting",
      share: "Share reporting",
      growthMonth: "Growth of production on last month",
      matchedMonth: "In both months",
      nowMonth: "Their production this month",
      thenMonth: "Their production last month",
      growthYear: "Growth of production on the same month last year",
      matchedYear: "In both years",
      nowYear: "Their production this month (year)",
      thenYear: "Their production a year earlier",
    },
  },
};
