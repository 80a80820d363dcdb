import { notFound } from "./respond.server.ts";

/** Whether a path segment has the shape of a database id. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text);
}

/** A database id from a path segment; anything else is thrown as a missing page. */
export function idOf(text: string | undefined): number {
  if (!isId(text)) throw notFound();
  return Number(text);
}
