import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import { type AssignedQuestion, type AssignedView, assignedPageSize } from "#app/usecases/view-assigned.server.ts";
import { newRequestKey } from "../request-key.server.ts";
import { nameOf, reviewerName, type ShareRefused, troubleOf, workloadPath } from "./share.server.ts";
import { doneOf } from "./workload.server.ts";

/** The address of the list with its question. */
export function assignedPath({ search, county, holder, page }: AssignedQuestion, more: Record<string, string> = {}): string {
  const params = new URLSearchParams(more);
  if (search !== "") params.set("q", search);
  if (county !== null) params.set("county", String(county));
  if (holder !== null) params.set("holder", String(holder));
  if (page > 1) params.set("page", String(page));
  const text = params.toString();
  return `${workloadPath}/establishments${text === "" ? "" : `?${text}`}`;
}

/** The establishments of a province with who has each, in the reader's language. */
export function presentAssigned(
  view: AssignedView,
  { language, refused, done }: { language: Language; refused: ShareRefused | null; done: string | null },
) {
  const t = messages(language, "expert").workload;
  const common = messages(language, "common");
  const { question, reviewers } = view;
  const count = (value: number) => formatInteger(value, language);
  const fa = language === "fa";
  const here = new Set(reviewers.map((one) => one.id));
  const day = (at: Date) => formatDate(at, language, "short");
  const first = (question.page - 1) * assignedPageSize;
  const typed = refused?.typed ?? null;
  const people = reviewers.map((one) => ({ value: String(one.id), label: reviewerName(one, language) }));
  const filtered = question.search !== "" || question.county !== null || question.holder !== null;
  const { history } = view;
  return {
    title: t.list.title,
    shell: view.province === null ? {} : { place: nameOf(view.province, language) },
    subtitle: t.list.subtitle({ count: count(view.total) }),
    search: question.search,
    county: String(question.county ?? ""),
    counties: view.counties.map((row) => ({ value: String(row.id), label: nameOf(row, language) })),
    holder: String(question.holder ?? ""),
    holders: [...people, { value: "nobody", label: t.nobody }],
    people,
    clearPath: filtered ? `${workloadPath}/establishments` : null,
    action: assignedPath(question),
    rows: view.rows.map((row) => ({
      id: row.id,
      value: `${row.id}.${row.assignment_id ?? 0}`,
      name: nameOf(row, language),
      place: fa ? row.county_fa : row.county_en,
      isic: toDigits(row.isic_code, language),
      selected: row.selected === 1,
      holder: row.expert_id === null ? null : ((fa ? row.expert_fa : row.expert_en) ?? ""),
      left: row.expert_id !== null && !here.has(row.expert_id),
      since: row.assigned_at === null ? null : day(row.assigned_at),
      picked: typed?.take.some((text) => text.split(".")[0] === String(row.id)) ?? false,
      historyPath: `${assignedPath(question, { history: String(row.id) })}#history`,
      historyOf: t.list.historyOf({ establishment: nameOf(row, language) }),
    })),
    pages:
      view.pages < 2
        ? null
        : {
            place: common.pages.position({
              from: count(first + 1),
              to: count(first + view.rows.length),
              total: count(view.total),
            }),
            previous: question.page > 1 ? assignedPath({ ...question, page: question.page - 1 }) : null,
            next: question.page < view.pages ? assignedPath({ ...question, page: question.page + 1 }) : null,
          },
    history:
      history === null
        ? null
        : {
            title: t.list.historyOf({ establishment: nameOf(history, language) }),
            items: history.past.map((row) => ({
              id: row.id,
              title: fa ? row.expert_fa : row.expert_en,
              who: [
                row.rule === "by-hand" ? t.share.byHand : t.share.rules[row.rule],
                t.list.by({ name: fa ? row.by_fa : row.by_en }),
              ].join(" · "),
              when:
                row.ended_at === null
                  ? day(row.assigned_at)
                  : t.list.until({ from: day(row.assigned_at), to: day(row.ended_at) }),
              whenIso: row.assigned_at.toISOString(),
              note: row.reason === "" ? undefined : row.reason,
            })),
          },
    form: { key: newRequestKey(), reason: typed?.reason ?? "" },
    ...troubleOf(refused, language),
    done: doneOf(done, language),
  };
}
