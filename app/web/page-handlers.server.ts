import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { PageHandler } from "./remix-handler.server.ts";

const asked = 2;

/**
 * Remix's handler for the whole build, and one for each known shape of a path, which holds only the routes that could
 * answer there: Remix sorts and compiles all the routes it was given anew for each request.
 *
 * Gives one handler; which answers a request is chosen by the first two segments of its path and by how many it has.
 * One whose beginning is unknown (also in another case of letters) is answered by the whole build, so no answer depends
 * on the choice.
 */
export function pageHandlers(build: ServerBuild): PageHandler {
  const whole = createRequestHandler(build, "production");
  const known = beginnings(build);
  const deepest = Math.max(0, ...Object.keys(build.routes).map((id) => segmentsOf(build, id).length));
  const byShape = new Map<string, PageHandler>();
  return (request, context) => {
    const segments = segmentsAsked(request.url);
    const beginning = segments.slice(0, asked);
    const begins = beginning.join("/");
    if (!known.has(begins)) return whole(request, context);
    // Beyond the deepest route all paths are one shape, so that nobody fills the memory with handlers.
    const length = Math.min(segments.length, deepest + 1);
    const shape = `${length} ${begins}`;
    let handler = byShape.get(shape);
    if (handler === undefined) {
      handler = createRequestHandler(routesFor(build, beginning, length), "production");
      byShape.set(shape, handler);
    }
    return handler(request, context);
  };
}

/** The segments of a path; without the name of Remix's data requests. */
function segmentsAsked(url: string): string[] {
  const from = url.indexOf("/", url.indexOf("//") + 2) + 1;
  const query = url.indexOf("?", from);
  const path = url.slice(from, query === -1 ? undefined : query).replace(/\.data$/, "");
  return path.split("/").filter((segment) => segment !== "");
}

function beginnings(build: ServerBuild): Set<string> {
  const found = new Set<string>();
  for (const id of Object.keys(build.routes)) {
    const beginning = segmentsOf(build, id).slice(0, asked);
    if (beginning.length > 0 && beginning.every(isStatic)) found.add(beginning.join("/"));
  }
  return found;
}

function routesFor(build: ServerBuild, beginning: readonly string[], length: number): ServerBuild {
  const kept = new Set<string>();
  for (const id of Object.keys(build.routes)) {
    if (!couldMatch(segmentsOf(build, id), beginning, length)) continue;
    for (let next: string | undefined = id; next !== undefined; next = build.routes[next]?.parentId) kept.add(next);
  }
  const only = <T>(routes: Record<string, T>) => Object.fromEntries(Object.entries(routes).filter(([id]) => kept.has(id)));
  return {
    ...build,
    routes: only(build.routes),
    assets: { ...build.assets, routes: only(build.assets.routes) },
  } as ServerBuild;
}

function couldMatch(segments: readonly string[], beginning: readonly string[], length: number): boolean {
  const rest = segments.at(-1) === "*";
  const optional = segments.filter((segment) => segment.endsWith("?")).length;
  const most = rest ? Number.POSITIVE_INFINITY : segments.length;
  if (length > most || length < segments.length - optional - (rest ? 1 : 0)) return false;
  if (optional > 0) return true;
  return beginning.every((segment, index) => {
    const own = segments[index] ?? "*";
    return own === segment || !isStatic(own) || (rest && index >= segments.length - 1);
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
