import { yearEnding } from "#app/domain/continuity.ts";
import { decimalPlaces } from "#app/domain/decimal.ts";
import { type Period, periodOfInstant, periodParts, periodsBetween } from "#app/domain/period.ts";
import type { FieldError } from "#app/domain/refusal.ts";
import { groupTrackingCode } from "#app/domain/tracking-code.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate, formatDateTime, formatPeriod, monthName } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal, formatInteger, toDigits } from "#app/messages/numbers.ts";
import type { ProductCourse, YearView } from "#app/usecases/view-year.server.ts";
import { awaitsFiling, dueOf, stripMonth } from "./return-form-head.server.ts";

export interface YearReader {
  language: Language;
  now: Date;
  /** Of this rendering's form. */
  key: string;
  /** The page's address. */
  url: URL;
  /** Why no certificate was issued. */
  refused: { code: string; fields: readonly FieldError[]; typed: { from: string; to: string } } | null;
}

/** Where the year page of an establishment is. */
export function yearPath(establishmentId: number): string {
  return `/liaison/establishments/${establishmentId}`;
}

function stripOf(view: YearView, language: Language, now: Date) {
  const t = messages(language, "sent").year;
  const present = periodOfInstant(now);
  const months = new Map(view.months.map((month) => [month.period, month]));
  return view.periods.map((period) => {
    const month = months.get(period);
    const { month: number } = periodParts(period);
    if (month === undefined) {
      const past = period < present ? { note: t.notExpected } : {};
      return { period, name: monthName(number, language), state: null, to: null, ...past };
    }
    const shown = { ...stripMonth({ ...month, id: month.return_id }, language, now, present), year: null };
    if (!awaitsFiling(month) || shown.missing || month.period_state === "planned") return shown;
    const due = dueOf(month.due_on, now, language);
    return { ...shown, note: due.kind === "last" ? t.lastDay : t.daysLeft({ days: due.days }) };
  });
}

function chartOf(view: YearView, course: ProductCourse | undefined, language: Language) {
  if (course === undefined) return null;
  const t = messages(language, "sent").year;
  const fa = language === "fa";
  const year = (number: number) => toDigits(String(number), language);
  const unit = fa ? course.unit_fa : course.unit_en;
  const series = (number: number, values: ProductCourse["this_year"]) => ({
    name: t.yearName({ year: year(number) }),
    values: values.map((value) => (value === null ? null : Number(value))),
    shown: values.map((value) => (value === null ? null : formatDecimal(value, language))),
  });
  const most = Math.max(
    0,
    ...[...course.this_year, ...course.last_year].map((value) => (value === null ? 0 : decimalPlaces(value))),
  );
  return {
    kind: "line" as const,
    unit,
    labels: view.periods.map((period) => monthName(periodParts(period).month, language)),
    labelHead: messages(language, "liaison").after.year.month,
    caption: t.chartOf({
      product: fa ? course.name_fa : course.name_en,
      year: year(view.year),
      before: year(view.year - 1),
      unit,
    }),
    places: Math.min(3, most) as 0 | 1 | 2 | 3,
    series: [series(view.year, course.this_year), series(view.year - 1, course.last_year)],
  };
}

function receiptsOf(view: YearView, language: Language) {
  const t = messages(language, "sent").versions;
  return [...view.months].reverse().flatMap((month) =>
    [...month.versions].reverse().map((version) => {
      const path = `/liaison/returns/${month.return_id}`;
      return {
        key: version.submission_id,
        period: formatPeriod(month.period, language, "short"),
        version: formatInteger(version.version, language),
        filedAt: formatDateTime(version.submitted_at, language),
        code: groupTrackingCode(version.tracking_code),
        mark: version.withdrawn ? t.withdrawn : version.version === month.in_force_version ? t.inForce : null,
        view: `${path}/view?version=${version.version}`,
        receipt: `${path}/receipt/${version.version}`,
        pdf: `${path}/receipt/${version.version}.pdf`,
      };
    }),
  );
}

