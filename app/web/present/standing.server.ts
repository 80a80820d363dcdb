import type { Finding } from "#app/domain/checks/finding.ts";
import { comparePeriods, nextPeriod, periodOfInstant } from "#app/domain/period.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import { describeFinding } from "#app/messages/describe-finding.ts";
import { measureWord, sizeText } from "#app/messages/describe-standing.server.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import type { StandingsView, StandingView } from "#app/usecases/view-standing.server.ts";
import { newRequestKey } from "../request-key.server.ts";
import { type EndRefused, endReasonLength } from "../standing-form.server.ts";

export const standingPath = "/expert/standing";

interface Reader {
  language: Language;
  now: Date;
}

type Row = StandingsView["rows"][number];

const shellOf = (waiting: number, language: Language) => ({ counts: { queue: formatInteger(waiting, language) } });

function aboutOf(row: Row, language: Language): string {
  const { common, findings } = catalogue(language);
  const product = language === "fa" ? row.product_fa : row.product_en;
  return [findings.rules[row.rule], product].filter(Boolean).join(common.grid.separator);
}

const ceilingOf = (row: Row, language: Language) => `${sizeText(row.ceiling, language)} (${measureWord(row.rule, language)})`;

/** The list of standing explanations, or of those that were ended, in the reader's language. */
export function presentStandings(view: StandingsView, { language, now }: Reader) {
  const { page: t } = catalogue(language).served.standing;
  const month = (period: string) => formatPeriod(period, language, "short");
  const here = view.live ? standingPath : `${standingPath}?ended=1`;
  return {
    title: t.title,
    subtitle: t.subtitle,
    shell: shellOf(view.waiting, language),
    back: { to: "/expert", text: t.toQueue },
    tabs: [
      { to: standingPath, text: t.live, current: view.live },
      { to: `${standingPath}?ended=1`, text: t.ended, current: !view.live },
    ],
    columns: { establishment: t.establishment, about: t.about, text: t.text, until: t.until, ceiling: t.ceiling },
    rows: view.rows.map((row) => ({
      id: row.id,
      establishment: language === "fa" ? row.establishment_fa : row.establishment_en,
      about: aboutOf(row, language),
      text: row.text,
      until: month(row.until_period),
      over: row.live !== null && comparePeriods(row.until_period, periodOfInstant(now)) < 0 ? t.over : null,
      ceiling: ceilingOf(row, language),
      to: `${standingPath}/${row.id}`,
      open: row.live === null ? t.look : t.open,
    })),
    none: view.rows.length > 0 ? null : { title: view.live ? t.none : t.noneEnded, hint: t.noneHint },
    pages: {
      newest: view.before === null ? null : { to: here, text: t.newest },
      more: view.next === null ? null : { to: `${here}${view.live ? "?" : "&"}before=${view.next}`, text: t.more },
    },
  };
}

function saidOf({ finding, snapshot, units }: StandingView, language: Language) {
  const { common, findings } = catalogue(language);
  const named = <T extends { name_fa: string; name_en: string }>(row: T) => (language === "fa" ? row.name_fa : row.name_en);
  return describeFinding(finding, {
    language,
    common,
    findings,
    products: new Map(snapshot.products.map((row) => [row.product_line_id, named(row)])),
    units: new Map(units.map((row) => [row.code, named(row)])),
    money: { unit: snapshot.money_unit, scale: snapshot.money_scale },
  });
}

function historyOf({ standing: row }: StandingView, language: Language) {
  const { common, served } = catalogue(language);
  const { page: t } = served.standing;
  const roles: Readonly<Record<string, string>> = common.roles;
  const who = (name: string | null, role: string | null) => [name, roles[role ?? ""]].filter(Boolean).join(" · ");
  const granted = {
    id: "granted",
    title: t.granted({ version: formatInteger(row.version, language) }),
    who: who(language === "fa" ? row.granted_by_fa : row.granted_by_en, row.granted_role),
    when: formatDateTime(row.granted_at, language),
    whenIso: row.granted_at.toISOString(),
    tone: "done" as const,
  };
  if (row.ended_at === null || row.ended_because === null) return [granted];
  const ended = {
    id: "ended",
    title: t.causes[row.ended_because],
    who: who(language === "fa" ? row.ended_by_fa : row.ended_by_en, row.ended_role),
    when: formatDateTime(row.ended_at, language),
    whenIso: row.ended_at.toISOString(),
    tone: "back" as const,
    ...(row.end_reason === "" ? {} : { note: row.end_reason }),
  };
  return [ended, granted];
}

