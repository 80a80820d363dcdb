import type { ScoreLine } from "#app/domain/scorecard.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal, formatInteger, toDigits } from "#app/messages/numbers.ts";
import { formatPercent } from "#app/messages/percent.ts";
import type { Scorecard } from "#app/usecases/view-scorecard.server.ts";

function lineOf(key: string, name: string, line: ScoreLine, language: Language) {
  const share = (value: string | null) => (value === null ? null : formatPercent(value, language));
  const mean = (value: string | null) =>
    value === null ? null : formatDecimal(value, language, { minimumDecimals: 1, maximumDecimals: 1 });
  return {
    key,
    name,
    decisions: formatInteger(line.decisions, language),
    timely: share(line.timely_share),
    sentBack: share(line.sent_back_share),
    overturned: share(line.overturned_share),
    meanWorking: mean(line.mean_working),
    meanCalendar: mean(line.mean_calendar),
    longest: line.decisions === 0 ? null : formatInteger(line.longest, language),
  };
}

/** A scorecard in the reader's language; `problem` says why its workbook was not made. */
export function presentScorecard(card: Scorecard, desk: "province" | "ministry", language: Language, problem: string | null) {
  const t = catalogue(language)[desk === "ministry" ? "ministry" : "expert"].scorecard;
  const year = toDigits(String(card.year), language);
  const fa = language === "fa";
  return {
    desk,
    title: desk === "ministry" ? t.title({ year }) : t.ownTitle({ year }),
    shell: card.province === null ? {} : { place: fa ? card.province.name_fa : card.province.name_en },
    years: card.years.map((one) => ({ value: String(one), label: toDigits(String(one), language) })),
    year: String(card.year),
    rows: card.rows.map((row) => lineOf(row.key, fa ? row.name_fa : row.name_en, row, language)),
    total: lineOf("total", desk === "ministry" ? t.total : t.ofProvince, card.total, language),
    excel: desk === "ministry" ? `/ministry/scorecard.xlsx?year=${card.year}` : null,
    problem: problem === "busy" || problem === "fault" ? t.problems[problem] : null,
  };
}
