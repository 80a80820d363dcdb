import type { Finding } from "#app/domain/checks/finding.ts";
import { canonical } from "#app/domain/decimal.ts";
import { fingerprint, type OperationField } from "#app/domain/editing.ts";
import { daysInPeriod } from "#app/domain/period.ts";
import { formatDateTime } from "#app/messages/dates.ts";
import { describeFinding, moneyLabel } from "#app/messages/describe-finding.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal, formatInteger } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";
import { fieldErrorText } from "./field-error.server.ts";
import type { GridRow } from "./grid/grid-view.ts";
import { bodyFor, gridBody } from "./grid/rows-markup.server.ts";
import { fieldName, stoppageRows } from "./return-fields.ts";
import { gridRows, isSaidAtCell } from "./return-rows.server.ts";
import type { Attempt, ReasonSource, ReturnSource } from "./return-source.ts";
import type { FieldView, FindingView, OperationView, ReasonView, ReturnFormView, StoppageView } from "./return-view.ts";
import { fieldConflict } from "./stored-words.server.ts";
import { progressView, toSendView } from "./to-send.server.ts";

export interface Reading {
  language: Language;
  common: Areas["common"];
  findings: Areas["findings"];
}

function cellName(finding: Finding): string | null {
  if (finding.product_line_id === null) return finding.measure === "stoppages" ? "stoppages" : finding.measure;
  if (finding.measure === null) return null;
  return `f.${finding.product_line_id}.${finding.measure}`;
}

/** Findings in sentences. `explanations` null: nobody explains here (shown read-only by the page). */
export function findingViews(
  findings: readonly Finding[],
  source: Pick<ReturnSource, "products" | "operation" | "explanations" | "reasons" | "figures">,
  reading: Reading,
  attempt: Attempt | null,
): FindingView[] {
  const { language } = reading;
  const names = new Map(source.products.map((row) => [row.product_line_id, language === "fa" ? row.name_fa : row.name_en]));
  const units = new Map(source.products.map((row) => [row.unit_code, language === "fa" ? row.unit_fa : row.unit_en]));
  return findings.map((finding) => {
    const said = describeFinding(finding, {
      language,
      common: reading.common,
      findings: reading.findings,
      products: names,
      units,
      money: source.operation.money,
    });
    const name = fieldName.explanation(finding.key);
    const stored = source.explanations.get(finding.key) ?? "";
    const conflict = isConflict(attempt, name);
    return {
      key: finding.key,
      severity: finding.severity,
      title: said.title,
      sentence: said.sentence,
      cell: cellName(finding),
      at_cell: isSaidAtCell(finding),
      fix: finding.fix === null ? null : { value: finding.fix, shown: said.fixShown ?? finding.fix },
      explanation:
        finding.severity === "explain"
          ? {
              value: attempt?.typed?.[name] ?? stored,
              // After a conflict the stored text has been seen: saving again replaces it knowingly.
              base: (conflict ? undefined : attempt?.typed?.[fieldName.base(name)]) ?? stored,
              error: conflict ? fieldConflict(name, source, reading) : errorAt(attempt, name, reading),
            }
          : null,
    };
  });
}

/** Reasons with their cells, replies and answers; `replying` gives each open one its field. */
export function reasonViews(
  reasons: readonly ReasonSource[],
  source: Pick<ReturnSource, "products" | "operation" | "explanations" | "reasons" | "figures">,
  reading: Reading,
  replying: { attempt: Attempt | null } | null,
): ReasonView[] {
  const { language, common: t } = reading;
  return reasons.map((reason): ReasonView => {
    const product = source.products.find((row) => row.product_line_id === reason.product_line_id);
    const productName = product ? (language === "fa" ? product.name_fa : product.name_en) : null;
    const now =
      reason.product_line_id !== null && reason.measure !== null
        ? (source.figures.get(reason.product_line_id)?.[reason.measure] ?? null)
        : null;
    const then = reason.value_then === null ? null : canonical(reason.value_then);
    const changed = reason.measure !== null && now !== then;
    const by = language === "fa" ? reason.by_fa : reason.by_en;
    const kind =
      reason.answer === "changed" || (reason.answer === null && changed)
        ? "changed"
        : reason.answer === "replied"
          ? "reply"
          : "open";
    const name = fieldName.reply(reason.id);
    const show = (value: string | null) => (value === null ? t.grid.blank : formatDecimal(value, language));
    return {
      id: reason.id,
      title: t.reasonCodes[reason.code],
      place: productName
        ? [productName, reason.measure ? t.measures[reason.measure] : ""].filter(Boolean).join(t.grid.separator)
        : null,
      cell: reason.product_line_id !== null && reason.measure ? `f.${reason.product_line_id}.${reason.measure}` : null,
      objected: then ?? "",
      text: reason.text,
      by: [by, formatDateTime(reason.at, language)].filter(Boolean).join(" · "),
      answer: {
        kind,
        content: kind === "changed" ? `${show(then)} ← ${show(now)}` : reason.reply,
      },
      ...(replying && reason.answer === null
        ? {
            reply: {
              value: replying.attempt?.typed?.[name] ?? reason.reply,
              error: isConflict(replying.attempt, name)
                ? fieldConflict(name, source, reading)
                : errorAt(replying.attempt, name, reading),
            },
          }
        : {}),
    };
  });
}

