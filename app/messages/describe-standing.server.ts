import type { Finding, RuleCode } from "#app/domain/checks/finding.ts";
import type { Decimal } from "#app/domain/decimal.ts";
import { isStandingRule } from "#app/domain/standing.ts";
import type { StandingMark } from "#app/domain/standing-mark.ts";
import { messages } from "./catalogue.server.ts";
import { formatPeriod } from "./dates.ts";
import type { Language } from "./language.ts";
import { formatPercent } from "./percent.ts";

const isolated = (text: string) => `\u2068${text}\u2069`;

/** What a ceiling of a rule is a ceiling of, in the reader's language. */
export function measureWord(rule: RuleCode, language: Language): string {
  return isStandingRule(rule) ? messages(language, "served").standing.measures[rule] : "";
}

/** A deviation or a ceiling as it is read: a percentage with one decimal. */
export function sizeText(size: Decimal, language: Language): string {
  return formatPercent(size, language);
}

function wordsOf(finding: Finding, mark: StandingMark, language: Language) {
  const { standing: t } = messages(language, "served");
  return {
    period: formatPeriod(mark.period, language, "short"),
    until: formatPeriod(mark.until, language, "short"),
    by: isolated(language === "fa" ? mark.by_fa : mark.by_en),
    text: isolated(mark.text),
    measure: measureWord(finding.rule, language),
    ceiling: sizeText(mark.ceiling, language),
    size: sizeText(mark.size, language),
    side: t.sides[mark.side],
  };
}

/** What a standing explanation means for a finding, said to the liaison; "" where there is none. */
export function standingForLiaison(finding: Finding, language: Language): string {
  const { standing: mark } = finding;
  return mark ? messages(language, "served").standing.liaison[mark.outcome](wordsOf(finding, mark, language)) : "";
}

/** The same beside a finding on a desk: its name where it speaks for the finding, and what there is to know. */
export function standingForDesk(finding: Finding, language: Language): { name: string | null; note: string } | null {
  const { standing: mark } = finding;
  if (!mark) return null;
  const { standing: t } = messages(language, "served");
  const words = wordsOf(finding, mark, language);
  return { name: mark.outcome === "covered" ? t.name(words) : null, note: t.desk[mark.outcome](words) };
}
