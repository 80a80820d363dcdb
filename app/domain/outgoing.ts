import type { Role } from "./actor.ts";
import { type Day, dayNumber } from "./day.ts";
import { isSilent } from "./follow-up.ts";
import type { ReturnState } from "./monthly-return.ts";
import type { Period } from "./period.ts";
import type { ReviewDesk } from "./review-queue.ts";
import { tehranDay, tehranTime } from "./tehran-time.ts";

/** Ways out of the portal; the notice in the portal itself is always there. */
export const channels = ["email", "sms"] as const;
export type Channel = (typeof channels)[number];

/** What is told outside the portal: six matters of a month, each at once, and a morning's digest. */
export const outgoingKinds = ["sent-back", "inquiry", "telephone", "answer", "reminder", "signature", "digest"] as const;
export type OutgoingKind = (typeof outgoingKinds)[number];
export type MonthKind = Exclude<OutgoingKind, "digest">;

/** `dropped`: when its turn came nothing was left to say; `dead`: refused for good, or given up after two days. */
export type OutgoingState = "waiting" | "sent" | "dropped" | "dead";

/** Why a message was not sent after all. `done`: what it asks for was done, or what it tells was read in the portal. */
export const dropReasons = ["done", "not-wanted", "no-access", "no-address", "expired", "nothing-waits"] as const;
export type DropReason = (typeof dropReasons)[number];

const kindsOfNotices: ReadonlyMap<string, MonthKind> = new Map([
  ["sent-back", "sent-back"],
  ["annulled", "sent-back"],
  ["correction-granted", "sent-back"],
  ["inquiry", "inquiry"],
  ["filed-on-behalf", "telephone"],
  ["message", "answer"],
  ["request-refused", "answer"],
  ["extension-granted", "answer"],
  ["objection-upheld", "answer"],
  ["correction-cancelled", "answer"],
  ["signature-declined", "answer"],
  ["reminder-before-due", "reminder"],
  ["reminder-after-due", "reminder"],
  ["reminder-again", "reminder"],
  ["signature-requested", "signature"],
]);

/** Kinds of the portal's notices to an establishment that also go out; what asks and answers nothing stays in it. */
export const toldNotices: readonly string[] = [...kindsOfNotices.keys()];

/** The kind under which a notice of the portal goes out; null for one that stays in it. */
export function outgoingKindOf(noticeKind: string): MonthKind | null {
  return kindsOfNotices.get(noticeKind) ?? null;
}

/** Who of an establishment is told. */
export function roleTold(kind: MonthKind): "liaison" | "signatory" {
  return kind === "signature" ? "signatory" : "liaison";
}

/** Kinds that a person of these roles is ever told, in their order. */
export function kindsOfRoles(roles: ReadonlySet<Role>): OutgoingKind[] {
  const reviews = roles.has("expert") || roles.has("supervisor") || roles.has("reviewer");
  return outgoingKinds.filter((kind) => (kind === "digest" ? reviews : roles.has(roleTold(kind))));
}

/** Where somebody has chosen nothing: everything by e-mail, and what presses by SMS too. */
const defaults: Readonly<Record<OutgoingKind, readonly Channel[]>> = {
  "sent-back": ["email", "sms"],
  inquiry: ["email", "sms"],
  telephone: ["email", "sms"],
  answer: ["email"],
  reminder: ["email", "sms"],
  signature: ["email", "sms"],
  digest: ["email"],
};

export interface Preference {
  kind: OutgoingKind;
  channel: Channel;
  wanted: boolean;
}

/** Whether somebody wants a kind by a channel. @param chosen what he chose about it; undefined: nothing */
export function wants(chosen: boolean | undefined, kind: OutgoingKind, channel: Channel): boolean {
  return chosen ?? defaults[kind].includes(channel);
}

/** Hours of Tehran in which an SMS may ring: from the first on, before the second. */
export const smsHours = { from: 8, before: 20 } as const;

/** Whether a channel may be used at a moment: nobody's telephone rings at night. */
export function mayUse(channel: Channel, now: Date): boolean {
  const { hour } = tehranTime(now);
  return channel === "email" || (hour >= smsHours.from && hour < smsHours.before);
}

const digestHours = { from: 8, before: 11 } as const;

