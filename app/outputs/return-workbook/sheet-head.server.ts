import type { Workbook } from "exceljs";
import type { TypedAgain, WorkbookMonth } from "#app/domain/workbook-source.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import { sheetMark } from "./layout.server.ts";
import { SheetBuilder, type SheetSettings } from "./sheet-builder.server.ts";
import type { Styles } from "./styles.server.ts";

/** Where a month's sheets go, and how they are written. */
export interface SheetPlace {
  workbook: Workbook;
  language: Language;
  styles: Styles;
  /** Number of the month among several; null where the workbook holds one. */
  number: number | null;
  /** What was typed, by field, in a workbook made anew; else empty. */
  again: ReadonlyMap<string, TypedAgain>;
  /** Words of the month's products, by the id of their line. */
  products: ReadonlyMap<string, string>;
  /** The hidden marks of the month: they tell which rows its blocks have. */
  bases: Readonly<Record<string, string>>;
}

/** Name of a month's sheet, as its tab shows it. */
export function sheetName(place: Pick<SheetPlace, "language" | "number">, sheet: string): string {
  if (place.number === null) return sheet;
  const { returnWorkbook: t } = messages(place.language, "outputs");
  return t.numbered({ number: formatInteger(place.number, place.language), sheet });
}

/** A sheet with its head: title, establishment, and how to fill it. Its next row is the fourth. */
export function beginSheet(
  place: SheetPlace,
  month: WorkbookMonth,
  sheet: string,
  settings: Pick<SheetSettings, "landscape" | "widths" | "frozen" | "printTitleRows">,
): SheetBuilder {
  const { language, styles } = place;
  const { returnWorkbook: t } = messages(language, "outputs");
  const establishment = language === "fa" ? month.establishment_fa : month.establishment_en;
  const period = formatPeriod(month.period, language);
  const footer = `${establishment} · ${period}`;
  const builder = new SheetBuilder(
    place.workbook,
    { ...settings, name: sheetName(place, sheet), footer },
    language,
    styles,
    place.again,
  );
  builder.next(32).key(sheetMark(month.return_id)).say(2, t.title({ sheet, period }), styles.title);
  const licence = toDigits(month.licence_number ?? "–", language);
  builder.next(18).say(2, t.subtitle({ establishment, licence }), styles.subtitle);
  const anew = place.again.size > 0;
  builder.next(18).say(2, anew ? t.markedNote : t.fill, anew ? styles.warning : styles.hint);
  return builder;
}

/** A word that stands alone at the head of a column or row: with a capital, where its letters have any. */
export function asHead(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
