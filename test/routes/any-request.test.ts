import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { rawRequest, requestText } from "#test/setup/raw-http.ts";
import { type AppProcess, openSession, startWeb } from "#test/setup/web.ts";
import { insertPublicPeople, publicNow } from "./public-people.ts";

const long = process.env.DAHOM_TEST_LONG === "1";
let fresh: FreshDatabase;
let app: AppProcess;

beforeAll(async () => {
  fresh = await freshDatabase();
  await insertPublicPeople(fresh.db);
  app = await startWeb({ databaseUrl: fresh.url, now: publicNow });
}, 60_000);

afterAll(async () => {
  await app?.stop();
  await fresh?.close();
});

describe("any request at all", () => {
  const strange = fc.constantFrom("%", "%ff", "%00", "\\", "ا", "%2e%2e", "%2f", "%25ff", "%5c");
  const plain = fc.constantFrom(
    "",
    "a",
    "sign-in",
    "liaison",
    "returns",
    "1",
    "ministry",
    "periods",
    "1404-01",
    ".data",
    "_root.data",
    "__manifest",
    "%2e%2e",
    "%25",
    "..",
    "%D8%A7",
    "deliveries",
    "products.xlsx",
    "*",
    ":x",
    "$",
    "sign-in.data",
    "sign-out",
    "language",
    "-1",
    "1e9",
    "0x1",
    "{}",
    "null",
  );
  const word = fc.oneof({ weight: 8, arbitrary: plain }, { weight: 1, arbitrary: strange });
  const query = fc.constantFrom(
    "",
    "?",
    "?_data=root",
    "?_routes=",
    "?_routes=root,routes/nothing",
    "?index",
    "?next=//x",
    "?p=/%25ff&version=x",
    "?p=%2525&p=/liaison",
    "?a=%",
    "?a[]=1&a[b]=2",
    "?__proto__=1",
    "?page=NaN",
    "?basis=%00",
  );
  const odd = fc.constantFrom<[string, string]>(
    ["Cookie", "dahom_session=x; dahom_language=zz"],
    ["Cookie", `dahom_session=${"a".repeat(43)}`],
    ["Cookie", "=;;;=%%%"],
    ["Cookie", "dahom_session=\u00ff\u00fe"],
    ["X-Forwarded-Host", "evil.example, [::"],
    ["X-Forwarded-For", "not an address"],
    ["X-Remix-Reload-Document", "yes"],
    ["Accept", "\u00ff/*"],
    ["Accept-Encoding", "gzip;q=banana, \u00ff"],
    ["Accept-Language", "\u00ff,,,;q=2"],
    ["User-Agent", "(((((((((("],
    ["Referer", "\u00ff"],
    ["Content-Type", "multipart/form-data"],
    ["Content-Type", 'multipart/form-data; boundary=""'],
    ["Content-Type", "multipart/form-data; boundary=x"],
    ["Content-Type", "application/x-www-form-urlencoded; charset=utf-7"],
    ["Content-Type", "application/x-www-form-urlencoded"],
    ["Content-Type", "application/json"],
    ["Content-Type", "\u00ff"],
    ["Range", "bytes=5-1"],
    ["If-None-Match", 'W/"",,'],
    ["Upgrade", "websocket"],
  );
  // Each of these ends the matter early, so they are seldom.
  const refused = fc.constantFrom<[string, string]>(
    ["Origin", "null"],
    ["Origin", "::"],
    ["Content-Length", "-1"],
    ["Transfer-Encoding", "gzip"],
    ["Expect", "200-ok"],
    ["X-Long", "y".repeat(20_000)],
    ["Host", "evil.example"],
  );
  const header = fc.oneof({ weight: 12, arbitrary: odd }, { weight: 1, arbitrary: refused });
  const method = fc.oneof(
    { weight: 10, arbitrary: fc.constantFrom("GET", "POST", "HEAD") },
    { weight: 1, arbitrary: fc.constantFrom("PUT", "TRACE", "get", "QUERY", "CONNECT") },
  );
  const body = fc.constantFrom("", "a=1", "national_id=%&password=", "--x--", "{", "\u0000", `key=${"a".repeat(5000)}`);

  it("never gives an answer of the server's own fault", async () => {
    const session = openSession(fresh.db, 2);
    await fc.assert(
      fc.asyncProperty(
        method,
        fc.array(word, { maxLength: 4 }),
        query,
        fc.uniqueArray(header, { maxLength: 4, selector: ([name]) => name }),
        body,
        fc.boolean(),
        async (verb, path, search, headers, sent, signedIn) => {
          const target = `/${path.join("/")}${search}`;
          const cookie = await session;
          const own: [string, string][] = [
            ["Sec-Fetch-Site", "same-origin"],
            ...(signedIn ? [["Cookie", cookie] as [string, string]] : []),
          ];
          const text = requestText(app.origin, {
            method: verb,
            target,
            headers: [...own, ...headers],
            body: verb === "POST" ? sent : "",
          });
          const answer = await rawRequest(app.origin, Buffer.from(text, "latin1"), 1500);
          expect(answer.status, `${verb} ${target}\n${answer.head}`).toBeLessThan(500);
        },
      ),
      { numRuns: long ? 5000 : 300 },
    );
    expect((await fetch(`${app.origin}/sign-in`)).status).toBe(200);
  });

  it("is answered for any bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const answer = await rawRequest(app.origin, Buffer.concat([Buffer.from(bytes), Buffer.from("\r\n\r\n")]), 1000);
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: long ? 1000 : 50 },
    );
    expect((await fetch(`${app.origin}/healthz`)).status).toBe(200);
  });
});
