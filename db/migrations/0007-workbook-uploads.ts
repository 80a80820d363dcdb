import { type Kysely, sql } from "kysely";

const tables = [
  sql`create table if not exists workbook_upload (
    id int unsigned not null auto_increment primary key, user_id int unsigned not null,
    sha256 char(64) character set ascii not null, file_name varchar(200) not null,
    created_at datetime(3) not null, expires_at datetime(3) not null, stored_at datetime(3) null,
    key (expires_at), foreign key (user_id) references app_user (id),
    constraint workbook_upload_ends_after_it_began check (expires_at > created_at))`,
  sql`create table if not exists workbook_upload_return (
    upload_id int unsigned not null, return_id int unsigned not null, contents longtext not null,
    primary key (upload_id, return_id),
    foreign key (upload_id) references workbook_upload (id) on delete cascade,
    foreign key (return_id) references monthly_return (id),
    constraint workbook_contents_are_json check (json_valid(contents)))`,
];

/** Workbooks that liaisons sent, read, until they are confirmed or a day is over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
}
