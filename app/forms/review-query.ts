import { type ReasonCode, reasonCodes } from "#app/domain/monthly-return.ts";
import { type QueueQuestion, type ReviewDesk, readQueueQuestion } from "#app/domain/review-queue.ts";

/** What the address of a reviewer's page says. */
export interface ReviewAddress {
  queue: QueueQuestion;
  version: number | null;
  /** The reason the form begins with: a cell's value and a code. */
  prefill: { cell: string; code: ReasonCode | "" } | null;
  /** The return just decided on, to say so. */
  done: number | null;
}

export { placeText as placeOf } from "#app/domain/review-queue.ts";

export const basePath = { province: "/expert", ministry: "/ministry" } as const satisfies Record<ReviewDesk, string>;

/** Reads the address of a queue or of a page opened from it; what cannot be read is left out, never an error. */
export function readReviewAddress(desk: ReviewDesk, params: URLSearchParams): ReviewAddress {
  const whole = (name: string) => (/^[1-9]\d{0,8}$/.test(params.get(name) ?? "") ? Number(params.get(name)) : null);
  const cell = /^(?:[1-9]\d{0,8}(?:\.[a-z_]{1,30})?)?$/.exec(params.get("cell") ?? "");
  return {
    queue: readQueueQuestion(desk, (name) => params.get(name)),
    version: whole("version"),
    prefill:
      params.has("cell") && cell ? { cell: cell[0], code: reasonCodes.find((code) => code === params.get("code")) ?? "" } : null,
    done: whole("done"),
  };
}

/** The query of an address that keeps a queue's filters, not its page; "" or one that begins with "?". */
export function queueQuery(queue: QueueQuestion, more: Readonly<Record<string, string | number | null>> = {}): string {
  const params = new URLSearchParams();
  if (queue.period !== null) params.set("period", queue.period);
  if (queue.tab !== "waiting") params.set("state", queue.tab);
  if (queue.search !== "") params.set("q", queue.search);
  const { province, county, division, item: product, rule: finding } = queue;
  for (const [name, value] of Object.entries({ province, county, division, product, finding })) {
    if (value !== null) params.set(name, String(value));
  }
  if (queue.late) params.set("late", "1");
  if (queue.selected) params.set("selected", "1");
  if (queue.mine) params.set("mine", "1");
  for (const [name, value] of Object.entries(more)) if (value !== null) params.set(name, String(value));
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

/** The address of a return's page within a queue. */
export function reviewPath(
  desk: ReviewDesk,
  returnId: number,
  queue: QueueQuestion,
  more?: Readonly<Record<string, string | number | null>>,
): string {
  return `${basePath[desk]}/returns/${returnId}${queueQuery(queue, more)}`;
}

/** The address of a queue. */
export function queuePath(
  desk: ReviewDesk,
  queue: QueueQuestion,
  more?: Readonly<Record<string, string | number | null>>,
): string {
  return `${basePath[desk]}${queueQuery(queue, more)}`;
}

/** @returns whether an act leaves the reviewer at the return: it is begun, or given back to him. */
export function staysAfter(intent: string): boolean {
  return intent === "start-review" || intent === "undo-accept";
}

/** Where a decision leads: to the next return, else to the queue. */
export function afterDecision(
  desk: ReviewDesk,
  decided: { id: number; stays: boolean; next: number | null },
  queue: QueueQuestion,
): string {
  if (decided.stays) return reviewPath(desk, decided.id, queue, { done: decided.id });
  if (decided.next !== null) return reviewPath(desk, decided.next, queue, { done: decided.id });
  return queuePath(desk, queue, { done: decided.id });
}
