import type { Finding, RuleCode } from "#app/domain/checks/finding.ts";
import { canonical, type Decimal } from "#app/domain/decimal.ts";
import { type Measure, measures, type ReasonCode } from "#app/domain/monthly-return.ts";
import { formatDateTime } from "#app/messages/dates.ts";
import { fieldErrorText } from "#app/messages/field-error.server.ts";
import { formatDecimal, formatInteger } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";
import type { ReasonItem } from "#app/ui/reason-list.tsx";
import type { ReasonOffers } from "./reason-cell.tsx";
import type { ReasonSource } from "./return-source.ts";
import type { Reading } from "./return-view.server.ts";
import type { ReviewRefused } from "./review.server.ts";
import { cellAnchor, cellValue, reasonRows, reviewField } from "./review-fields.ts";
import type { Proposal } from "./review-prefill.ts";
import type { ReviewAddress } from "./review-query.ts";
import type { ReviewSource } from "./review-source.ts";
import type { ReasonRowView, ReviewPageView } from "./review-view.ts";

type Words = Areas["expert"]["review"];

function isMeasure(text: string | null): text is Measure {
  return text !== null && (measures as readonly string[]).includes(text);
}

const codeOfRule: Readonly<Partial<Record<RuleCode, ReasonCode>>> = {
  "unit-slip": "unit-slip",
  capacity: "exceeds-capacity",
  balance: "does-not-balance",
  "material-balance": "does-not-balance",
  "toll-above-production": "does-not-balance",
  "export-above-available": "does-not-balance",
  jump: "unexplained-jump",
};

/**
 * The reason a finding would become: its cell as a choice's value, a code, and its sentence. What is for the desk only
 * is never proposed as words to the establishment.
 */
export function reasonOfFinding(finding: Finding, sentence: string): Proposal {
  const measure = isMeasure(finding.measure) ? finding.measure : null;
  const text = finding.audience === "all" ? sentence : "";
  return {
    cell: cellValue({ product_line_id: finding.product_line_id, measure: finding.product_line_id === null ? null : measure }),
    code: codeOfRule[finding.rule] ?? (text === "" ? "" : "other"),
    text,
  };
}

/** What each cell proposes: the reason of its first finding, which is the loudest. */
export function reasonOffers(findings: readonly { reason: Proposal }[], openPath: string): ReasonOffers {
  const byCell: Record<string, { code: string; text: string }> = {};
  for (const { reason } of findings) {
    if (reason.cell !== "") byCell[reason.cell] ??= { code: reason.code, text: reason.text };
  }
  return { openPath, byCell };
}
function reasonItem(
  reason: ReasonSource,
  view: ReviewSource,
  reading: Reading,
  t: Words,
  reply: ReasonItem["reply"],
): ReasonItem {
  const { language, common } = reading;
  const show = (value: Decimal | null) => (value === null ? null : formatDecimal(value, language));
  const product = view.source.products.find((row) => row.product_line_id === reason.product_line_id);
  const name = product ? (language === "fa" ? product.name_fa : product.name_en) : null;
  const answered =
    reason.answered_version === null ? "" : t.answeredIn({ version: formatInteger(reason.answered_version, language) });
  const answer: ReasonItem["answer"] =
    reason.answer === null || reason.answer === "withdrawn"
      ? { kind: "open", content: reason.reply }
      : reason.answer === "changed"
        ? {
            kind: "changed",
            change: {
              before: reason.value_then === null ? null : show(canonical(reason.value_then)),
              after: show(view.answers.get(reason.id) ?? null),
            },
            content: [answered, reason.reply].filter(Boolean).join(" · "),
          }
        : { kind: "reply", content: reason.reply };
  return {
    id: reason.id,
    title: common.reasonCodes[reason.code],
    place:
      name === null
        ? null
        : [name, reason.measure ? common.measures[reason.measure] : ""].filter(Boolean).join(common.grid.separator),
    cell: product && reason.measure ? cellAnchor(product.product_line_id, reason.measure) : null,
    text: reason.text,
    answer,
    ...(reply ? { reply, answer: undefined } : {}),
  };
}

