import { type Kysely, sql } from "kysely";
import { add, canonical, isNegative, multiply, round, subtract } from "#app/domain/decimal.ts";
import { fingerprint } from "#app/domain/editing.ts";
import type { Database } from "#db/schema.ts";

/** One establishment's draft with the text a browser would send for it. */
export interface Draft {
  return_id: number;
  liaison: number;
  /** URL-encoded fields but for the key. */
  body: string;
  /** The same after a first save of one cell (its base is what that save left). */
  visitBody: string;
  /** Product lines with the opening their rows hold. */
  lines: { id: number; opening: string }[];
}

interface Row {
  return_id: number;
  user_id: number;
  product_line_id: number;
  decimals: number;
  days_worked: number;
  money_unit: string;
  money_scale: number;
  yearly_capacity: string | null;
  opening: string;
  production: string | null;
  domestic_quantity: string | null;
  domestic_value: string | null;
  export_quantity: string | null;
  export_value: string | null;
  own_use: string | null;
  loss: string | null;
  tariff_code: string | null;
  selected: number;
}

/** Nine tenths of a figure; one too small for that without a jump by rounding stays as it was. */
function nextMonth(held: string, decimals: number): string {
  return Number(held) < 200 ? held : round(multiply(held, "0.9"), decimals);
}

/** How each typed measure enters the balance; 0: an amount of money. */
const signs = {
  production: 1,
  domestic_quantity: -1,
  domestic_value: 0,
  export_quantity: -1,
  export_value: 0,
  own_use: -1,
  loss: -1,
} as const;

function bodyOf(rows: readonly Row[]): string | null {
  const first = rows[0];
  const fields = new URLSearchParams();
  const blank = (name: string) => fields.set(`b.${name}`, fingerprint(null));
  fields.set("intent", "submit");
  fields.set("revision", "1");
  fields.set("operating_state", "working");
  blank("operating_state");
  fields.set("days_worked", String(first?.days_worked ?? 30));
  blank("days_worked");
  fields.set("idle_cause", "");
  blank("idle_cause");
  fields.set("b.stoppages", fingerprint([]));
  fields.set("remarks", "");
  fields.set("b.remarks", fingerprint(""));
  fields.set("money", `${first?.money_unit}:${first?.money_scale}`);
  fields.set("b.money", fingerprint({ unit: "IRR_OLD", scale: 1_000_000 }));
  let usable = true;
  for (const row of rows) {
    // Nine tenths of last month in every cell: as balanced and as unremarkable as last month was.
    const typed = new Map<string, string>();
    let closing = canonical(row.opening);
    for (const [measure, sign] of Object.entries(signs)) {
      const held = row[measure as keyof typeof signs];
      const value = held === null ? null : nextMonth(canonical(held), sign === 0 ? 0 : row.decimals);
      typed.set(measure, value ?? "");
      if (value !== null && sign !== 0) closing = sign > 0 ? add(closing, value) : subtract(closing, value);
    }
    typed.set("closing", closing);
    // A month above the licence's share asks for an explanation: an honest refusal, but no submission to count.
    const capacity = row.yearly_capacity === null ? Number.POSITIVE_INFINITY : Number(row.yearly_capacity) / 12;
    if (Number(typed.get("production")) > capacity) usable = false;
    if (isNegative(closing)) usable = false;
    for (const [measure, value] of typed) {
      fields.set(`f.${row.product_line_id}.${measure}`, value);
      fields.set(`b.${row.product_line_id}.${measure}`, "");
    }
  }
  addBlocks(fields, rows);
  return usable ? fields.toString() : null;
}

/** Where exports went, and what a selected establishment reports besides: a material, energy, people. */
function addBlocks(fields: URLSearchParams, rows: readonly Row[]): void {
  const put = (name: string, value: string) => {
    fields.set(name, value);
    fields.set(`b.${name}`, "");
  };
  let slot = 0;
  for (const row of rows) {
    const quantity = fields.get(`f.${row.product_line_id}.export_quantity`) ?? "";
    if (!(Number(quantity) > 0)) continue;
    slot += 1;
    const value_rial = fields.get(`f.${row.product_line_id}.export_value`) ?? "";
    const { product_line_id, tariff_code } = row;
    const held = { product_line_id: String(product_line_id), country: "IQ", tariff_code: tariff_code ?? "99999999" };
    for (const [field, text] of Object.entries({ ...held, quantity, value_rial })) put(`x.${slot}.${field}`, text);
  }
  if (rows[0]?.selected !== 1) return;
  const material = { name: "سنگ آهک", unit_code: "TNE", opening: "100", bought_home: "900", used: "800", closing: "200" };
  for (const [field, text] of Object.entries(material)) put(`m.1.${field}`, text);
  for (const [carrier, used] of Object.entries({ electricity: "52000", "natural-gas": "9100", "gas-oil": "700" })) {
    put(`n.${carrier}`, used);
  }
  put("p.men", "40");
  put("p.women", "6");
}

/** Every draft with a body that passes every check, by establishment. */
export async function listDrafts(db: Kysely<Database>, firstLiaison: number, period: string, last: string): Promise<Draft[]> {
  const drafts: Draft[] = [];
  let after = 0;
  for (;;) {
    const { rows } = await sql<Row>`select d.id as return_id, g.user_id, f.product_line_id, u.decimals,
        coalesce(r.days_worked, 30) as days_worked, f.closing as opening, f.production, f.domestic_quantity,
        r.money_unit, r.money_scale, p.yearly_capacity, f.domestic_value, f.export_quantity, f.export_value, f.own_use, f.loss,
        p.tariff_code, e.selected
      from monthly_return d
      join establishment e on e.id = d.establishment_id
      join role_grant g on g.establishment_id = d.establishment_id and g.user_id >= ${firstLiaison}
      join monthly_return r on r.establishment_id = d.establishment_id and r.period = ${last} and r.version > 0
        and r.operating_state = 'working'
      join working_figure f on f.return_id = r.id
      join product_line p on p.id = f.product_line_id join unit_of_measure u on u.code = p.unit_code
      where d.period = ${period} and d.id > ${after} and f.closing is not null and f.other_in is null
        and f.other_out is null
      order by d.id limit 20000`.execute(db);
    if (rows.length === 0) return drafts;
    const byReturn = new Map<number, Row[]>();
    for (const row of rows) byReturn.set(row.return_id, [...(byReturn.get(row.return_id) ?? []), row]);
    for (const [return_id, own] of byReturn) {
      if (own.length !== 5) continue;
      const body = bodyOf(own);
      if (body === null) continue;
      const liaison = (own[0]?.user_id ?? 0) - firstLiaison;
      const saved = `b.${own[0]?.product_line_id}.own_use`;
      const visitBody = body.replace(`${saved}=&`, `${saved}=0&`);
      drafts.push({
        return_id,
        liaison,
        body,
        visitBody,
        lines: own.map((row) => ({ id: row.product_line_id, opening: row.opening })),
      });
    }
    // The last return of a page may be cut; it is read again whole with the next.
    const lastId = rows.at(-1)?.return_id ?? 0;
    if (rows.length < 20_000) return drafts;
    after = lastId - 1;
    const again = drafts.findIndex((draft) => draft.return_id === lastId);
    if (again >= 0) drafts.splice(again, 1);
  }
}
