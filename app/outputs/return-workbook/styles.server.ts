import type { Borders, Fill, Font, Style } from "exceljs";
import type { Language } from "#app/messages/language.ts";

type CellStyle = Partial<Style>;

const petrol = "FF0B5563";
const ink = "FF17292C";
const grey = "FF5F7276";
const face = "Tahoma";

const solid = (argb: string): Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });
const box = (argb: string, style: "thin" | "hair" | "medium" = "thin"): Partial<Borders> => {
  const side = { style, color: { argb } };
  return { top: side, bottom: side, left: side, right: side };
};
const font = (more: Partial<Font> = {}): Partial<Font> => ({ name: face, size: 10, color: { argb: ink }, ...more });

export const requiredColour = "FFFFF1C9";

export const fills = {
  required: solid(requiredColour),
  wrong: solid("FFFBDAD3"),
  locked: solid("FFF1F4F4"),
  head: solid(petrol),
  band: solid("FFDCE9EB"),
};

/** Number formats by language: Persian digits where the reader's are. */
function digits(language: Language): string {
  return language === "fa" ? "[$-3000429]" : "";
}

/** A whole number; `decimals` more where the value has some. */
export function numberFormat(language: Language, decimals: number): string {
  return `${digits(language)}#,##0${decimals === 0 ? "" : `.${"#".repeat(decimals)}`}`;
}

const start = (language: Language) => (language === "fa" ? ("right" as const) : ("left" as const));

/** The looks of a workbook, each made once: the writer tells styles apart by what they say. */
export function stylesOf(language: Language) {
  const readingOrder = language === "fa" ? ("rtl" as const) : ("ltr" as const);
  const words = { vertical: "middle", horizontal: start(language), wrapText: true, readingOrder } as const;
  const number = { vertical: "middle", horizontal: "right" } as const;
  const style = (more: CellStyle): CellStyle => ({ font: font(), alignment: words, protection: { locked: true }, ...more });
  const input = style({ border: box("FF8FAEB3"), protection: { locked: false } });
  return {
    title: style({ font: font({ size: 15, bold: true, color: { argb: petrol } }), alignment: { ...words, wrapText: false } }),
    subtitle: style({ font: font({ color: { argb: grey } }), alignment: { ...words, wrapText: false } }),
    hint: style({ font: font({ size: 9, color: { argb: grey } }), alignment: { ...words, wrapText: false } }),
    warning: style({ font: font({ bold: true, color: { argb: "FFA33B25" } }), alignment: { ...words, wrapText: false } }),
    head: style({
      font: font({ bold: true, color: { argb: "FFFFFFFF" } }),
      fill: fills.head,
      border: box("FFFFFFFF", "thin"),
      alignment: { ...words, horizontal: "center" },
    }),
    headNote: style({
      font: font({ size: 8, color: { argb: "FFCFE3E6" } }),
      fill: fills.head,
      border: box("FFFFFFFF", "thin"),
      alignment: { ...words, horizontal: "center" },
    }),
    band: style({
      font: font({ bold: true, color: { argb: petrol } }),
      fill: fills.band,
      alignment: { ...words, wrapText: false },
    }),
    label: style({ font: font({ bold: true }), border: box("FFDDE4E3", "hair") }),
    text: style({ border: box("FFDDE4E3", "hair") }),
    side: style({ font: font({ size: 9, color: { argb: grey } }) }),
    paragraph: style({ alignment: { ...words, vertical: "top" } }),
    link: style({ font: font({ underline: true, color: { argb: petrol } }), border: box("FFDDE4E3", "hair") }),
    inputText: { ...input, alignment: { ...words, vertical: "top" as const }, numFmt: "@" },
    inputWord: { ...input, numFmt: "@" },
    inputChoice: input,
    inputNumber: (format: string): CellStyle => ({ ...input, alignment: number, numFmt: format }),
    past: (format: string): CellStyle =>
      style({
        font: font({ color: { argb: grey } }),
        fill: fills.locked,
        border: box("FFDDE4E3", "hair"),
        alignment: number,
        numFmt: format,
      }),
    wrong: (base: CellStyle): CellStyle => ({
      ...base,
      font: font({ bold: true, color: { argb: "FFA33B25" } }),
      fill: fills.wrong,
      border: box("FFC2523A", "medium"),
    }),
    sample: (fill: Fill | null): CellStyle => ({ border: box("FF8FAEB3"), ...(fill ? { fill } : {}) }),
  };
}
export type Styles = ReturnType<typeof stylesOf>;
