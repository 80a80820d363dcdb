import { findingAnchor } from "#app/ui/finding-note.tsx";
import { html, type Markup } from "../grid/markup.server.ts";
import { fieldName } from "../return-fields.ts";
import type { FindingView } from "../return-view.ts";
import { type BlockWords, baseMarkup, errorMarkup } from "./cell-markup.server.ts";

function explanationMarkup(finding: FindingView, t: BlockWords["common"]): Markup | null {
  if (finding.explanation === null) return null;
  const { value, base, error } = finding.explanation;
  const name = fieldName.explanation(finding.key);
  const anchor = findingAnchor(finding.key);
  const wrong = error ? html` aria-invalid="true"` : null;
  const area = html`<textarea id="${name}" name="${name}" rows="2" autocomplete="off" placeholder="${t.findings.explainHint}" aria-describedby="${error ? `${anchor} ${name}-error` : anchor}"${wrong}>
${value}</textarea>`;
  return html`<div class="explanation"><label for="${name}">${t.findings.explain}</label>${area}${errorMarkup(name, error ?? undefined)}</div>${baseMarkup(name, base)}`;
}

/** A finding in words, as `FindingNote` shows it, for a piece of the page that is HTML. */
export function noteMarkup(finding: FindingView, { common: t }: BlockWords): Markup {
  const { cell, fix, severity } = finding;
  const button =
    fix && cell
      ? html`<button type="submit" name="fix" value="${cell}=${fix.value}" class="btn small" data-fill="${cell}" data-value="${fix.shown}" formnovalidate>${t.findings.fix({ value: fix.shown })}</button>`
      : null;
  const link = cell ? html`<a class="btn small plain" href="#${cell}">${t.grid.toCell}</a>` : null;
  const why = finding.why ? html`<a class="btn small plain" href="${finding.why.to}">${finding.why.text}</a>` : null;
  return html`<div class="note ${severity}" id="${findingAnchor(finding.key)}" tabindex="-1"><span class="shape" data-shape="${severity}"></span><div class="say"><b><span class="kind">${t.severities[severity]}</span> ${finding.title}</b><p>${finding.sentence}</p></div><div class="do">${button}${link}${why}</div>${explanationMarkup(finding, t)}</div>`;
}
