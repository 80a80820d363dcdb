import { CompiledQuery, type Insertable, type Kysely, sql } from "kysely";
import { measures, type ReturnState } from "#app/domain/monthly-return.ts";
import type { Sends } from "./batch.ts";
import { prepared } from "./prepared.ts";
import type { Database } from "./schema.ts";

type Db = Kysely<Database>;

const figureColumns = [...measures, "other_in_reason", "other_out_reason"] as const;

/** States in which the working figures equal the newest submission. */
export const lockedStates = [
  "submitted",
  "in-review",
  "accepted",
  "referred-back",
  "approved",
] as const satisfies readonly ReturnState[];

const productRows = prepared((db, value: { establishment: number; return: number; first: string; last: string }) =>
  db
    .selectFrom("product_line as p")
    .innerJoin("unit_of_measure as u", "u.code", "p.unit_code")
    .leftJoin("working_figure as f", (join) => join.onRef("f.product_line_id", "=", "p.id").on("f.return_id", "=", value.return))
    .leftJoin("app_user as a", "a.id", "f.changed_by")
    .where("p.establishment_id", "=", value.establishment)
    .where("p.valid_from", "<=", value.last)
    .where((eb) => eb.or([eb("p.valid_to", "is", null), eb("p.valid_to", ">=", value.first)]))
    .select([
      "p.id as product_line_id",
      "p.name_fa",
      "p.name_en",
      "p.unit_code",
      "u.decimals as unit_decimals",
      "u.name_fa as unit_fa",
      "u.name_en as unit_en",
      "p.yearly_capacity",
      "p.tariff_code",
      "p.isic_code",
      "p.listed_on_exchange",
      "p.catalogue_item_id",
      "f.changed_by",
      "f.changed_at",
      "a.name_fa as changed_by_fa",
      "a.name_en as changed_by_en",
    ])
    .select(figureColumns.map((column) => `f.${column}` as const))
    .orderBy("p.position")
    .orderBy("p.id"),
);

/**
 * Product lines of an establishment valid on at least one day between two Tehran days, in the licence's order,
 * each with the return's working figures (null where never saved).
 */
export async function listProductRows(
  db: Sends,
  establishmentId: number,
  returnId: number,
  days: { first: string; last: string },
) {
  return (await productRows(db, { establishment: establishmentId, return: returnId, ...days })).rows;
}

const pastFigures = prepared((db, value: { establishment: number; first: string; last: string }) =>
  db
    .selectFrom("monthly_return as r")
    .innerJoin("working_figure as f", "f.return_id", "r.id")
    .where("r.establishment_id", "=", value.establishment)
    .where("r.period", ">=", value.first)
    .where("r.period", "<=", value.last)
    .where("r.version", ">", 0)
    .select([
      "r.id as return_id",
      "r.period",
      "r.state",
      "r.version",
      "r.days_worked",
      "r.money_unit",
      "r.money_scale",
      "f.product_line_id",
    ])
    .select(figureColumns.map((column) => `f.${column}` as const)),
);

/**
 * Working figures of the establishment's submitted months from the first to the last period given, with the return's
 * state and newest version (figures of an unlocked return may differ from what was submitted).
 */
export async function listPastFigures(db: Sends, establishmentId: number, periods: { first: string; last: string }) {
  return (await pastFigures(db, { establishment: establishmentId, ...periods })).rows;
}

const writtenColumns = [...figureColumns, "changed_by", "changed_at"] as const;
const rowColumns = ["return_id", "product_line_id", ...writtenColumns] as const;
type FigureRow = Insertable<Database["working_figure"]>;

const upsertHead = `insert into working_figure (${rowColumns.join(", ")}) values `;
const upsertRow = `(${rowColumns.map(() => "?").join(", ")})`;
const upsertTail = ` on duplicate key update ${writtenColumns.map((column) => `${column} = values(${column})`).join(", ")}`;
const rowsPerStatement = 20;

/** Stores whole rows of working figures, replacing what was there; one statement for twenty rows. */
export async function upsertFigures(db: Sends, rows: readonly FigureRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const part = rows.slice(start, start + rowsPerStatement);
    const text = upsertHead + part.map(() => upsertRow).join(", ") + upsertTail;
    const values = part.flatMap((row) => rowColumns.map((column) => row[column] ?? null));
    await db.executeQuery(CompiledQuery.raw(text, values));
  }
}

/** Stoppages and explanations of a return in one round trip. */
export async function listStoppagesAndExplanations(db: Db, returnId: number) {
  const rows = await db
    .selectFrom("working_stoppage")
    .where("return_id", "=", returnId)
    .select(["reason as code", "from_day", "to_day", "text", "position"])
    .unionAll((eb) =>
      eb
        .selectFrom("explanation")
        .where("return_id", "=", returnId)
        .select([
          sql<never>`finding_key`.as("code"),
          sql<number>`0`.as("from_day"),
          sql<number>`0`.as("to_day"),
          "text",
          sql<number>`255`.as("position"),
        ]),
    )
    .execute();
  const stoppages = rows
    .filter((row) => Number(row.position) !== 255)
    .sort((a, b) => Number(a.position) - Number(b.position))
    .map((row) => ({ reason: row.code, from_day: Number(row.from_day), to_day: Number(row.to_day), text: row.text }));
  const explanations = new Map(rows.filter((row) => Number(row.position) === 255).map((row) => [String(row.code), row.text]));
  return { stoppages, explanations };
}

/** Replaces the stoppages of a return. */
export async function replaceStoppages(
  db: Db,
  returnId: number,
  stoppages: readonly Omit<Insertable<Database["working_stoppage"]>, "return_id" | "position">[],
): Promise<void> {
  await db.deleteFrom("working_stoppage").where("return_id", "=", returnId).execute();
  if (stoppages.length === 0) return;
  await db
    .insertInto("working_stoppage")
    .values(stoppages.map((stoppage, index) => ({ ...stoppage, return_id: returnId, position: index + 1 })))
    .execute();
}

/** Stores explanations by finding key; an empty text removes one. */
export async function changeExplanations(
  db: Db,
  returnId: number,
  changes: ReadonlyMap<string, string>,
  by: { user_id: number; at: Date },
): Promise<void> {
  const kept = [...changes].filter(([, text]) => text !== "");
  const removed = [...changes].filter(([, text]) => text === "").map(([key]) => key);
  if (removed.length > 0) {
    await db.deleteFrom("explanation").where("return_id", "=", returnId).where("finding_key", "in", removed).execute();
  }
  if (kept.length === 0) return;
  await db
    .insertInto("explanation")
    .values(
      kept.map(([finding_key, text]) => ({
        return_id: returnId,
        finding_key,
        text,
        changed_by: by.user_id,
        changed_at: by.at,
      })),
    )
    .onDuplicateKeyUpdate({
      text: sql`values(text)`,
      changed_by: sql`values(changed_by)`,
      changed_at: sql`values(changed_at)`,
    })
    .execute();
}
