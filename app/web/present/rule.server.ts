import {
  expertRules,
  type Finding,
  type RuleCode,
  ruleCodes,
  type ThresholdName,
  type Thresholds,
} from "#app/domain/checks/finding.ts";
import { limitsOfRule } from "#app/domain/checks/limits.ts";
import { type ParamName, paramKinds } from "#app/domain/checks/sentence.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import { describeFinding, type FindingReader, paramWord } from "#app/messages/describe-finding.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal, formatInteger, toDigits } from "#app/messages/numbers.ts";
import type { CaseAsked, RuleCase, RuleDesk, RuleView } from "#app/usecases/view-rule.server.ts";

const deskPaths = { liaison: "/liaison", province: "/expert", ministry: "/ministry" } as const;

/** Reads the rule an address names; null where there is none of the name. */
export function readRule(text: string | undefined): RuleCode | null {
  return ruleCodes.find((code) => code === text) ?? null;
}

/** Reads the case an address names: `return`, `finding`, and for a desk `version`. */
export function readCase(query: URLSearchParams): CaseAsked | null {
  const [id, key, version] = [query.get("return"), query.get("finding"), query.get("version")];
  if (id === null || key === null || !/^[1-9]\d{0,9}$/.test(id)) return null;
  return { return_id: Number(id), key, version: version !== null && /^[1-9]\d{0,4}$/.test(version) ? Number(version) : null };
}

/** A threshold as it is read: a number in the reader's digits, or days of the year. */
export function limitValue(name: ThresholdName, value: string, language: Language): string {
  if (name !== "quota_days") return formatDecimal(value, language);
  return catalogue(language).checks.days({ days: toDigits(value, language) });
}

function limitRows(rule: RuleCode, held: Partial<Record<ThresholdName, string>>, language: Language) {
  const names = limitsOfRule[rule] ?? [];
  const { thresholds } = catalogue(language).checks;
  return names.flatMap((name) => {
    const value = held[name];
    return value === undefined ? [] : [{ name: thresholds[name], value: limitValue(name, value, language) }];
  });
}

function readerOf(held: RuleCase, language: Language): FindingReader {
  const { common, findings } = catalogue(language);
  const named = <T extends { name_fa: string; name_en: string }>(row: T) => (language === "fa" ? row.name_fa : row.name_en);
  return {
    language,
    common,
    findings,
    products: new Map(held.products.map((row) => [row.product_line_id, named(row)])),
    units: new Map(held.units.map((row) => [row.code, named(row)])),
    money: held.money,
  };
}

function numbersOf(finding: Finding, reader: FindingReader) {
  const { params } = catalogue(reader.language).checks;
  return (Object.keys(params) as (keyof typeof params & ParamName)[]).flatMap((name) => {
    const value = finding.params[name] ?? "";
    return value === "" ? [] : [{ name: params[name], value: paramWord(paramKinds[name], value, finding, reader) }];
  });
}

function casePath(desk: RuleDesk, { found, finding }: RuleCase): string {
  const anchor = finding === null ? "" : `#finding-${finding.key}`;
  return `${deskPaths[desk]}/returns/${found.id}${anchor}`;
}

function caseOf(desk: RuleDesk, held: RuleCase, language: Language) {
  const { checks: t, common } = catalogue(language);
  const { found, finding } = held;
  const reader = readerOf(held, language);
  const establishment = language === "fa" ? found.establishment_fa : found.establishment_en;
  const said = finding === null ? null : describeFinding(finding, reader);
  return {
    title: t.case,
    where: t.caseOf({ establishment, period: formatPeriod(found.period, language, "short") }),
    kind: finding === null ? null : { severity: finding.severity, word: common.severities[finding.severity] },
    about: said?.title ?? "",
    sentence: said?.sentence ?? t.gone,
    numbers: { title: t.numbers, rows: finding === null ? [] : numbersOf(finding, reader) },
    back: { to: casePath(desk, held), text: t.back },
  };
}

/** A rule's page in the reader's language. */
export function presentRule(desk: RuleDesk, view: RuleView, language: Language) {
  const { checks: t, findings } = catalogue(language);
  const { rule, thresholds } = view;
  const used = view.case?.finding?.limits;
  const rows = limitRows(rule, used ?? thresholds, language);
  const expert = expertRules.has(rule);
  const version = view.case?.finding?.version;
  return {
    title: findings.rules[rule],
    heading: findings.rules[rule],
    subtitle: [
      t.audience[expert ? "expert" : "all"],
      version === undefined ? "" : t.version({ version: formatInteger(version, language) }),
    ]
      .filter(Boolean)
      .join(" · "),
    all: { to: `${deskPaths[desk]}/checks`, text: t.all },
    what: { title: t.what, text: t.rules[rule].what },
    help: { title: t.help, text: t.rules[rule].help },
    note: expert ? t.expertOnly : null,
    limits:
      rows.length === 0
        ? null
        : { title: t.limits, note: used ? t.usedThen : t.inForce, head: { limit: t.limit, value: t.value }, rows },
    case: view.case === null ? null : caseOf(desk, view.case, language),
  };
}

/** The list of the rules a desk sees. */
export function presentRules(desk: RuleDesk, thresholds: Thresholds, language: Language) {
  const { checks: t, findings } = catalogue(language);
  const shown = ruleCodes.filter((rule) => desk !== "liaison" || !expertRules.has(rule));
  return {
    title: t.title,
    lead: t.lead,
    columns: t.columns,
    rows: shown.map((rule) => ({
      to: `${deskPaths[desk]}/checks/${rule}`,
      name: findings.rules[rule],
      audience: t.audience[expertRules.has(rule) ? "expert" : "all"],
      limits: limitRows(rule, thresholds, language).map((row) => `${row.name}: ${row.value}`),
      none: t.noLimits,
    })),
  };
}
