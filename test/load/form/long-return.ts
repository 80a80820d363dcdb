import { type Kysely, sql } from "kysely";
import type { Database } from "#db/schema.ts";

/** A return being filed, and who files it. */
export interface FormCase {
  return_id: number;
  user_id: number;
  products: number;
}

/** Two drafts of the open month, of establishments that reported every month before with five products. */
async function openDrafts(db: Kysely<Database>): Promise<FormCase[]> {
  const rows = await db
    .selectFrom("monthly_return as r")
    .innerJoin("period as p", "p.code", "r.period")
    .innerJoin("role_grant as g", "g.establishment_id", "r.establishment_id")
    .innerJoin("product_line as l", "l.establishment_id", "r.establishment_id")
    .where("p.state", "=", "open")
    .where("r.state", "in", ["not-started", "draft"])
    .where("g.role", "=", "liaison")
    .where("l.valid_to", "is", null)
    .select((eb) => ["r.id as return_id", "r.establishment_id", "g.user_id", eb.fn.countAll<string>().as("products")])
    .groupBy(["r.id", "r.establishment_id", "g.user_id"])
    .having((eb) => eb.fn.countAll<string>(), "=", "5")
    .orderBy("r.period")
    .orderBy("r.id")
    .execute();
  const firsts = rows.filter((row, at) => rows.findIndex((one) => one.establishment_id === row.establishment_id) === at);
  return firsts.map((row) => ({ return_id: row.return_id, user_id: row.user_id, products: Number(row.products) }));
}

/**
 * Gives a return's establishment so many products, each with the history of one it has. A new line is known by its
 * position: the k-th copy of a product stands k times a thousand after it.
 */
export async function lengthenLicence(db: Kysely<Database>, returnId: number, products: number): Promise<void> {
  const { establishment_id } = await db
    .selectFrom("monthly_return")
    .select("establishment_id")
    .where("id", "=", returnId)
    .executeTakeFirstOrThrow();
  const own = await db
    .selectFrom("product_line")
    .select("id")
    .where("establishment_id", "=", establishment_id)
    .where("position", "<", 1000)
    .orderBy("position")
    .execute();
  for (let copy = 1, left = products - own.length; left > 0; copy += 1) {
    const ids = own.slice(0, left).map((row) => row.id);
    left -= ids.length;
    await sql`insert into product_line (licence_id, establishment_id, catalogue_item_id, position, name_fa, name_en,
        isic_code, unit_code, yearly_capacity, tariff_code, listed_on_exchange, valid_from, valid_to)
      select licence_id, establishment_id, catalogue_item_id, position + ${copy * 1000}, concat(name_fa, ' ', ${String(copy)}),
        concat(name_en, ' ', ${String(copy)}), isic_code, unit_code, yearly_capacity, tariff_code, listed_on_exchange,
        valid_from, valid_to
      from product_line where id in (${sql.join(ids)})`.execute(db);
  }
  await sql`insert into working_figure
    select f.return_id, n.id, f.opening, f.production, f.toll, f.domestic_quantity, f.domestic_value,
      f.export_quantity, f.export_value, f.own_use, f.loss, f.other_in, f.other_out, f.closing, f.other_in_reason,
      f.other_out_reason, f.changed_by, f.changed_at
    from product_line n
    join product_line o on o.establishment_id = n.establishment_id and o.position = n.position mod 1000
    join monthly_return r on r.establishment_id = n.establishment_id
    join working_figure f on f.return_id = r.id and f.product_line_id = o.id
    where n.establishment_id = ${establishment_id} and n.position >= 1000`.execute(db);
}

/** Fills eight figures of every product of a draft with what last month held. */
async function fillDraft(db: Kysely<Database>, { return_id, user_id }: FormCase): Promise<void> {
  await sql`insert into working_figure (return_id, product_line_id, opening, production, domestic_quantity, domestic_value,
      export_quantity, export_value, own_use, closing, changed_by, changed_at)
    select own.id, f.product_line_id, f.closing, f.production, f.domestic_quantity, f.domestic_value, f.export_quantity,
      f.export_value, coalesce(f.own_use, 0), f.closing, ${user_id}, f.changed_at
    from monthly_return own
    join monthly_return r on r.establishment_id = own.establishment_id and r.period < own.period and r.version > 0
    join working_figure f on f.return_id = r.id
    where own.id = ${return_id} and r.period = (select max(x.period) from monthly_return x
      where x.establishment_id = own.establishment_id and x.period < own.period and x.version > 0)
    on duplicate key update production = values(production), domestic_quantity = values(domestic_quantity),
      domestic_value = values(domestic_value), export_quantity = values(export_quantity),
      export_value = values(export_value), own_use = values(own_use), closing = values(closing)`.execute(db);
  await sql`update monthly_return set state = 'draft', operating_state = 'working', days_worked = 30,
    figures_revision = figures_revision + 1 where id = ${return_id}`.execute(db);
}

/** A return of five products and one of so many, both with a year behind them and eight figures of every product typed. */
export async function formCases(db: Kysely<Database>, products: number): Promise<{ short: FormCase; long: FormCase }> {
  const [short, long] = await openDrafts(db);
  if (!short || !long) throw new RangeError("the population holds no two drafts of five products");
  await lengthenLicence(db, long.return_id, products);
  await fillDraft(db, short);
  await fillDraft(db, long);
  await sql`analyze table monthly_return, working_figure, product_line`.execute(db);
  return { short, long: { ...long, products } };
}
