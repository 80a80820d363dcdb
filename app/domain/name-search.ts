import { foldPersian } from "./quantity.ts";

/** Letters that people write for one another in a name, and what a search takes both for. */
export const alikeInNames: readonly (readonly [string, string])[] = [
  ["ي", "ی"],
  ["ى", "ی"],
  ["ئ", "ی"],
  ["ك", "ک"],
  ["آ", "ا"],
  ["أ", "ا"],
  ["إ", "ا"],
  ["ؤ", "و"],
  ["ة", "ه"],
  ["\u200c", " "],
];

/** Takes a name or a part of one; gives what is compared: letters folded, Latin ones small, a half-space as a space. */
export function foldName(text: string): string {
  let folded = foldPersian(text);
  for (const [written, taken] of alikeInNames) folded = folded.replaceAll(written, taken);
  return folded.toLowerCase();
}