function certificateOf(view: YearView, reader: YearReader) {
  const { language, key, refused, url } = reader;
  const t = messages(language, "sent").certificate;
  const { bounds } = view;
  const option = (period: Period) => ({ value: period, label: formatPeriod(period, language, "short") });
  const usual = bounds === null ? { from: "", to: "" } : yearEnding(bounds.last);
  const from = bounds !== null && usual.from < bounds.first ? bounds.first : usual.from;
  const errors: Readonly<Record<string, string>> = t.errors;
  const errorAt = (name: string) => {
    const code = refused?.fields.find((error) => error.field === name)?.code;
    return code === undefined ? null : (errors[code] ?? t.unreadable);
  };
  const issued = view.certificates.find((row) => String(row.id) === url.searchParams.get("issued"));
  const typed = refused?.code === "unreadable" ? null : refused?.typed;
  return {
    key,
    months: bounds === null ? null : periodsBetween(bounds.first, bounds.last).reverse().map(option),
    from: typed?.from ?? from,
    to: typed?.to ?? usual.to,
    errors: { from: errorAt("from"), to: errorAt("to") },
    refused: refused === null || errorAt("from") || errorAt("to") ? null : t.unreadable,
    issued: issued && refused === null ? { pdf: `/liaison/certificates/${issued.id}.pdf` } : null,
    list: view.certificates.map((row) => ({
      id: row.id,
      range: t.rangeOf({
        from: formatPeriod(row.from_period, language, "short"),
        to: formatPeriod(row.to_period, language, "short"),
      }),
      at: formatDate(row.issued_at, language, "short"),
      code: groupTrackingCode(row.tracking_code),
      pdf: `/liaison/certificates/${row.id}.pdf`,
      verify: `/verify/${row.tracking_code}`,
    })),
  };
}

function problemOf(url: URL, language: Language): string | null {
  const t = messages(language, "sent");
  const problems: Readonly<Record<string, string>> = {
    busy: t.year.excelBusy,
    fault: t.year.excelFault,
    range: t.year.excelRange,
  };
  const papers: Readonly<Record<string, string>> = { busy: t.receipt.busy, fault: t.receipt.fault };
  const [excel, pdf] = [url.searchParams.get("excel") ?? "", url.searchParams.get("pdf") ?? ""];
  const said = (texts: Readonly<Record<string, string>>, code: string) => (Object.hasOwn(texts, code) ? texts[code] : undefined);
  return said(problems, excel) ?? said(papers, pdf) ?? null;
}

/** The year page of an establishment in the reader's language. */
export function presentYear(view: YearView, reader: YearReader) {
  const { language, now, url } = reader;
  const t = messages(language, "sent").year;
  const fa = language === "fa";
  const { establishment, year } = view;
  const path = yearPath(establishment.id);
  const name = fa ? establishment.name_fa : establishment.name_en;
  const digits = (number: number) => toDigits(String(number), language);
  const to = (number: number) => `${path}?year=${number}`;
  const chosen =
    view.courses.find((course) => String(course.product_line_id) === url.searchParams.get("product")) ?? view.courses[0];
  const [first = "", last = ""] = [view.periods[0], view.periods.at(-1)];
  const through = view.bounds !== null && view.bounds.last < last ? view.bounds.last : last;
  return {
    title: `${name} · ${messages(language, "liaison").after.year.title({ year: digits(year) })}`,
    shell: { place: name },
    heading: name,
    subtitle: t.subtitle({
      licence: toDigits(establishment.licence_number ?? "–", language),
      province: fa ? establishment.province_fa : establishment.province_en,
    }),
    year: digits(year),
    path,
    here: to(year),
    previous: view.previous === null ? null : { to: to(view.previous), label: t.previous({ year: digits(view.previous) }) },
    next: view.next === null ? null : { to: to(view.next), label: t.next({ year: digits(view.next) }) },
    months: view.months.length === 0 ? [] : stripOf(view, language, now),
    chart: chartOf(view, chosen, language),
    products:
      view.courses.length < 2 || chosen === undefined
        ? null
        : {
            options: view.courses.map((course) => ({
              value: String(course.product_line_id),
              label: fa ? course.name_fa : course.name_en,
            })),
            chosen: String(chosen.product_line_id),
            year: String(year),
          },
    receipts: receiptsOf(view, language),
    excel:
      view.bounds === null || first > through
        ? null
        : {
            year: `${path}/history.xlsx?from=${first}&to=${through}`,
            all: `${path}/history.xlsx`,
            label: t.excelYear({ year: digits(year) }),
          },
    problem: problemOf(url, language),
    certificate: certificateOf(view, reader),
  };
}
