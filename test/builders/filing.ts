import type { Kysely } from "kysely";
import type { Actor, Grant } from "#app/domain/actor.ts";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import type { Context } from "#app/usecases/context.server.ts";
import type { Database } from "#db/schema.ts";

type Db = Kysely<Database>;

/** A moment in which 1405-07 is open and its due day (10 Aban 1405) is near. */
export const filingTime = new Date("2026-10-27T08:00:00.000Z");
export const filedPeriod = "1405-07";

/** Two provinces, three establishments (two in Tehran), one product each of tonnes and of pieces, eight people. */
export const people = {
  liaison: 1,
  colleague: 2,
  expert: 3,
  stranger: 4,
  reviewer: 5,
  otherLiaison: 6,
  analyst: 7,
  signatory: 8,
  supervisor: 9,
} as const;
export type Person = keyof typeof people;

const nothing = { establishment_id: null, province_code: null, isic_division: null, right_calendar: false, right_publish: false };
const grants: Record<Person, Grant[]> = {
  liaison: [{ ...nothing, role: "liaison", establishment_id: 1 }],
  colleague: [{ ...nothing, role: "liaison", establishment_id: 1 }],
  signatory: [{ ...nothing, role: "signatory", establishment_id: 1 }],
  otherLiaison: [{ ...nothing, role: "liaison", establishment_id: 3 }],
  expert: [{ ...nothing, role: "expert", province_code: "23" }],
  supervisor: [{ ...nothing, role: "supervisor", province_code: "23" }],
  stranger: [{ ...nothing, role: "expert", province_code: "10" }],
  reviewer: [{ ...nothing, role: "reviewer" }],
  analyst: [{ ...nothing, role: "analyst" }],
};

/** @returns the person as the use-cases know it. */
export function actorOf(person: Person): Actor {
  return { user_id: people[person], name_fa: person, name_en: person, grants: grants[person] };
}

/** @returns a use-case context for a person at a business time. */
export function contextOf(db: Db, person: Person, now: Date = filingTime): Context {
  return { db, actor: actorOf(person), now };
}

let keys = 0;
/** @returns a request key nobody used before. */
export function freshKey(body = ""): { key: string; body_hash: string } {
  keys += 1;
  return { key: `key-${String(keys).padStart(20, "0")}`, body_hash: body.padEnd(64, "0") };
}

export const lines = { cement: 11, bricks: 12, other: 31 } as const;

