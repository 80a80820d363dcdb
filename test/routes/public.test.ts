import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demonstrationPassword } from "#app/domain/demonstration.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { type AppProcess, openSession, postForm, signIn, startWeb } from "#test/setup/web.ts";
import { insertPublicPeople, publicNow } from "./public-people.ts";

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

const get = (path: string, headers: Record<string, string> = {}) => fetch(app.origin + path, { headers, redirect: "manual" });
const page = async (path: string, headers: Record<string, string> = {}) => (await get(path, headers)).text();
const english = { Cookie: "dahom_language=en" };
const credentials = { national_id: "1000000001", password: demonstrationPassword };

describe("the start", () => {
  it("is the sign-in page for a visitor and the role's desk for somebody signed in", async () => {
    expect((await get("/")).headers.get("location")).toBe("/sign-in");
    const analyst = await openSession(fresh.db, 1);
    const reviewer = await openSession(fresh.db, 2);
    expect((await get("/", { Cookie: analyst })).headers.get("location")).toBe("/ministry/periods/1403-12");
    expect((await get("/", { Cookie: reviewer })).headers.get("location")).toBe("/ministry");
    expect((await get("/sign-in", { Cookie: reviewer })).headers.get("location")).toBe("/ministry");
  });

  it("counts the days to the due day on the business clock", async () => {
    const persian = await page("/sign-in");
    expect(persian).toContain(`lang="fa" dir="rtl"`);
    expect(persian).toMatch(/<b>۵<\/b>/);
    expect(persian).toContain("۱۰ اردیبهشت ۱۴۰۴");
    expect(await page("/sign-in", english)).toContain("10 Ordibehesht 1404");
  });

  it("shows the demonstration's accounts, each with a form of its own", async () => {
    const text = await page("/sign-in", english);
    expect(text).toContain("Maryam Kazemi");
    expect(text).toContain("Reza Amini");
    expect(text).toContain(demonstrationPassword);
    expect(text.match(/<form method="post">/g)?.length).toBe(2);
  });
});

