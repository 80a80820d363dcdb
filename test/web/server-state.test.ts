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

const raw = (app: InProcess, args: Parameters<typeof requestText>[1]) => rawRequest(app.origin, requestText(app.origin, args));

describe("the server's state", () => {
  it("is told to probes under any name", async () => {
    let reachable = true;
    const app = await start({
      ready: async () => {
        if (!reachable) throw new Error("no database");
      },
    });
    const probe = (path: string) => raw(app, { target: path, headers: [["Host", "10.0.0.7"]] });
    expect((await probe("/healthz")).status).toBe(200);
    expect((await probe("/readyz")).status).toBe(200);
    reachable = false;
    expect((await probe("/readyz")).status).toBe(503);
    expect((await probe("/healthz")).status).toBe(200);
  });

  it("turns away at once what is more than it can answer at once", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const app = await start({ atOnce: 2 }, async () => {
      await held;
      return new Response("done", { headers: { "Content-Type": "text/html" } });
    });
    const first = [fetch(app.origin), fetch(app.origin)];
    while (app.server.inFlight() < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const third = await fetch(app.origin);
    expect([third.status, third.headers.get("retry-after")]).toEqual([503, "2"]);
    release();
    expect((await Promise.all(first)).map((answer) => answer.status)).toEqual([200, 200]);
    expect(app.server.inFlight()).toBe(0);
  });

  it("stops after the requests under way have been answered", async () => {
    const app = await start({}, async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return new Response("late", { headers: { "Content-Type": "text/html" } });
    });
    const idle = connect(Number(new URL(app.origin).port), "127.0.0.1");
    const under = fetch(app.origin);
    while (app.server.inFlight() < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    const stopped = app.server.stop();
    expect(await (await under).text()).toBe("late");
    await stopped;
    await expect(fetch(app.origin)).rejects.toThrow();
    idle.destroy();
    running = undefined;
  });

  it("does not wait for ever for a request that never ends", async () => {
    const app = await start({ stopWithinMs: 200 }, () => new Promise(() => {}));
    const under = fetch(app.origin).catch(() => "cut");
    while (app.server.inFlight() < 1) await new Promise((resolve) => setTimeout(resolve, 5));
    await app.server.stop();
    expect(await under).toBe("cut");
    running = undefined;
  });

  it("answers 503 with Retry-After where a page failed because the database is away", async () => {
    const app = await start({}, async (_request, context) => {
      context?.report(Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }));
      return new Response("<p>fault</p>", { status: 500, headers: { "Content-Type": "text/html" } });
    });
    const answer = await fetch(app.origin);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
  });

  it("sees a client's address through trusted proxies only", async () => {
    const plain = await start();
    await fetch(plain.origin, { headers: { "X-Forwarded-For": "203.0.113.9" } });
    expect(seen[0]?.context?.address).toContain("127.0.0.1");
    await plain.server.stop();
    const behind = await start({ trustedProxies: ["127.0.0.1/32"] });
    await fetch(behind.origin, { headers: { "X-Forwarded-For": "203.0.113.9" } });
    expect(seen[0]?.context?.address).toBe("203.0.113.9");
  });

  it("does not start with trusted proxies that are no addresses", async () => {
    await expect(start({ trustedProxies: ["somewhere"] })).rejects.toThrow("TRUSTED_PROXIES");
  });
});
