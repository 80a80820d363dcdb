import type { Insertable, Kysely } from "kysely";
import type { Actor, Role } from "#app/domain/actor.ts";
import { canonical, type Decimal } from "#app/domain/decimal.ts";
import {
  blankFigures,
  type Figures,
  type MoneyScaleFactor,
  type MoneyUnitCode,
  measures,
  type ReturnState,
} from "#app/domain/monthly-return.ts";
import type { Database } from "#db/schema.ts";
import { type Random, randomOf } from "#db/seed/random.ts";
import { loadReference } from "#db/seed/reference/load.ts";

type Db = Kysely<Database>;

export interface BuiltLine {
  id: number;
  item_id: number | null;
  unit_code: string;
  decimals: number;
}
export interface BuiltVersion {
  version: number;
  submission_id: number;
  tracking_code: string;
  figures: Map<number, Figures>;
}
export interface BuiltReturn {
  id: number;
  establishment_id: number;
  period: string;
  province_code: string;
  isic_code: string;
  state: ReturnState;
  money_unit: MoneyUnitCode;
  money_scale: MoneyScaleFactor;
  versions: BuiltVersion[];
  in_force: number | null;
}
export interface BuiltWorld {
  lines: Map<number, BuiltLine>;
  establishments: { id: number; name_fa: string; lines: BuiltLine[] }[];
  returns: BuiltReturn[];
}

/** Somebody of a role, with the row the database wants of him. */
export async function buildPerson(
  db: Db,
  user_id: number,
  role: Role,
  grant: Partial<Actor["grants"][number]> = {},
): Promise<Actor> {
  const name = { name_fa: `کاربر ${user_id}`, name_en: `User ${user_id}` };
  await db
    .insertInto("app_user")
    .values({ id: user_id, national_id: String(user_id).padStart(10, "0"), ...name, created_at: new Date(0) })
    .execute();
  const scope = { establishment_id: null, province_code: null, isic_division: null, right_calendar: false, right_publish: false };
  return { user_id, ...name, grants: [{ role, ...scope, ...grant }] };
}

const planOf: readonly (readonly [{ state: ReturnState; versions: number; in_force: number | null }, number])[] = [
  [{ state: "approved", versions: 1, in_force: 1 }, 8],
  [{ state: "approved", versions: 2, in_force: 2 }, 3],
  [{ state: "accepted", versions: 1, in_force: null }, 3],
  [{ state: "accepted", versions: 2, in_force: 1 }, 2],
  [{ state: "submitted", versions: 1, in_force: null }, 3],
  [{ state: "in-review", versions: 2, in_force: 1 }, 1],
  [{ state: "referred-back", versions: 1, in_force: null }, 1],
  [{ state: "returned", versions: 1, in_force: null }, 2],
  [{ state: "returned", versions: 1, in_force: 1 }, 2],
  [{ state: "draft", versions: 0, in_force: null }, 1],
  [{ state: "awaiting-signature", versions: 0, in_force: null }, 1],
  [{ state: "not-started", versions: 0, in_force: null }, 2],
];
const locked = new Set<ReturnState>(["submitted", "in-review", "accepted", "referred-back", "approved"]);

function amount(random: Random, wholeDigits: number, decimals: number): Decimal {
  const digits = (count: number) => Array.from({ length: count }, () => random.whole(0, 9)).join("");
  const fraction = decimals > 0 && random.chance(0.4) ? `.${digits(decimals)}` : "";
  return canonical(`${digits(random.whole(1, wholeDigits))}${fraction}`);
}

function randomFigures(random: Random, decimals: number): Figures {
  const figures = blankFigures();
  for (const measure of measures) {
    const value = measure === "domestic_value" || measure === "export_value";
    if (random.chance(0.9)) figures[measure] = value ? amount(random, 9, 6) : amount(random, 12, decimals);
  }
  return figures;
}

/**
 * Fills a migrated database with establishments of several provinces and with their returns of the periods given, in
 * all states, some superseded, some under correction, in both rial units and all scales; gives all of it as plain
 * values, so that a test can count for itself.
 */
