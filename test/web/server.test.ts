import { connect } from "node:net";
import type { AppLoadContext } from "@remix-run/node";
import { afterEach, describe, expect, it } from "vitest";
import type { PageHandler } from "#app/web/remix-handler.server.ts";
import type { ServerSettings } from "#app/web/server.server.ts";
import { rawRequest, requestText } from "#test/setup/raw-http.ts";
import { type InProcess, startInProcess } from "./in-process.ts";

let running: InProcess | undefined;
const seen: { request: Request; context: AppLoadContext | undefined }[] = [];

const echo: PageHandler = async (request, context) => {
  seen.push({ request, context });
  return new Response("<p>page</p>", { headers: { "Content-Type": "text/html; charset=utf-8" } });
};

async function start(settings: Partial<ServerSettings> = {}, pages: PageHandler = echo): Promise<InProcess> {
  seen.length = 0;
  running = await startInProcess(pages, settings);
  return running;
}

afterEach(async () => {
  await running?.server.stop();
  running = undefined;
});

const form = { "Content-Type": "application/x-www-form-urlencoded" };
const post = (origin: string, headers: Record<string, string>, body = "a=1") =>
  fetch(`${origin}/sign-in`, { method: "POST", headers: { ...form, ...headers }, body });
const raw = (app: InProcess, args: Parameters<typeof requestText>[1]) => rawRequest(app.origin, requestText(app.origin, args));

describe("before any page", () => {
  it.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])(
    "refuses %s with 405 and names what is allowed",
    async (method) => {
      const answer = await raw(await start(), { method });
      expect(answer.status).toBe(405);
      expect(answer.head).toContain("Allow: GET, HEAD, POST");
      expect(seen).toHaveLength(0);
    },
  );

  it("refuses CONNECT on the socket", async () => {
    const app = await start();
    const answer = await rawRequest(app.origin, "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n");
    expect(answer.status).toBe(405);
  });

  it.each(["evil.example", "127.0.0.1", "127.0.0.1:1@evil.example", "[::1", "a b", ""])(
    "refuses the Host %j with 421",
    async (host) => {
      const answer = await raw(await start(), { headers: [["Host", host]] });
      expect(answer.status).toBe(421);
      expect(seen).toHaveLength(0);
    },
  );

  it("takes no notice of X-Forwarded-Host", async () => {
    const app = await start();
    await fetch(`${app.origin}/x?y=1`, { headers: { "X-Forwarded-Host": "evil.example" } });
    expect(seen[0]?.request.url).toBe(`${app.origin}/x?y=1`);
    expect([...(seen[0]?.request.headers.keys() ?? [])]).not.toContain("x-forwarded-host");
  });

  it.each([
    "/%",
    "/%zz",
    "/%ff",
    "/%c3%28",
    "/%00",
    "/a%0",
    "//evil.example",
    "/\\evil",
    "/%25ff",
    "http://evil.example/",
    "*",
    "/?_data=routes%2Froot",
    "/x?a=%",
    "/a#b",
    "/%5c",
    "/%2f",
    "/.//",
    "/a/..//b",
    "/%2e//b",
    "/a%5cb",
  ])("refuses the target %j with 400", async (target) => {
    expect((await raw(await start(), { target })).status).toBe(400);
    expect(seen).toHaveLength(0);
  });

  it.each<[string, Record<string, string>, number]>([
    ["nothing that says where it comes from", {}, 403],
    ["another site's origin", { Origin: "https://evil.example" }, 403],
    ["an opaque origin", { Origin: "null" }, 403],
    ["a broken origin", { Origin: "::::" }, 403],
    ["another site's page", { Referer: "https://evil.example/x" }, 403],
    ["a broken referrer", { Referer: "no address" }, 403],
    ["a browser that says cross-site, even with our origin", { "Sec-Fetch-Site": "cross-site", Origin: "SELF" }, 403],
    ["a browser that says same-site", { "Sec-Fetch-Site": "same-site" }, 403],
    ["a browser that says same-origin", { "Sec-Fetch-Site": "same-origin" }, 200],
    ["our own origin", { Origin: "SELF" }, 200],
    ["our own page as referrer", { Referer: "SELF/sign-in" }, 200],
  ])("a write with %s", async (_name, given, status) => {
    const app = await start();
    const headers = Object.entries(given).map(([name, value]) => [name, value.replace("SELF", app.origin)] as const);
    const type = ["Content-Type", "application/x-www-form-urlencoded"] as const;
    const answer = await raw(app, { method: "POST", headers: [...headers, type], body: "a=1" });
    expect(answer.status).toBe(status);
    expect(seen).toHaveLength(status === 200 ? 1 : 0);
  });

  it("counts a body while it arrives and refuses more than the limit", async () => {
    const app = await start({ bodyLimit: 1000 });
    const whole = await post(app.origin, { Origin: app.origin }, "x".repeat(1000));
    expect(whole.status).toBe(200);
    const announced = await post(app.origin, { Origin: app.origin }, "x".repeat(1001));
    expect(announced.status).toBe(413);
    const streamed = await raw(app, {
      method: "POST",
      headers: [
        ["Origin", app.origin],
        ["Transfer-Encoding", "chunked"],
      ],
      body: `400\r\n${"x".repeat(1024)}\r\n0\r\n\r\n`,
    });
    expect(streamed.status).toBe(413);
    expect(seen).toHaveLength(1);
  });

  it("gives the refusal also to somebody who is still sending, and cuts off who never ends", async () => {
    const app = await start({ bodyLimit: 1000 });
    for (const size of [100_000, 1_000_000, 5_000_000]) {
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => post(app.origin, { Origin: app.origin }, "x".repeat(size))),
      );
      expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 8 }, () => 413));
    }
    const { hostname, port } = new URL(app.origin);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => {}).resume();
    const lines = [
      "POST /x HTTP/1.1",
      `Host: ${hostname}:${port}`,
      `Origin: ${app.origin}`,
      "Transfer-Encoding: chunked",
      "",
      "",
    ];
    socket.write(lines.join("\r\n"));
    let sent = 0;
    const more = () => {
      while (!socket.destroyed && socket.write(`10000\r\n${"x".repeat(65_536)}\r\n`)) sent += 65_536;
    };
    socket.on("drain", more);
    more();
    await new Promise((resolve) => socket.once("close", resolve));
    expect(sent).toBeLessThan(100_000_000);
    expect(seen).toHaveLength(0);
  });

  it("hands the whole body and its type on, and no Origin", async () => {
    const app = await start();
    await post(app.origin, { Origin: app.origin }, "a=1&b=2");
    expect(seen[0]?.context?.body?.bytes.toString()).toBe("a=1&b=2");
    expect(seen[0]?.context?.body?.contentType).toBe("application/x-www-form-urlencoded");
    expect(seen[0]?.request.headers.has("origin")).toBe(false);
  });

  it("does not unpack a packed body", async () => {
    const app = await start();
    expect((await post(app.origin, { Origin: app.origin, "Content-Encoding": "gzip" })).status).toBe(415);
  });

  it("answers 431 to endless headers and 400 to what is no request", async () => {
    const app = await start();
    expect((await raw(app, { headers: [["X-Long", "x".repeat(40_000)]] })).status).toBe(431);
    expect((await rawRequest(app.origin, "nonsense\r\n\r\n")).status).toBeGreaterThanOrEqual(400);
    expect((await rawRequest(app.origin, "GET / HTTP/1.1\r\n\r\n")).status).toBe(400);
  });
});

