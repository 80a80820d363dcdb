import { type Kysely, sql } from "kysely";

const tables = [
  // What an establishment usually produces in a month, in rial: kept by a job, so that a list need not add up a year.
  sql`create table if not exists establishment_weight (
    establishment_id int unsigned not null primary key, monthly_value decimal(38,2) not null,
    basis enum('figures','capacity') not null, months tinyint unsigned not null, weighed_at datetime(3) not null,
    foreign key (establishment_id) references establishment (id),
    constraint weights_not_negative check (monthly_value >= 0))`,
  sql`create table if not exists contact_log (
    id int unsigned not null auto_increment primary key, return_id int unsigned not null, kind enum('call','visit') not null,
    outcome enum('promised','needs-help','no-answer','wrong-contact','stopped','refuses','other') not null,
    spoke_to varchar(120) not null default '', text varchar(2000) not null default '',
    noted_by int unsigned not null, noted_role varchar(20) not null, noted_at datetime(3) not null, key (return_id, id),
    foreign key (return_id) references monthly_return (id), foreign key (noted_by) references app_user (id),
    constraint other_outcome_has_text check (outcome <> 'other' or text <> ''))`,
  sql`create table if not exists reminder (
    id int unsigned not null auto_increment primary key, return_id int unsigned not null,
    kind enum('before-due','after-due','again') not null, due_on date not null, made_at datetime(3) not null,
    unique (return_id, kind, due_on), foreign key (return_id) references monthly_return (id))`,
  // How long each decision took, worked out once by a job: a year of a province is then a sum.
  sql`create table if not exists decision_clock (
    event_id int unsigned not null primary key, return_id int unsigned not null, office enum('province','ministry') not null,
    event varchar(40) not null, province_code char(2) not null, actor_id int unsigned null, year smallint unsigned not null,
    arrived_at datetime(3) not null, decided_at datetime(3) not null, calendar_days smallint unsigned not null,
    working_days smallint unsigned not null, timely tinyint(1) not null,
    key (office, year, province_code, actor_id), key (decided_at),
    foreign key (event_id) references return_event (id), foreign key (return_id) references monthly_return (id))`,
];

/** Follow-up of who has not filed: weights, reminders, the log of calls and visits. How long decisions took. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
}