function isConflict(attempt: Attempt | null, field: string): boolean {
  return attempt?.errors.some((one) => one.field === field && one.code === "changed-meanwhile") ?? false;
}

function errorAt(attempt: Attempt | null, field: string, { common, language }: Reading): string | null {
  const error = attempt?.errors.find((one) => one.field === field);
  return error ? fieldErrorText(error, common, language) : null;
}

function operationView(source: ReturnSource, reading: Reading, attempt: Attempt | null): OperationView {
  const { language } = reading;
  const { operation } = source;
  const typed = attempt?.typed ?? null;
  const errorOf = (name: string): string | null => {
    return isConflict(attempt, name) ? fieldConflict(name, source, reading) : errorAt(attempt, name, reading);
  };
  const baseOf = (name: OperationField) => {
    return (isConflict(attempt, name) ? undefined : typed?.[fieldName.base(name)]) ?? fingerprint(operation[name]);
  };
  const field = <T extends string>(name: Exclude<OperationField, "stoppages">, stored: T): FieldView<T> => ({
    value: (typed?.[name] as T | undefined) ?? stored,
    base: baseOf(name),
    error: errorOf(name),
  });
  const digits = (days: number | null) => (days === null ? "" : formatInteger(days, language));
  const errors: Record<string, string> = {};
  const stoppagesError = errorOf("stoppages");
  if (stoppagesError) errors.stoppages = stoppagesError;
  const rows = Array.from({ length: stoppageRows }, (_, index): StoppageView => {
    const stored = operation.stoppages[index];
    for (const part of ["reason", "from", "to", "text"] as const) {
      const name = fieldName.stoppage(index, part);
      const error = errorOf(name);
      if (error) errors[name] = error;
    }
    const of = (part: "reason" | "from" | "to" | "text", held: string) => typed?.[fieldName.stoppage(index, part)] ?? held;
    return {
      reason: of("reason", stored?.reason ?? "") as StoppageView["reason"],
      from: of("from", digits(stored?.from_day ?? null)),
      to: of("to", digits(stored?.to_day ?? null)),
      text: of("text", stored?.text ?? ""),
    };
  });
  return {
    operating_state: field("operating_state", operation.operating_state ?? ""),
    days_worked: field("days_worked", digits(operation.days_worked)),
    idle_cause: field("idle_cause", operation.idle_cause ?? ""),
    remarks: field("remarks", operation.remarks),
    money: field("money", `${operation.money.unit}:${operation.money.scale}`),
    stoppages: { rows, base: baseOf("stoppages"), errors },
    days_of_month: formatInteger(daysInPeriod(source.period), language),
  };
}

/** The view with the rows its grid was made of, which stay on the server. */
export interface MadeFormView extends ReturnFormView {
  rows: GridRow[];
}

/** What of a view goes to the page: `document` where the page is a document, whose text holds the grid's rows. */
export function sentView({ rows: _rows, ...view }: MadeFormView, { document }: { document: boolean }): ReturnFormView {
  return { ...view, grid: bodyFor(document, view.grid) };
}

/** The form of a return in the reader's language, keeping every letter of a refused request. */
export function returnFormView(source: ReturnSource, reading: Reading, attempt: Attempt | null): MadeFormView {
  // The liaison sees what concerns him; notes for experts are for the desk of the province.
  const findings = source.findings.filter((finding) => finding.audience === "all");
  const open = source.reasons.filter((reason) => reason.answer === null);
  const money = moneyLabel(source.operation.money, reading.common);
  const rows = gridRows({ ...source, findings }, reading.language, reading.common, attempt, null, (field) =>
    fieldConflict(field, source, reading),
  );
  const shown = {
    findings: findingViews(findings, source, reading, attempt),
    reasons: reasonViews(open, source, reading, { attempt }),
  };
  return {
    rows,
    grid: gridBody(rows, { t: reading.common, money }),
    money,
    operation: operationView(source, reading, attempt),
    findings: shown.findings,
    to_send: toSendView({ ...source, findings }, shown, reading),
    progress: progressView(shown.reasons, reading),
    reasons: shown.reasons,
    reply_bases: open.map((reason) => {
      const name = fieldName.base(fieldName.reply(reason.id));
      const typed = isConflict(attempt, fieldName.reply(reason.id)) ? undefined : attempt?.typed?.[name];
      return { name, value: typed ?? reason.reply };
    }),
  };
}
