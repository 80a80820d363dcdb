import { CompiledQuery, type Kysely } from "kysely";
import type { Sends } from "./batch.ts";
import type { Database } from "./schema.ts";

/** A month that was sent back and not answered yet. */
export interface ReturnedMonthRow {
  id: number;
  establishment_id: number;
  period: string;
  province_code: string;
  state_since: Date;
  establishment_fa: string;
  establishment_en: string;
  /** When it was sent back; a signature declined or taken back begins no new term. */
  returned_at: Date | null;
  /** 1 where an objection is open. */
  suspended: number;
}

// Asked by each page of a liaison, so the texts are not built again each time.
const months = `
  select r.id, r.establishment_id, r.period, r.province_code, r.state_since, e.name_fa as establishment_fa,
    e.name_en as establishment_en,
    (select max(v.at) from return_event v where v.return_id = r.id
      and v.event in ('send-back', 'grant-correction', 'annul')) as returned_at,
    exists (select 1 from return_request q where q.return_id = r.id and q.kind = 'objection'
      and q.subject = 'send-back' and q.open_key is not null) as suspended
  from monthly_return r
  join establishment e on e.id = r.establishment_id
  where r.state = 'returned' and r.establishment_id in`;
const ofSession = `${months} (
    select g.establishment_id from session s join role_grant g on g.user_id = s.user_id and g.role = 'liaison'
    where s.id_hash = ?)
  limit ?`;

/**
 * Months sent back and not answered yet, of every establishment whose liaison the person of a session is or was: which of
 * them he may see now, the caller decides.
 */
export async function listReturnedOfSession(db: Sends, id_hash: string, limit: number): Promise<ReturnedMonthRow[]> {
  const query = CompiledQuery.raw(ofSession, [id_hash, limit]) as CompiledQuery<ReturnedMonthRow>;
  return (await db.executeQuery(query)).rows;
}

/** Months of the establishments given that were sent back and not answered yet, with when that was. */
export async function listReturnedMonths(
  db: Kysely<Database>,
  establishments: readonly number[],
  limit: number,
): Promise<ReturnedMonthRow[]> {
  if (establishments.length === 0) return [];
  const text = `${months} (${establishments.map(() => "?").join(", ")}) limit ?`;
  const query = CompiledQuery.raw(text, [...establishments, limit]) as CompiledQuery<ReturnedMonthRow>;
  return (await db.executeQuery(query)).rows;
}