describe("signing in", () => {
  it("opens a session under a new token, whatever the browser brought", async () => {
    const brought = `dahom_session=${"a".repeat(43)}`;
    const answer = await postForm(app.origin, "/sign-in", credentials, { Cookie: brought });
    expect(answer.status).toBe(303);
    const [cookie = "", device = ""] = answer.headers.getSetCookie();
    expect(device).toMatch(/^dahom_device=[\w-]{43}; Max-Age=34560000; Path=\/; SameSite=Lax; HttpOnly$/);
    expect(cookie).toMatch(/^dahom_session=[\w-]{43}; Max-Age=43200; Path=\/; SameSite=Lax; HttpOnly$/);
    expect(cookie).not.toContain("aaaaaaaa");
    expect((await get("/", { Cookie: brought })).headers.get("location")).toBe("/sign-in");
  });

  it("knows a device again, and takes no token of another shape for one", async () => {
    const deviceOf = async (brought: string) => {
      const answer = await postForm(app.origin, "/sign-in", credentials, { Cookie: `dahom_device=${brought}` });
      return /dahom_device=([^;]*)/.exec(answer.headers.getSetCookie()[1] ?? "")?.[1];
    };
    expect(await deviceOf("b".repeat(43))).toBe("b".repeat(43));
    expect(await deviceOf("b".repeat(42))).toMatch(/^[\w-]{43}$/);
  });

  it("ends the session of whoever signs in again in the same browser", async () => {
    const first = await signIn(app.origin, "1000000001");
    await postForm(app.origin, "/sign-in", { ...credentials, national_id: "1000000002" }, { Cookie: first });
    expect((await get("/", { Cookie: first })).headers.get("location")).toBe("/sign-in");
  });

  it("takes the id in Persian digits", async () => {
    expect(await signIn(app.origin, "۱۰۰۰۰۰۰۰۰۱")).toContain("dahom_session=");
  });

  it("says at the field what is wrong, keeps what was typed, and never gives the password back", async () => {
    const answer = await postForm(app.origin, "/sign-in", { national_id: "۱۲۳", password: "a secret word" }, english);
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toContain("A national id has 10 digits.");
    expect(text).toContain('value="۱۲۳"');
    expect(text).toContain('aria-invalid="true"');
    expect(text).toContain('href="#national_id"');
    expect(text).not.toContain("a secret word");
  });

  it("answers a wrong password and an unknown id alike", async () => {
    const answers = await Promise.all(
      ["1000000003", "3000000000"].map(async (national_id) => {
        const answer = await postForm(app.origin, "/sign-in", { national_id, password: "wrong" }, english);
        return { status: answer.status, text: withoutNumbers(await answer.text()).replaceAll(national_id, "") };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(422);
  });

  it("says how long to wait after too many failures", async () => {
    let answer = new Response();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      answer = await postForm(app.origin, "/sign-in", { national_id: "4000000000", password: "wrong" }, english);
    }
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(600);
    expect(await answer.text()).toContain("Too many failed attempts");
  });

  it.each([
    ["/ministry/periods/1404-01?basis=approved", "/ministry/periods/1404-01?basis=approved"],
    ["//evil.example", "/"],
    ["https://evil.example/", "/"],
    ["/\\evil.example", "/"],
    ["/sign-out", "/"],
  ])("goes on from next=%j to %j", async (next, expected) => {
    const inAddress = await postForm(app.origin, `/sign-in?next=${encodeURIComponent(next)}`, credentials);
    const inForm = await postForm(app.origin, "/sign-in", { ...credentials, next });
    expect([inAddress.headers.get("location"), inForm.headers.get("location")]).toEqual([expected, expected]);
  });

  it("is refused from another site", async () => {
    const answer = await postForm(app.origin, "/sign-in", credentials, { Origin: "https://evil.example" });
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([403, null]);
  });

  it("gives an unreadable form the page again", async () => {
    const answer = await fetch(`${app.origin}/sign-in`, {
      method: "POST",
      headers: { Origin: app.origin, "Content-Type": "application/x-www-form-urlencoded", ...english },
      body: "national_id=%",
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("What was sent could not be read");
  });
});

describe("signing out", () => {
  it("ends the session in the database and in the browser", async () => {
    const cookie = await openSession(fresh.db, 1);
    const answer = await postForm(app.origin, "/sign-out", {}, { Cookie: cookie });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/sign-in?signed-out"]);
    expect(answer.headers.get("set-cookie")).toContain("dahom_session=; Max-Age=0");
    expect((await get("/", { Cookie: cookie })).headers.get("location")).toBe("/sign-in");
  });

  it("takes a form: an address typed or linked ends nothing", async () => {
    const cookie = await openSession(fresh.db, 1);
    expect((await get("/sign-out", { Cookie: cookie })).headers.get("location")).toBe("/");
    expect((await get("/", { Cookie: cookie })).headers.get("location")).not.toBe("/sign-in");
  });
});

describe("the language", () => {
  it("is kept in a cookie and the reader comes back to the same page", async () => {
    const answer = await postForm(app.origin, "/language", { language: "en", next: "/sign-in?next=%2Fliaison" });
    expect(answer.headers.get("location")).toBe("/sign-in?next=%2Fliaison");
    expect(answer.headers.get("set-cookie")).toBe("dahom_language=en; Max-Age=31536000; Path=/; SameSite=Lax");
    const elsewhere = await postForm(app.origin, "/language", { language: "fa", next: "//evil.example" });
    expect([elsewhere.headers.get("location"), elsewhere.headers.get("set-cookie")?.slice(0, 17)]).toEqual([
      "/",
      "dahom_language=fa",
    ]);
  });
});

describe("what is not there", () => {
  it("is one page for every address, signed in or not, also for a download", async () => {
    const signedIn = { Cookie: await openSession(fresh.db, 1) };
    const paths = [
      "/nothing",
      "/nothing/at/all",
      "/assets/nothing.js",
      "/.env",
      "/..%2f..%2fpackage.json",
      "/%2e%2e/package.json",
      "/build/server/index.js",
    ];
    const texts = await Promise.all(
      paths.flatMap((path) =>
        [{}, signedIn].map(async (headers) => {
          const answer = await get(path, headers);
          expect(answer.status).toBe(404);
          return withoutNumbers(await answer.text()).replaceAll(/value="[^"]*"/g, "");
        }),
      ),
    );
    expect(texts[0]).toContain("صفحه پیدا نشد");
  });

  it("is 404 for a role that a page is not made for", async () => {
    const analyst = { Cookie: await openSession(fresh.db, 1) };
    expect((await get("/expert", analyst)).status).toBe(404);
    expect((await get("/liaison", analyst)).status).toBe(404);
  });

  it("is 405 for a form sent to a page that takes none", async () => {
    expect((await postForm(app.origin, "/", { a: "1" })).status).toBe(405);
  });
});

describe("static files", () => {
  it("are immutable, packed and typed", async () => {
    const style = /\/assets\/app-[\w-]+\.css/.exec(await page("/sign-in"))?.[0];
    const answer = await get(style ?? "", { "Accept-Encoding": "gzip, br" });
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(answer.headers.get("content-encoding")).toBe("br");
    expect(answer.headers.get("content-type")).toContain("text/css");
    const again = await get(style ?? "", { "If-None-Match": answer.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
  });
});

/** A page without what differs from request to request. */
function withoutNumbers(text: string): string {
  return text
    .replace(/nonce="[^"]*"/g, "")
    .replace(/data-request="[^"]*"/g, "")
    .replace(/[0-9a-f]{8}-[0-9a-z]+/g, "");
}
