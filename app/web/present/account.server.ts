import { codeMinutes } from "#app/domain/contact-change.ts";
import { type Channel, channels } from "#app/domain/outgoing.ts";
import type { FieldError } from "#app/domain/refusal.ts";
import { environment } from "#app/environment.server.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDateTime, formatTime } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import { plainWords } from "#app/messages/plain-words.ts";
import { channelsOpen, channelsSetUp } from "#app/outputs/channels.server.ts";
import type { ContactView } from "#app/usecases/view-contact.server.ts";
import type { AccountAct } from "../account-form.server.ts";
import { newRequestKey } from "../request-key.server.ts";
import { keptIn } from "./notice-choice.server.ts";

const saids = { ask: "asked", confirm: "confirmed", withdraw: "withdrawn" } as const;
export type AccountSaid = (typeof saids)[keyof typeof saids];

/** What the address says was done. */
export function saidOf(text: string | null): AccountSaid | null {
  return Object.entries(saids).find(([act]) => act === text)?.[1] ?? null;
}

/** A request that changed nothing; `asked` is null where it could not be read. */
export interface AccountRefused {
  code: string;
  asked: AccountAct | null;
  fields: readonly FieldError[];
}

function errorText({ code, params }: FieldError, channel: Channel, language: Language): string {
  const { account: t } = messages(language, "served");
  if (code === "empty") return t.errors.empty[channel];
  if (code === "too-many") return t.errors["too-many"]({ minutes: formatInteger(Number(params?.minutes ?? 1), language) });
  const known: Readonly<Record<string, unknown>> = t.errors;
  const said = known[code];
  return typeof said === "string" ? said : t.unreadable;
}

/** The account's page in the reader's language. */
export function presentAccount(
  view: ContactView,
  reading: { language: Language; demonstration: boolean; notices: string },
  { said, refused }: { said: AccountSaid | null; refused: AccountRefused | null },
) {
  const { language } = reading;
  const { account: t } = messages(language, "served");
  const open = channelsOpen(environment(), reading.demonstration);
  const { refusals } = messages(language, "common");
  const shown = (channel: Channel, address: string) => (channel === "sms" ? toDigits(address, language) : address);
  const { asked = null, fields = [] } = refused ?? {};
  const [wrong] = fields;
  const atField = asked !== null && wrong !== undefined && (asked.act === "ask" || view.waiting[asked.channel] !== null);
  const text = asked !== null && wrong !== undefined ? errorText(wrong, asked.channel, language) : null;
  const own: Readonly<Record<string, string>> = { ...refusals, "changed-meanwhile": t.changed };
  const errorOf = (channel: Channel, act: AccountAct["act"]) =>
    atField && asked.channel === channel && asked.act === act ? text : null;
  const typedOf = (channel: Channel, act: "ask" | "confirm") =>
    asked?.act === act && asked.channel === channel ? asked.typed : "";
  return {
    title: t.title,
    words: plainWords(t),
    requestKey: newRequestKey(),
    said: said === null ? null : t.said[said],
    refused: refused === null || atField ? null : (text ?? own[refused.code] ?? t.unreadable),
    errors: atField && text !== null ? [{ field: asked.act === "ask" ? asked.channel : `code.${asked.channel}`, text }] : [],
    count: formatInteger(1, language),
    kept: channelsSetUp(environment()).size === 0 && open.size > 0 ? keptIn(language) : null,
    ways: channels.map((channel) => {
      const reach = view.reach[channel];
      const waiting = view.waiting[channel];
      return {
        channel,
        name: t.ways[channel],
        now: reach === null ? null : shown(channel, reach),
        waiting: waiting && {
          id: waiting.id,
          text: t.waits({
            address: shown(channel, waiting.address),
            time: formatTime(waiting.asked_at, language),
            minutes: formatInteger(codeMinutes, language),
          }),
          typed: typedOf(channel, "confirm"),
          error: errorOf(channel, "confirm"),
          another: t.another[channel],
        },
        fresh: { label: t.fresh[channel], hint: t.freshHint[channel], ask: t.ask[channel], typed: typedOf(channel, "ask") },
        error: errorOf(channel, "ask"),
        closed: open.has(channel) ? null : t.closed,
      };
    }),
    changes: view.changes.map((change) => ({
      id: change.id,
      when: formatDateTime(change.ended_at ?? change.asked_at, language, "numeric"),
      way: t.ways[change.channel],
      what:
        change.former === null
          ? shown(change.channel, change.address)
          : t.fromTo({ from: shown(change.channel, change.former), to: shown(change.channel, change.address) }),
      outcome: t.states[change.state],
    })),
    notices: view.chooses ? reading.notices : null,
  };
}
