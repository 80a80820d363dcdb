import { duePointOf } from "#app/domain/calendar.ts";
import { compareVersions, type OperationField } from "#app/domain/compare-versions.ts";
import type { Decimal } from "#app/domain/decimal.ts";
import type { OtherReason } from "#app/domain/monthly-return.ts";
import { isWithdrawable } from "#app/domain/review.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDateTime } from "#app/messages/dates.ts";
import { moneyLabel } from "#app/messages/describe-finding.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal, formatInteger } from "#app/messages/numbers.ts";
import { stoppageDates } from "#app/messages/stoppage-dates.ts";
import type { SubmissionView } from "#app/usecases/view-submission.server.ts";

interface VersionsReader {
  language: Language;
  now: Date;
  /** Of this rendering's form. */
  key: string;
  /** What the last request asked: a withdrawal that was done. */
  done: boolean;
}

function operationText(snapshot: Snapshot, field: OperationField, language: Language): string {
  const common = messages(language, "common");
  const { operation } = snapshot;
  const digits = (count: number) => formatInteger(count, language);
  switch (field) {
    case "operating_state":
      return operation.operating_state === null ? "" : common.operatingStates[operation.operating_state];
    case "days_worked":
      return operation.days_worked === null ? "" : digits(operation.days_worked);
    case "idle_cause":
      return operation.idle_cause === null ? "" : common.stoppageReasons[operation.idle_cause];
    case "remarks":
      return operation.remarks;
    case "money":
      return moneyLabel({ unit: snapshot.money_unit, scale: snapshot.money_scale }, common);
    case "explanations":
      return Object.values(snapshot.explanations).filter(Boolean).join(common.grid.separator);
    case "files":
      return (snapshot.files ?? []).map((file) => file.name).join(common.grid.separator);
    case "stoppages":
      return operation.stoppages
        .map((stoppage) => {
          const dates = stoppageDates(stoppage, snapshot.period, { language, findings: messages(language, "findings") });
          const said = `${common.stoppageReasons[stoppage.reason]} (${dates})`;
          return stoppage.text === "" ? said : `${said}: ${stoppage.text}`;
        })
        .join(common.grid.separator);
  }
}

function changesOf(view: SubmissionView, before: Snapshot, language: Language) {
  const common = messages(language, "common");
  const t = messages(language, "liaison");
  const { cells, operation } = compareVersions(before, view.snapshot);
  const names: Record<OperationField, string> = {
    operating_state: t.view.operatingState,
    days_worked: t.view.daysWorked,
    idle_cause: t.view.idleCause,
    stoppages: t.view.stoppages,
    remarks: t.view.remarks,
    money: t.form.money,
    explanations: common.findings.explain,
    files: common.files.list,
  };
  const number = formatInteger(before.version, language);
  const { versions: said } = messages(language, "sent");
  const { blank } = said;
  const figure = (value: Decimal | null, reason: OtherReason | null) =>
    [value === null ? null : formatDecimal(value, language), reason === null ? null : `(${common.otherReasons[reason]})`]
      .filter((part) => part !== null)
      .join(" ") || null;
  return {
    title: said.changes({ before: number }),
    none: said.changesNone({ before: number }),
    heads: [number, formatInteger(view.version, language)].map((version) => said.before({ version })),
    words: operation.map((field) => ({
      place: names[field],
      before: operationText(before, field, language) || blank,
      after: operationText(view.snapshot, field, language) || blank,
    })),
    cells: cells.map((cell) => ({
      place: [language === "fa" ? cell.name_fa : cell.name_en, common.measures[cell.measure]].join(common.grid.separator),
      before: figure(cell.before, cell.reason_before),
      after: figure(cell.after, cell.reason_after),
    })),
  };
}

/** The versions of a sent month as its liaison sees them: what changed, what was taken back, and the way to take one back. */
export function presentVersions(view: SubmissionView, reader: VersionsReader) {
  const { language, now, key, done } = reader;
  const t = messages(language, "sent");
  const { found, version, before, withdrawn } = view;
  const digits = (count: number) => formatInteger(count, language);
  const path = `/liaison/returns/${found.id}/view`;
  const taken = withdrawn.get(found.version);
  const over = now > duePointOf(found.due_on).graceUntil;
  return {
    form: t.versions.form({ version: digits(view.snapshot.form_version) }),
    marks: view.versions.map((row) => ({
      version: row.version,
      text: withdrawn.has(row.version)
        ? t.versions.withdrawn
        : row.version === found.in_force_version
          ? t.versions.inForce
          : null,
    })),
    older:
      version === found.version
        ? null
        : { text: t.versions.older({ version: digits(version), newest: digits(found.version) }), to: path },
    changes: before === null ? null : changesOf(view, before, language),
    done: done && taken !== undefined ? t.withdraw.done({ version: digits(found.version) }) : null,
    taken: taken === undefined ? null : t.withdraw.now({ version: digits(found.version), time: formatDateTime(taken, language) }),
    withdraw: isWithdrawable(found.state)
      ? {
          action: path,
          key,
          revision: found.revision,
          text: t.withdraw.text({ version: digits(found.version) }),
          warning: over ? t.withdraw.warningOver : t.withdraw.warning,
        }
      : null,
  };
}

/** Why a submission was not taken back, in the reader's language. */
export function withdrawRefusal(code: string, language: Language): string {
  const { refusals } = messages(language, "common");
  const { refusals: own } = messages(language, "sent").withdraw;
  const known: Readonly<Record<string, string>> = { ...refusals, ...own };
  return known[code] ?? own.unreadable;
}
