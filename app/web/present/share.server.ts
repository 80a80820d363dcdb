import type { FieldError } from "#app/domain/refusal.ts";
import { shareRules } from "#app/domain/share-out.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import type { Reviewer } from "#app/usecases/share-desk.server.ts";
import type { ShareOutView } from "#app/usecases/share-out-work.server.ts";
import { newRequestKey } from "../request-key.server.ts";

/** Why one of the supervisor's forms was not done. */
export interface ShareRefused {
  code: string;
  fields: readonly FieldError[];
  /** What was typed; null where nothing could be read. */
  typed: {
    reason: string;
    note: string;
    expert: string;
    from: string;
    to: string;
    cover: readonly string[];
    take: readonly string[];
  } | null;
}

export type Named = { name_fa: string; name_en: string };
export const workloadPath = "/expert/workload";
export const nameOf = (of: Named, language: Language) => (language === "fa" ? of.name_fa : of.name_en);

/** Somebody's name where a choice of reviewers shows it; a supervisor's says so. */
export function reviewerName(of: Reviewer, language: Language): string {
  const name = nameOf(of, language);
  return of.supervisor ? `${name} (${messages(language, "expert").workload.supervisor})` : name;
}

/** The rules, as a choice. */
export function ruleOptions(language: Language) {
  const { rules } = messages(language, "expert").workload.share;
  return shareRules.map((rule) => ({ value: rule, label: rules[rule] }));
}

/** What is wrong with a form, by field, and over it. */
export function troubleOf(refused: ShareRefused | null, language: Language) {
  const errors: Record<string, string> = {};
  if (refused === null) return { errors, refused: null };
  const t = messages(language, "expert").workload;
  const own: Readonly<Record<string, string>> = { ...messages(language, "common").refusals, ...t.refusals };
  const texts: Readonly<Record<string, string>> = t.fields;
  const faults: Readonly<Record<string, (p: { name: string }) => string>> = t.faults;
  let over: string | undefined;
  for (const { field, code, params = {} } of refused.fields) {
    const name = language === "fa" ? params.name_fa : params.name_en;
    const text = field === "absence" ? faults[code]?.({ name: name ?? "" }) : texts[code];
    if (text === undefined) continue;
    errors[field] = text;
    if (["absence", "cover", "take"].includes(field)) over ??= text;
  }
  return { errors, refused: over ?? own[refused.code] ?? t.refusals["invalid-input"] };
}

/** A share-out before it is confirmed, in the reader's language. */
export function presentShareOut(view: ShareOutView, language: Language, refused: ShareRefused | null) {
  const t = messages(language, "expert").workload;
  const { plan, reviewers, names } = view;
  const { summary } = plan;
  const count = (value: number) => formatInteger(value, language);
  const among = new Set(plan.among.map((one) => one.id));
  const name = (id: number) => {
    const found = names.get(id);
    return found === undefined ? "" : nameOf(found, language);
  };
  const here = new Set(reviewers.map((one) => one.id));
  return {
    title: t.share.previewTitle,
    shell: view.province === null ? {} : { place: nameOf(view.province, language) },
    rule: plan.rule,
    rules: ruleOptions(language),
    among: reviewers.map((one) => ({
      value: String(one.id),
      label: reviewerName(one, language),
      checked: among.has(one.id),
    })),
    empty:
      plan.among.length === 0
        ? { title: t.share.nobody, hint: t.share.nobodyHint }
        : summary.moved === 0
          ? { title: t.share.nothing, hint: t.share.nothingHint }
          : null,
    lines: [...summary.lines].map(([id, line]) => ({
      id,
      name: name(id),
      left: !here.has(id),
      before: count(line.before.establishments),
      loadBefore: count(line.before.load),
      after: count(line.after.establishments),
      loadAfter: count(line.after.load),
      gained: line.gained === 0 ? null : count(line.gained),
      lost: line.lost === 0 ? null : count(line.lost),
    })),
    moves: summary.moves.map(({ from, to, count: many }) => ({
      key: `${from} ${to}`,
      text:
        from === null
          ? t.share.first({ count: count(many), to: name(to) })
          : t.share.move({ count: count(many), from: name(from), to: name(to) }),
    })),
    unreached: summary.unreached === 0 ? null : t.share.unreached({ count: count(summary.unreached) }),
    confirm: t.share.confirm({ count: count(summary.moved) }),
    key: newRequestKey(),
    plan: plan.digest,
    action: `${workloadPath}/share-out?${new URLSearchParams([["rule", plan.rule], ...plan.among.map((one) => ["among", String(one.id)])])}`,
    reason: refused?.typed?.reason ?? "",
    ...troubleOf(refused, language),
  };
}

/** A day with its weekday left out, as a choice. */
export const dayOption = (day: string, language: Language) => ({ value: day, label: formatDate(day, language, "short") });
