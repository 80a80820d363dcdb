const nowhere = "http://nowhere.invalid";

/**
 * Takes where somebody wants to go after signing in or choosing a language; gives it back as a path of this site, or
 * null for anything that a browser could read as another site, and for the pages that only act.
 */
export function samePath(wanted: string | null | undefined): string | null {
  if (!wanted || wanted.length > 500 || !wanted.startsWith("/")) return null;
  // A browser drops tabs and line ends inside an address and reads a backslash as a slash.
  if (wanted.startsWith("//") || [...wanted].some((character) => character <= " " || "\\\u007f".includes(character))) {
    return null;
  }
  if (!URL.canParse(wanted, nowhere)) return null;
  const url = new URL(wanted, nowhere);
  if (url.origin !== nowhere || url.pathname.startsWith("//")) return null;
  if (/^\/(sign-out|language)(\/|\.data|$)/.test(url.pathname)) return null;
  return url.pathname + url.search;
}

/** The page with the place to go on to; left out where that is the start. */
export function withNext(page: string, next: string): string {
  const path = samePath(next);
  return path === null || path === "/" ? page : `${page}${page.includes("?") ? "&" : "?"}next=${encodeURIComponent(path)}`;
}
