import { type Kysely, sql } from "kysely";

const steps = [
  // Content is what was true at issue, as one canonical text; nothing of a row is ever changed.
  sql`create table if not exists certificate (
    id int unsigned not null auto_increment primary key, establishment_id int unsigned not null,
    from_period char(7) not null, to_period char(7) not null,
    tracking_code char(20) character set ascii not null unique, sha256 char(64) character set ascii not null, content longtext not null,
    issued_at datetime(3) not null, issued_by int unsigned not null,
    key (establishment_id, id),
    foreign key (establishment_id) references establishment (id), foreign key (issued_by) references app_user (id),
    constraint certificate_range_runs_forward check (from_period <= to_period),
    constraint certificate_content_is_json check (json_valid(content)))`,
  // Looks at receipts are counted like attempts to sign in.
  sql`alter table sign_in_attempt modify kind enum('account','address','verification') not null`,
];

/** Certificates of continued activity; counting of public verifications. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const step of steps) await step.execute(db);
}
