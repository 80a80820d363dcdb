import { type Kysely, sql } from "kysely";

const states = sql.raw(
  "enum('not-started','draft','awaiting-signature','submitted','in-review','returned','accepted','referred-back','approved')",
);
const stoppages = sql.raw(
  "enum('planned-maintenance','breakdown','power-cut','gas-cut','water-shortage','raw-material','liquidity','currency-import','no-demand','labour','transport','legal-permit','seasonal','force-majeure','other')",
);
const otherReasons = sql.raw("enum('bought-for-resale','customer-return','stock-count','transfer','toll-goods-delivered')");
const measureColumns = sql.raw(`
    opening decimal(24,6) null, production decimal(24,6) null, toll decimal(24,6) null,
    domestic_quantity decimal(24,6) null, domestic_value decimal(24,6) null,
    export_quantity decimal(24,6) null, export_value decimal(24,6) null,
    own_use decimal(24,6) null, loss decimal(24,6) null, other_in decimal(24,6) null, other_out decimal(24,6) null,
    closing decimal(24,6) null`);
const notNegative = sql.raw(
  [
    "opening",
    "production",
    "toll",
    "domestic_quantity",
    "domestic_value",
    "export_quantity",
    "export_value",
    "own_use",
    "loss",
    "other_in",
    "other_out",
    "closing",
  ]
    .map((column) => `(${column} is null or ${column} >= 0)`)
    .join(" and "),
);

const tables = [
  sql`create table if not exists monthly_return (
    id int unsigned not null auto_increment primary key, establishment_id int unsigned not null, period char(7) not null,
    state ${states} not null default 'not-started', revision int unsigned not null default 0, figures_revision int unsigned not null default 0, form_version smallint unsigned not null default 1,
    province_code char(2) not null, isic_code varchar(4) not null,
    operating_state enum('working','idle','asks-to-be-closed') null, days_worked tinyint unsigned null, idle_cause ${stoppages} null,
    remarks varchar(4000) not null default '',
    money_unit enum('IRR_OLD','IRR_NEW') not null default 'IRR_OLD', money_scale int unsigned not null default 1000000,
    version smallint unsigned not null default 0, in_force_version smallint unsigned null,
    first_submitted_at datetime(3) null, submitted_at datetime(3) null, state_since datetime(3) not null, due_on date not null,
    submitted_by int unsigned null, accepted_by int unsigned null, state_before_accept ${states} null, sent_back_by int unsigned null,
    operation_by int unsigned null, operation_at datetime(3) null,
    unique (establishment_id, period), key (period, state, province_code), key (province_code, state, submitted_at), key (state, submitted_at),
    foreign key (establishment_id) references establishment (id), foreign key (period) references period (code),
    foreign key (province_code) references province (code), foreign key (isic_code) references isic (code),
    foreign key (submitted_by) references app_user (id), foreign key (accepted_by) references app_user (id),
    foreign key (sent_back_by) references app_user (id), foreign key (operation_by) references app_user (id),
    constraint money_scale_is_known check (money_scale in (1, 1000, 1000000)),
    constraint days_of_a_month check (days_worked is null or days_worked <= 31),
    constraint version_in_force_exists check (in_force_version is null or in_force_version between 1 and version),
    constraint sent_returns_have_a_version check (version > 0 or state in ('not-started','draft','awaiting-signature')),
    constraint approved_is_in_force check (state <> 'approved' or (in_force_version is not null and in_force_version = version)))`,
  sql`create table if not exists working_figure (
    return_id int unsigned not null, product_line_id int unsigned not null, ${measureColumns},
    other_in_reason ${otherReasons} null, other_out_reason ${otherReasons} null,
    changed_by int unsigned null, changed_at datetime(3) null,
    primary key (return_id, product_line_id),
    foreign key (return_id) references monthly_return (id), foreign key (product_line_id) references product_line (id),
    constraint working_figures_not_negative check (${notNegative}))`,
  sql`create table if not exists working_stoppage (
    return_id int unsigned not null, position tinyint unsigned not null, reason ${stoppages} not null,
    from_day tinyint unsigned not null, to_day tinyint unsigned not null, text varchar(500) not null default '',
    primary key (return_id, position), foreign key (return_id) references monthly_return (id),
    constraint stoppage_within_a_month check (from_day between 1 and 31 and to_day between from_day and 31))`,
  sql`create table if not exists explanation (
    return_id int unsigned not null, finding_key varchar(100) not null, text varchar(2000) not null,
    changed_by int unsigned null, changed_at datetime(3) not null,
    primary key (return_id, finding_key), foreign key (return_id) references monthly_return (id))`,
  sql`create table if not exists submission (
    id int unsigned not null auto_increment primary key, return_id int unsigned not null, version smallint unsigned not null,
    tracking_code char(20) not null unique, sha256 char(64) not null, snapshot longtext not null, findings longtext not null,
    form_version smallint unsigned not null, submitted_at datetime(3) not null, submitted_by int unsigned not null,
    origin enum('reported','generated','published') not null default 'reported',
    unique (return_id, version), foreign key (return_id) references monthly_return (id), foreign key (submitted_by) references app_user (id),
    constraint snapshot_is_json check (json_valid(snapshot)), constraint findings_are_json check (json_valid(findings)))`,
  sql`create table if not exists figure_in_force (
    period char(7) not null, establishment_id int unsigned not null, product_line_id int unsigned not null,
    submission_id int unsigned not null, province_code char(2) not null, isic_code varchar(4) not null, catalogue_item_id int unsigned null,
    days_worked tinyint unsigned null, money_unit enum('IRR_OLD','IRR_NEW') not null, money_scale int unsigned not null, ${measureColumns},
    primary key (period, establishment_id, product_line_id), key (establishment_id, period), key (submission_id),
    foreign key (establishment_id) references establishment (id), foreign key (product_line_id) references product_line (id),
    foreign key (submission_id) references submission (id), foreign key (period) references period (code),
    constraint figures_in_force_not_negative check (${notNegative}))`,
];

/** Returns with their working figures, submissions and figures in force. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await table.execute(db);
}