/** Whether the morning's digests are made at a moment; whoever was away for the morning finds the queue itself. */
export function isDigestTime(now: Date): boolean {
  const { hour } = tehranTime(now);
  return hour >= digestHours.from && hour < digestHours.before;
}

/** After so long, in milliseconds, a message is old news. */
export const freshFor = 3 * 86_400_000;

/** How a return stands when a message about it is about to go out. */
export interface StandsNow {
  state: ReturnState;
  state_since: Date;
  first_submitted_at: Date | null;
  due_on: Day;
  /** Whether the question the message is about waits for its answer. */
  asked: boolean;
  /** Whether the filing from a call that the message is about waits to be confirmed or objected to. */
  to_confirm: boolean;
  /** Whether the person has read the notice in the portal. */
  read: boolean;
}

/**
 * Whether what a message asks for was done meanwhile. A send-back: the month was sent again, or came back anew and has
 * a message of its own. A filing from a call: it was confirmed, objected to or sent back. A reminder: it was filed, or its due day moved. An answer: it was read in the portal.
 * @param told when the notice was made. @param due_then of a reminder: the due day it was made for
 */
export function isDone(kind: MonthKind, now: StandsNow, told: { at: Date; due_then: Day | null }): boolean {
  const moved = now.state_since > told.at;
  switch (kind) {
    case "sent-back":
      return now.state !== "returned" || moved;
    case "signature":
      return now.state !== "awaiting-signature" || moved;
    case "inquiry":
      return !now.asked;
    case "telephone":
      return !now.to_confirm || now.state === "returned";
    case "answer":
      return now.read;
    case "reminder":
      return !isSilent(now) || now.due_on !== told.due_then;
  }
}

/** A telephone number as a gateway takes it; null where it is none: 8 to 15 digits, perhaps after a plus. */
export function dialable(phone: string | null): string | null {
  const digits = (phone ?? "").replace(/[\s()-]/g, "");
  return /^\+?\d{8,15}$/.test(digits) ? digits : null;
}

/** An address a message can be sent to; null where it is none. */
export function mailable(email: string | null): string | null {
  return email !== null && email.length <= 190 && /^[^\s@<>"',;:\\]+@[^\s@<>"',;:\\]+\.[^\s@<>"',;:\\]+$/.test(email)
    ? email
    : null;
}

/** What somebody is reached by through a channel; null where nothing usable is on record. */
export function addressFor(channel: Channel, person: { email: string | null; phone: string | null }): string | null {
  return channel === "email" ? mailable(person.email) : dialable(person.phone);
}

/** What waits at one desk of a reviewer. */
export interface DeskDigest {
  desk: ReviewDesk;
  /** All that waits within the person's reach. */
  waiting: number;
  /** Days the oldest has waited; 0 since today. */
  oldest_days: number;
  /** What of it the person looks after, with what he covers for others; null where nothing is shared out to him. */
  own: { waiting: number; oldest_days: number } | null;
  /** Whether requests wait for this person's answer. */
  requests: boolean;
}

/** Days of Tehran's calendar between two moments. */
export function daysWaited(since: Date, now: Date): number {
  return Math.max(0, dayNumber(tehranDay(now)) - dayNumber(tehranDay(since)));
}

/**
 * What a message says, before it is put into words: names, a month, how many wait, a code of one's own; never a figure of
 * a return.
 */
export type OutgoingFacts =
  | { kind: MonthKind; return_id: number; period: Period; establishment_fa: string; establishment_en: string }
  | { kind: "digest"; desks: readonly DeskDigest[] }
  /** To an address that is to be confirmed. */
  | { kind: "contact-code"; channel: Channel; code: string; minutes: number }
  /** To the address before: by what the person is reached now, as far as others may read it. */
  | { kind: "contact-changed"; channel: Channel; masked: string };

/** A message to one person by one channel. */
export interface OutgoingMessage {
  to: string;
  language: "fa" | "en";
  facts: OutgoingFacts;
  /** The same over all attempts. */
  message_id: string;
}

/**
 * How handing a message over ended. `refused`: a no for good to this one; `failed`: this one may pass later; `down`: the
 * channel itself does not work now. `error` is a code, never words of the other side.
 */
export type HandedOver = { kind: "sent" } | { kind: "refused" | "failed" | "down"; error: string };
