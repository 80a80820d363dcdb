import type { ColumnType, Generated } from "kysely";
import type { Role } from "#app/domain/actor.ts";
import type { Count, Flag, Maybe } from "./columns.ts";

export type InstallationKind = "demonstration" | "test" | "production";
export type PeriodState = "planned" | "open" | "closed" | "published";

export interface InstallationTable {
  id: number;
  kind: InstallationKind;
  seed: Maybe<string>;
  seeded_as_of: Maybe<Date>;
  created_at: Date;
}
export interface ProvinceTable {
  code: string;
  iso_code: string;
  name_fa: string;
  name_en: string;
}
export interface CountyTable {
  id: number;
  province_code: string;
  name_fa: string;
  name_en: string;
}
export interface IsicTable {
  code: string;
  level: "section" | "division" | "group" | "class";
  parent: Maybe<string>;
  name_en: string;
  name_fa: Maybe<string>;
  name_fa_status: Maybe<"published" | "proposed">;
}
export interface UnitOfMeasureTable {
  code: string;
  name_fa: string;
  name_en: string;
  symbol: string;
  dimension: string;
  base_code: string;
  factor: string;
  decimals: number;
}
export interface CatalogueItemTable {
  id: number;
  code: string;
  name_fa: string;
  name_en: string;
  isic_code: string;
  unit_code: string;
  tariff_code: string;
  tariff_status: "hs6-certain" | "proposed";
  usual_price: string;
  yearly_capacity: string;
  listed_on_exchange: Flag;
}
export interface HolidayTable {
  day: string;
  name_fa: string;
  name_en: string;
}
export interface WorkingWeekTable {
  id: Generated<number>;
  valid_from: string;
  province_code: Maybe<string>;
  /** Weekend days as ISO numbers joined by commas, Monday = 1: "4,5" is Thursday and Friday. */
  weekend: string;
}
export interface SettingTable {
  id: Generated<number>;
  name: string;
  value: string;
  valid_from: Date;
  set_by: Maybe<number>;
}
export interface PeriodTable {
  code: string;
  state: PeriodState;
  due_on: string;
  opened_at: Maybe<Date>;
  closed_at: Maybe<Date>;
}
export interface EstablishmentTable {
  id: Generated<number>;
  name_fa: string;
  name_en: string;
  legal_id: string;
  owner_fa: string;
  province_code: string;
  county_id: number;
  isic_code: string;
  selected: Flag;
  signatory_required: Flag;
  phone: Maybe<string>;
  register_state: ColumnType<
    "active" | "closed" | "sold",
    "active" | "closed" | "sold" | undefined,
    "active" | "closed" | "sold"
  >;
  register_state_from: Maybe<string>;
  /** Made by the database of both names, for searching. */
  name_folded: ColumnType<string, never, never>;
  /** What stands of explanations, as JSON; null where none. Triggers on standing_explanation keep it. */
  standing_explanations: ColumnType<string | null, never, never>;
}
export interface OperatingLicenceTable {
  id: Generated<number>;
  establishment_id: number;
  number: string;
  province_code: string;
  issued_on: string;
  valid_to: Maybe<string>;
}
export interface ProductLineTable {
  id: Generated<number>;
  licence_id: number;
  establishment_id: number;
  catalogue_item_id: Maybe<number>;
  position: number;
  name_fa: string;
  name_en: string;
  isic_code: string;
  unit_code: string;
  yearly_capacity: Maybe<string>;
  tariff_code: Maybe<string>;
  listed_on_exchange: Flag;
  valid_from: string;
  valid_to: Maybe<string>;
}
export interface AppUserTable {
  id: Generated<number>;
  national_id: string;
  name_fa: string;
  name_en: string;
  email: Maybe<string>;
  phone: Maybe<string>;
  password_hash: Maybe<string>;
  demonstration: Flag;
  language: ColumnType<"fa" | "en", "fa" | "en" | undefined, "fa" | "en">;
  disabled_at: Maybe<Date>;
  /** Moves with every change of the person's grants (triggers on role_grant). */
  grants_version: Count;
  created_at: Date;
}
export interface RoleGrantTable {
  id: Generated<number>;
  user_id: number;
  role: Role;
  establishment_id: Maybe<number>;
  province_code: Maybe<string>;
  isic_division: Maybe<string>;
  right_calendar: Flag;
  right_publish: Flag;
  valid_from: Date;
  valid_to: Maybe<Date>;
}
export interface SessionTable {
  id_hash: string;
  user_id: number;
  created_at: Date;
  expires_at: Date;
  ended_at: Maybe<Date>;
  /** SHA-256 of the browser's device cookie. */
  device_hash: Maybe<string>;
}
export interface SignInAttemptTable {
  subject: string;
  kind: "account" | "address" | "verification";
  failures: number;
  window_ends_at: Date;
}
