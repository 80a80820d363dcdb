import { join } from "node:path";
import { type Channel, channels, type OutgoingKind } from "#app/domain/outgoing.ts";
import { environment } from "#app/environment.server.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { toDigits } from "#app/messages/numbers.ts";
import { plainWords } from "#app/messages/plain-words.ts";
import { channelsSetUp, outboxFolder } from "#app/outputs/channels.server.ts";
import type { NoticeChoice } from "#app/usecases/choose-notices.server.ts";
import { boxName } from "../notice-form.server.ts";
import { newRequestKey } from "../request-key.server.ts";

export interface ChoiceSaid {
  saved: boolean;
  /** A body that changed nothing, with what was ticked in it; null where it could not be read. */
  refused: { ticked: readonly { kind: OutgoingKind; channel: Channel }[] | null; language: string | null } | null;
}

/** Where a demonstration keeps what it would send. */
export function keptIn(language: Language): string {
  const folder = join(environment().DATA_DIR, outboxFolder);
  return messages(language, "served").noticeChoice.demonstration({ folder });
}

/** What this installation says of itself; nothing where it sends by both ways. */
function ownNotices(language: Language, demonstration: boolean): string[] {
  const t = messages(language, "served").noticeChoice;
  const open = channelsSetUp(environment());
  if (open.size === 0) return [demonstration ? keptIn(language) : t.notSetUp.both];
  return channels.filter((channel) => !open.has(channel)).map((channel) => t.notSetUp[channel]);
}

/** The page of a person's choice in the reader's language. */
export function presentNoticeChoice(
  choice: NoticeChoice,
  reading: { language: Language; demonstration: boolean; account: string },
  said: ChoiceSaid,
) {
  const { language } = reading;
  const t = messages(language, "served").noticeChoice;
  const { saved, refused } = said;
  const ticked = (kind: OutgoingKind, channel: Channel) =>
    (refused?.ticked ?? choice.chosen.filter((one) => one.wanted)).some((one) => one.kind === kind && one.channel === channel);
  const spoken = refused?.language === "fa" || refused?.language === "en" ? refused.language : choice.language;
  return {
    title: t.title,
    words: plainWords(t),
    requestKey: newRequestKey(),
    kinds: choice.kinds.map((kind) => ({
      kind,
      title: t.kinds[kind],
      portal: kind === "digest" ? t.atDesk : t.always,
      boxes: channels.map((channel) => ({
        name: boxName(kind, channel),
        label: t.box({ kind: t.kinds[kind], channel: t.channels[channel] }),
        channel: t.channels[channel],
        ticked: ticked(kind, channel),
      })),
    })),
    languages: (["fa", "en"] as const).map((value) => ({ value, label: t.languages[value], chosen: value === spoken })),
    ways: channels.map((channel) => {
      const reach = choice.reach[channel];
      const shown = reach === null ? t.noReach : channel === "sms" ? toDigits(reach, language) : reach;
      return { channel, name: t.channels[channel], reach: shown, known: reach !== null };
    }),
    notices: ownNotices(language, reading.demonstration),
    lately: choice.lately.map((row) => {
      const establishment = language === "fa" ? row.name_fa : row.name_en;
      const about = row.period === null ? null : `${formatPeriod(row.period, language, "short")} · ${establishment ?? ""}`;
      return {
        id: row.id,
        kind: t.kinds[row.kind],
        about,
        way: t.channels[row.channel],
        outcome: t.states[row.state],
        why: row.drop_reason === null ? null : t.drops[row.drop_reason],
        when: formatDateTime(row.ended_at ?? row.prepared_at, language, "numeric"),
      };
    }),
    account: { to: reading.account, text: messages(language, "served").account.link },
    saved: saved && refused === null,
    refused: refused === null ? null : t.invalid,
  };
}
