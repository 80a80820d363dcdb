import { notFound } from "./respond.server.ts";

/** A database id from a path segment; anything else is thrown as a missing page. */
export function idOf(text: string | undefined): number {
  if (text === undefined || !/^[1-9]\d{0,8}$/.test(text)) throw notFound();
  return Number(text);
}
