import { acceptReturn } from "#app/usecases/accept-return.server.ts";
import { buildRegister, contextOf, filingTime, type Person, people } from "#test/builders/filing.ts";
import { decisionOn } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { openSession, postForm, startWeb } from "#test/setup/web.ts";

/** The return the tests look at, and its two pages. */
export const id = 101;
export const page = `/expert/returns/${id}?period=1405-07`;
export const ministryPage = `/ministry/returns/${id}?period=1405-07`;

/** The value of a hidden field of a page. */
export const hidden = (html: string, name: string) => new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(html)?.[1] ?? "";

/** The web process on the small register, with a session for each of its people. */
export async function openReviewWorld() {
  const fresh: FreshDatabase = await freshDatabase();
  await buildRegister(fresh.db);
  const sessions = new Map<Person, string>();
  for (const person of Object.keys(people) as Person[]) sessions.set(person, await openSession(fresh.db, people[person]));
  const app = await startWeb({ databaseUrl: fresh.url, now: filingTime.toISOString() });
  const cookie = (person: Person, language = "fa") => ({ Cookie: `${sessions.get(person)}; dahom_language=${language}` });
  const get = (path: string, person: Person, language?: string) =>
    fetch(app.origin + path, { headers: cookie(person, language), redirect: "manual" });
  const text = async (path: string, person: Person, language?: string) => (await get(path, person, language)).text();
  return {
    db: fresh.db,
    origin: app.origin,
    cookie,
    get,
    text,
    /** Posts the form of a page as a browser would: with what its hidden fields hold. */
    async post(path: string, person: Person, fields: Record<string, string>) {
      const html = await text(path, person);
      const known = { key: hidden(html, "key"), revision: hidden(html, "revision"), from: hidden(html, "from") };
      return postForm(app.origin, path, { ...known, ...fields }, cookie(person));
    },
    accept: async () => acceptReturn(contextOf(fresh.db, "expert"), { ...(await decisionOn(fresh.db, id)), replies: new Map() }),
    async close() {
      await app.stop();
      await fresh.close();
    },
  };
}
export type ReviewWorld = Awaited<ReturnType<typeof openReviewWorld>>;
