import { blockPlaceOf } from "#app/domain/block-cells.ts";
import { type Measure, measures } from "#app/domain/monthly-return.ts";
import { blockPlaceWords } from "#app/messages/describe-finding.ts";
import { fieldErrorText } from "#app/messages/field-error.server.ts";
import { type BlockFieldView, cardsOf } from "./blocks/block-view.ts";
import type { Refused } from "./read-return-form.server.ts";
import { fieldName } from "./return-fields.ts";
import type { MadeFormView, Reading } from "./return-view.server.ts";

export interface RefusedView {
  code: Refused["code"];
  /** What to mend, each with the anchor of its field. */
  summary: { field: string; text: string }[];
}

function isMeasure(text: string): text is Measure {
  return (measures as readonly string[]).includes(text);
}

function placeOf(field: string, view: MadeFormView, reading: Reading): string {
  const { common: t } = reading;
  if (blockPlaceOf(field)) {
    const { where, cell } = blockPlaceWords(field, reading.findings.blocks, reading.language);
    return [where, cell].join(t.grid.separator);
  }
  const cell = /^f\.(\d+)\.([a-z_]+)$/.exec(field);
  const row = view.rows.find((one) => String(one.lineId) === cell?.[1]);
  const measure = cell?.[2] ?? "";
  return row && isMeasure(measure) ? t.grid.cell({ product: row.name, measure: t.measures[measure], unit: row.unit }) : "";
}

function blockFieldAt(field: string, { made_blocks: blocks }: MadeFormView): BlockFieldView | undefined {
  const place = blockPlaceOf(field);
  if (place === undefined || blocks === null) return undefined;
  if (place.block === "energy") return blocks.energy.fields[place.field];
  if (place.block === "people") return blocks.people.fields[place.field];
  if (place.block === "none") return cardsOf(blocks).find((card) => card.block === place.field)?.none;
  const { rows, more } = blocks.rows[place.block];
  return [...rows, ...more].find((row) => row.slot === place.slot)?.cells[place.field];
}

/** What the view says at a field that somebody else changed. */
function conflictAt(field: string, view: MadeFormView, t: Reading["common"]): string {
  const { operation } = view;
  const places: Readonly<Record<string, string | null | undefined>> = {
    operating_state: operation.operating_state.error,
    days_worked: operation.days_worked.error,
    idle_cause: operation.idle_cause.error,
    remarks: operation.remarks.error,
    money: operation.money.error,
    stoppages: operation.stoppages.errors.stoppages,
  };
  const row = view.rows.find((one) => field.startsWith(`f.${one.lineId}.`));
  const said =
    places[field] ??
    blockFieldAt(field, view)?.error ??
    view.findings.find((finding) => field === `e.${finding.key}`)?.explanation?.error ??
    view.reasons.find((reason) => field === `r.${reason.id}`)?.reply?.error ??
    (field.endsWith("other_in_reason") ? row?.otherInReason?.error : row?.otherOutReason?.error);
  return said ?? t.grid.conflictUnknown;
}

/** A refusal as the error summary shows it: unreadable fields, conflicting cells, findings and reasons still open. */
export function refusedView(refused: Refused, view: MadeFormView, reading: Reading): RefusedView {
  const { common: t, language } = reading;
  const summary: RefusedView["summary"] = [];
  for (const error of refused.fields) {
    const place = placeOf(error.field, view, reading);
    const text = error.code === "changed-meanwhile" ? conflictAt(error.field, view, t) : fieldErrorText(error, t, language);
    summary.push({ field: error.field, text: place ? `${place}: ${text}` : text });
  }
  for (const conflict of refused.attempt?.conflicts ?? []) {
    const field = fieldName.cell(conflict.product_line_id, conflict.measure);
    summary.push({ field, text: `${placeOf(field, view, reading)}: ${t.grid.conflictUnknown}` });
  }
  if (refused.code === "has-blocking-findings" || refused.code === "needs-explanation") {
    const open = view.findings.filter(
      (finding) => finding.severity === "block" || (finding.severity === "explain" && finding.explanation?.value.trim() === ""),
    );
    for (const finding of open) {
      const field = finding.severity === "block" ? (finding.cell ?? `finding-${finding.key}`) : `finding-${finding.key}`;
      const severity = t.severities[finding.severity];
      summary.push({ field, text: finding.at_cell ? finding.sentence : `${severity}: ${finding.title}` });
    }
  }
  if (refused.code === "reasons-unanswered") {
    for (const reason of view.reasons) {
      if (reason.answer.kind === "open" && !reason.reply?.value.trim()) {
        summary.push({ field: `reason-${reason.id}`, text: [reason.title, reason.place].filter(Boolean).join(t.grid.separator) });
      }
    }
  }
  return { code: refused.code, summary };
}
