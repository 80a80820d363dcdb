import type { Finding } from "#app/domain/checks/finding.ts";
import { type Measure, measures } from "#app/domain/monthly-return.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { fieldName } from "./return-fields.ts";
import type { ReturnSource } from "./return-source.ts";
import type { Reading } from "./return-view.server.ts";
import type { FindingView, ProgressView, ReasonView, ToSendItem, ToSendView } from "./return-view.ts";

const mostItems = 12;

function isMeasure(text: string | null): text is Measure {
  return text !== null && (measures as readonly string[]).includes(text);
}

/** Blank cells, one line for each product and one for each field of the whole month. */
function blanks(findings: readonly Finding[], source: Pick<ReturnSource, "products">, reading: Reading): ToSendItem[] {
  const { language, common: t } = reading;
  const words = messages(language, "served").toSend;
  const items: ToSendItem[] = [];
  const ofReturn = { operating_state: words.operatingState, days_worked: words.daysWorked };
  for (const field of ["operating_state", "days_worked"] as const) {
    if (
      findings.some(
        (finding) => finding.product_line_id === null && finding.measure === field && finding.variant !== "idle-cause",
      )
    )
      items.push({ text: words.write({ cell: ofReturn[field] }), to: field, fields: field });
  }
  for (const product of source.products) {
    const names = findings.flatMap(({ product_line_id, measure }) =>
      product_line_id === product.product_line_id && isMeasure(measure) ? [measure] : [],
    );
    const fields = names.map((measure) => fieldName.cell(product.product_line_id, measure));
    const [first] = fields;
    if (first === undefined) continue;
    const cells = names.map((measure) => t.measures[measure]).join(" · ");
    const place = language === "fa" ? product.name_fa : product.name_en;
    items.push({ text: words.blank({ place, cells }), to: first, fields: fields.join(" ") });
  }
  return items;
}

/** What stands between a month and its sending, each with the way to it; null where it cannot be sent yet anyway. */
export function toSendView(
  source: Pick<ReturnSource, "products" | "findings" | "operation">,
  shown: { findings: readonly FindingView[]; reasons: readonly ReasonView[] },
  reading: Reading,
): ToSendView {
  const { language, common: t } = reading;
  const words = messages(language, "served").toSend;
  const count = (number: number) => words.count({ count: formatInteger(number, language) });
  const isBlank = (finding: Finding) =>
    finding.rule === "required" &&
    (isMeasure(finding.measure) || finding.measure === "days_worked" || finding.variant === "state");
  const blank = source.findings.filter(isBlank);
  const keys = new Set(blank.map((finding) => finding.key));
  const items: ToSendItem[] = [];
  for (const reason of shown.reasons) {
    if (reason.answer.kind !== "open" || reason.reply?.value.trim()) continue;
    const what = [reason.title, reason.place].filter(Boolean).join(t.grid.separator);
    items.push({ text: words.answer({ what }), to: `reason-${reason.id}`, fields: "" });
  }
  items.push(...blanks(blank, source, reading));
  for (const finding of shown.findings) {
    if (keys.has(finding.key) || finding.severity === "note") continue;
    const what = finding.at_cell ? finding.sentence : finding.title;
    if (finding.severity === "block") {
      items.push({ text: words.correct({ what }), to: finding.cell ?? `finding-${finding.key}`, fields: "" });
    } else if (!finding.explanation?.value.trim()) {
      items.push({ text: words.explain({ what }), to: `finding-${finding.key}`, fields: fieldName.explanation(finding.key) });
    }
  }
  const untouched = source.findings.length === 0 && source.operation.operating_state === null;
  return {
    title: words.title,
    untouched: untouched ? words.untouched : null,
    said: untouched ? words.title : items.length === 0 ? words.ready : count(items.length),
    // As items are done one by one; the last says no more than that: sending looks at everything again.
    counts: [words.filled, ...items.slice(1).map((_, index) => count(index + 1))].join("|"),
    items: items.slice(0, mostItems),
    more: items.length > mostItems ? words.more({ count: formatInteger(items.length - mostItems, language) }) : null,
  };
}

/** How many reasons are answered, as it stands and as it may come to stand, with the way to the next one that is not. */
export function progressView(reasons: readonly ReasonView[], { language, common }: Reading): ProgressView | null {
  if (reasons.length === 0) return null;
  const words = messages(language, "served").progress;
  const count = (number: number) => formatInteger(number, language);
  const open = reasons.filter((reason) => reason.answer.kind === "open" && !reason.reply?.value.trim());
  const all = count(reasons.length);
  const said = Array.from({ length: reasons.length + 1 }, (_, done) => words.answered({ answered: count(done), all }));
  return {
    said: said[reasons.length - open.length] ?? "",
    counts: said.join("|"),
    words: [common.reasons.open, common.reasons.changed, common.reasons.answer].join("|"),
    first: open[0]?.id ?? null,
    previous: words.previous,
    next: words.next,
  };
}
