import { canonical } from "#app/domain/decimal.ts";
import type { Figures } from "#app/domain/monthly-return.ts";
import type { ReasonRow } from "#db/history.ts";

/**
 * Which open reasons an edit answers: by a changed cell, by a reply, or not at all.
 * @param edit figures and replies as they would stand after the edit
 */
export function openReasonsAnswers(
  reasons: readonly ReasonRow[],
  edit: { figures: ReadonlyMap<number, Figures>; replies: ReadonlyMap<number, string> },
): { changed: number[]; replied: number[]; unanswered: number[] } {
  const answers = { changed: [] as number[], replied: [] as number[], unanswered: [] as number[] };
  for (const reason of reasons) {
    if (reason.answer !== null) continue;
    const cell =
      reason.product_line_id !== null && reason.measure !== null
        ? edit.figures.get(reason.product_line_id)?.[reason.measure]
        : undefined;
    const then = reason.value_then === null ? null : canonical(reason.value_then);
    if (cell !== undefined && cell !== then) answers.changed.push(reason.id);
    else if ((edit.replies.get(reason.id) ?? "").trim() !== "") answers.replied.push(reason.id);
    else answers.unanswered.push(reason.id);
  }
  return answers;
}
