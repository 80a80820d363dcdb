import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listRoutes, type MatrixSite, openMatrixSite, type SiteRoute, type Visitor } from "./matrix-site.ts";
import { checksFor, type Entry, malformedIds, malformedPeriods, oddQueries, routeTable } from "./matrix-table.ts";
import { records } from "./watched.ts";

const routes = await listRoutes();
// A long run tries all of them with everybody; a short one shares out among people what every one of them is answered alike.
const long = process.env.DAHOM_TEST_LONG === "1";
const share = (index: number, person: number) => long || index % 4 === person % 4;
let site: MatrixSite;
let before: string;
const checksums = async () =>
  JSON.stringify((await sql.raw<object>(`checksum table ${records.join(", ")}`).execute(site.db)).rows);

beforeAll(async () => {
  site = await openMatrixSite();
  before = await checksums();
}, 120_000);
afterAll(() => site?.close());

/** `own` answers; everything else answers as if nothing were there. */
type Object = { what: "own" | "foreign" | "missing" | "malformed"; path: string };

function objectsOf(path: string, names: string, visitor: Visitor): Object[] {
  const put = (what: Object["what"], params: Record<string, string | number>): Object => ({
    what,
    path: Object.entries(params).reduce((address, [name, value]) => address.replace(`:${name}`, String(value)), path),
  });
  if (names === "a period") {
    return [
      ...site.periods.map((period) => put("own", { period })),
      put("missing", { period: "1390-01" }),
      ...malformedPeriods.map((period) => put("malformed", { period })),
    ];
  }
  if (names === "a check") return checksFor(visitor.role).map(([what, rule]) => put(what, { rule }));
  const [foreign, own] = [visitor.foreign, visitor.own ?? site.any];
  if (names === "a return" || names === "a sent return") {
    return [
      // What was never sent has nothing to be read; only its own form shows it.
      put(names === "a return" ? "own" : "missing", { returnId: own.open }),
      put("own", { returnId: own.sent }),
      ...(foreign ? [foreign.open, foreign.sent] : []).map((returnId) => put("foreign", { returnId })),
      put("missing", { returnId: 999_999_999 }),
      ...malformedIds.map((returnId) => put("malformed", { returnId })),
    ];
  }
  if (names === "a file") {
    return [
      put("own", { fileId: own.file }),
      // What was never sent is the establishment's own affair.
      put(visitor.role === "liaison" || visitor.role === "signatory" ? "own" : "missing", { fileId: own.draftFile }),
      ...(foreign ? [foreign.file, foreign.draftFile] : []).map((fileId) => put("foreign", { fileId })),
      put("missing", { fileId: 999_999_999 }),
      ...malformedIds.map((fileId) => put("malformed", { fileId })),
    ];
  }
  const byId = (name: string, mine: number, theirs: number | undefined) => [
    put("own", { [name]: mine }),
    ...(theirs === undefined ? [] : [put("foreign", { [name]: theirs })]),
    put("missing", { [name]: 999_999_999 }),
    ...malformedIds.map((id) => put("malformed", { [name]: id })),
  ];
  if (names === "a decision on many") return byId("togetherId", ...visitor.together);
  if (names === "a standing explanation") return byId("standingId", own.standing, foreign?.standing);
  if (names === "a template") return byId("templateId", ...visitor.template);
  if (names === "an upload") return byId("uploadId", own.upload, foreign?.upload);
  if (names === "an establishment") return byId("establishmentId", own.establishment, foreign?.establishment);
  if (names === "a certificate") return byId("certificateId", own.certificate, foreign?.certificate);
  if (names === "a submission") {
    return [
      put("own", { returnId: own.sent, version: own.version }),
      ...(foreign ? [put("foreign", { returnId: foreign.sent, version: foreign.version })] : []),
      put("missing", { returnId: own.sent, version: own.version + 50 }),
      put("missing", { returnId: 999_999_999, version: 1 }),
      ...malformedIds.flatMap((id) => [
        put("malformed", { returnId: id, version: 1 }),
        put("malformed", { returnId: own.sent, version: id }),
      ]),
    ];
  }
  return [put("own", {})];
}

interface Asked {
  visitor: Visitor;
  path: string;
  method: "GET" | "POST";
  data: boolean;
  body?: string;
}

interface Answer {
  status: number;
  location: string | null;
  text: string;
}

