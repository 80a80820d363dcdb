import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { countDeliveries, listDeliveries as listRows, listDeliveriesOfReturn as listRowsOfReturn } from "#db/dispatch.ts";
import { listPeriods } from "#db/period.ts";
import { listRecipients } from "#db/recipient.ts";
import type { DispatchState } from "#db/schema.ts";
import type { Context } from "./context.server.ts";

export type Delivery = Awaited<ReturnType<typeof listRows>>[number];
export type DeliveryOfReturn = Awaited<ReturnType<typeof listRowsOfReturn>>[number];

export interface DeliveryQuestion {
  recipient_id: number | null;
  state: DispatchState | null;
  period: string | null;
  /** The last id of the page before. */
  before: number | null;
}

export interface DeliveryLedger {
  recipients: Awaited<ReturnType<typeof listRecipients>>;
  counts: Awaited<ReturnType<typeof countDeliveries>>;
  periods: string[];
  rows: Delivery[];
  /** Cursor of the next page; null on the last. */
  next: number | null;
}

const pageSize = 50;

/** The delivery ledger: counts by recipient and state (of the period asked), and a page of its rows, newest first. */
export async function listDeliveries(context: Context, question: DeliveryQuestion): Promise<Outcome<DeliveryLedger>> {
  const permission = permit(context.actor, "view-deliveries");
  if (permission === null) return refuse("not-permitted");
  const { db } = context;
  const { scope } = permission;
  const [recipients, counts, periods, found] = await Promise.all([
    listRecipients(db),
    countDeliveries(db, scope, question.period),
    listPeriods(db, 60),
    listRows(db, scope, { ...question, limit: pageSize + 1 }),
  ]);
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  return done({
    recipients,
    counts,
    periods: periods.filter((period) => period.state !== "planned").map((period) => period.code),
    rows,
    next: found.length > pageSize && last !== undefined ? last.id : null,
  });
}

/**
 * Where one return's versions arrived, newest version first: for the establishment's own page and the desks.
 * The caller has loaded the return within the reader's scope; figures are not among what this gives.
 */
export async function listDeliveriesOfReturn(context: Pick<Context, "db">, returnId: number): Promise<DeliveryOfReturn[]> {
  return listRowsOfReturn(context.db, returnId);
}
