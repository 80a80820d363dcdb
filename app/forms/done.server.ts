import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { formatPeriod, formatTime } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import type { Areas } from "#app/messages/registry.ts";
import type { DoneView } from "./done-banner.tsx";
import { type ReviewAddress, reviewPath } from "./review-query.ts";

type Words = Areas["expert"]["review"];

/** What somebody just did, as stored. */
export interface DoneSource {
  event: string;
  establishment_fa: string;
  establishment_en: string;
  period: string;
  /** The acceptance, while it can be taken back. */
  undo: { id: number; revision: number; until: Date } | null;
}

type DoneReading = {
  language: Language;
  review: Words;
  desk: ReviewDesk;
  queue: ReviewAddress["queue"];
  /** Of this rendering, for the form that takes it back. */
  key: string;
};

/** The sentence of what was just done, with the way back where there is one; null for an event no reviewer does. */
export function doneView(done: DoneSource | null, reading: DoneReading): DoneView | null {
  if (done === null || !(done.event in reading.review.done)) return null;
  const { language, review: t, desk, queue, key } = reading;
  const establishment = language === "fa" ? done.establishment_fa : done.establishment_en;
  const subject = t.title({ establishment, period: formatPeriod(done.period, language, "short") });
  const { undo } = done;
  return {
    text: t.done[done.event as keyof Words["done"]]({ subject }),
    undo: undo && {
      action: reviewPath(desk, undo.id, queue),
      key,
      revision: undo.revision,
      label: t.actions.undoAccept({ time: formatTime(undo.until, language) }),
    },
  };
}
