import { blockPlaceOf, cellsOf } from "#app/domain/block-cells.ts";
import type { Decimal } from "#app/domain/decimal.ts";
import type { OperationFields, ReturnEdit } from "#app/domain/editing.ts";
import type { Measure } from "#app/domain/monthly-return.ts";
import type { ReadCell, ReadReturn } from "#app/domain/workbook.ts";
import { type EditPreview, previewEdit, withExportSums } from "#app/domain/workbook-preview.ts";
import type { TypedAgain, WorkbookMonth } from "#app/domain/workbook-source.ts";
import { formatDateTime, formatPeriod } from "#app/messages/dates.ts";
import { blockPlaceWords } from "#app/messages/describe-finding.ts";
import { fieldErrorText } from "#app/messages/field-error.server.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal, formatInteger, toDigits } from "#app/messages/numbers.ts";
import type { Areas } from "#app/messages/registry.ts";
import { cellInWords } from "./blocks/shown-cell.server.ts";
import { cellsOfForm, editOfWorkbook, type WrongCell } from "./workbook-edit.server.ts";
import type { ChangeView, WorkbookMonthView, WorkbookView, WrongView } from "./workbook-view.ts";

/** A month of an upload, with who changed what of it. */
export interface UploadedSource {
  read: ReadReturn;
  month: WorkbookMonth;
  editable: boolean;
  loaded: {
    products: readonly {
      product_line_id: number;
      changed_by_fa: string | null;
      changed_by_en: string | null;
      changed_at: Date | null;
    }[];
  };
}

/** Who reads a page of an upload. */
export interface WorkbookReader {
  language: Language;
  areas: Pick<Areas, "common" | "liaison" | "outputs" | "findings">;
}

/** What the sentence of a wrong cell says. */
function problemText({ error, problem }: WrongCell, { language, areas }: WorkbookReader): string {
  return problem ? areas.outputs.returnWorkbook.cellProblems[problem] : fieldErrorText(error, areas.common, language);
}

/** Name of a field as its page says it. */
function placeOf(name: string, month: WorkbookMonth, { language, areas }: WorkbookReader): string {
  const { form } = areas.liaison;
  const { common, outputs } = areas;
  const cell = /^f\.(\d+)\.(\w+)$/.exec(name);
  if (cell) {
    const row = month.products.find((one) => String(one.product_line_id) === cell[1]);
    const product = row ? (language === "fa" ? row.name_fa : row.name_en) : "";
    const column = cell[2] ?? "";
    const other = column === "other_in_reason" ? "other_in" : column === "other_out_reason" ? "other_out" : null;
    const measure = other
      ? outputs.returnWorkbook.reasonOf({ measure: common.measureHeads[other] })
      : common.measures[column as Measure];
    return `${product} – ${measure}`;
  }
  const stoppage = /^s\.(\d)\.(\w+)$/.exec(name);
  if (stoppage) {
    const parts = { reason: form.reason, from: form.from, to: form.to, text: form.note };
    const number = formatInteger(Number(stoppage[1]) + 1, language);
    return `${form.stoppage({ number })} – ${parts[stoppage[2] as keyof typeof parts]}`;
  }
  if (blockPlaceOf(name)) {
    const { where, cell: field } = blockPlaceWords(name, areas.findings.blocks, language);
    return where === field ? where : `${where} – ${field}`;
  }
  const names = {
    operating_state: form.operatingState,
    days_worked: form.daysWorked,
    idle_cause: form.idleCause,
    money: form.money,
    remarks: form.remarks,
    stoppages: form.stoppages,
  };
  return names[name as keyof typeof names] ?? "";
}

/** A value of the operation's fields in words. */
function operationText(field: string, held: Partial<OperationFields>, { language, areas }: WorkbookReader): string | null {
  const { common } = areas;
  const digits = (day: number) => toDigits(String(day), language);
  switch (field) {
    case "operating_state":
      return held.operating_state ? common.operatingStates[held.operating_state] : null;
    case "days_worked":
      return typeof held.days_worked === "number" ? digits(held.days_worked) : null;
    case "idle_cause":
      return held.idle_cause ? common.stoppageReasons[held.idle_cause] : null;
    case "money": {
      if (!held.money) return null;
      return common.money.unit({ scale: common.money.scales[`${held.money.scale}`], unit: common.money.units[held.money.unit] });
    }
    case "stoppages": {
      const say = (one: OperationFields["stoppages"][number]) =>
        areas.liaison.view.stoppage({
          reason: common.stoppageReasons[one.reason],
          from: digits(one.from_day),
          to: digits(one.to_day),
        }) + (one.text === "" ? "" : ` (${one.text})`);
      return held.stoppages && held.stoppages.length > 0 ? held.stoppages.map(say).join("؛ ") : null;
    }
    default:
      return held.remarks ? held.remarks : null;
  }
}

function valuesOf(name: string, month: WorkbookMonth, edit: ReturnEdit, reader: WorkbookReader): [string | null, string | null] {
  if (blockPlaceOf(name)) {
    const { language, areas } = reader;
    const stored = month.blocks === null ? null : (cellsOf(month.blocks).get(name) ?? null);
    const typed = edit.blocks?.find((one) => one.field === name)?.value ?? null;
    const said = (value: string | null) =>
      value === null ? null : cellInWords(name, value, month.products, { language, findings: areas.findings });
    return [said(stored), said(typed)];
  }
  const cell = /^f\.(\d+)\.(\w+)$/.exec(name);
  if (!cell) return [operationText(name, month.operation, reader), operationText(name, edit.operation, reader)];
  const line = Number(cell[1]);
  const column = cell[2] ?? "";
  const figures = month.figures.get(line);
  if (column === "other_in_reason" || column === "other_out_reason") {
    const words = reader.areas.common.otherReasons;
    const typed = edit.other_reasons.find((one) => one.product_line_id === line && one.column === column)?.value ?? null;
    const stored = figures?.[column] ?? null;
    return [stored && words[stored], typed && words[typed]];
  }
  const shown = (value: Decimal | null) => (value === null ? null : formatDecimal(value, reader.language));
  const typed = edit.cells.find((one) => one.product_line_id === line && one.measure === column)?.value ?? null;
  return [shown(figures?.[column as Measure] ?? null), shown(typed)];
}

