/** Keeps a text's direction to itself, as `bdi` does: a left-to-right isolate and its end. */
const isolated = (text: string) => `\u2066${text}\u2069`;
const between = " · ";

/** Two small figures as they stand under a cell; a dash where there is none. */
export function pairText(first: string | null, second: string | null): string {
  return isolated(first ?? "–") + between + isolated(second ?? "–");
}

/** The two figures of such a text. */
export function pairIn(text: string): [string, string] {
  const [first = "–", second = "–"] = text.replace(/[\u2066\u2069]/g, "").split(between);
  return [first, second];
}
