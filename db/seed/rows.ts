import { createHash } from "node:crypto";
import { recordOfBlocks } from "#app/domain/block-record.ts";
import type { ReturnBlocks } from "#app/domain/form-blocks.ts";
import { type Figures, isValueMeasure, type Measure, type Operation } from "#app/domain/monthly-return.ts";
import { canonicalText, type Snapshot } from "#app/domain/snapshot.ts";
import { trackingCodeOf } from "#app/domain/tracking-code.ts";
import type { SubmissionOrigin } from "../schema.ts";
import { formVersionOf } from "./blocks.ts";
import type { SeededPeriod } from "./periods.ts";
import type { Random } from "./random.ts";
import type { SeededEstablishment, SeededLine } from "./register.ts";

/** All amounts of the population are in million rial. */
export const money = { unit: "IRR_OLD", scale: 1_000_000 } as const;

/** What a month's form holds. */
export interface Content {
  origin: SubmissionOrigin;
  operation: Operation;
  products: { line: SeededLine; figures: Figures }[];
  /** Null: filed in the form before the blocks. */
  blocks: ReturnBlocks | null;
}

/** A row of working figures or of figures in force: the twelve measures by column. */
export function measureColumns(figures: Figures) {
  const { other_in_reason: _in, other_out_reason: _out, ...columns } = figures;
  return columns;
}

/** A submission's content, as the product itself would freeze it. */
export function snapshotOf(
  establishment: SeededEstablishment,
  period: SeededPeriod,
  version: number,
  content: Content,
  explanations: Record<string, string>,
): Snapshot {
  const { establishment: register, licence } = establishment;
  return {
    form_version: formVersionOf(content),
    establishment_id: establishment.id,
    establishment_fa: register.name_fa,
    establishment_en: register.name_en,
    legal_id: register.legal_id,
    licence_number: licence.number,
    province_code: register.province_code,
    county_id: register.county_id,
    isic_code: register.isic_code,
    selected: register.selected === true,
    period: period.code,
    version,
    operation: content.operation,
    money_unit: money.unit,
    money_scale: money.scale,
    products: content.products.map(({ line, figures }) => ({
      product_line_id: line.row.id,
      name_fa: line.row.name_fa,
      name_en: line.row.name_en,
      unit_code: line.row.unit_code,
      unit_decimals: line.unit_decimals,
      yearly_capacity: line.row.yearly_capacity ?? null,
      tariff_code: line.row.tariff_code ?? null,
      isic_code: line.row.isic_code,
      listed_on_exchange: line.row.listed_on_exchange === true,
      figures,
    })),
    ...(content.blocks === null ? {} : { blocks: recordOfBlocks(content.blocks) }),
    explanations,
  };
}

export function hashOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** A row of `submission` with its frozen text. */
export function submissionRow(
  random: Random,
  snapshot: Snapshot,
  at: {
    id: number;
    return_id: number;
    submitted_at: Date;
    submitted_by: number;
    findings: string;
    origin: SubmissionOrigin;
    impact: string;
    impact_cause: string | null;
  },
) {
  const text = canonicalText(snapshot);
  return {
    id: at.id,
    return_id: at.return_id,
    version: snapshot.version,
    tracking_code: trackingCodeOf(Uint8Array.from({ length: 13 }, () => random.bits(8))),
    sha256: hashOf(text),
    snapshot: text,
    findings: at.findings,
    form_version: snapshot.form_version,
    submitted_at: at.submitted_at,
    submitted_by: at.submitted_by,
    origin: at.origin,
    impact: at.impact,
    impact_cause: at.impact_cause,
  };
}

/** A cell that was typed wrong in the first version. */
export interface Mistake {
  /** Place in `Content.products`. */
  position: number;
  measure: Measure;
  wrong: string;
  right: string;
  kind: "unit-slip" | "differs-from-bills";
}

/**
 * Picks a value typed wrong: ten times too much (toman for rial), or an invoice too many. Quantities stay as they are,
 * so that stocks balance in every version.
 * @param maySlip false: only the invoice, as a tenfold value would not have been approved
 * @returns null where the month has no value to get wrong
 */
export function mistakeIn(random: Random, content: Content, maySlip: boolean): Mistake | null {
  for (const [position, { figures }] of content.products.entries()) {
    const right = figures.domestic_value;
    if (right === null || Number(right) < 20) continue;
    const slip = maySlip && random.chance(0.5);
    const wrong = String(Math.round(Number(right) * (slip ? 10 : random.between(1.06, 1.2))));
    return { position, measure: "domestic_value", wrong, right, kind: slip ? "unit-slip" : "differs-from-bills" };
  }
  return null;
}

/** The content with the mistake in it. */
export function withMistake(content: Content, mistake: Mistake | null): Content {
  if (mistake === null || !isValueMeasure(mistake.measure)) return content;
  return {
    ...content,
    products: content.products.map((product, index) =>
      index === mistake.position ? { ...product, figures: { ...product.figures, [mistake.measure]: mistake.wrong } } : product,
    ),
  };
}