// Isolated: a Latin address must not turn a Persian sheet's name, nor a file's name the date beside it.
const isolated = (text: string) => `\u2068${text}\u2069`;
const whereOf = (cell: ReadCell | undefined) => (cell ? `${isolated(cell.sheet)} · ${isolated(cell.address)}` : "");

function changeViews(source: UploadedSource, edit: ReturnEdit, preview: EditPreview, reader: WorkbookReader): ChangeView[] {
  const byName = new Map(source.read.cells.map((cell) => [cell.name, cell]));
  return preview.fields.map(({ name, stored_mark }) => {
    const [before, after] = valuesOf(name, source.month, edit, reader);
    const line = /^f\.(\d+)\./.exec(name)?.[1];
    const row = source.loaded.products.find((one) => String(one.product_line_id) === line);
    const who = reader.language === "fa" ? row?.changed_by_fa : row?.changed_by_en;
    const when = row?.changed_at ? formatDateTime(row.changed_at, reader.language) : null;
    return {
      name,
      place: placeOf(name, source.month, reader),
      where: whereOf(byName.get(name) ?? byName.get(name === "stoppages" ? "s.0.reason" : name)),
      before,
      after,
      changed: who && when ? reader.areas.liaison.workbook.preview.changedBy({ who, when }) : null,
      mark: stored_mark,
    };
  });
}

function wrongView(one: WrongCell, source: UploadedSource, reader: WorkbookReader): WrongView {
  const { cell } = one;
  return {
    name: cell.name,
    place: placeOf(cell.name, source.month, reader),
    where: whereOf(cell),
    typed: cell.typed.slice(0, 200),
    problem: problemText(one, reader),
    to: `/liaison/returns/${source.read.return_id}#${cell.name}`,
  };
}

/** What a month of an upload would change, in the reader's language, and the edit it comes from. */
export function workbookMonthView(
  source: UploadedSource,
  reader: WorkbookReader,
): { view: WorkbookMonthView; edit: ReturnEdit | null; preview: EditPreview | null } {
  const { language, areas } = reader;
  const { month, read, editable } = source;
  const t = areas.liaison.workbook.preview;
  const establishment = language === "fa" ? month.establishment_fa : month.establishment_en;
  const formulas = cellsOfForm(read, month).filter((cell) => cell.formula && !cell.problem).length;
  const view: WorkbookMonthView = {
    returnId: read.return_id,
    title: `${formatPeriod(month.period, language, "short")} · ${establishment}`,
    to: `/liaison/returns/${read.return_id}`,
    locked: !editable,
    changes: [],
    conflicts: [],
    wrong: [],
    counts: "",
    formulas: formulas === 0 ? null : t.formulas({ count: formatInteger(formulas, language) }),
  };
  if (!editable) return { view, edit: null, preview: null };
  const outcome = editOfWorkbook(read, month);
  if (!outcome.ok) {
    view.wrong = outcome.wrong.map((one) => wrongView(one, source, reader));
    return { view, edit: null, preview: null };
  }
  const edit = withExportSums(month, outcome.edit);
  const preview = previewEdit(month, edit);
  const all = changeViews(source, edit, preview, reader);
  view.changes = all.filter((_, index) => preview.fields[index]?.kind === "change");
  view.conflicts = all.filter((_, index) => preview.fields[index]?.kind === "conflict");
  view.counts = t.counts({
    changes: formatInteger(view.changes.length, language),
    unchanged: formatInteger(preview.unchanged, language),
  });
  return { view, edit, preview };
}

/** Everything that was typed, for a workbook made anew; wrong cells with the sentence of what is wrong. */
export function typedAgain(source: Pick<UploadedSource, "read" | "month">, reader: WorkbookReader): Map<string, TypedAgain> {
  const outcome = editOfWorkbook(source.read, source.month);
  const wrong = new Map(outcome.ok ? [] : outcome.wrong.map((one) => [one.cell.name, problemText(one, reader)]));
  const { wrong: say } = reader.areas.outputs.returnWorkbook;
  return new Map(
    source.read.cells.map(({ name, typed }) => {
      const problem = wrong.get(name);
      return [name, { typed, wrong: problem === undefined ? null : say({ problem }) }];
    }),
  );
}

/** The page of an upload: month by month what would change, or what cannot be taken. */
export function workbookView(
  upload: { file_name: string; created_at: Date; stored_at: Date | null; months: readonly UploadedSource[] },
  reader: WorkbookReader,
): WorkbookView {
  const { language, areas } = reader;
  const t = areas.liaison.workbook.preview;
  const months = upload.months.map((source) => workbookMonthView(source, reader).view);
  return {
    file: t.file({ name: isolated(upload.file_name), time: formatDateTime(upload.created_at, language) }),
    stored: upload.stored_at === null ? null : t.stored({ time: formatDateTime(upload.stored_at, language) }),
    months,
    wrong: months.some((month) => month.wrong.length > 0),
    changes: months.some((month) => month.changes.length > 0 || month.conflicts.length > 0),
  };
}
