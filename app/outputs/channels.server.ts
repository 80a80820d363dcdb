import { type Channel, channels } from "#app/domain/outgoing.ts";
import type { Environment } from "#app/environment.server.ts";

/** What of the environment says how messages leave. */
export type Settings = Pick<
  Environment,
  "SMTP_URL" | "MAIL_FROM" | "SMS_GATEWAY_URL" | "SMS_GATEWAY_TOKEN" | "PUBLIC_ORIGIN" | "DATA_DIR"
>;

/** By which channels messages really leave; a demonstration keeps them in a folder instead. */
export function channelsSetUp({ SMTP_URL, MAIL_FROM, SMS_GATEWAY_URL }: Settings): ReadonlySet<Channel> {
  const open = new Set<Channel>();
  if (SMTP_URL !== undefined && MAIL_FROM !== undefined) open.add("email");
  if (SMS_GATEWAY_URL !== undefined) open.add("sms");
  return open;
}

/** By which channels something arrives at all: those set up, or in a demonstration without any the folder for both. */
export function channelsOpen(settings: Settings, demonstration: boolean): ReadonlySet<Channel> {
  const open = channelsSetUp(settings);
  return open.size === 0 && demonstration ? new Set(channels) : open;
}

/** The folder, below the data directory, in which a demonstration keeps what it would have sent. */
export const outboxFolder = "outbox";
