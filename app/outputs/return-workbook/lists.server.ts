import { type ListCode, listCodes, listWords } from "#app/messages/choice-words.server.ts";
import type { Language } from "#app/messages/language.ts";
import { columnLetters, metaSheet } from "./layout.server.ts";
import type { InputKind } from "./sheet-builder.server.ts";

// The hidden sheet keeps the marks of the form in columns A to D.
const firstColumn = 8;

/** Column of the hidden sheet that a list stands in, from row 2 on. */
export function listColumn(list: ListCode): number {
  return firstColumn + listCodes.indexOf(list);
}

/** Column of the hidden sheet with the products of one month, by its number among several. */
export function productsColumn(number: number | null): number {
  return firstColumn + listCodes.length + (number ?? 1) - 1;
}

/** A cell that takes one of a month's products. */
export function productChoiceOf(words: ReadonlyMap<string, string>, number: number | null): InputKind {
  const letters = columnLetters(productsColumn(number));
  return { kind: "choice", list: `${metaSheet}!$${letters}$2:$${letters}$${Math.max(words.size, 1) + 1}`, words };
}

/** A cell that takes one of a list. */
export function choiceOf(list: ListCode, language: Language): InputKind {
  const words = listWords(list, language);
  const letters = columnLetters(listColumn(list));
  return { kind: "choice", list: `${metaSheet}!$${letters}$2:$${letters}$${words.size + 1}`, words };
}
