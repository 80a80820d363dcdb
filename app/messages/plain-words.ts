/** The texts of a group of messages that say the same whatever the case: what a page's data can carry. */
export type PlainWords<T> = { readonly [K in keyof T as T[K] extends string ? K : never]: string };

/** Leaves out what is a function or a group of its own. */
export function plainWords<T extends object>(words: T): PlainWords<T> {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => typeof text === "string")) as PlainWords<T>;
}
