import { blockPlaceOf } from "#app/domain/block-cells.ts";
import type { Finding } from "#app/domain/checks/finding.ts";
import { canonical } from "#app/domain/decimal.ts";
import { asksForWords, isCovered } from "#app/domain/standing.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDateTime } from "#app/messages/dates.ts";
import { describeFinding, moneyLabel } from "#app/messages/describe-finding.ts";
import { standingForLiaison } from "#app/messages/describe-standing.server.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";
import { blocksBody } from "./blocks/block-markup.server.ts";
import { blocksView } from "./blocks/block-view.server.ts";
import { type BlocksView, cardsOf } from "./blocks/block-view.ts";
import type { GridRow } from "./grid/grid-view.ts";
import { bodyFor } from "./grid/markup.server.ts";
import { gridBody } from "./grid/rows-markup.server.ts";
import { operationView } from "./operation-view.server.ts";
import { errorAt, isConflict } from "./refused-fields.server.ts";
import { fieldName } from "./return-fields.ts";
import { gridRows, isSaidAtCell } from "./return-rows.server.ts";
import type { Attempt, ReasonSource, ReturnSource } from "./return-source.ts";
import type { FindingView, ReasonView, ReturnFormView } from "./return-view.ts";
import { fieldConflict } from "./stored-words.server.ts";
import { progressView, toSendView } from "./to-send.server.ts";

export interface Reading {
  language: Language;
  common: Areas["common"];
  findings: Areas["findings"];
}

/** With what the form's further blocks are worded in. */
export type FormReading = Reading & Pick<Areas, "blocks">;

/** A return as its form is made from it. */
export type FormSource = ReturnSource & { selected: boolean };

function cellName(finding: Finding): string | null {
  if (finding.place !== undefined) {
    if (blockPlaceOf(finding.place)) return finding.place;
    return finding.place.startsWith("x") ? "block-exports" : "block-materials";
  }
  if (finding.product_line_id === null) return finding.measure === "stoppages" ? "stoppages" : finding.measure;
  if (finding.measure === null) return null;
  return `f.${finding.product_line_id}.${finding.measure}`;
}

/** Whose page findings stand on: a liaison's, of the figures as they are, or a desk's, of a version. */
export interface FindingPage {
  desk: "liaison" | "expert" | "ministry";
  version: number | null;
}

function whyOf(finding: Finding, id: number | undefined, page: FindingPage, language: Language): FindingView["why"] {
  if (id === undefined) return null;
  const version = page.version === null ? "" : `&version=${page.version}`;
  const to = `/${page.desk}/checks/${finding.rule}?return=${id}${version}&finding=${encodeURIComponent(finding.key)}`;
  return { to, text: messages(language, "checks").why };
}

/** As the establishment reads a finding: one that a standing explanation covers asks nothing of it. */
export function asTold(finding: Finding): Finding {
  return isCovered(finding) ? { ...finding, severity: "note" } : finding;
}

function withStanding(sentence: string, finding: Finding, language: Language): string {
  return finding.standing === undefined ? sentence : `${sentence} ${standingForLiaison(finding, language)}`;
}

/** Findings in sentences. `explanations` null: nobody explains here (shown read-only by the page). */
export function findingViews(
  findings: readonly Finding[],
  source: Pick<ReturnSource, "found" | "unlinked" | "products" | "operation" | "explanations" | "reasons" | "figures" | "blocks">,
  reading: Reading,
  attempt: Attempt | null,
  page: FindingPage = { desk: "liaison", version: null },
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
      sentence: page.desk === "liaison" ? withStanding(said.sentence, finding, language) : said.sentence,
      cell: cellName(finding),
      at_cell: isSaidAtCell(finding),
      why: source.unlinked ? null : whyOf(finding, source.found?.id, page, language),
      fix: finding.fix === null ? null : { value: finding.fix, shown: said.fixShown ?? finding.fix },
      explanation: asksForWords(finding)
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
  source: Pick<ReturnSource, "products" | "operation" | "explanations" | "reasons" | "figures" | "blocks">,
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

/** The view with what its pieces of HTML were made of, which stays on the server. */
export interface MadeFormView extends ReturnFormView {
  rows: GridRow[];
  made_blocks: BlocksView | null;
}

/** What of a view goes to the page: `document` where the page is a document, whose text holds what is HTML already. */
export function sentView(view: MadeFormView, { document }: { document: boolean }): ReturnFormView {
  const { rows: _rows, made_blocks, ...sent } = view;
  const { idle } = sent.operation;
  const inBlocks = new Set(made_blocks === null ? [] : cardsOf(made_blocks).flatMap((card) => card.findings));
  return {
    ...sent,
    grid: bodyFor(document, sent.grid),
    blocks: sent.blocks === null ? null : bodyFor(document, sent.blocks),
    operation: { ...sent.operation, idle: idle === null ? null : bodyFor(document, idle) },
    // What is said at a cell, or in a block's own piece, is not said again.
    findings: sent.findings.filter((finding) => !finding.at_cell && !inBlocks.has(finding.key)),
  };
}

/** The form of a return in the reader's language, keeping every letter of a refused request. */
export function returnFormView(source: FormSource, reading: FormReading, attempt: Attempt | null): MadeFormView {
  // The liaison sees what concerns him; notes for experts are for the desk of the province.
  const findings = source.findings.filter((finding) => finding.audience === "all").map(asTold);
  const open = source.reasons.filter((reason) => reason.answer === null);
  const money = moneyLabel(source.operation.money, reading.common);
  const rows = gridRows({ ...source, findings }, reading.language, reading.common, attempt, null, (field) =>
    fieldConflict(field, source, reading),
  );
  const shown = {
    findings: findingViews(findings, source, reading, attempt),
    reasons: reasonViews(open, source, reading, { attempt }),
  };
  const made = blocksView(source, reading, shown.findings, attempt);
  return {
    rows,
    made_blocks: made,
    grid: gridBody(rows, { t: reading.common, money, copies: source.unlinked !== true }),
    blocks: made === null ? null : blocksBody(made, shown.findings, reading),
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
