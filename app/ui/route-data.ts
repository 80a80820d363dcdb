/** What a route's loader may return beside its own data, for the frame round the page. */
export type ShellData = {
  /** Establishment or province of the desk. */
  place?: string;
  /** Formatted counts by navigation key: returns, queue, period, deliveries. */
  counts?: Record<string, string>;
  /** Where the period section starts. */
  periodPath?: string;
};

type Match = { data: unknown };

function readKey(match: Match, key: "title" | "shell"): unknown {
  const { data } = match;
  return typeof data === "object" && data !== null && key in data ? (data as Record<string, unknown>)[key] : undefined;
}

/** The page's title: `title` in the data of the innermost route that has one. */
export function titleOf(matches: readonly Match[]): string | null {
  const titles = matches.map((match) => readKey(match, "title")).filter((title) => typeof title === "string");
  return titles.at(-1) ?? null;
}

/** What the routes say about the frame (`shell` in their data), inner over outer. */
export function shellDataOf(matches: readonly Match[]): ShellData {
  const said = matches.map((match) => readKey(match, "shell")).filter((data) => typeof data === "object");
  return Object.assign({}, ...said) as ShellData;
}