async function ask({ visitor, path, method, data, body = "" }: Asked): Promise<Answer> {
  const [address = "", query] = path.split("?");
  const target = `${data ? (address === "/" ? "/_root.data" : `${address}.data`) : address}${query === undefined ? "" : `?${query}`}`;
  const write = { Origin: site.origin, "Content-Type": "application/x-www-form-urlencoded" };
  const answer = await fetch(site.origin + target, {
    method,
    redirect: "manual",
    headers: { Cookie: visitor.cookie, ...(method === "POST" ? write : {}) },
    ...(method === "POST" ? { body } : {}),
  });
  const text = Buffer.from(await answer.arrayBuffer()).toString("utf8");
  return { status: answer.status, location: answer.headers.get("location"), text: text.replaceAll("\u200f", "") };
}

/** What differs from one missing page to the next: its address, the request's number, the nonce. */
function withoutAddress(text: string, path: string): string {
  return (
    text
      .replaceAll(encodeURIComponent(path), "PATH")
      .replaceAll(encodeURIComponent(decodeURIComponent(path)), "PATH")
      .replaceAll(path, "PATH")
      .replaceAll(decodeURIComponent(path), "PATH")
      .replace(/<link rel="modulepreload"[^>]*>/g, "")
      // Of a download that is not there, the missing page's own.
      .replace('value="/-"', 'value="PATH"')
      .replace(/nonce="[^"]*"|data-request="[^"]*"/g, "")
      .replace(/[0-9a-f]{8}-[0-9a-z]+/g, "ID")
  );
}

/** What a person sees of a document. */
function visible({ text }: Answer, path: string): string {
  return withoutAddress(text.replace(/^[\s\S]*?<body>/, "").replace(/<script\b[\s\S]*?<\/script>/g, ""), path);
}

function leaks(visitor: Visitor, answer: Answer): string[] {
  const also = visitor.role === null ? site.any.marks : [];
  return [...(visitor.foreign?.marks ?? []), ...also].filter(
    (mark) => answer.text.includes(mark) || (answer.location ?? "").includes(mark),
  );
}

const missingPages = new Map<string, string>();
async function missingPage(visitor: Visitor): Promise<string> {
  const path = "/no/such/page";
  const known = missingPages.get(visitor.name) ?? visible(await ask({ visitor, path, method: "GET", data: false }), path);
  missingPages.set(visitor.name, known);
  return known;
}

/** The rule of the matrix: which statuses a request may get. */
function allowed(route: SiteRoute, entry: Entry, asked: Asked, what: Object["what"]): number[] {
  const { visitor, method, data } = asked;
  const redirected = (status: number) => (data && status >= 300 && status < 400 ? 202 : status);
  if (method === "POST" && !route.hasAction) return [405];
  if ("open" in entry) {
    const { get, post } = entry.open;
    const answers = method === "POST" ? [post ?? 405] : [];
    // Also a refused act on a page that leads somebody signed in home.
    if (method === "GET" || (visitor.role !== null && get.signedIn === 302 && route.isPage))
      answers.push(visitor.role === null ? get.signedOut : get.signedIn);
    return answers.map(redirected);
  }
  if (visitor.role === null) return [method === "POST" && entry.script ? 401 : redirected(302)];
  if (!entry.roles.includes(visitor.role) || what !== "own") return [404];
  // A download that has to wait for others says so on its page.
  return method === "POST" ? [422] : [200, redirected(302), ...(route.isPage ? [] : [303])];
}

async function faultsOf(route: SiteRoute, entry: Entry, object: Object, asked: Asked): Promise<string[]> {
  const answer = await ask(asked);
  const said = `${asked.visitor.name} ${asked.method} ${asked.path}${asked.data ? ".data" : ""} (${object.what})`;
  const faults: string[] = leaks(asked.visitor, answer).map((mark) => `${said} shows ${mark}`);
  if (!allowed(route, entry, asked, object.what).includes(answer.status))
    faults.push(`${said} gave ${answer.status}${answer.status >= 500 ? site.output().slice(-2000) : ""}`);
  const toSignIn = answer.location?.startsWith("/sign-in") ?? answer.text.includes("/sign-in");
  if ("roles" in entry && asked.visitor.role === null && ![401, 405].includes(answer.status) && !toSignIn)
    faults.push(`${said} does not lead to the sign-in page`);
  const ownPage = "open" in entry && entry.ownMissingPage === true;
  if (answer.status === 404 && !asked.data && !ownPage && visible(answer, asked.path) !== (await missingPage(asked.visitor))) {
    faults.push(`${said} is not the missing page`);
  }
  return faults;
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<string[]>): Promise<string[]> {
  const faults: string[] = [];
  let next = 0;
  const one = async () => {
    for (let item = items[next]; item !== undefined; item = items[next]) {
      next += 1;
      faults.push(...(await work(item)));
    }
  };
  await Promise.all(Array.from({ length: 4 }, one));
  return faults;
}

