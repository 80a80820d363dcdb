import type { Finding } from "#app/domain/checks/finding.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { moneyLabel } from "#app/messages/describe-finding.ts";
import type { FileView } from "#app/ui/attachment-list.tsx";
import { blockTables } from "./blocks/block-tables.server.ts";
import { gridBody } from "./grid/rows-markup.server.ts";
import { gridRows } from "./return-rows.server.ts";
import type { ReasonSource, ReturnSource } from "./return-source.ts";
import { asTold, findingViews, type Reading, reasonViews } from "./return-view.server.ts";

/** A submitted version with names of units, as the use-case loads it. */
export interface SubmittedVersion {
  found: { id: number };
  /** null: figures that wait to be sent. */
  version: number | null;
  snapshot: Snapshot;
  findings: readonly Finding[];
  reasons: readonly ReasonSource[];
  /** Questions at cells, to mark those without an answer. */
  inquiries?: NonNullable<ReturnSource["inquiries"]>;
  units: readonly { code: string; name_fa: string; name_en: string }[];
}

/** @returns a snapshot in the shape the figure pages are made from; no other month beside it. */
export function sourceOfSnapshot(version: SubmittedVersion): ReturnSource {
  const { snapshot } = version;
  const units = new Map(version.units.map((unit) => [unit.code, unit]));
  return {
    found: version.found,
    period: snapshot.period,
    operation: { ...snapshot.operation, money: { unit: snapshot.money_unit, scale: snapshot.money_scale } },
    products: snapshot.products.map((row) => ({
      ...row,
      unit_fa: units.get(row.unit_code)?.name_fa ?? row.unit_code,
      unit_en: units.get(row.unit_code)?.name_en ?? row.unit_code,
    })),
    figures: new Map(snapshot.products.map((row) => [row.product_line_id, row.figures])),
    derived_openings: new Set(),
    explanations: new Map(Object.entries(snapshot.explanations)),
    reasons: version.reasons,
    inquiries: version.inquiries ?? [],
    last_month: null,
    same_month_last_year: null,
    findings: version.findings,
  };
}

/** The files a version was sent with; those that the version before it did not have are marked as fresh. */
export function filesOfSnapshot(snapshot: Snapshot, before: readonly { sha256: string }[] | null = null): FileView[] {
  const known = new Set(before?.map((file) => file.sha256));
  return (snapshot.files ?? []).map((file) => ({
    id: file.attachment_id,
    name: file.name,
    type: file.media_type,
    bytes: file.bytes,
    ...(before !== null && !known.has(file.sha256) ? { fresh: true } : {}),
  }));
}

/** Figures, findings and reasons of a submitted version, read-only. */
export function submissionFigures(version: SubmittedVersion, reading: Reading) {
  const source = sourceOfSnapshot(version);
  const money = moneyLabel(source.operation.money, reading.common);
  const findings = source.findings.filter((finding) => finding.audience === "all" && finding.severity !== "note").map(asTold);
  return {
    grid: gridBody(gridRows({ ...source, findings, reasons: [] }, reading.language, reading.common, null), {
      t: reading.common,
      money,
      readOnly: true,
    }),
    blocks: blockTables(version.snapshot, reading),
    money,
    findings: findingViews(findings, source, reading, null, { desk: "liaison", version: version.version }),
    reasons: reasonViews(source.reasons, source, reading, null),
    files: filesOfSnapshot(version.snapshot),
  };
}
