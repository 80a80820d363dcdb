import { type Kysely, sql } from "kysely";

const reasonCodes = sql.raw(
  "enum('unit-slip','exceeds-capacity','does-not-balance','differs-from-bills','missing-document','wrong-product','unexplained-jump','other')",
);
const measure = sql.raw(
  "enum('opening','production','toll','domestic_quantity','domestic_value','export_quantity','export_value','own_use','loss','other_in','other_out','closing')",
);
const kinds = sql.raw("enum('extension','correction','objection','recall','annulment')");

async function hasConstraint(db: Kysely<unknown>, table: string, name: string): Promise<boolean> {
  const { rows } = await sql`select 1 from information_schema.table_constraints
    where table_schema = database() and table_name = ${table} and constraint_name = ${name}`.execute(db);
  return rows.length > 0;
}

/** What the offices ask of the ministry: months wanted back, with reasons, and annulments; and a correction cancelled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table return_request modify column kind ${kinds} not null`.execute(db);
  await sql`create table if not exists return_request_reason (
    request_id int unsigned not null, position smallint unsigned not null, code ${reasonCodes} not null,
    text varchar(2000) not null default '', product_line_id int unsigned null, measure ${measure} null,
    primary key (request_id, position),
    foreign key (request_id) references return_request (id), foreign key (product_line_id) references product_line (id),
    constraint asked_other_has_text check (code <> 'other' or text <> ''),
    constraint asked_measure_needs_a_product check (measure is null or product_line_id is not null))`.execute(db);
  // A correction that is cancelled leaves its later versions in history, and the one in force is an earlier one.
  if (await hasConstraint(db, "monthly_return", "approved_is_in_force")) {
    await sql`alter table monthly_return drop constraint approved_is_in_force`.execute(db);
  }
  if (!(await hasConstraint(db, "monthly_return", "approved_has_a_version_in_force"))) {
    await sql`alter table monthly_return add constraint approved_has_a_version_in_force
      check (state <> 'approved' or in_force_version is not null)`.execute(db);
  }
}