describe("every route × person × object", () => {
  it("knows every route of the build, and no other", () => {
    expect(routes.map((route) => route.path).sort()).toEqual(Object.keys(routeTable).sort());
  });

  it.each(routes.map((route) => [route.path, route] as const))("%s", { timeout: 120_000 }, async (path, route) => {
    const entry = routeTable[path];
    if (entry === undefined) throw new Error("a route without an entry in the table");
    const names = "names" in entry ? entry.names : "nothing";
    const intent = "names" in entry ? (entry.intent ?? "save") : "";
    const tries = site.visitors.flatMap((visitor, person) => {
      const objects = objectsOf(path.replace("/*", "/nowhere/at/all"), names, visitor);
      const enters = "roles" in entry && visitor.role !== null && entry.roles.includes(visitor.role);
      const tried = objects.filter(({ what }, index) => what !== "malformed" || enters || share(index, person));
      return tried.flatMap((object) =>
        (["GET", "POST"] as const).flatMap((method) =>
          [false, true]
            // A download and an act have no data of a page; signing out would end the visitor's session.
            .filter((data) => (!data || route.isPage) && !(path === "/sign-out" && method === "POST" && visitor.role !== null))
            .map((data) => {
              const body =
                object.what === "own"
                  ? ""
                  : `key=matrix-key-0000000000000001&revision=1&intent=${intent}&remarks=x&f.12.production=5`;
              return { object, asked: { visitor, path: object.path, method, data, body } };
            }),
        ),
      );
    });
    expect(await inTurns(tries, ({ object, asked }) => faultsOf(route, entry, object, asked))).toEqual([]);
    expect(await checksums()).toBe(before);
  });

  it("answers another's object exactly as one that is missing, in documents and in data", async () => {
    const pairs = site.visitors.flatMap((visitor) =>
      routes.flatMap(({ path }) => {
        const entry = routeTable[path];
        if (!entry || !("roles" in entry) || visitor.role === null || !entry.roles.includes(visitor.role)) return [];
        const objects = objectsOf(path, entry.names, visitor);
        const missing = objects.find((object) => object.what === "missing");
        return missing
          ? objects.filter((object) => object.what === "foreign").map((foreign) => ({ visitor, foreign, missing }))
          : [];
      }),
    );
    expect(pairs.length).toBeGreaterThan(10);
    for (const { visitor, foreign, missing } of pairs) {
      for (const data of [false, true]) {
        const [one, other] = await Promise.all(
          [foreign, missing].map((object) => ask({ visitor, path: object.path, method: "GET", data })),
        );
        if (!one || !other) continue;
        expect(withoutAddress(one.text, foreign.path)).toBe(withoutAddress(other.text, missing.path));
      }
    }
  });

  it("takes any question in an address without a fault and without a leak", { timeout: 120_000 }, async () => {
    const tries = site.visitors.flatMap((visitor, person) =>
      routes.flatMap((route, at) => {
        const entry = routeTable[route.path];
        if (!entry || !("roles" in entry) || visitor.role === null || !entry.roles.includes(visitor.role)) return [];
        const [own] = objectsOf(route.path, entry.names, visitor);
        const foreign = visitor.foreign?.sent ?? site.any.sent;
        const queries = [...oddQueries.filter((_, index) => share(index, person + at)), `version=1&done=${foreign}&q=${foreign}`];
        return queries.map((query) => ({ visitor, path: `${own?.path ?? "/"}?${query}` }));
      }),
    );
    const faults = await inTurns(tries, async ({ visitor, path }) => {
      const answer = await ask({ visitor, path, method: "GET", data: false });
      const said = `${visitor.name} ${path.slice(0, 200)}`;
      return [
        ...(answer.status >= 500 ? [`${said} gave ${answer.status}`] : []),
        ...leaks(visitor, answer).map((mark) => `${said} shows ${mark}`),
      ];
    });
    expect(faults).toEqual([]);
  });
});
