import type { HandedOver } from "#app/domain/outgoing.ts";
import { isAllowedEndpoint } from "./deliver.server.ts";

export interface SmsSettings {
  /** The gateway: https, or http on this machine. It gets `POST {"to", "text", "id"}` as JSON. */
  url: string;
  /** Sent as `Authorization: Bearer`. */
  token: string | undefined;
  timeoutMs?: number;
}

export interface Sms {
  to: string;
  text: string;
  /** Names the message over all attempts: a gateway that took it once does not send it again. */
  message_id: string;
}

/** Hands an SMS to a gateway over HTTP. Never throws for what the gateway does; redirects are not followed. */
export function createSms({ url, token, timeoutMs = 8_000 }: SmsSettings): (sms: Sms) => Promise<HandedOver> {
  return async ({ to, text, message_id }) => {
    if (!isAllowedEndpoint(url)) return { kind: "down", error: "endpoint-not-allowed" };
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json; charset=utf-8",
          "idempotency-key": message_id,
          "user-agent": "dahom",
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ to, text, id: message_id }),
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
      });
      await answer.body?.cancel();
      return judgeSms(answer.status);
    } catch (error) {
      return { kind: "down", error: error instanceof Error && error.name === "TimeoutError" ? "timeout" : "no-answer" };
    }
  };
}

/** What a gateway's status means: 400 and 422 are about this message; 401, 404 or a redirect about our settings. */
function judgeSms(status: number): HandedOver {
  const error = `status ${status}`;
  if (status >= 200 && status < 300) return { kind: "sent" };
  if ([400, 410, 413, 422].includes(status)) return { kind: "refused", error };
  return { kind: [408, 409, 425].includes(status) || status >= 500 ? "failed" : "down", error };
}
