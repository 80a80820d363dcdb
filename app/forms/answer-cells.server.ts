import { basesOf, type ReturnEdit } from "#app/domain/editing.ts";
import type { FieldError, RefusalCode } from "#app/domain/refusal.ts";
import { formatTime } from "#app/messages/dates.ts";
import { fieldErrorText } from "#app/messages/field-error.server.ts";
import type { Areas } from "#app/messages/registry.ts";
import type { CellsAnswer, ConflictView } from "./conflict-view.ts";
import { unitOf } from "./return-fields.ts";
import type { Reading } from "./return-view.server.ts";

interface Told {
  code: "saved" | "unreadable" | RefusalCode;
  refused: readonly FieldError[];
  /** What was stored, if anything. */
  edit?: ReturnEdit;
  conflicts?: ConflictView[];
}

/** What single cells are answered, in the reader's language. */
export function answerCells(
  told: Told,
  { language, common, now }: Reading & { common: Areas["common"]; now: Date },
): CellsAnswer {
  const { code, refused, edit, conflicts = [] } = told;
  const open = new Set(conflicts.map((conflict) => conflict.name));
  const bases = edit === undefined ? [] : [...basesOf(edit)].filter(([name]) => !open.has(name));
  return {
    code,
    saved: Object.fromEntries(bases),
    refused: Object.fromEntries(refused.map((error) => [unitOf(error.field), fieldErrorText(error, common, language)])),
    conflicts,
    sentence: code === "saved" ? null : code === "unreadable" ? common.form.unreadable : common.refusals[code],
    at: formatTime(now, language),
  };
}
