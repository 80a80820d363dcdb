import { type Kysely, sql } from "kysely";
import { addMonths, type Period } from "#app/domain/period.ts";
import { sessionHash } from "#app/usecases/find-viewer.server.ts";
import type { Database } from "#db/schema.ts";
import { seedPopulation } from "#db/seed/population.ts";
import { openSession } from "#test/setup/web.ts";

export const crowdNow = new Date("2025-04-25T09:00:00+03:30");
const history = 6;

/**
 * Fills an empty database with about a thousand establishments over eight months and gives every table that grows with
 * use some thousand rows, so that the server plans as it would for a real one. @returns the month being filed
 */
export async function crowd(db: Kysely<Database>): Promise<Period> {
  const size = { establishments: 1050, months: 2, products: 2, snapshots: false };
  const { open } = await seedPopulation(db, { ...size, asOf: crowdNow, seed: "crowd", kind: "test" });
  await addHistory(db, addMonths(open, -1));
  await addFilings(db);
  await addTraffic(db);
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = database() and table_type = 'BASE TABLE'`.execute(db);
  await sql`analyze table ${sql.join(rows.map(({ name }) => sql.table(name)))}`.execute(db);
  return open;
}

/** Months before the seeded ones are copies of the oldest, each approved. */
async function addHistory(db: Kysely<Database>, seeded: Period): Promise<void> {
  for (let back = 1; back <= history; back += 1) {
    const period = addMonths(seeded, -back);
    await sql`insert ignore into monthly_return (establishment_id, period, state, province_code, isic_code, operating_state,
        days_worked, version, in_force_version, first_submitted_at, submitted_at, state_since, due_on)
      select establishment_id, ${period}, 'approved', province_code, isic_code, 'working', 26, 1, 1, state_since, state_since,
        state_since, due_on
      from monthly_return r where r.period = ${seeded}`.execute(db);
  }
}

/** A submission with figures, an event, a reason, a notice and a dispatch for what history filed. */
async function addFilings(db: Kysely<Database>): Promise<void> {
  const { user_id } = await db.selectFrom("role_grant").where("role", "=", "liaison").select("user_id").executeTakeFirstOrThrow();
  await sql`insert ignore into submission (return_id, version, tracking_code, sha256, snapshot, findings, form_version, submitted_at,
      submitted_by)
    select id, version, concat('C', lpad(id, 19, '0')), repeat('a', 64), '{}', '[]', 1, state_since, ${user_id}
    from monthly_return where version > 0`.execute(db);
  await sql`insert ignore into working_figure (return_id, product_line_id, production)
    select r.id, l.id, 5 from monthly_return r join product_line l on l.establishment_id = r.establishment_id
    where r.state = 'approved'`.execute(db);
  await sql`insert ignore into figure_in_force (period, establishment_id, product_line_id, submission_id, province_code, isic_code,
      catalogue_item_id, money_unit, money_scale, production)
    select r.period, r.establishment_id, l.id, s.id, r.province_code, r.isic_code, l.catalogue_item_id, r.money_unit,
      r.money_scale, 5
    from monthly_return r join product_line l on l.establishment_id = r.establishment_id
    join submission s on s.return_id = r.id and s.version = r.in_force_version`.execute(db);
  await sql`insert into return_event (return_id, event, from_state, to_state, version, actor_id, actor_role, at)
    select id, 'approve', 'accepted', 'approved', 1, ${user_id}, 'reviewer', state_since from monthly_return where version > 0`.execute(
    db,
  );
  // Not from monthly_return, which triggers may touch then.
  await sql`insert into standing_explanation (establishment_id, return_id, version, event_id, rule, subject, side, finding, text,
      measured, ceiling, period, until_period, granted_by, granted_role, granted_at, ended_by, ended_at, ended_because, live)
    select f.establishment_id, h.return_id, 1, h.id, 'capacity', concat(f.product_line_id, ' ', h.id), 'above', '{}', 'x', 1, 2,
      f.period, '1499-01', ${user_id}, 'expert', h.at, if(h.id % 3 = 0, null, ${user_id}), if(h.id % 3 = 0, null, h.at),
      if(h.id % 3 = 0, null, 'renewed'), if(h.id % 3 = 0, 1, null)
    from figure_in_force f join submission s on s.id = f.submission_id join return_event h on h.return_id = s.return_id
    where h.event = 'approve' and h.id % 5 = 0`.execute(db);
  await sql`insert into review_reason (return_id, event_id, raised_by, version, code, answer)
    select return_id, id, 'province', 1, 'missing-document', if(id % 9 = 0, null, 'replied') from return_event`.execute(db);
  await sql`insert into notice (kind, return_id, establishment_id, audience, created_at)
    select 'approved', id, establishment_id, 'establishment', state_since from monthly_return where version > 0`.execute(db);
  await sql`insert into attachment (subject_kind, subject_id, establishment_id, name, media_type, bytes, sha256, uploaded_by,
      uploaded_at)
    select 'return', return_id, establishment_id, 'a.pdf', 'application/pdf', 1000, sha2(return_id, 256), ${user_id}, created_at
    from notice where kind = 'approved'`.execute(db);
  await sql`insert ignore into dispatch (message_id, recipient_id, return_id, submission_id, contract_version, kind, payload,
      payload_sha256, state, next_attempt_at, prepared_at)
    select uuid(), t.id, s.return_id, s.id, 1, 'approve', '{}', repeat('a', 64),
      if(s.id % 50 = 0, 'prepared', 'acknowledged'), s.submitted_at, s.submitted_at
    from submission s join recipient t`.execute(db);
  await sql`insert into outgoing (message_id, user_id, channel, kind, notice_id, return_id, state, ended_at, prepared_at, next_attempt_at)
    select md5(n.id), g.user_id, 'email', 'answer', n.id, n.return_id, if(n.id % 50 = 0, 'waiting', 'sent'),
      if(n.id % 50 = 0, null, n.created_at), n.created_at, n.created_at
    from notice n join (select establishment_id, min(user_id) as user_id from role_grant where role = 'liaison'
      group by establishment_id) g on g.establishment_id = n.establishment_id`.execute(db);
}

/** Sessions, keys, attempts and audit rows of some weeks; all but the newest hundred audit rows are sealed. */
async function addTraffic(db: Kysely<Database>): Promise<void> {
  await sql`insert into session (id_hash, user_id, created_at, expires_at)
    select lpad(id, 64, '0'), id, ${crowdNow}, ${crowdNow} from app_user`.execute(db);
  await sql`insert into sign_in_attempt (subject, kind, failures, window_ends_at)
    select lpad(id, 64, '0'), 'account', 1, ${crowdNow} from app_user`.execute(db);
  await sql`insert into idempotency_key (user_id, request_key, body_hash, outcome, created_at)
    select user_id, lpad(id, 32, '0'), repeat('a', 64), '{}', ${crowdNow} from role_grant`.execute(db);
  await sql`insert into audit_entry (at, actor_id, verb, subject_kind, subject_id, detail, content_hash)
    select submitted_at, submitted_by, 'submit', 'return', return_id, '{}', repeat('a', 64) from submission`.execute(db);
  await sql`insert into audit_seal (seq, audit_id, previous_hash, hash, sealed_at)
    select id, id, repeat('a', 64), repeat('b', 64), at from audit_entry order by id limit 5000`.execute(db);
}

/** A live session of one of the crowd's liaisons, by its hash. */
export async function liaisonSession(db: Kysely<Database>): Promise<string> {
  const { user_id } = await db.selectFrom("role_grant").where("role", "=", "liaison").select("user_id").executeTakeFirstOrThrow();
  const [, token = ""] = (await openSession(db, user_id)).split("=");
  return sessionHash(token);
}
