import { fromColumn } from "#app/domain/decimal.ts";
import { isFiltered, type QueueQuestion, type ReviewDesk } from "#app/domain/review-queue.ts";
import { mostTogether, type TogetherOutcome } from "#app/domain/together.ts";
import { formatDateTime, formatPeriod, formatTime } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal, formatInteger, signs, toDigits } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";
import { impactText, type Named } from "./queue-row.server.ts";
import { basePath, queuePath, queueQuery, reviewPath } from "./review-query.ts";
import type { TogetherRefused } from "./together.server.ts";
import {
  type Beside,
  type TogetherLineView,
  type TogetherOutcomePageView,
  type TogetherPageView,
  type TogetherRowView,
  togetherMeasures,
  totalsShown,
} from "./together-view.ts";

export interface TogetherReading {
  language: Language;
  common: Areas["common"];
  words: Pick<Areas["expert"], "queue" | "together">;
}

interface SourceRow {
  id: number;
  revision: number;
  province_code: string;
  isic_code: string;
  impact: string;
  establishment_fa: string;
  establishment_en: string;
  county_fa: string;
  county_en: string;
}
type Quantities = Record<"production" | "domestic_quantity" | "export_quantity", string | null>;
type FigureSource = Named & Quantities & { product_line_id: number; unit_fa: string; unit_en: string; closing: string | null };
type TotalSource = Named & Quantities & { catalogue_item_id: number | null; unit_code: string; unit_fa: string; unit_en: string };

interface Desk {
  desk: ReviewDesk;
  province: Named | null;
  waiting: number;
}

export interface TogetherSource extends Desk {
  provinces: readonly (Named & { code: string })[];
  question: QueueQuestion;
  floor: string;
  rows: readonly SourceRow[];
  more: boolean;
  sample: ReadonlySet<number>;
  figures: ReadonlyMap<number, readonly FigureSource[]>;
  last: ReadonlyMap<number, readonly FigureSource[]>;
  totals: readonly (TotalSource & { returns: number; last: TotalSource | null })[];
}

const named = (of: Named, language: Language) => (language === "fa" ? of.name_fa : of.name_en);
const unitOf = (of: { unit_fa: string; unit_en: string }, language: Language) => (language === "fa" ? of.unit_fa : of.unit_en);

/** A threshold of impact as it is read: with its percent sign. */
export function percentOf(floor: string, language: Language): string {
  return formatDecimal(floor, language) + signs[language].percent;
}

/** The address of the page where a question's clean returns are decided on together. */
export function togetherPath(desk: ReviewDesk, question: QueueQuestion): string {
  return `${basePath[desk]}/together${queueQuery(question)}`;
}

function shellOf({ desk, province, waiting }: Desk, language: Language): TogetherPageView["shell"] {
  const place = province && named(province, language);
  return { ...(desk === "province" && place ? { place } : {}), counts: { queue: formatInteger(waiting, language) } };
}

function beside(now: string | null, last: string | null | undefined, language: Language): Beside {
  const said = (value: string | null | undefined) =>
    value === null || value === undefined ? null : formatDecimal(fromColumn(value), language);
  return { value: said(now), last: said(last) };
}

function placeOf(
  row: SourceRow,
  view: Pick<TogetherSource, "desk" | "provinces">,
  { language, common }: TogetherReading,
): string {
  const province = view.desk === "ministry" ? view.provinces.find((one) => one.code === row.province_code) : undefined;
  const county = language === "fa" ? row.county_fa : row.county_en;
  return province ? [named(province, language), county].join(common.grid.separator) : county;
}

function rowView(
  row: SourceRow,
  view: TogetherSource,
  reading: TogetherReading,
  ticked: ReadonlySet<string> | null,
): TogetherRowView {
  const { language } = reading;
  const value = `${row.id}.${row.revision}`;
  return {
    id: row.id,
    value,
    ticked: ticked === null || ticked.has(value),
    establishment: language === "fa" ? row.establishment_fa : row.establishment_en,
    to: reviewPath(view.desk, row.id, view.question),
    place: placeOf(row, view, reading),
    county: language === "fa" ? row.county_fa : row.county_en,
    isic: toDigits(row.isic_code, language),
    impact: impactText(row.impact, reading),
  };
}

/** The returns beside the sample, by the place at which a reader looks for them. */
function restByPlace(view: TogetherSource, rows: readonly TogetherRowView[], { language, words }: TogetherReading) {
  const groups = new Map<string, { place: string; rows: TogetherRowView[] }>();
  for (const [index, row] of rows.entries()) {
    const source = view.rows[index];
    if (source === undefined || view.sample.has(row.id)) continue;
    const province = view.desk === "ministry" ? view.provinces.find((one) => one.code === source.province_code) : undefined;
    const place = province ? named(province, language) : row.county;
    const group = groups.get(place) ?? { place, rows: [] };
    groups.set(place, group);
    group.rows.push(row);
  }
  return [...groups.values()].map((group) => ({
    key: group.place,
    title: words.together.rest.group({ place: group.place, count: formatInteger(group.rows.length, language) }),
    rows: group.rows,
  }));
}

function refusedView(refused: TogetherRefused | null, { words, common }: TogetherReading): TogetherPageView["refused"] {
  if (refused === null) return null;
  const own: Readonly<Record<string, string>> = { ...common.refusals, ...words.together.refusals };
  return { sentence: own[refused.code] ?? common.errors.fault, conflict: refused.code === "key-reused" };
}