/** Fills an empty migrated database with the small register; returns of two months are not started. */
export async function buildRegister(db: Db): Promise<{ returnId: number; lastMonthId: number; otherProvinceId: number }> {
  await db.insertInto("installation").values({ id: 1, kind: "test", created_at: filingTime }).ignore().execute();
  await db
    .insertInto("province")
    .values([
      { code: "23", iso_code: "IR-23", name_fa: "تهران", name_en: "Tehran" },
      { code: "10", iso_code: "IR-10", name_fa: "اصفهان", name_en: "Isfahan" },
    ])
    .execute();
  await db
    .insertInto("county")
    .values([
      { id: 1, province_code: "23", name_fa: "ری", name_en: "Rey" },
      { id: 2, province_code: "10", name_fa: "کاشان", name_en: "Kashan" },
    ])
    .execute();
  await db
    .insertInto("isic")
    .values([
      { code: "C", level: "section", name_en: "Manufacturing" },
      { code: "23", level: "division", parent: "C", name_en: "Other non-metallic mineral products" },
      { code: "239", level: "group", parent: "23", name_en: "Non-metallic mineral products n.e.c." },
      { code: "2394", level: "class", parent: "239", name_en: "Cement, lime and plaster" },
    ])
    .execute();
  await db
    .insertInto("unit_of_measure")
    .values([
      {
        code: "TNE",
        name_fa: "تن",
        name_en: "tonne",
        symbol: "t",
        dimension: "mass",
        base_code: "KGM",
        factor: "1000",
        decimals: 3,
      },
      {
        code: "C62",
        name_fa: "عدد",
        name_en: "piece",
        symbol: "pc",
        dimension: "count",
        base_code: "C62",
        factor: "1",
        decimals: 0,
      },
    ])
    .execute();
  await db
    .insertInto("period")
    .values([
      { code: "1405-06", state: "closed", due_on: "2026-10-03" },
      { code: filedPeriod, state: "open", due_on: "2026-11-01" },
      { code: "1405-08", state: "planned", due_on: "2026-12-01" },
    ])
    .execute();
  await db
    .insertInto("establishment")
    .values([
      {
        id: 1,
        name_fa: "سیمان آزمون",
        name_en: "Test Cement",
        legal_id: "10100000001",
        owner_fa: "آزمون",
        province_code: "23",
        county_id: 1,
        isic_code: "2394",
      },
      {
        id: 2,
        name_fa: "آجر آزمون",
        name_en: "Test Brick",
        legal_id: "10100000002",
        owner_fa: "آزمون",
        province_code: "23",
        county_id: 1,
        isic_code: "2394",
      },
      {
        id: 3,
        name_fa: "سیمان کاشان",
        name_en: "Kashan Cement",
        legal_id: "10100000003",
        owner_fa: "آزمون",
        province_code: "10",
        county_id: 2,
        isic_code: "2394",
      },
    ])
    .execute();
  await db
    .insertInto("operating_licence")
    .values(
      [1, 2, 3].map((id) => ({
        id,
        establishment_id: id,
        number: `124/58${id}`,
        province_code: id === 3 ? "10" : "23",
        issued_on: "2015-04-01",
      })),
    )
    .execute();
  const line = { isic_code: "2394", tariff_code: "25232900", valid_from: "2015-04-01" };
  await db
    .insertInto("product_line")
    .values([
      {
        ...line,
        id: 11,
        licence_id: 1,
        establishment_id: 1,
        position: 1,
        name_fa: "سیمان",
        name_en: "Cement",
        unit_code: "TNE",
        yearly_capacity: "1200000",
      },
      {
        ...line,
        id: 12,
        licence_id: 1,
        establishment_id: 1,
        position: 2,
        name_fa: "آجر",
        name_en: "Bricks",
        unit_code: "C62",
        yearly_capacity: "5000000",
      },
      {
        ...line,
        id: 21,
        licence_id: 2,
        establishment_id: 2,
        position: 1,
        name_fa: "آجر",
        name_en: "Bricks",
        unit_code: "C62",
        yearly_capacity: "5000000",
      },
      {
        ...line,
        id: 31,
        licence_id: 3,
        establishment_id: 3,
        position: 1,
        name_fa: "سیمان",
        name_en: "Cement",
        unit_code: "TNE",
        yearly_capacity: "1200000",
      },
    ])
    .execute();
  const persons = Object.entries(people) as [Person, number][];
  await db
    .insertInto("app_user")
    .values(
      persons.map(([name, id]) => ({
        id,
        national_id: String(id).padStart(10, "0"),
        name_fa: name,
        name_en: name,
        created_at: filingTime,
      })),
    )
    .execute();
  await db
    .insertInto("role_grant")
    .values(
      persons.flatMap(([name, user_id]) =>
        grants[name].map((grant) => ({ ...grant, user_id, valid_from: new Date("2020-01-01T00:00:00Z") })),
      ),
    )
    .execute();
  const row = (id: number, establishment_id: number, period: string) => ({
    id,
    establishment_id,
    period,
    province_code: establishment_id === 3 ? "10" : "23",
    isic_code: "2394",
    due_on: period === filedPeriod ? "2026-11-01" : "2026-10-03",
    state_since: filingTime,
  });
  await db
    .insertInto("monthly_return")
    .values([row(100, 1, "1405-06"), row(101, 1, filedPeriod), row(102, 2, filedPeriod), row(103, 3, filedPeriod)])
    .execute();
  return { returnId: 101, lastMonthId: 100, otherProvinceId: 103 };
}

/** @returns the state of a return as stored. */
export async function stateOf(db: Db, id: number): Promise<ReturnState> {
  return (await db.selectFrom("monthly_return").where("id", "=", id).select("state").executeTakeFirstOrThrow()).state;
}
