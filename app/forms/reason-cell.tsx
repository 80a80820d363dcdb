import type { MouseEvent, ReactNode } from "react";
import type { ReviewDesk } from "#app/domain/review-queue.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import { beginReason, type Proposal } from "./review-prefill.ts";

/** Does the act in place of following a link, unless the reader wants it in another tab or the act cannot be done. */
export function instead(event: MouseEvent, act: () => boolean): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  if (act()) event.preventDefault();
}

/** What each cell proposes as its reason, by its value in the list of cells. */
export interface ReasonOffers {
  /** Address of this page with a reason begun, without script; the cell's value is appended. */
  openPath: string;
  byCell: Readonly<Record<string, { code: string; text: string }>>;
}

type ReasonCellProps = {
  desk: ReviewDesk;
  offers: ReasonOffers | null;
  /** The cell's value in the list of cells. */
  cell: string;
  /** Product and measure. */
  place: string;
  children: ReactNode;
};

/** A figure that begins a reason at its cell, by pointer or keyboard; without script by an address that opens the form. */
export function ReasonCell({ desk, offers, cell, place, children }: ReasonCellProps) {
  const t = useMessages(desk === "ministry" ? "ministry" : "expert").sendBack;
  if (offers === null) return <span className="figure">{children}</span>;
  const offer = { cell, ...(offers.byCell[cell] ?? { code: "", text: "" }) };
  return (
    <a
      className="figure reason-here"
      href={reasonPath(offers.openPath, offer)}
      title={t.here}
      data-reason-cell={cell}
      onClick={(event) => instead(event, () => beginReason(offer))}
    >
      {children}
      <span className="heard"> {t.hereAt({ place })}</span>
    </a>
  );
}

/** Without script the code is asked for in the address, and the page finds the text by itself. */
export function reasonPath(openPath: string, { cell, code }: Pick<Proposal, "cell" | "code">): string {
  return `${openPath}${encodeURIComponent(cell)}${code === "" ? "" : `&code=${code}`}#send-back`;
}