describe("every answer", () => {
  it("carries a policy with a nonce of its own, a request id, and no hint of what runs here", async () => {
    const app = await start();
    const [one, two] = await Promise.all([fetch(app.origin), fetch(app.origin)]);
    const nonceOf = (answer: Response) => /'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1];
    expect(nonceOf(one)).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(nonceOf(one)).not.toBe(nonceOf(two));
    expect([nonceOf(one), nonceOf(two)]).toContain(seen[0]?.context?.nonce);
    expect(one.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(one.headers.get("x-request-id")).not.toBe(two.headers.get("x-request-id"));
    expect(one.headers.get("referrer-policy")).toBe("same-origin");
    expect(one.headers.get("cache-control")).toBe("no-store");
    expect(one.headers.has("x-powered-by")).toBe(false);
    expect(one.headers.has("strict-transport-security")).toBe(false);
  });

  it("adds HSTS where the public origin is https", async () => {
    const app = await start({ secure: true });
    expect((await fetch(app.origin)).headers.get("strict-transport-security")).toContain("max-age=31536000");
  });

  it("is compressed where it is long and the reader can unpack it", async () => {
    const long = "متن ".repeat(2000);
    const app = await start({}, async () => new Response(long, { headers: { "Content-Type": "text/html" } }));
    const packed = await fetch(app.origin, { headers: { "Accept-Encoding": "gzip" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(await packed.text()).toBe(long);
    const refusing = await fetch(app.origin, { headers: { "Accept-Encoding": "gzip;q=0, identity" } });
    expect(refusing.headers.has("content-encoding")).toBe(false);
  });

  it("has no body for HEAD, and Remix is asked as for GET", async () => {
    const app = await start();
    const answer = await raw(app, { method: "HEAD" });
    expect([answer.status, answer.body]).toEqual([200, ""]);
    expect(seen[0]?.request.method).toBe("GET");
  });

  it("is in the reader's language when the server itself refuses, with the request's number", async () => {
    const app = await start();
    const persian = await fetch(`${app.origin}/%`);
    const english = await fetch(`${app.origin}/%`, { headers: { Cookie: "dahom_language=en" } });
    expect(await persian.text()).toContain(`lang="fa" dir="rtl"`);
    const text = await english.text();
    expect(text).toContain("The request could not be read");
    expect(text).toContain(english.headers.get("x-request-id"));
  });

  it("says nothing of a fault but its number, and the log says the rest without values", async () => {
    const app = await start({}, async () => {
      throw Object.assign(new Error("Duplicate entry '123456789' for key 'national_id'"), {
        sqlState: "23000",
        sql: "secret",
        errno: 1062,
      });
    });
    const answer = await fetch(app.origin);
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(text).not.toContain("Duplicate");
    expect(text).toContain(answer.headers.get("x-request-id"));
    const written = JSON.stringify(app.logged());
    expect(written).toContain("1062");
    expect(written).not.toContain("123456789");
    expect(written).not.toContain("secret");
  });

  it("is one line in the log, without the query", async () => {
    const app = await start();
    await (await fetch(`${app.origin}/liaison?search=secret`)).text();
    await running?.server.stop();
    const line = app.logged().find((entry) => entry.msg === "request");
    expect(line).toMatchObject({ method: "GET", path: "/liaison", status: 200 });
    expect(JSON.stringify(app.logged())).not.toContain("secret");
  });
});
