import { type ChangeKind, type ChangePlace, changeKinds, changeSources, mostChangesCounted } from "#app/domain/last-look.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import type { Changed, ChangedQuestion } from "#app/usecases/view-changed.server.ts";
import { newRequestKey } from "../request-key.server.ts";

const path = "/ministry/changed";

/** Takes an instant as our pages write it: milliseconds, without sign; null for anything else. */
export function readInstant(text: string | null): Date | null {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? new Date(Number(text)) : null;
}

function readPlace(text: string | null): ChangePlace | null {
  const parts = /^(\d+)\.([1-4])\.([1-9]\d{0,8})$/.exec(text ?? "");
  const at = readInstant(parts?.[1] ?? null);
  return at === null ? null : { at, source: Number(parts?.[2]), id: Number(parts?.[3]) };
}

/** Takes the page's address; gives what it asks for. What is not understood is not asked. */
export function readChangedQuestion(search: URLSearchParams): ChangedQuestion {
  return { until: readInstant(search.get("until")), after: readPlace(search.get("after")) };
}

function isKind(text: string): text is ChangeKind {
  return (changeKinds as readonly string[]).includes(text);
}

/** The way to the page, with how much waits there to be seen. */
export function changedLink(count: number, language: Language) {
  const t = messages(language, "ministry").changed;
  const most = formatInteger(mostChangesCounted, language);
  const said = count > mostChangesCounted ? t.more({ count: most }) : formatInteger(count, language);
  return { to: path, text: count === 0 ? t.link : t.linkCount({ count: said }) };
}

/** What changed, in the reader's language. @param said what the last request did, or why it did nothing */
export function presentChanged(
  view: Changed,
  reading: { language: Language; asked: ChangedQuestion },
  said: { done: boolean; refused: "unreadable" | "invalid-input" | "key-reused" | null },
) {
  const { language, asked } = reading;
  const { changed: t } = messages(language, "ministry");
  const { refusals } = messages(language, "common");
  const fa = language === "fa";
  const moment = (at: Date) => formatDateTime(at, language, "short");
  const [since, until] = [moment(view.since), moment(view.until)];
  const query = (after: ChangePlace) =>
    `${path}?${new URLSearchParams({ until: String(view.until.getTime()), after: `${after.at.getTime()}.${after.source}.${after.id}` })}`;
  const refused = said.refused === "key-reused" ? refusals["key-reused"] : said.refused && t.refusals[said.refused];
  return {
    span: t.span({ since, until }),
    first: view.looked ? null : t.firstLook,
    done: said.done && view.looked ? t.done({ until: since }) : null,
    refused,
    seen:
      view.rows.length === 0 && view.accepted.length === 0 && asked.after === null
        ? null
        : { key: newRequestKey(), until: String(view.until.getTime()), note: t.seenNote({ until }) },
    accepted: view.accepted.map((row) => ({
      key: `${row.code} ${row.period}`,
      to: `/ministry?${new URLSearchParams({ period: row.period, province: row.code })}`,
      province: fa ? row.name_fa : row.name_en,
      period: formatPeriod(row.period, language, "short"),
      count: formatInteger(row.count, language),
    })),
    rows: view.rows.map((row) => ({
      key: `${row.source}.${row.id}`,
      // A request is read and decided on in the conversation, also where the month was never sent.
      to: `/ministry/returns/${row.return_id}${row.source === changeSources.event ? "" : "/conversation"}`,
      establishment: fa ? row.establishment_fa : row.establishment_en,
      province: fa ? row.province_fa : row.province_en,
      period: formatPeriod(row.period, language, "short"),
      what: isKind(row.kind) ? t.kinds[row.kind]({ version: formatInteger(row.version, language) }) : row.kind,
      who: (fa ? row.by_fa : row.by_en) ?? t.system,
      when: moment(row.at),
      iso: row.at.toISOString(),
    })),
    newest: asked.after === null ? null : path,
    older: view.next === null ? null : query(view.next),
  };
}
