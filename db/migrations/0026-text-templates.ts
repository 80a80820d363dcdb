import { type Kysely, sql } from "kysely";

const reasons = sql.raw(
  "enum('unit-slip','exceeds-capacity','does-not-balance','differs-from-bills','missing-document','wrong-product','unexplained-jump','other')",
);

const tables = [
  // No owner: the province's own, kept by its supervisor.
  sql`create table if not exists text_template (
    id int unsigned not null auto_increment primary key, province_code char(2) not null, owner_id int unsigned null,
    reason_code ${reasons} null, title varchar(80) not null, text varchar(1000) not null,
    revision int unsigned not null default 1, retired_at datetime(3) null,
    key of_keeper (province_code, owner_id, retired_at),
    foreign key (province_code) references province (code), foreign key (owner_id) references app_user (id),
    constraint template_says_something check (title <> '' and text <> ''))`,
  sql`create table if not exists text_template_change (
    template_id int unsigned not null, revision int unsigned not null,
    act enum('made','changed','retired','restored') not null, reason_code ${reasons} null,
    title varchar(80) not null, text varchar(1000) not null, changed_by int unsigned not null, changed_at datetime(3) not null,
    primary key (template_id, revision), foreign key (template_id) references text_template (id),
    foreign key (changed_by) references app_user (id))`,
];

/** Texts kept for the reasons of a send-back, and every change of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
}
