import { addDays } from "#app/domain/day.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate, formatDateTime } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { usualSharers } from "#app/usecases/plan-share-out.server.ts";
import type { WorkloadLine, WorkloadView } from "#app/usecases/view-workload.server.ts";
import { newRequestKey } from "../request-key.server.ts";
import { dayOption, nameOf, reviewerName, ruleOptions, type ShareRefused, troubleOf, workloadPath } from "./share.server.ts";

/** The days on which an absence may begin, and after them on which it may end, as choices. */
const offeredDays = 120;

function lineOf(line: WorkloadLine, language: Language) {
  const t = messages(language, "expert").workload;
  const count = (value: number) => formatInteger(value, language);
  const days = (age: WorkloadLine["oldest"]) =>
    age === null ? null : t.days({ days: count(age.calendar), working: count(age.working) });
  const { person } = line;
  return {
    key: person === null ? "nobody" : String(person.id),
    name: person === null ? t.nobody : nameOf(person, language),
    to: `${workloadPath}/establishments?holder=${person === null || !person.here ? "nobody" : person.id}`,
    left: person !== null && !person.here,
    away: line.away,
    establishments: count(line.establishments),
    waiting: count(line.waiting),
    oldest: days(line.oldest),
    median: days(line.median),
    decided: person === null ? null : count(line.decided),
    covers: line.covers.map((covered) => t.coversOne({ name: nameOf(covered.person, language), count: count(covered.waiting) })),
  };
}

/** Workload, absences and share-outs in the reader's language; `done` says what a form just did. */
export function presentWorkload(
  view: WorkloadView,
  { language, refused, done }: { language: Language; refused: ShareRefused | null; done: string | null },
) {
  const t = messages(language, "expert").workload;
  const name = (id: number) => {
    const found = view.names.get(id);
    return found === undefined ? "" : nameOf(found, language);
  };
  const usual = new Set(usualSharers(view.reviewers).map((one) => one.id));
  const typed = refused?.typed ?? null;
  const day = (text: string) => formatDate(text, language, "short");
  const days = Array.from({ length: offeredDays }, (_, index) => dayOption(addDays(view.today, index), language));
  return {
    title: t.title,
    shell: view.province === null ? {} : { place: nameOf(view.province, language) },
    lines: view.lines.map((line) => lineOf(line, language)),
    rules: ruleOptions(language),
    among: view.reviewers.map((one) => ({
      value: String(one.id),
      label: reviewerName(one, language),
      checked: usual.has(one.id),
    })),
    absences: view.absences.map((row) => ({
      id: row.id,
      title: t.absence.item({ name: name(row.expert_id), from: day(row.from_on), to: day(row.to_on) }),
      covered: t.absence.coveredBy({ names: row.covers.map(name).join(t.absence.and) }),
      note: row.note,
      begun: row.from_on <= view.today,
      endOf: t.absence.endOf({ name: name(row.expert_id) }),
      key: newRequestKey(),
    })),
    form: {
      key: newRequestKey(),
      people: view.reviewers.map((one) => ({ value: String(one.id), label: reviewerName(one, language) })),
      days,
      expert: typed?.expert ?? "",
      from: typed?.from || view.today,
      to: typed?.to || view.today,
      note: typed?.note ?? "",
      covers: view.reviewers.map((one) => ({
        value: String(one.id),
        label: reviewerName(one, language),
        checked: typed?.cover.includes(String(one.id)) ?? false,
      })),
    },
    history: view.shareOuts.map((row) => ({
      id: row.id,
      title: t.share.historyOf({
        rule: row.rule === "by-hand" ? t.share.byHand : t.share.rules[row.rule],
        count: formatInteger(row.moved, language),
      }),
      who: language === "fa" ? row.by_fa : row.by_en,
      when: formatDateTime(row.decided_at, language, "numeric"),
      whenIso: row.decided_at.toISOString(),
      note: row.reason === "" ? undefined : row.reason,
    })),
    ...troubleOf(refused, language),
    done: doneOf(done, language),
  };
}

/** What a form did, from the address it led to: `shared.12`, `moved.3`, `noted`, `ended`. */
export function doneOf(text: string | null, language: Language): string | null {
  const { done } = messages(language, "expert").workload;
  const parts = /^(shared|moved|noted|ended)(?:\.(\d{1,6}))?$/.exec(text ?? "");
  if (parts === null) return null;
  const count = formatInteger(Number(parts[2] ?? 0), language);
  if (parts[1] === "shared") return done.shared({ count });
  if (parts[1] === "moved") return done.moved({ count });
  return parts[1] === "noted" ? done.noted : done.ended;
}
