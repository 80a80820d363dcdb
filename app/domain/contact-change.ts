import { type Channel, mailable } from "./outgoing.ts";
import { latinDigits } from "./quantity.ts";

/** How a change of what somebody is reached by stands; only a confirmed one ever took effect. */
export type ContactState = "waiting" | "confirmed" | "replaced" | "withdrawn" | "failed" | "expired";

/** Matters of an account itself, told by the way that is being changed; nobody chooses about them. */
export const accountKinds = ["contact-code", "contact-changed"] as const;
export type AccountKind = (typeof accountKinds)[number];

/** How long a code holds, and how many wrong ones end it. */
export const codeMinutes = 30;
export const mostTries = 5;

/** How often a person may ask for codes, and how often one address may get any, whoever asks. */
export const askLimits = { account: { most: 5, minutes: 60 }, address: { most: 5, minutes: 24 * 60 } } as const;

export type ContactFault = "empty" | "email" | "mobile";

const hidden = /[\s\u200b-\u200f\u2060\u2066-\u2069\ufeff]/g;

/**
 * Reads an address as typed. A mobile number is one of Iran: ten digits from 9 on, after 0, +98, 0098 or nothing; it is
 * kept as 09xxxxxxxxx. Digits may be Persian, Arabic or Latin.
 */
export function readContact(channel: Channel, typed: string): { ok: true; address: string } | { ok: false; fault: ContactFault } {
  const text = typed.replace(hidden, "");
  if (text === "") return { ok: false, fault: "empty" };
  if (channel === "email") {
    const address = mailable(text);
    // A mail server of the world takes ASCII; anything else is a slip of the keyboard.
    return address !== null && /^[!-~]+$/.test(address) ? { ok: true, address } : { ok: false, fault: "email" };
  }
  const number = /^(?:0|\+98|0098)?(9\d{9})$/.exec(latinDigits(text).replace(/[()-]/g, ""));
  return number ? { ok: true, address: `0${number[1]}` } : { ok: false, fault: "mobile" };
}

/** Six digits as typed, in any digits; null where they are not six. */
export function readCode(typed: string): string | null {
  const text = latinDigits(typed).replace(hidden, "");
  return /^\d{6}$/.test(text) ? text : null;
}

/** An address as somebody else may read it: enough to know one's own again. */
export function maskContact(channel: Channel, address: string): string {
  if (channel === "sms") return `${address.slice(0, 4)}***${address.slice(-2)}`;
  const at = address.lastIndexOf("@");
  return `${address.slice(0, Math.min(2, Math.max(1, at - 1)))}***${address.slice(at)}`;
}

export interface WaitingCode {
  state: ContactState;
  /** The real clock. */
  expires_at: Date;
  tries: number;
  code: string | null;
}

/** What a typed code does to a change. @param now the real clock */
export function judgeCode(change: WaitingCode, typed: string, now: Date): "confirmed" | "wrong" | "failed" | "expired" | "over" {
  if (change.state !== "waiting" || change.code === null) return "over";
  if (change.expires_at <= now) return "expired";
  if (change.code === typed) return "confirmed";
  return change.tries + 1 >= mostTries ? "failed" : "wrong";
}
