import type { board as source } from "#app/messages/fa/board.ts";
import type { Translated } from "#app/messages/language.ts";

export const board: Translated<typeof source> = {
  title: ({ period }) => `Board of the provinces, ${period}`,
  period: "Period",
  caption: "Provinces by the states of their returns, with coverage and the oldest return that waits for the province",
  province: "Province",
  expected: "Expected",
  heads: "Coverage by heads",
  weight: "Coverage by value",
  oldest: "Oldest waiting",
  oldestNote: "at the province",
  days: ({ days, working }) => `${days === "1" ? "1 day" : `${days} days`} (${working} working)`,
  over: "Past the term of review",
  total: "The country",
  sortBy: ({ column }) => `Sort by ${column}`,
  note: "Coverage: the share of establishments with a submitted version (or one in force), by heads and by what they usually produce in value (monthly mean of twelve months). Sorted by coverage, the smallest comes first. A province's name opens the ministry's queue for that province.",
};