export async function buildWorld(db: Db, args: { periods: string[]; establishments: number; seed: string }): Promise<BuiltWorld> {
  const { periods, seed } = args;
  await loadReference(db);
  const counties = await db.selectFrom("county").select(["id", "province_code"]).orderBy("id").execute();
  const catalogue = await db
    .selectFrom("catalogue_item as i")
    .innerJoin("unit_of_measure as u", "u.code", "i.unit_code")
    .select(["i.id", "i.name_fa", "i.name_en", "i.isic_code", "i.unit_code", "u.decimals"])
    .orderBy("i.id")
    .limit(12)
    .execute();
  await db
    .insertInto("app_user")
    .values({ id: 1, national_id: "0000000001", name_fa: "رابط", name_en: "Liaison", created_at: new Date(0) })
    .execute();
  await db
    .insertInto("period")
    .values(periods.map((code) => ({ code, state: "closed", due_on: "2025-05-01" }) as const))
    .execute();

  const world: BuiltWorld = { lines: new Map(), establishments: [], returns: [] };
  const rows: { [T in keyof Database]?: Insertable<Database[T]>[] } = {};
  const add = <T extends keyof Database>(table: T, row: Insertable<Database[T]>) => {
    const list: Insertable<Database[T]>[] = rows[table] ?? [];
    list.push(row);
    rows[table] = list as (typeof rows)[T];
  };
  let returnId = 0;
  let submissionId = 0;
  for (let id = 1; id <= args.establishments; id += 1) {
    const random = randomOf(seed, id);
    const county = random.pick(counties);
    const first = random.pick(catalogue);
    const { province_code } = county;
    const name_fa = random.chance(0.1) ? `=SUM(A1:A9)+${id}` : `کارخانهٔ ${id}`;
    const name_en = random.chance(0.1) ? `@cmd|${id}` : `Works ${id}`;
    const { isic_code } = first;
    add("establishment", {
      id,
      name_fa,
      name_en,
      legal_id: String(id).padStart(11, "0"),
      owner_fa: "-",
      province_code,
      county_id: county.id,
      isic_code,
    });
    add("operating_licence", { id, establishment_id: id, number: `-${id}`, province_code, issued_on: "2015-01-01" });
    const lines: BuiltLine[] = [];
    for (let position = 1; position <= 3; position += 1) {
      const item = position === 1 ? first : random.pick(catalogue);
      const linked = random.chance(0.95);
      const line = {
        id: id * 10 + position,
        item_id: linked ? item.id : null,
        unit_code: item.unit_code,
        decimals: item.decimals,
      };
      add("product_line", {
        id: line.id,
        licence_id: id,
        establishment_id: id,
        catalogue_item_id: line.item_id,
        position,
        name_fa: `${item.name_fa} ${position}`,
        name_en: `+${item.name_en}`,
        isic_code: item.isic_code,
        unit_code: item.unit_code,
        valid_from: "2015-01-01",
      });
      lines.push(line);
      world.lines.set(line.id, line);
    }
    world.establishments.push({ id, name_fa, lines });
    for (const period of periods) {
      if (random.chance(0.05)) continue;
      returnId += 1;
      const plan = random.weighted(planOf);
      const built: BuiltReturn = {
        id: returnId,
        establishment_id: id,
        period,
        province_code,
        isic_code,
        state: plan.state,
        money_unit: random.pick(["IRR_OLD", "IRR_NEW"] as const),
        money_scale: random.pick([1, 1000, 1_000_000] as const),
        versions: [],
        in_force: plan.in_force,
      };
      const header = { money_unit: built.money_unit, money_scale: built.money_scale };
      const sent = new Date(random.chance(0.2) ? "2025-05-09T10:00:00Z" : "2025-04-28T08:30:00Z");
      const filed = plan.versions > 0;
      add("monthly_return", {
        id: returnId,
        establishment_id: id,
        period,
        state: plan.state,
        province_code,
        isic_code,
        days_worked: 26,
        ...header,
        version: plan.versions,
        in_force_version: plan.in_force,
        first_submitted_at: filed ? sent : null,
        submitted_at: filed ? sent : null,
        state_since: sent,
        due_on: "2025-05-01",
      });
      for (let version = 1; version <= plan.versions; version += 1) {
        submissionId += 1;
        const tracking_code = `T${String(submissionId).padStart(19, "0")}`;
        const figures = new Map(lines.map((line) => [line.id, randomFigures(random, line.decimals)]));
        built.versions.push({ version, submission_id: submissionId, tracking_code, figures });
        add("submission", {
          id: submissionId,
          return_id: returnId,
          version,
          tracking_code,
          sha256: "0".repeat(64),
          snapshot: "{}",
          findings: "[]",
          form_version: 1,
          submitted_at: sent,
          submitted_by: 1,
        });
        if (version !== plan.in_force) continue;
        for (const line of lines) {
          const { other_in_reason, other_out_reason, ...cells } = figures.get(line.id) ?? blankFigures();
          add("figure_in_force", {
            period,
            establishment_id: id,
            product_line_id: line.id,
            submission_id: submissionId,
            province_code,
            isic_code,
            catalogue_item_id: line.item_id,
            days_worked: 26,
            ...header,
            ...cells,
          });
        }
      }
      if (plan.state !== "not-started") {
        const newest = built.versions.at(-1);
        for (const line of lines) {
          const figures = locked.has(plan.state) ? newest?.figures.get(line.id) : randomFigures(random, line.decimals);
          add("working_figure", { return_id: returnId, product_line_id: line.id, ...(figures ?? blankFigures()) });
        }
      }
      world.returns.push(built);
    }
  }
  await insertAll(db, rows);
  return world;
}

async function insertAll(db: Db, rows: { [T in keyof Database]?: Insertable<Database[T]>[] }): Promise<void> {
  const order = [
    "establishment",
    "operating_licence",
    "product_line",
    "monthly_return",
    "submission",
    "figure_in_force",
    "working_figure",
  ] as const;
  for (const table of order) {
    const list: readonly Insertable<Database[typeof table]>[] = rows[table] ?? [];
    for (let from = 0; from < list.length; from += 200) {
      await db
        .insertInto(table)
        .values(list.slice(from, from + 200))
        .execute();
    }
  }
}
