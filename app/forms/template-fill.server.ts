import { measures } from "#app/domain/monthly-return.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import { moneyLabel } from "#app/messages/describe-finding.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import type { Reading } from "./return-view.server.ts";
import type { ReviewRefused } from "./review.server.ts";
import { reviewField } from "./review-fields.ts";
import type { ReviewSource } from "./review-source.ts";
import { fillReason, type TemplateFillView } from "./template-fill.ts";

/** Figures of the version shown, each with its unit, as its liaison reads them. */
function productsOf({ source }: ReviewSource): TemplateFillView["products"] {
  const { common } = catalogue("fa");
  const money = moneyLabel(source.operation.money, common);
  return Object.fromEntries(
    source.products.map((product) => {
      const figures = source.figures.get(product.product_line_id);
      const written = measures.flatMap((measure) => {
        const value = figures?.[measure];
        if (value === null || value === undefined) return [];
        const unit = measure === "domestic_value" || measure === "export_value" ? money : product.unit_fa;
        return [[measure, `${formatDecimal(value, "fa")} ${unit}`] as const];
      });
      return [String(product.product_line_id), { name: product.name_fa, figures: Object.fromEntries(written) }];
    }),
  );
}

/** What the reasons of a send-back may be filled from; null where nothing is kept. Always in the liaison's language. */
export function templateFill(view: ReviewSource, reading: Reading): TemplateFillView | null {
  const { templates } = view;
  if (templates.length === 0) return null;
  const t = catalogue(reading.language).expert.templates;
  const { common, expert } = catalogue("fa");
  const groups = [
    { label: t.keepers.own, rows: templates.filter((row) => row.owner_id !== null) },
    { label: t.keepers.province, rows: templates.filter((row) => row.owner_id === null) },
  ];
  return {
    groups: groups
      .filter(({ rows }) => rows.length > 0)
      .map(({ label, rows }) => ({
        label,
        options: rows.map(({ id, title, reason_code }) => ({
          value: String(id),
          label:
            reason_code === null ? title : t.fill.withReason({ name: title, reason: reading.common.reasonCodes[reason_code] }),
        })),
      })),
    texts: Object.fromEntries(templates.map((row) => [String(row.id), { reason: row.reason_code ?? "", text: row.text }])),
    month: formatPeriod(view.found.period, "fa"),
    columns: common.measures,
    products: productsOf(view),
    names: expert.templates.placeholders,
  };
}

/** What was typed with the chosen template's text put into the row that asked for it, or why it was not. */
export function insertTemplate(refused: ReviewRefused | null, fill: TemplateFillView | null): ReviewRefused | null {
  if (refused === null || refused.code !== "inserted") return refused;
  const { insert: row = 0, typed } = refused;
  const [code, cell, text, chosen] = [
    reviewField.code(row),
    reviewField.cell(row),
    reviewField.text(row),
    reviewField.template(row),
  ];
  const wrong = (error: string): ReviewRefused => ({
    ...refused,
    code: "invalid-input",
    fields: [{ field: chosen, code: error }],
  });
  const id = typed?.[chosen] ?? "";
  if (id === "") return wrong("template-missing");
  const template = Object.hasOwn(fill?.texts ?? {}, id) ? fill?.texts[id] : undefined;
  if (!fill || !template) return wrong("template-unknown");
  const filled = fillReason(fill, template, { code: typed?.[code] ?? "", cell: typed?.[cell] ?? "", text: typed?.[text] ?? "" });
  if (filled === null) return wrong("template-too-long");
  return { ...refused, typed: { ...typed, [code]: filled.code, [text]: filled.text, [chosen]: "" } };
}
