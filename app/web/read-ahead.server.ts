import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { isSessionToken } from "#app/usecases/find-viewer.server.ts";
import { askAhead, type ReturnAhead } from "#app/usecases/load-return.server.ts";
import { isId } from "./params.server.ts";

/**
 * Asks for the rows of the return in the path together with the session; call it before `requireViewer`, and hand it on
 * in the use-case's context. Nothing is asked for who carries no session, nor where the path names no return.
 */
export function readAhead({ context, params }: LoaderFunctionArgs | ActionFunctionArgs): ReturnAhead | undefined {
  const { returnId } = params;
  if (context.sessionToken === null || !isSessionToken(context.sessionToken) || !isId(returnId)) return undefined;
  return askAhead(context.together, Number(returnId), context.db);
}
