import { type RefObject, useEffect, useState } from "react";
import { reasonCodes } from "#app/domain/monthly-return.ts";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Card } from "#app/ui/card.tsx";
import { type ReasonItem, ReasonList } from "#app/ui/reason-list.tsx";
import { reviewField } from "./review-fields.ts";
import { writtenReasons } from "./review-prefill.ts";
import type { ReviewPageView } from "./review-view.ts";

/** What is written of a send-back, wherever it was read: from the page as typed, or from what was sent. */
export interface Written {
  reasons: {
    index: number;
    code: string;
    cell: string;
    place: string | null;
    text: string;
  }[];
  whole: string;
  /** Further months, each with what becomes of it. */
  months: string[];
}

type Form = ReviewPageView["form"];

/** What the server knows of the reasons: the rows as they were sent. */
function sentReasons(form: Form): Written {
  const labels = new Map(form.cells.flatMap((group) => group.options.map((option) => [option.value, option.label])));
  const reasons = form.rows.flatMap(({ code, cell, text }, index) =>
    code === "" && cell === "" && text === "" ? [] : [{ index, code, cell, place: labels.get(cell) ?? null, text }],
  );
  return { reasons, whole: form.text, months: form.months.filter((month) => month.chosen).map((month) => month.label) };
}

function typedReasons(): Written {
  const whole = document.getElementById(reviewField.whole);
  const chosen = document.querySelectorAll<HTMLInputElement>("input[data-month]:checked");
  return {
    reasons: writtenReasons(),
    months: [...chosen].map((box) => box.dataset.month ?? ""),
    whole: whole instanceof HTMLTextAreaElement ? whole.value : "",
  };
}

/** Marks the cells that have a reason. */
function markCells(reasons: Written["reasons"]): void {
  const chosen = new Set(reasons.map((reason) => reason.cell));
  for (const link of document.querySelectorAll<HTMLElement>("[data-reason-cell]")) {
    link.toggleAttribute("data-chosen", chosen.has(link.dataset.reasonCell ?? ""));
  }
}

/**
 * What is written, as it is typed; without script, and until it runs, what was sent.
 * @param box within the form whose fields are read
 * @returns `live` once the page follows what is typed
 */
export function useWritten(box: RefObject<HTMLElement>, form: Form): Written & { live: boolean } {
  const [written, setWritten] = useState<Written | null>(null);
  useEffect(() => {
    const whole = box.current?.closest("form");
    if (!whole) return;
    const read = () => {
      const now = typedReasons();
      markCells(now.reasons);
      setWritten(now);
    };
    read();
    whole.addEventListener("input", read);
    whole.addEventListener("change", read);
    return () => {
      whole.removeEventListener("input", read);
      whole.removeEventListener("change", read);
    };
  }, [box]);
  return written === null ? { ...sentReasons(form), live: false } : { ...written, live: true };
}

type PreviewProps = { desk: ReviewDesk; by: string; written: Written };

/** What is going to be read, in the words and the shape in which it will stand on the reader's page. */
export function ReviewPreview({ desk, by, written }: PreviewProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").sendBack;
  const common = useMessages("common");
  const items = written.reasons.map(({ index, code, place, text }): ReasonItem => {
    const known = reasonCodes.find((one) => one === code);
    return {
      // Beside the real ones, which are numbered from one.
      id: -1 - index,
      title: known === undefined ? t.codeMissing : common.reasonCodes[known],
      place,
      text,
      by,
      answer: { kind: "open" },
    };
  });
  return (
    <Card id="preview" className="preview" title={t.preview[desk]} aside={t.previewNote} flush>
      {items.length === 0 ? <p className="quiet pad">{t.previewNone}</p> : <ReasonList reasons={items} />}
      {written.whole === "" ? null : (
        <p className="pad said">
          <b>{t.wholeText}</b> <bdi>{written.whole}</bdi>
        </p>
      )}
      {written.months.length === 0 ? null : (
        <div className="pad said">
          <b>{t.previewMonths}</b>
          <ul>
            {written.months.map((month) => (
              <li key={month}>{month}</li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
