import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { deliver, isAllowedEndpoint, isSignedBy, signatureHeaders } from "#app/outputs/deliver.server.ts";

// Standard Webhooks 1.0.0, vector of its reference library.
const vector = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestamp: "1614265330",
  body: '{"test": 2432232314}',
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function receiver(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}/in`;
}

const parcel = { message_id: "m-1", secret: vector.secret, payload: '{"a":"۱۲"}' };
const now = () => new Date();

test("the signature is the published one, and the one of HMAC-SHA-256 by hand", () => {
  const headers = signatureHeaders(vector.secret, vector.id, new Date(Number(vector.timestamp) * 1000), vector.body);
  expect(headers).toEqual({
    "webhook-id": vector.id,
    "webhook-timestamp": vector.timestamp,
    "webhook-signature": vector.signature,
  });
  const key = Buffer.from(vector.secret.slice("whsec_".length), "base64");
  const byHand = createHmac("sha256", key).update(`${vector.id}.${vector.timestamp}.${vector.body}`).digest("base64");
  expect(vector.signature).toBe(`v1,${byHand}`);
});

test("a changed byte, another secret, another id, an old time: not signed", () => {
  const headers = signatureHeaders(vector.secret, "m", now(), "text");
  expect(isSignedBy(vector.secret, headers, "text")).toBe(true);
  expect(isSignedBy(vector.secret, headers, "Text")).toBe(false);
  expect(isSignedBy(`whsec_${Buffer.from("another secret").toString("base64")}`, headers, "text")).toBe(false);
  expect(isSignedBy(vector.secret, { ...headers, "webhook-id": "n" }, "text")).toBe(false);
  const old = signatureHeaders(vector.secret, "m", new Date(Date.now() - 6 * 60_000), "text");
  expect(isSignedBy(vector.secret, old, "text")).toBe(false);
});

test("an answer is told with its status and words; the body arrives byte by byte as signed", async () => {
  let signed = false;
  const endpoint = await receiver((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      signed = isSignedBy(vector.secret, headers, Buffer.concat(parts).toString("utf8"));
      response.writeHead(202).end(" taken ");
    });
  });
  expect(await deliver({ ...parcel, endpoint }, { now })).toEqual({ kind: "answered", status: 202, text: "taken" });
  expect(signed).toBe(true);
});

test("a redirect is an answer and is not followed", async () => {
  let visits = 0;
  const elsewhere = await receiver((_request, response) => {
    visits += 1;
    response.end("got it");
  });
  const endpoint = await receiver((_request, response) => response.writeHead(307, { location: elsewhere }).end());
  expect(await deliver({ ...parcel, endpoint }, { now })).toMatchObject({ kind: "answered", status: 307 });
  expect(visits).toBe(0);
});

test("silence ends at the time limit, counted as gone out; a closed port as never left", async () => {
  const endpoint = await receiver(() => {});
  const late = await deliver({ ...parcel, endpoint }, { now, timeoutMs: 80 });
  expect(late).toEqual({ kind: "failed", reached: true, error: "timeout" });
  servers.splice(0).forEach((server) => {
    server.closeAllConnections();
    server.close();
  });
  const closed = await deliver({ ...parcel, endpoint }, { now });
  expect(closed).toEqual({ kind: "failed", reached: false, error: "ECONNREFUSED" });
});

test("an endless answer is cut off", async () => {
  const endpoint = await receiver((_request, response) => {
    response.writeHead(200);
    const more = setInterval(() => response.write("x".repeat(1000)), 1);
    response.on("close", () => clearInterval(more));
  });
  const outcome = await deliver({ ...parcel, endpoint }, { now });
  expect(outcome.kind === "answered" && outcome.text.length).toBe(2000);
});

test("figures go out over https, in clear only to this machine", async () => {
  expect(isAllowedEndpoint("https://stat.example.ir/in")).toBe(true);
  expect(isAllowedEndpoint("http://127.0.0.1:4810/in")).toBe(true);
  for (const bad of [
    "http://stat.example.ir/in",
    "http://127.0.0.1.example.ir/",
    "file:///etc/passwd",
    "https://u:p@h.ir/",
    "x",
  ]) {
    expect(isAllowedEndpoint(bad), bad).toBe(false);
  }
  const outcome = await deliver({ ...parcel, endpoint: "http://stat.example.ir/in" }, { now });
  expect(outcome).toEqual({ kind: "failed", reached: false, error: "endpoint-not-allowed" });
});
