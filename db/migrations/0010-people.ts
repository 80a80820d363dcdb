import { type Kysely, sql } from "kysely";

const tables = [
  // `waiting_return_id` is the return while its signature is awaited: unique, so never two requests at once.
  sql`create table if not exists signature_request (
    id int unsigned not null auto_increment primary key, return_id int unsigned not null, waiting_return_id int unsigned null unique,
    figures_revision int unsigned not null, requested_by int unsigned not null, requested_at datetime(3) not null,
    outcome enum('signed','declined','taken-back') null, decided_by int unsigned null, decided_at datetime(3) null,
    version smallint unsigned null, text varchar(2000) not null default '',
    key (return_id, id), key (return_id, version),
    foreign key (return_id) references monthly_return (id), foreign key (waiting_return_id) references monthly_return (id),
    foreign key (requested_by) references app_user (id), foreign key (decided_by) references app_user (id),
    constraint awaited_or_decided check ((outcome is null) = (waiting_return_id is not null)),
    constraint awaited_is_its_return check (waiting_return_id is null or waiting_return_id = return_id),
    constraint decision_names_who_and_when check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null)),
    constraint signed_request_has_its_version check ((coalesce(outcome, '') = 'signed') = (version is not null)),
    constraint nobody_signs_what_he_requested check (coalesce(outcome, '') <> 'signed' or decided_by <> requested_by),
    constraint declining_has_a_reason check (coalesce(outcome, '') <> 'declined' or text <> ''))`,
  sql`create table if not exists invitation (
    id int unsigned not null auto_increment primary key, establishment_id int unsigned not null,
    kind enum('colleague','successor') not null, role enum('liaison','signatory') not null,
    national_id char(10) character set ascii not null, name_fa varchar(120) not null, name_en varchar(120) not null,
    code_hash char(64) character set ascii not null unique, invited_by int unsigned not null, invited_at datetime(3) not null,
    expires_at datetime(3) not null, state enum('open','waiting','in-force','refused','withdrawn') not null default 'open',
    user_id int unsigned null, password_hash varchar(255) null, activated_at datetime(3) null,
    decided_by int unsigned null, decided_at datetime(3) null, text varchar(2000) not null default '',
    key (establishment_id, state), key (state, activated_at), key (national_id),
    foreign key (establishment_id) references establishment (id), foreign key (invited_by) references app_user (id),
    foreign key (user_id) references app_user (id), foreign key (decided_by) references app_user (id),
    constraint successors_file check (kind <> 'successor' or role = 'liaison'),
    constraint activation_is_dated check (state in ('open','withdrawn') or activated_at is not null),
    constraint password_waits_only check (password_hash is null or state = 'waiting'),
    constraint access_has_its_person check (state <> 'in-force' or user_id is not null),
    constraint refusal_has_a_reason check (state <> 'refused' or text <> ''))`,
];

/** Requests for a signature; invitations of colleagues and successors. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
}
