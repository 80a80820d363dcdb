import { catalogue } from "#app/messages/catalogue.server.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal, formatInteger } from "#app/messages/numbers.ts";
import type { OpeningView } from "#app/usecases/view-opening.server.ts";
import { newRequestKey } from "../request-key.server.ts";

/** Opening stock after a corrected earlier month, in the reader's language, with what its one button would ask for. */
export function presentOpening(view: OpeningView | null, language: Language) {
  if (view === null) return null;
  const t = catalogue(language).liaison.conversation;
  const { found, products } = view.loaded;
  const name = (id: number | null) => {
    const product = products.find((row) => row.product_line_id === id);
    return product ? (language === "fa" ? product.name_fa : product.name_en) : "";
  };
  const shown = (value: string | undefined) => (value ? formatDecimal(value, language) : "–");
  return {
    path: `/liaison/returns/${found.id}/conversation`,
    key: newRequestKey(),
    revision: found.revision,
    lines: view.findings.map((finding) =>
      t.openingLine({
        product: name(finding.product_line_id),
        sent: shown(finding.params.value),
        now: shown(finding.params.closing),
      }),
    ),
    months: view.months.map((month) => formatPeriod(month.period, language, "short")),
    button: view.asked ? null : t.askAfter({ count: formatInteger(view.months.length, language) }),
  };
}
