import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { defaultContracts, dispatchMessage } from "#app/domain/dispatch.ts";
import { deliver, signatureHeaders } from "#app/outputs/deliver.server.ts";
import { type Receiver, startReceiver } from "#app/web/demo-recipient.server.ts";
import { productOf, snapshotOf } from "#test/builders/register.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
let folder: string;
let receiver: Receiver;
const now = () => new Date();
const settings = () => ({ code: "ime", secret, contract: defaultContracts.ime, folder, port: 0 });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "dahom-recipients-"));
  receiver = await startReceiver(settings());
});
afterEach(async () => {
  await receiver.close();
  rmSync(folder, { recursive: true });
});

function messageFor(recipient: "ime" | "hamahang", message_id = "00000000-0000-4000-8000-000000000001"): string {
  const listed = productOf({ production: "120000.5", export_quantity: "3000", listed_on_exchange: true });
  const snapshot = snapshotOf({ products: [listed, productOf({ production: "1" })] });
  const place = { name_fa: "تهران", name_en: "Tehran" };
  const message = dispatchMessage(defaultContracts[recipient], {
    message_id,
    recipient: "ime",
    kind: "approve",
    earlier_version: null,
    prepared_at: now(),
    snapshot,
    province: { code: "23", ...place },
    county: { id: 2301, ...place },
  });
  return JSON.stringify(message);
}

const parcel = (payload: string, message_id = "00000000-0000-4000-8000-000000000001") => ({
  message_id,
  endpoint: receiver.endpoint,
  secret,
  payload,
});

async function held(query = ""): Promise<{ count: number; messages: { body: { data: { figures: unknown[] } } }[] }> {
  const url = new URL(`/received/ime${query}`, receiver.endpoint);
  return (await fetch(url)).json();
}

test("what the contract allows is kept on the disk, acknowledged, and shown", async () => {
  const outcome = await deliver(parcel(messageFor("ime")), { now });
  expect(outcome).toMatchObject({ kind: "answered", status: 200, text: expect.stringMatching(/^\{"receipt":"[0-9a-f]{16}"\}$/) });
  const shown = await held("?legal_id=10100000001&period=1404-01");
  expect(shown.count).toBe(1);
  expect(shown.messages[0]?.body.data.figures).toMatchObject([{ production: "120000.5", export_quantity: "3000" }]);
  expect((await held("?period=1404-02")).count).toBe(0);
  expect(readFileSync(join(folder, "ime.jsonl"), "utf8")).toContain("120000.5");
});

test("the same message twice, also after a restart, is kept once under one receipt", async () => {
  const payload = messageFor("ime");
  const first = await deliver(parcel(payload), { now });
  expect(await deliver(parcel(payload), { now })).toEqual(first);
  appendFileSync(join(folder, "ime.jsonl"), '{"message_id":"cut o');
  await receiver.close();
  receiver = await startReceiver(settings());
  expect(await deliver(parcel(payload), { now })).toEqual(first);
  const other = "00000000-0000-4000-8000-000000000002";
  expect(await deliver(parcel(messageFor("ime", other), other), { now })).toMatchObject({ status: 200 });
  expect((await held()).count).toBe(2);
});

test("what the contract does not allow is refused and not kept", async () => {
  const outcome = await deliver(parcel(messageFor("hamahang")), { now });
  expect(outcome).toEqual({ kind: "answered", status: 422, text: '{"refused":"product-not-ours"}' });
  expect((await held()).count).toBe(0);
});

test("without the right signature nothing is read", async () => {
  const wrong = `whsec_${Buffer.from("some other secret").toString("base64")}`;
  expect(await deliver({ ...parcel(messageFor("ime")), secret: wrong }, { now })).toMatchObject({ status: 401 });
  const old = () => new Date(Date.now() - 10 * 60_000);
  expect(await deliver(parcel(messageFor("ime")), { now: old })).toMatchObject({ status: 401 });
  const unsigned = await fetch(receiver.endpoint, { method: "POST", body: messageFor("ime") });
  expect(unsigned.status).toBe(401);
  expect((await held()).count).toBe(0);
});

test("a message under another id than it was signed with, text that is no JSON, a huge body: refused", async () => {
  expect(await deliver(parcel(messageFor("ime"), "another-id"), { now })).toMatchObject({ status: 422 });
  expect(await deliver(parcel("{"), { now })).toMatchObject({ status: 422 });
  const huge = "x".repeat(1_100_000);
  const answer = await fetch(receiver.endpoint, {
    method: "POST",
    body: huge,
    headers: signatureHeaders(secret, "i", now(), huge),
  });
  expect(answer.status).toBe(413);
});

test("other paths and another recipient's copy are not there", async () => {
  for (const path of ["/", "/received", "/received/hamahang", "/received/../ime.jsonl"]) {
    expect((await fetch(new URL(path, receiver.endpoint))).status, path).toBe(404);
  }
});

test("a taken port is no obstacle", async () => {
  const other = createServer();
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const second = await startReceiver({ ...settings(), code: "irica", port });
  expect(new URL(second.endpoint).port).not.toBe(String(port));
  await second.close();
  other.close();
});