function refusedOf(refused: EndRefused | null, language: Language) {
  if (refused === null) return null;
  const { common, served } = catalogue(language);
  const { page: t } = served.standing;
  const own: Readonly<Record<string, string>> = { ...common.refusals, ...t.refusals };
  const errors = (refused.refusal.fields ?? []).map(({ field, code }) => ({
    field,
    text: code === "too-long" ? t.reasonLong : t.reasonMissing,
  }));
  return {
    sentence: own[refused.refusal.code] ?? common.errors.fault,
    conflict: refused.refusal.code === "changed-meanwhile",
    errors,
    count: formatInteger(errors.length, language),
  };
}

function usesOf({ uses }: StandingView, finding: Finding, language: Language) {
  const { page: t } = catalogue(language).served.standing;
  return {
    title: t.uses,
    none: t.noUses,
    columns: { month: t.months, sent: t.sent, size: `${t.size} (${measureWord(finding.rule, language)})`, outcome: t.outcome },
    rows: uses.map((use) => ({
      key: `${use.return_id}.${use.version}`,
      month: t.use({ period: formatPeriod(use.period, language, "short"), version: formatInteger(use.version, language) }),
      to: `/expert/returns/${use.return_id}?version=${use.version}`,
      sent: formatDateTime(use.submitted_at, language, "numeric"),
      size: sizeText(use.mark.size, language),
      outcome: t.outcomes[use.mark.outcome],
    })),
  };
}

/** The page of one standing explanation in the reader's language. */
export function presentStanding(
  view: StandingView,
  { language, now, refused, done }: Reader & { refused: EndRefused | null; done: boolean },
) {
  const { common, served } = catalogue(language);
  const t = served.standing;
  const { standing: row, finding } = view;
  const said = saidOf(view, language);
  const month = (period: string) => formatPeriod(period, language, "short");
  const live = row.live !== null;
  const over = live && comparePeriods(row.until_period, periodOfInstant(now)) < 0;
  const given = t.page.given({ period: month(row.period), version: formatInteger(row.version, language) });
  return {
    title: t.name({ period: month(row.period) }),
    subtitle: language === "fa" ? row.establishment_fa : row.establishment_en,
    shell: shellOf(view.waiting, language),
    tag: { text: over ? t.page.over : live ? t.page.live : t.page.ended, live: live && !over },
    back: { to: standingPath, text: t.page.toList },
    done: done && !live ? t.page.done : null,
    case: {
      title: t.page.case,
      about: said.title,
      sentence: said.sentence,
      severity: finding.severity,
      kind: common.severities[finding.severity],
      text: { title: t.page.text, said: row.text },
    },
    facts: [
      { term: t.page.months, value: t.page.until12({ from: month(nextPeriod(row.period)), until: month(row.until_period) }) },
      { term: t.page.ceiling, value: ceilingOf(row, language) },
      { term: t.page.caseSize, value: sizeText(row.measured, language) },
      { term: t.page.side, value: t.sides[row.side] },
      { term: t.page.givenIn, value: given, to: `/expert/returns/${row.return_id}?version=${row.version}` },
    ],
    end: !live
      ? null
      : {
          title: t.page.end,
          key: newRequestKey(),
          hint: t.page.endHint,
          reason: {
            label: t.page.reason,
            hint: t.page.reasonHint,
            value: refused?.reason ?? "",
            error: refusedOf(refused, language)?.errors.find((error) => error.field === "reason")?.text ?? null,
            maxLength: endReasonLength,
          },
          button: t.page.end,
        },
    refused: refusedOf(refused, language),
    history: { title: t.page.history, items: historyOf(view, language) },
    uses: usesOf(view, finding, language),
  };
}
