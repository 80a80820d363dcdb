import { Form, Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { EmptyState } from "./small-parts.tsx";
import { Num, NumHead, Table } from "./table.tsx";

type Places = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export type GrowthCell = { rate: string | null; tone: "up" | "down" | null; matched: string };

export type ProductLineRow = {
  key: string;
  name: string;
  isic: string;
  unit: string;
  /** This page with this product drawn. */
  to: string;
  drawn: boolean;
  reporting: string;
  /** «از ۳۰» */
  expected: string;
  production: string | null;
  domestic_quantity: string | null;
  export_quantity: string | null;
  domestic_value: string | null;
  export_value: string | null;
  onLastMonth: GrowthCell;
  onLastYear: GrowthCell;
};

export type ProductTotalsProps = {
  caption: string;
  rows: readonly ProductLineRow[];
  /** Most decimals in the columns of quantities and of values. */
  places: { production: Places; domestic_quantity: Places; export_quantity: Places; value: Places };
  form: {
    action: string;
    search: string;
    order: string;
    orders: readonly { value: string; label: string }[];
    /** Kept as they are when the form is sent. */
    kept: readonly { name: string; value: string }[];
    /** The page without search; null where there is none. */
    clear: string | null;
  };
  shown: string;
  /** To all products, or back to the first fifty. */
  more: { to: string; label: string } | null;
};

/** Search and order of the list, as a plain form: it is an address, so it works without script. */
function ProductFilter({ form }: { form: ProductTotalsProps["form"] }) {
  const t = useMessages("ministry").period.products;
  const { buttons } = useMessages("common");
  return (
    <Form
      method="get"
      action={form.action}
      className="filter"
      role="search"
      preventScrollReset
      key={`${form.search} ${form.order}`}
    >
      {form.kept.map((field) => (
        <input key={field.name} type="hidden" name={field.name} value={field.value} autoComplete="off" />
      ))}
      <label>
        <span>{t.search}</span>
        <input type="search" name="q" defaultValue={form.search} maxLength={80} autoComplete="off" />
      </label>
      <label>
        <span>{t.order}</span>
        <select name="order" defaultValue={form.order} autoComplete="off">
          {form.orders.map((order) => (
            <option key={order.value} value={order.value}>
              {order.label}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn">
        {buttons.filter}
      </button>
      {form.clear === null ? null : (
        <Link className="btn plain" to={form.clear} preventScrollReset>
          {buttons.clear}
        </Link>
      )}
    </Form>
  );
}

function Heads() {
  const t = useMessages("ministry").period.products;
  return (
    <thead>
      <tr>
        <th scope="col">{t.product}</th>
        <NumHead>{t.reporting}</NumHead>
        <NumHead note={t.inUnit}>{t.production}</NumHead>
        <NumHead note={t.onLastMonth}>{t.growth}</NumHead>
        <NumHead note={t.onLastYear}>{t.growth}</NumHead>
        <NumHead note={t.inUnit}>{t.domestic}</NumHead>
        <NumHead note={t.inUnit}>{t.export}</NumHead>
        <NumHead note={t.inMoney}>{t.domestic}</NumHead>
        <NumHead note={t.inMoney}>{t.export}</NumHead>
      </tr>
    </thead>
  );
}

function ProductRow({ row, places }: { row: ProductLineRow; places: ProductTotalsProps["places"] }) {
  const t = useMessages("ministry").period.products;
  const { measures } = useMessages("common");
  return (
    <tr className={row.drawn ? "drawn" : undefined}>
      <th scope="row">
        <Link to={row.to} preventScrollReset title={t.draw({ product: row.name })} aria-current={row.drawn ? "true" : undefined}>
          {row.name}
        </Link>
        <small>
          {row.unit} · <bdi dir="ltr">{row.isic}</bdi>
        </small>
      </th>
      <Num label={t.reporting} value={row.reporting} was={row.expected} />
      <Num label={t.production} value={row.production} places={places.production} />
      <Num
        label={t.orders["growth-month"]}
        value={row.onLastMonth.rate}
        tone={row.onLastMonth.tone}
        was={row.onLastMonth.matched}
      />
      <Num label={t.orders["growth-year"]} value={row.onLastYear.rate} tone={row.onLastYear.tone} was={row.onLastYear.matched} />
      <Num label={measures.domestic_quantity} value={row.domestic_quantity} places={places.domestic_quantity} />
      <Num label={measures.export_quantity} value={row.export_quantity} places={places.export_quantity} />
      <Num label={measures.domestic_value} value={row.domestic_value} places={places.value} />
      <Num label={measures.export_value} value={row.export_value} places={places.value} />
    </tr>
  );
}

/** Totals by product, each in its own unit, with the form that narrows them. */
export function ProductTotals({ caption, rows, places, form, shown, more }: ProductTotalsProps) {
  const t = useMessages("ministry").period.products;
  return (
    <>
      <ProductFilter form={form} />
      {rows.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Table caption={caption} className="products" cards={false}>
          <Heads />
          <tbody>
            {rows.map((row) => (
              <ProductRow key={row.key} row={row} places={places} />
            ))}
          </tbody>
        </Table>
      )}
      <p className="list-foot">
        <span>{shown}</span>
        {more === null ? null : (
          <Link to={more.to} preventScrollReset>
            {more.label}
          </Link>
        )}
      </p>
    </>
  );
}
