import type { Language } from "#app/messages/language.ts";
import { buildRegister, filingTime, type Person, people } from "#test/builders/filing.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { formFields } from "#test/setup/html.ts";
import { openSession, startWeb } from "#test/setup/web.ts";

export interface Page {
  status: number;
  location: string | null;
  text: string;
}

export interface Asking {
  language?: Language;
  headers?: Record<string, string>;
}

/** The production server on the small register, and browsers of its people. */
export interface Site {
  db: FreshDatabase["db"];
  origin: string;
  get(person: Person | null, path: string, asking?: Asking): Promise<Page>;
  post(person: Person, path: string, fields: Iterable<readonly [string, string]>, asking?: Asking): Promise<Page>;
  /** Sends bytes under a content type of one's own. */
  send(person: Person | null, path: string, body: Uint8Array<ArrayBuffer>, contentType: string, asking?: Asking): Promise<Page>;
  /** The bare answer, for what is no page. */
  fetch(person: Person, path: string): Promise<Response>;
  /** Opens a page and gives the fields of its form, as a tab of the person's browser holds them. */
  open(person: Person, path: string, asking?: Asking): Promise<Map<string, string>>;
  close(): Promise<void>;
}

/** Starts both; the business clock stands on a day on which the small register's month is being filed. */
export async function openSite(settings: { dataDir?: string } = {}): Promise<Site> {
  const fresh = await freshDatabase();
  await buildRegister(fresh.db);
  const app = await startWeb({ databaseUrl: fresh.url, now: filingTime.toISOString(), ...settings });
  const sessions = new Map<Person, string>();
  for (const [person, id] of Object.entries(people) as [Person, number][]) sessions.set(person, await openSession(fresh.db, id));

  const ask = async (person: Person | null, path: string, init: RequestInit, { language = "en", headers = {} }: Asking = {}) => {
    const session = person === null ? undefined : sessions.get(person);
    const cookie = [session, `dahom_language=${language}`].filter(Boolean).join("; ");
    const own = { Cookie: cookie, ...(init.method === "POST" ? { Origin: app.origin } : {}) };
    const answer = await fetch(app.origin + path, { ...init, redirect: "manual", headers: { ...own, ...headers } });
    return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
  };
  const send: Site["send"] = (person, path, body, contentType, asking = {}) =>
    ask(person, path, { method: "POST", body }, { ...asking, headers: { "Content-Type": contentType, ...asking.headers } });
  const site: Site = {
    db: fresh.db,
    origin: app.origin,
    get: (person, path, asking) => ask(person, path, {}, asking),
    post: (person, path, fields, asking) =>
      send(
        person,
        path,
        new TextEncoder().encode(new URLSearchParams([...fields].map(([name, value]) => [name, value])).toString()),
        "application/x-www-form-urlencoded",
        asking,
      ),
    send,
    fetch: (person, path) => fetch(app.origin + path, { headers: { Cookie: sessions.get(person) ?? "" } }),
    async open(person, path, asking) {
      const page = await site.get(person, path, asking);
      if (page.status !== 200) throw new Error(`${path} gave ${page.status} ${page.location ?? ""}`);
      return formFields(page.text);
    },
    async close() {
      await app.stop();
      await fresh.close();
    },
  };
  return site;
}
