import type { Transporter } from "nodemailer";
import type { HandedOver } from "#app/domain/outgoing.ts";

/** A message by e-mail: plain text, so that it reads the same everywhere and holds nothing hidden. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Names the message over all attempts. */
  message_id: string;
  language: "fa" | "en";
}

export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password in it. Beyond this machine nothing goes without TLS. */
  url: string;
  from: string;
  timeoutMs?: number;
}

export interface Mailer {
  send: (mail: Mail) => Promise<HandedOver>;
  /** Ends connections that were kept for the next message. */
  close: () => void;
}

const local: ReadonlySet<string> = new Set(["127.0.0.1", "[::1]", "localhost"]);

/** Sends mail by SMTP over at most four connections. Never throws for what the server does. */
export function createMailer({ url, from, timeoutMs = 8_000 }: MailSettings): Mailer {
  let transporter: Transporter | undefined;
  const open = async (): Promise<Transporter> => {
    // Loaded only where there is something to send.
    const { createTransport } = await import("nodemailer");
    transporter ??= createTransport({
      url,
      pool: true,
      maxConnections: 4,
      // Tried again by us alone, who count it.
      maxRequeues: 0,
      requireTLS: !local.has(new URL(url).hostname),
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return transporter;
  };
  return {
    async send({ to, subject, text, message_id, language }) {
      try {
        const domain = from.replace(/^.*@|>.*$/g, "");
        const headers = { "Content-Language": language, "Auto-Submitted": "auto-generated" };
        const signal = AbortSignal.timeout(timeoutMs * 4);
        await (await open()).sendMail({ from, to, subject, text, messageId: `<${message_id}@${domain}>`, headers, signal });
        return { kind: "sent" };
      } catch (error) {
        return judgeMail(error);
      }
    },
    close() {
      transporter?.close();
      transporter = undefined;
    },
  };
}

/** What a failure means, by codes alone: a server's own words may hold addresses, a library's the password. */
function judgeMail(error: unknown): HandedOver {
  const told = (error instanceof Error ? error : {}) as { code?: unknown; command?: unknown; responseCode?: unknown };
  const code = typeof told.code === "string" ? told.code : "no-answer";
  const status = typeof told.responseCode === "number" ? told.responseCode : null;
  const text = status === null ? code : `${code} ${status}`;
  // Only a no to this recipient or this text is about this message; to our name or our password it is about all.
  const own = (code === "EENVELOPE" && told.command === "RCPT TO") || code === "EMESSAGE";
  if (!own) return { kind: "down", error: text };
  return { kind: status !== null && status >= 500 && status !== 503 ? "refused" : "failed", error: text };
}
