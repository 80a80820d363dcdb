import { isSessionToken, sessionHash } from "#app/usecases/find-viewer.server.ts";
import { askReturned, type ReturnedMonth, viewReturned } from "#app/usecases/view-returned.server.ts";
import type { RequestContext } from "./load-context.ts";

const asked = new WeakMap<RequestContext, Promise<ReturnedMonth[]>>();

/**
 * The months that wait for the signed-in liaison's answer, asked at most once per request: together with the person,
 * where nobody has asked for the person before.
 */
export function returnedOf(context: RequestContext): Promise<ReturnedMonth[]> {
  const known = asked.get(context) ?? find(context);
  asked.set(context, known);
  return known;
}

async function find(context: RequestContext): Promise<ReturnedMonth[]> {
  const { sessionToken } = context;
  if (sessionToken === null || !isSessionToken(sessionToken)) return [];
  const ahead = askReturned(context.together, sessionHash(sessionToken));
  const viewer = await context.viewer();
  if (viewer === null) return [];
  return viewReturned({ db: context.db, actor: viewer.actor, now: context.businessNow() }, ahead);
}
