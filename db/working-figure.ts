import { CompiledQuery, type Insertable, type Kysely, sql } from "kysely";
import { measures, type ReturnState } from "#app/domain/monthly-return.ts";
import type { Sends } from "./batch.ts";
import { prepared, writer } from "./prepared.ts";
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

const productRows = prepared((db, value: { return: number }) =>
  db
    .selectFrom("monthly_return as r")
    .innerJoin("product_line as p", "p.establishment_id", "r.establishment_id")
    .innerJoin("unit_of_measure as u", "u.code", "p.unit_code")
    .leftJoin("working_figure as f", (join) => join.onRef("f.product_line_id", "=", "p.id").on("f.return_id", "=", value.return))
    .leftJoin("app_user as a", "a.id", "f.changed_by")
    .leftJoin("standardising_total as t", (join) =>
      join.onRef("t.period", "=", "r.period").onRef("t.catalogue_item_id", "=", "p.catalogue_item_id"),
    )
    .where("r.id", "=", value.return)
    .select([
      "t.total as standardising_total",
      "p.valid_from",
      "p.valid_to",
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
 * All product lines the return's establishment ever had, in the licence's order, each with the Tehran days it is valid
 * from and to (null: without end) and the return's working figures (null where never saved).
 */
export async function listProductRows(db: Sends, returnId: number) {
  return (await productRows(db, { return: returnId })).rows;
}

const pastFigures = prepared((db, value: { return: number }) =>
  db
    .selectFrom("monthly_return as own")
    .innerJoin("monthly_return as r", (join) =>
      join
        .onRef("r.establishment_id", "=", "own.establishment_id")
        .onRef("r.period", "<", "own.period")
        .on("r.period", ">=", sql<string>`concat(left(own.period, 4) - 1, substr(own.period, 5))`),
    )
    .innerJoin("working_figure as f", "f.return_id", "r.id")
    .where("own.id", "=", value.return)
    .where("r.version", ">", 0)
    .select([
      "r.id as return_id",
      "r.period",
      "r.state",
      "r.version",
      "r.days_worked",
      "r.operating_state",
      "r.idle_cause",
      "r.has_blocks",
      "r.money_unit",
      "r.money_scale",
      "f.product_line_id",
    ])
    .select(figureColumns.map((column) => `f.${column}` as const)),
);

/**
 * Working figures of the submitted ones among the twelve months before a return, of its establishment, with each
 * month's state and newest version (figures of an unlocked return may differ from what was submitted).
 */
export async function listPastFigures(db: Sends, returnId: number) {
  return (await pastFigures(db, { return: returnId })).rows;
}

const lastYearToDate = prepared((db, value: { return: number }) =>
  db
    .selectFrom("monthly_return as own")
    .innerJoin("monthly_return as r", (join) =>
      join
        .onRef("r.establishment_id", "=", "own.establishment_id")
        .on("r.period", ">=", sql<string>`concat(left(own.period, 4) - 1, '-01')`)
        .on("r.period", "<=", sql<string>`concat(left(own.period, 4) - 1, substr(own.period, 5))`),
    )
    .innerJoin("working_figure as f", "f.return_id", "r.id")
    .where("own.id", "=", value.return)
    .where("r.version", ">", 0)
    .select((eb) => [
      "f.product_line_id",
      eb.fn.sum<string | null>("f.production").as("production"),
      eb.fn.sum<string | null>("f.domestic_quantity").as("domestic_quantity"),
      eb.fn.sum<string | null>("f.export_quantity").as("export_quantity"),
    ])
    .groupBy("f.product_line_id"),
);

/**
 * Sums by product line, in its own unit, of what a return's establishment reported last year from the first month to
 * the return's own; a month that came back counts as it stands.
 */
export async function sumLastYearToDate(db: Sends, returnId: number) {
  return (await lastYearToDate(db, { return: returnId })).rows;
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

/** Puts figures back to what a version held; who typed them last stays as it is. */
export async function restoreFigures(db: Db, rows: readonly FigureRow[]): Promise<void> {
  for (const row of rows) {
    const { return_id: _return, product_line_id: _line, ...figures } = row;
    await db.insertInto("working_figure").values(row).onDuplicateKeyUpdate(figures).execute();
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
  db: Sends,
  returnId: number,
  stoppages: readonly Omit<Insertable<Database["working_stoppage"]>, "return_id" | "position">[],
): Promise<void> {
  await db.executeQuery(writer.deleteFrom("working_stoppage").where("return_id", "=", returnId));
  if (stoppages.length === 0) return;
  const rows = stoppages.map((stoppage, index) => ({ ...stoppage, return_id: returnId, position: index + 1 }));
  await db.executeQuery(writer.insertInto("working_stoppage").values(rows));
}

/** Removes every explanation of a return. */
export async function deleteExplanations(db: Db, returnId: number): Promise<void> {
  await db.deleteFrom("explanation").where("return_id", "=", returnId).execute();
}

/** Stores explanations by finding key; an empty text removes one. */
export async function changeExplanations(
  db: Sends,
  returnId: number,
  changes: ReadonlyMap<string, string>,
  by: { user_id: number; at: Date },
): Promise<void> {
  const kept = [...changes].filter(([, text]) => text !== "");
  const removed = [...changes].filter(([, text]) => text === "").map(([key]) => key);
  if (removed.length > 0) {
    await db.executeQuery(writer.deleteFrom("explanation").where("return_id", "=", returnId).where("finding_key", "in", removed));
  }
  if (kept.length === 0) return;
  const rows = kept.map(([finding_key, text]) => ({
    return_id: returnId,
    finding_key,
    text,
    changed_by: by.user_id,
    changed_at: by.at,
  }));
  const renewed = {
    text: sql<string>`values(text)`,
    changed_by: sql<number>`values(changed_by)`,
    changed_at: sql<Date>`values(changed_at)`,
  };
  await db.executeQuery(writer.insertInto("explanation").values(rows).onDuplicateKeyUpdate(renewed));
}