/** The page on which a queue's clean returns are looked at and decided on together, in the reader's language. */
export function togetherPageView(
  view: TogetherSource,
  reading: TogetherReading,
  request: { key: string; refused: TogetherRefused | null },
): TogetherPageView {
  const { language, words } = reading;
  const t = words.together;
  const { desk, question } = view;
  const digits = (count: number) => formatInteger(count, language);
  const rows = view.rows.map((row) => rowView(row, view, reading, request.refused?.ticked ?? null));
  return {
    title: t.title[desk],
    shell: shellOf(view, language),
    desk,
    subtitle:
      question.period === null
        ? null
        : t.subtitle({ period: formatPeriod(question.period, language), count: digits(rows.length) }),
    queuePath: queuePath(desk, question),
    action: togetherPath(desk, question),
    key: request.key,
    notes: [
      ...(isFiltered(question) || question.tab !== "waiting" ? [t.filtered] : []),
      ...(view.more ? [t.more({ count: digits(mostTogether) })] : []),
    ],
    floor: t.what.floor({ floor: percentOf(view.floor, language) }),
    floorPath: desk === "ministry" ? "/ministry/together/floor" : null,
    total: rows.length,
    totals: view.totals.map((row) => ({
      key: `${row.catalogue_item_id} ${row.unit_code} ${row.name_fa}`,
      product: named(row, language),
      unit: unitOf(row, language),
      returns: digits(row.returns),
      figures: {
        production: beside(row.production, row.last?.production, language),
        domestic_quantity: beside(row.domestic_quantity, row.last?.domestic_quantity, language),
        export_quantity: beside(row.export_quantity, row.last?.export_quantity, language),
      },
    })),
    sample: rows
      .filter((row) => view.sample.has(row.id))
      .map((row) => ({
        ...row,
        products: (view.figures.get(row.id) ?? []).map((line) => {
          const last = view.last.get(row.id)?.find((one) => one.product_line_id === line.product_line_id);
          const figures = togetherMeasures.map((measure) => [measure, beside(line[measure], last?.[measure], language)] as const);
          return {
            key: line.product_line_id,
            name: named(line, language),
            unit: unitOf(line, language),
            figures: Object.fromEntries(figures) as Record<(typeof togetherMeasures)[number], Beside>,
          };
        }),
      })),
    furtherTotals: t.totals.further({ count: digits(view.totals.length - totalsShown) }),
    rest: restByPlace(view, rows, reading),
    refused: refusedView(request.refused, reading),
  };
}

export interface TogetherOutcomeSource extends Desk {
  found: { id: number; asked_at: Date; unknown: number; undo_asked_at: Date | null };
  undo_until: Date | null;
  rows: readonly (SourceRow & { period: string; outcome: TogetherOutcome | null; undone: TogetherOutcome | null })[];
}

function whyOf(outcome: TogetherOutcome | null, { words, common }: TogetherReading): string {
  const said: Readonly<Record<string, string>> = {
    ...common.refusals,
    ...words.together.meanwhile,
    ...words.together.unclean,
  };
  return said[outcome ?? ""] ?? "";
}

/** What became of a decision on many, in the reader's language. */
export function togetherOutcomeView(
  view: TogetherOutcomeSource,
  reading: TogetherReading,
  request: { key: string; question: QueueQuestion; refusal: string | null },
): TogetherOutcomePageView {
  const { language, words, common } = reading;
  const t = words.together.outcome;
  const { desk, found, rows } = view;
  const { question } = request;
  const digits = (count: number) => formatInteger(count, language);
  const lines = (of: TogetherOutcomeSource["rows"], column: "outcome" | "undone"): TogetherLineView[] =>
    of.map((row) => ({
      id: row.id,
      establishment: language === "fa" ? row.establishment_fa : row.establishment_en,
      place: language === "fa" ? row.county_fa : row.county_en,
      to: reviewPath(desk, row.id, question),
      why: whyOf(row[column], reading),
    }));
  const decided = rows.filter((row) => row.outcome === "done");
  const refused = rows.filter((row) => row.outcome !== null && row.outcome !== "done");
  const pending = rows.length - decided.length - refused.length;
  const undone = decided.filter((row) => row.undone === "done");
  const kept = decided.filter((row) => row.undone !== null && row.undone !== "done");
  const section = (title: (p: { count: string }) => string, of: TogetherOutcomeSource["rows"], column: "outcome" | "undone") =>
    of.length === 0 ? null : { title: title({ count: digits(of.length) }), rows: lines(of, column) };
  const asked: Readonly<Record<string, string>> = { ...common.refusals, ...words.together.refusals };
  const remains = decided.filter((row) => row.undone === null);
  const left = found.undo_asked_at === null ? pending : remains.length;
  return {
    title: t.title,
    shell: shellOf(view, language),
    desk,
    subtitle: t.at({ time: formatDateTime(found.asked_at, language) }),
    queuePath: queuePath(desk, question),
    action: `${basePath[desk]}/together/${found.id}${queueQuery(question)}`,
    key: request.key,
    done: decided.length === 0 ? t.doneNone : t.done[desk]({ count: digits(decided.length) }),
    nothing: decided.length === 0,
    undo: view.undo_until !== null && remains.length > 0 ? t.undo({ time: formatTime(view.undo_until, language) }) : null,
    reopen: desk === "ministry" && decided.length > 0 ? t.reopen : null,
    undone: undone.length === 0 ? null : t.undone({ count: digits(undone.length) }),
    pending: left === 0 ? null : t.pending({ count: digits(left) }),
    unknown: found.unknown === 0 ? null : t.unknown({ count: digits(found.unknown) }),
    refused: section(t.refusedTitle, refused, "outcome"),
    kept: section(t.keptTitle, kept, "undone"),
    list: section(
      t.listTitle,
      decided.filter((row) => row.undone !== "done"),
      "outcome",
    ),
    refusal: request.refusal === null ? null : (asked[request.refusal] ?? common.errors.fault),
  };
}
