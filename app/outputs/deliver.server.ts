import { Webhook } from "standardwebhooks";
import type { DeliveryOutcome } from "#app/domain/dispatch.ts";

/** What is posted: the text is signed and sent byte by byte as it is. */
export interface Delivery {
  message_id: string;
  endpoint: string;
  /** `whsec_` and base64, known to the recipient and us alone. */
  secret: string;
  payload: string;
}

export interface DeliverySettings {
  /** Real time: recipients refuse a signature more than five minutes off. */
  now: () => Date;
  timeoutMs?: number;
}

const longestAnswer = 2000;

/** The three headers of Standard Webhooks for a text sent at an instant. */
export function signatureHeaders(secret: string, messageId: string, at: Date, payload: string): Record<string, string> {
  return {
    "webhook-id": messageId,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign(messageId, at, payload),
  };
}

/** Whether a received text carries a valid signature not more than five minutes old. Takes lower-case header names. */
export function isSignedBy(secret: string, headers: Record<string, string>, payload: string): boolean {
  try {
    new Webhook(secret).verify(payload, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

/** HTTPS anywhere; plain HTTP to this machine only, for the demonstration and for a forwarder beside us. */
export function isAllowedEndpoint(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (url.username !== "" || url.password !== "") return false;
  if (url.protocol === "https:") return true;
  return url.protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
}

/**
 * Posts one message, signed. Never throws for what the other side does: gives its status and the first of its words,
 * or why there was no answer and whether the request had gone out. Redirects are answers, not followed: figures go to
 * the address of the contract only.
 */
export async function deliver(delivery: Delivery, settings: DeliverySettings): Promise<DeliveryOutcome> {
  const { endpoint, message_id, payload, secret } = delivery;
  if (!isAllowedEndpoint(endpoint)) return { kind: "failed", reached: false, error: "endpoint-not-allowed" };
  const headers = signatureHeaders(secret, message_id, settings.now(), payload);
  try {
    const answer = await fetch(endpoint, {
      method: "POST",
      redirect: "manual",
      headers: { ...headers, "content-type": "application/json; charset=utf-8", "user-agent": "dahom" },
      body: payload,
      signal: AbortSignal.timeout(settings.timeoutMs ?? 8_000),
    });
    return { kind: "answered", status: answer.status, text: await readSome(answer) };
  } catch (error) {
    return { kind: "failed", ...why(error) };
  }
}

async function readSome(answer: Response): Promise<string> {
  if (answer.body === null) return "";
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (text.length < longestAnswer) {
    const { done, value } = await reader.read();
    if (done) return text.trim();
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text.slice(0, longestAnswer).trim();
}

const neverLeft = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"]);

function why(error: unknown): { reached: boolean; error: string } {
  if (error instanceof Error && error.name === "TimeoutError") return { reached: true, error: "timeout" };
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "no-answer";
  const tls = code.startsWith("ERR_TLS") || code.includes("CERT") || code.includes("SELF_SIGNED");
  return { reached: !neverLeft.has(code) && !tls, error: code };
}
