import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { isSessionToken } from "#app/usecases/find-viewer.server.ts";
import { askAhead, type ReturnAhead } from "#app/usecases/load-return.server.ts";
import { askReceipt, type ReceiptAhead } from "#app/usecases/view-receipt.server.ts";
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

/** As `readAhead`, of the receipt that the path names. */
export function readReceiptAhead({ context, params }: LoaderFunctionArgs): ReceiptAhead | undefined {
  const { returnId, version } = params;
  if (context.sessionToken === null || !isSessionToken(context.sessionToken) || !isId(returnId) || !isId(version))
    return undefined;
  return askReceipt(context.together, Number(returnId), Number(version));
}