/** Reasons ever given, newest send-back first, each group with who gave it and how much is answered. */
export function reasonGroups(
  view: ReviewSource,
  reading: Reading,
  t: Words,
  replying: { refused: ReviewRefused | null } | null,
): ReviewPageView["reasons"] {
  const { language } = reading;
  const groups = new Map<string, ReasonSource[]>();
  for (const reason of view.source.reasons) {
    const key = `${reason.raised_by}-${reason.version}-${reason.at.getTime()}`;
    groups.set(key, [...(groups.get(key) ?? []), reason]);
  }
  const digits = (count: number) => formatInteger(count, language);
  return [...groups].reverse().map(([key, reasons]) => {
    const first = reasons[0];
    const by = language === "fa" ? first?.by_fa : first?.by_en;
    const version = digits(first?.version ?? 0);
    const answered = reasons.filter((reason) => reason.answer !== null).length;
    return {
      key,
      title: first?.raised_by === "ministry" ? t.reasonsOfMinistry({ version }) : t.reasonsOf({ version }),
      note: [
        by,
        first ? formatDateTime(first.at, language, "numeric") : null,
        t.answered({ answered: digits(answered), all: digits(reasons.length) }),
      ]
        .filter(Boolean)
        .join(" · "),
      items: reasons.map((reason) => {
        const open = replying !== null && reason.answer === null;
        const name = reviewField.reply(reason.id);
        const error = replying?.refused?.fields.find((one) => one.field === name);
        const missing = replying?.refused?.code === "reasons-unanswered" && !replying.refused.typed?.[name]?.trim();
        return reasonItem(
          reason,
          view,
          reading,
          t,
          open
            ? {
                value: replying.refused?.typed?.[name] ?? reason.reply,
                hint: t.replyHint,
                error: error
                  ? fieldErrorText(error, reading.common, language)
                  : missing
                    ? reading.common.fieldErrors.required
                    : null,
              }
            : undefined,
        );
      }),
    };
  });
}

/** Sentence of an error in the reasons being written. */
export function reviewErrorText(
  error: { field: string; code: string; params?: Record<string, string> },
  reading: Reading,
  t: Words,
): string {
  if (error.code in t.errors) return t.errors[error.code as keyof Words["errors"]];
  return fieldErrorText(error, reading.common, reading.language);
}

/** The rows of reasons being written: as typed, else blank, the first from the address. */
export function reasonRowViews(
  refused: ReviewRefused | null,
  prefill: ReviewAddress["prefill"],
  offers: ReasonOffers,
  reading: Reading,
  t: Words,
): ReasonRowView[] {
  const typed = refused?.typed ?? null;
  const errorOf = (field: string): string | null => {
    const error = refused?.fields.find((one) => one.field === field);
    return error ? reviewErrorText(error, reading, t) : null;
  };
  return Array.from({ length: reasonRows }, (_, index): ReasonRowView => {
    const begun = typed === null && index === 0 ? prefill : null;
    const [code, cell, text] = [reviewField.code(index), reviewField.cell(index), reviewField.text(index)];
    const template = reviewField.template(index);
    return {
      code: typed?.[code] ?? begun?.code ?? "",
      cell: typed?.[cell] ?? begun?.cell ?? "",
      text: typed?.[text] ?? (begun === null ? "" : (offers.byCell[begun.cell]?.text ?? "")),
      template: typed?.[template] ?? "",
      errors: { code: errorOf(code), cell: errorOf(cell), text: errorOf(text), template: errorOf(template) },
    };
  });
}

/** The choices of where a reason points, by product. */
export function cellChoices(view: ReviewSource, reading: Reading, t: Words): ReviewPageView["form"]["cells"] {
  return view.source.products.map((product) => {
    const name = reading.language === "fa" ? product.name_fa : product.name_en;
    const place = (measure: Measure | null) => cellValue({ product_line_id: product.product_line_id, measure });
    return {
      label: name,
      options: [
        { value: place(null), label: [name, t.wholeProduct].join(reading.common.grid.separator) },
        ...measures.map((measure) => ({
          value: place(measure),
          label: [name, reading.common.measures[measure]].join(reading.common.grid.separator),
        })),
      ],
    };
  });
}
