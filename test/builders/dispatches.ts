import type { Kysely } from "kysely";
import type { DeliveryOutcome } from "#app/domain/dispatch.ts";
import type { ProductFigures } from "#app/domain/monthly-return.ts";
import { queueDispatches } from "#app/usecases/queue-dispatches.server.ts";
import type { Parcel, SendingContext } from "#app/usecases/send-dispatches.server.ts";
import type { Database } from "#db/schema.ts";
import { inTransaction } from "#db/transaction.ts";
import { addEstablishment, addSubmission, productOf, type Submitted } from "./register.ts";

type Db = Kysely<Database>;

export const businessNow = new Date("2025-04-25T09:00:00.000Z");
/** Seen by all four recipients; by Hamahang and the oil products company only. */
export const listed = productOf({ production: "120000.5", export_quantity: "3000", listed_on_exchange: true });
export const plain = productOf({ production: "7", tariff_code: null });

/** Tables that dispatch tests fill, reference data and recipients apart. */
export const dispatchTables = [
  "dispatch_attempt",
  "dispatch",
  "submission",
  "monthly_return",
  "period",
  "operating_licence",
  "establishment",
] as const;

/** Queues a submission's dispatches as an approval would. @returns how many */
export function queue(db: Db, sent: Submitted, kind: "approve" | "supersede" | "withdraw"): Promise<number> {
  return inTransaction(db, (trx) => queueDispatches(trx, { now: businessNow }, { ...sent, kind }));
}

/** A new establishment's first version, approved. */
export async function approve(
  db: Db,
  settings: { county_id?: number; province_code?: string; products?: ProductFigures[] } = {},
): Promise<Submitted & { count: number }> {
  const { products = [listed], ...place } = settings;
  const establishment_id = await addEstablishment(db, place);
  const sent = await addSubmission(db, { establishment_id, products });
  return { ...sent, count: await queue(db, sent, "approve") };
}

/** All dispatches with their recipient's code, oldest first. */
export function dispatchRows(db: Db) {
  return db
    .selectFrom("dispatch as d")
    .innerJoin("recipient as r", "r.id", "d.recipient_id")
    .selectAll("d")
    .select("r.code")
    .orderBy("d.id")
    .execute();
}

export interface Sent extends Parcel {
  /** The recipient's code, as the message names it. */
  code: string;
  version: number;
}

export const taken: DeliveryOutcome = { kind: "answered", status: 200, text: '{"receipt":"r1"}' };
export const busy: DeliveryOutcome = { kind: "answered", status: 503, text: "later" };

/** A channel that answers what it is told and remembers what it was given; its real clock can be moved on. */
export function channel(db: Db, answerOf: (parcel: Sent) => DeliveryOutcome | Promise<DeliveryOutcome>) {
  const sent: Sent[] = [];
  let offset = 0;
  const context = (owner = "a"): SendingContext => ({
    db,
    now: () => businessNow,
    real: () => new Date(Date.now() + offset),
    owner,
    random: () => 0.5,
    deliver: async (parcel) => {
      const { data } = JSON.parse(parcel.payload) as { data: { recipient: string; version: number } };
      const one = { ...parcel, code: data.recipient, version: data.version };
      sent.push(one);
      return answerOf(one);
    },
  });
  return {
    sent,
    context,
    advance: (ms: number) => {
      offset += ms;
    },
  };
}
