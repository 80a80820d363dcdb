import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { PageHandler } from "./remix-handler.server.ts";

const asked = 2;

/**
 * Remix's handler for the whole build, and one for each known beginning of a path, which holds only the routes that
 * could answer there: Remix sorts and compiles all the routes it was given anew for each request.
 *
 * Gives one handler; which answers a request is chosen by the first two segments of its path, and one whose beginning
 * is unknown (also in another case of letters) is answered by the whole build, so no answer depends on the choice.
 */
export function pageHandlers(build: ServerBuild): PageHandler {
  const whole = createRequestHandler(build, "production");
  const byBeginning = new Map<string, PageHandler>();
  for (const beginning of beginnings(build)) {
    byBeginning.set(beginning, createRequestHandler(routesUnder(build, beginning.split("/")), "production"));
  }
  return (request, context) => (byBeginning.get(beginningOf(request.url)) ?? whole)(request, context);
}

/** The path's first two segments, as in `liaison/returns`; without the name of Remix's data requests. */
function beginningOf(url: string): string {
  const from = url.indexOf("/", url.indexOf("//") + 2) + 1;
  const query = url.indexOf("?", from);
  const path = url.slice(from, query === -1 ? undefined : query).replace(/\.data$/, "");
  return path.split("/", asked).join("/");
}

function beginnings(build: ServerBuild): Set<string> {
  const found = new Set<string>();
  for (const id of Object.keys(build.routes)) {
    const segments = segmentsOf(build, id);
    if (segments.length >= asked && segments.slice(0, asked).every(isStatic)) found.add(segments.slice(0, asked).join("/"));
  }
  return found;
}

function routesUnder(build: ServerBuild, beginning: string[]): ServerBuild {
  const kept = new Set<string>();
  for (const id of Object.keys(build.routes)) {
    if (!couldMatch(segmentsOf(build, id), beginning)) continue;
    for (let next: string | undefined = id; next !== undefined; next = build.routes[next]?.parentId) kept.add(next);
  }
  const only = <T>(routes: Record<string, T>) => Object.fromEntries(Object.entries(routes).filter(([id]) => kept.has(id)));
  return {
    ...build,
    routes: only(build.routes),
    assets: { ...build.assets, routes: only(build.assets.routes) },
  } as ServerBuild;
}

function couldMatch(segments: readonly string[], beginning: readonly string[]): boolean {
  if (segments.length < beginning.length) return segments.at(-1) === "*";
  return beginning.every((segment, index) => {
    const own = segments[index] ?? "";
    return own === segment || !isStatic(own);
  });
}

function segmentsOf(build: ServerBuild, id: string): string[] {
  const route = build.routes[id];
  if (route === undefined) return [];
  const above = route.parentId === undefined ? [] : segmentsOf(build, route.parentId);
  return [...above, ...(route.path ?? "").split("/").filter((segment) => segment !== "")];
}

function isStatic(segment: string): boolean {
  return segment !== "*" && !segment.startsWith(":") && !segment.endsWith("?");
}
