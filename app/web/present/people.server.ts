import { invitationEnds } from "#app/domain/activation.ts";
import { groupTrackingCode } from "#app/domain/tracking-code.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate, formatDateTime } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import { plainWords } from "#app/messages/plain-words.ts";
import type { PeopleView, WaitingAccess } from "#app/usecases/view-people.server.ts";
import { switcherOf } from "./switcher.server.ts";

/** Who has access and who is invited, in the reader's language. */
export function presentPeople(view: PeopleView, reader: { language: Language; now: Date; user_id: number }) {
  const { language, now } = reader;
  const t = messages(language, "served").access;
  const { roles } = messages(language, "common");
  const name = (row: { name_fa: string; name_en: string }) => (language === "fa" ? row.name_fa : row.name_en);
  const { establishment } = view;
  return {
    words: plainWords(t),
    title: t.title({ establishment: name(establishment) }),
    shell: { place: name(establishment) },
    switcher: switcherOf(view.all, { chosen: establishment.id, period: null, search: "" }, language),
    accesses: view.accesses.map((row) => ({
      id: row.id,
      name: name(row),
      own: row.user_id === reader.user_id,
      role: roles[row.role],
      since: formatDate(row.valid_from, language, "short"),
      lastSignIn: row.last_sign_in === null ? t.never : formatDate(row.last_sign_in, language, "short"),
      endOf: t.endOf({ name: name(row) }),
    })),
    invitations: view.invitations.map((row) => ({
      id: row.id,
      name: name(row),
      role: row.kind === "successor" ? t.successor : roles[row.role],
      waits: row.state !== "refused",
      withdrawOf: t.withdrawOf({ name: name(row) }),
      state:
        row.state === "refused"
          ? t.refused({ text: row.text })
          : row.state === "waiting"
            ? t.waiting
            : row.expires_at <= now
              ? t.expired
              : t.open({ date: formatDateTime(row.expires_at, language) }),
    })),
  };
}

/** A new code as it is shown once. */
export function presentCode(code: string, name: string, now: Date, language: Language) {
  const t = messages(language, "served").access;
  return {
    title: t.codeFor({ name }),
    code: groupTrackingCode(code),
    path: "/activate",
    hint: t.codeHint({ date: formatDateTime(invitationEnds(now), language) }),
  };
}

/** Accesses that wait for the expert, in the reader's language. */
export function presentWaiting(waiting: readonly WaitingAccess[], language: Language) {
  const t = messages(language, "expert").people;
  const { roles } = messages(language, "common");
  const fa = language === "fa";
  return {
    title: t.title,
    waiting: waiting.map(({ invitation: row, letters }) => ({
      id: row.id,
      name: fa ? row.name_fa : row.name_en,
      what: row.kind === "successor" ? t.successor({ name: fa ? row.inviter_fa : row.inviter_en }) : t.colleague,
      facts: [
        { term: t.nationalId, value: toDigits(row.national_id, language) },
        { term: t.role, value: roles[row.role] },
        { term: t.establishment, value: fa ? row.establishment_fa : row.establishment_en },
        { term: t.owner, value: row.owner_fa },
        { term: t.invitedBy, value: fa ? row.inviter_fa : row.inviter_en },
        { term: t.activated, value: row.activated_at === null ? "–" : formatDateTime(row.activated_at, language) },
      ],
      letters: letters.map((file) => ({ id: file.id, name: file.name, type: file.media_type, bytes: file.bytes })),
    })),
  };
}

/** Why a form of the people's page was not done, in the reader's language, with what was typed. */
export function refusedPeople(
  refused: {
    code: string;
    fields: readonly { field: string; code: string; params?: Record<string, string> }[];
    intent: string | null;
    typed: { national_id: string; name_fa: string; name_en: string } | null;
  },
  language: Language,
) {
  const t = messages(language, "served").access;
  const { fieldErrors } = messages(language, "common");
  const faults: Readonly<Record<string, string>> = t.faults;
  const ofFiles: Readonly<Record<string, string | ((params: never) => string)>> = fieldErrors;
  const errors = Object.fromEntries(
    refused.fields.map(({ field, code, params }) => {
      const said = ofFiles[code];
      const known = faults[code] ?? (typeof said === "function" ? said((params ?? {}) as never) : said);
      return [field, known ?? t.faults.unknown];
    }),
  );
  const sentence = refused.fields.length > 0 ? null : refused.code === "changed-meanwhile" ? t.refused409 : t.unreadable;
  const typed = refused.typed ?? { national_id: "", name_fa: "", name_en: "" };
  const count = formatInteger(refused.fields.length, language);
  return { intent: refused.intent, sentence, errors, count, typed };
}
