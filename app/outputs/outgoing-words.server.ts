import type { DeskDigest, OutgoingMessage } from "#app/domain/outgoing.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";

/** A message in words. */
export interface Worded {
  subject: string;
  /** What is to be known, and where. */
  text: string;
  /** Under the text of an e-mail: where one chooses. */
  foot: string;
}

/** A name longer than this is cut, so that an SMS stays an SMS and its link whole. */
const longestName = 60;
const choicePaths = { liaison: "/liaison/notices", province: "/expert/notices", ministry: "/ministry/notices" } as const;
const deskPaths = { province: "/expert", ministry: "/ministry" } as const;
const monthPaths = {
  "sent-back": "",
  inquiry: "/conversation",
  telephone: "/view",
  answer: "/conversation",
  reminder: "",
  signature: "/sign",
} as const;

/** A name on one line, cut where it is long. */
function nameOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= longestName ? line : `${[...line].slice(0, longestName - 1).join("")}…`;
}

/**
 * Puts a message into words of its reader's language.
 * @param origin where the portal is reached, without a slash at the end
 */
export function wordsOf({ facts, language }: Pick<OutgoingMessage, "facts" | "language">, origin: string): Worded {
  const t = messages(language, "outputs").outgoing;
  if (facts.kind === "digest") {
    const text = facts.desks.map((desk) => `${deskText(desk, language)}\n${origin}${deskPaths[desk.desk]}`).join("\n\n");
    const path = choicePaths[facts.desks[0]?.desk ?? "province"];
    return { subject: t.subjects.digest, text, foot: t.foot({ link: origin + path }) };
  }
  if (facts.kind === "contact-code" || facts.kind === "contact-changed") return accountWords(facts, language, origin);
  const { kind } = facts;
  const establishment = nameOf(language === "fa" ? facts.establishment_fa : facts.establishment_en);
  const about = { establishment, period: formatPeriod(facts.period, language, "short") };
  const link = `${origin}/liaison/returns/${facts.return_id}${monthPaths[kind]}`;
  return {
    subject: t.subjects[kind](about),
    text: `${t.texts[kind](about)}\n${link}`,
    foot: t.foot({ link: origin + choicePaths.liaison }),
  };
}

type AccountFacts = Extract<OutgoingMessage["facts"], { kind: "contact-code" | "contact-changed" }>;

/** A code is written in Latin digits in both languages: it is copied, and telephones offer it to the field. */
function accountWords(facts: AccountFacts, language: Language, origin: string): Worded {
  const t = messages(language, "outputs").outgoing.account;
  const way = t.ways[facts.channel];
  const foot = t.foot({ link: origin });
  if (facts.kind === "contact-changed") {
    return { subject: t.changed.subject({ way }), text: t.changed.text({ way, address: facts.masked }), foot };
  }
  const minutes = formatInteger(facts.minutes, language);
  return { subject: t.code.subject({ way }), text: t.code.text({ way, code: facts.code, minutes }), foot };
}

function deskText({ waiting, oldest_days, own, requests }: DeskDigest, language: Language): string {
  const t = messages(language, "outputs").outgoing.digest;
  const said = (of: { waiting: number; oldest_days: number }, words: Pick<typeof t, "waiting" | "waitingSinceToday">) => {
    const [count, days] = [formatInteger(of.waiting, language), formatInteger(of.oldest_days, language)];
    if (of.waiting === 0) return [];
    return [of.oldest_days === 0 ? words.waitingSinceToday({ count }) : words.waiting({ count, days })];
  };
  const whole = { waiting, oldest_days };
  const returns = own === null ? said(whole, t) : [...said(own, t.own), ...said(whole, t.whole)];
  return [...returns, ...(requests ? [t.requests] : [])].join("\n");
}
