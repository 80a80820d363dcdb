import { moneyScales, moneyUnits, operatingStates, otherReasons, stoppageReasons } from "#app/domain/monthly-return.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import type { Language } from "#app/messages/language.ts";
import type { InputKind } from "./sheet-builder.server.ts";
import { columnLetters, metaSheet } from "./layout.server.ts";

/** Lists to choose from, by code, in the order of the form. */
export const listCodes = ["states", "stoppages", "others", "money"] as const;
export type ListCode = (typeof listCodes)[number];

/** The words of a list in a language, by code. */
export function listWords(list: ListCode, language: Language): ReadonlyMap<string, string> {
  const t = messages(language, "common");
  switch (list) {
    case "states":
      return new Map(operatingStates.map((code) => [code, t.operatingStates[code]]));
    case "stoppages":
      return new Map(stoppageReasons.map((code) => [code, t.stoppageReasons[code]]));
    case "others":
      return new Map(otherReasons.map((code) => [code, t.otherReasons[code]]));
    case "money":
      return new Map(
        moneyUnits.flatMap((unit) =>
          moneyScales.map((scale) => [
            `${unit}:${scale}`,
            t.money.unit({ scale: t.money.scales[`${scale}`], unit: t.money.units[unit] }),
          ]),
        ),
      );
  }
}

// The hidden sheet keeps the marks of the form in columns A to D.
const firstColumn = 8;

/** Column of the hidden sheet that a list stands in, from row 2 on. */
export function listColumn(list: ListCode): number {
  return firstColumn + listCodes.indexOf(list);
}

/** A cell that takes one of a list. */
export function choiceOf(list: ListCode, language: Language): InputKind {
  const words = listWords(list, language);
  const letters = columnLetters(listColumn(list));
  return { kind: "choice", list: `${metaSheet}!$${letters}$2:$${letters}$${words.size + 1}`, words };
}
