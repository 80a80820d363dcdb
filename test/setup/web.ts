import type { Kysely } from "kysely";
import { demonstrationPassword } from "#app/domain/demonstration.ts";
import { newSessionToken, sessionExpiry, sessionHash } from "#app/usecases/find-viewer.server.ts";
import type { Database } from "#db/schema.ts";

export { type AppProcess, startWeb } from "./app-process.ts";

/** Signs in through the form as a browser does; gives the Cookie header of the session. Throws where it is refused. */
export async function signIn(origin: string, nationalId: string, password = demonstrationPassword): Promise<string> {
  const answer = await postForm(origin, "/sign-in", { national_id: nationalId, password });
  const cookie = answer.headers.getSetCookie().find((line) => line.includes("dahom_session="));
  if (answer.status !== 303 || cookie === undefined) throw new Error(`sign-in of ${nationalId} gave ${answer.status}`);
  return cookie.split(";", 1)[0] ?? "";
}

/** A session without the form (and without hashing a password); gives the Cookie header. */
export async function openSession(db: Kysely<Database>, userId: number): Promise<string> {
  const token = newSessionToken();
  const now = new Date();
  const row = { id_hash: sessionHash(token), user_id: userId, created_at: now, expires_at: sessionExpiry(now, now) };
  await db.insertInto("session").values(row).execute();
  return `dahom_session=${token}`;
}

/** Posts a form as a page of the site would; redirects are not followed. */
export function postForm(
  origin: string,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(origin + path, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: origin, ...headers },
    body: new URLSearchParams(fields),
  });
}
