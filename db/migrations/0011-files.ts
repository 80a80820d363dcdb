import { type Kysely, sql } from "kysely";

const tables = [
  // `live` is null once removed: the same bytes may then be attached again, and only then.
  sql`create table if not exists attachment (
    id int unsigned not null auto_increment primary key,
    subject_kind enum('return','objection','handover','message') not null, subject_id int unsigned not null,
    establishment_id int unsigned not null, name varchar(200) not null,
    media_type enum('application/pdf','image/jpeg','image/png') not null, bytes int unsigned not null,
    sha256 char(64) character set ascii not null,
    uploaded_by int unsigned not null, uploaded_at datetime(3) not null,
    removed_by int unsigned null, removed_at datetime(3) null, live tinyint unsigned null default 1,
    unique key once_in_a_subject (subject_kind, subject_id, sha256, live), key (sha256),
    foreign key (establishment_id) references establishment (id), foreign key (uploaded_by) references app_user (id),
    foreign key (removed_by) references app_user (id),
    constraint attachment_has_a_name check (name <> ''),
    constraint attachment_size check (bytes between 1 and 5242880),
    constraint attachment_removed_by_somebody check (
      (removed_at is null and removed_by is null and live is not null) or
      (removed_at is not null and removed_by is not null and live is null)))`,
];

/** Files that people attach to returns, objections, handovers and messages; the bytes lie outside the database. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
}
