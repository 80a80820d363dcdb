import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Channel, HandedOver, OutgoingMessage } from "#app/domain/outgoing.ts";
import { channelsSetUp, outboxFolder, type Settings } from "./channels.server.ts";
import { createMailer } from "./mail.server.ts";
import { wordsOf } from "./outgoing-words.server.ts";
import { createSms } from "./sms.server.ts";

export interface OpenSenders {
  senders: Partial<Record<Channel, (message: OutgoingMessage) => Promise<HandedOver>>>;
  close: () => void;
}

/**
 * The channels that the environment sets up, none where it sets up none; for a demonstration, where nothing is set up,
 * both, each writing what would have been sent as a text file.
 */
export function openSenders(settings: Settings, demonstration: boolean): OpenSenders {
  const { SMTP_URL, MAIL_FROM, SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN, PUBLIC_ORIGIN } = settings;
  const open = channelsSetUp(settings);
  if (open.size === 0 && demonstration) {
    const keep = keepIn(join(settings.DATA_DIR, outboxFolder), PUBLIC_ORIGIN);
    return { senders: { email: keep("email"), sms: keep("sms") }, close: () => undefined };
  }
  const senders: OpenSenders["senders"] = {};
  const mailer = SMTP_URL === undefined || MAIL_FROM === undefined ? null : createMailer({ url: SMTP_URL, from: MAIL_FROM });
  if (mailer !== null) {
    senders.email = ({ to, language, facts, message_id }) => {
      const { subject, text, foot } = wordsOf({ facts, language }, PUBLIC_ORIGIN);
      return mailer.send({ to, subject, text: `${text}\n\n${foot}\n`, message_id, language });
    };
  }
  if (SMS_GATEWAY_URL !== undefined) {
    const sms = createSms({ url: SMS_GATEWAY_URL, token: SMS_GATEWAY_TOKEN });
    senders.sms = ({ to, language, facts, message_id }) =>
      sms({ to, text: wordsOf({ facts, language }, PUBLIC_ORIGIN).text, message_id });
  }
  return { senders, close: () => mailer?.close() };
}

/** Writes a message as a file of its own name instead of sending it: written twice it is there once. */
function keepIn(folder: string, origin: string) {
  return (channel: Channel) =>
    async ({ to, language, facts, message_id }: OutgoingMessage): Promise<HandedOver> => {
      const { subject, text, foot } = wordsOf({ facts, language }, origin);
      const letter = channel === "email" ? `To: ${to}\nSubject: ${subject}\n\n${text}\n\n${foot}\n` : `To: ${to}\n\n${text}\n`;
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${channel}-${message_id}.txt`), letter);
      return { kind: "sent" };
    };
}
