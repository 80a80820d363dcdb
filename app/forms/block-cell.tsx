import { useMessages } from "#app/messages/use-messages.tsx";
import { classes } from "#app/ui/classes.ts";
import { findingAnchor } from "#app/ui/finding-note.tsx";
import { Figure } from "#app/ui/table.tsx";
import type { BlockFieldView } from "./block-view.ts";
import { Base } from "./operation-block.tsx";

type ColumnOf<K extends string, More = object> = {
  field: string;
  head: string;
  /** Under the head: unit, or that it is optional. */
  note?: string;
  kind: K;
} & More;

/** A column of a table of rows. */
export type Column =
  | ColumnOf<"number">
  | ColumnOf<"text", { longest: number }>
  | ColumnOf<"code", { longest: number }>
  | ColumnOf<"country">
  | ColumnOf<"select", { options: readonly { value: string; label: string; tariff?: string }[] }>;

type BlockCellProps = { name: string; row: string; column: Column; cell: BlockFieldView | undefined };

const blank: BlockFieldView = { value: "", base: "" };
/** Beyond this a list is not repeated in every row. */
const longList = 30;

/** One cell of a row of blocks 3 to 5 with its base and what is said about it. */
export function BlockCell({ name, row, column, cell = blank }: BlockCellProps) {
  const t = useMessages("liaison").blocks;
  const common = useMessages("common");
  const { kind } = column;
  const tone = cell.error ? "has-block" : cell.severity ? `has-${cell.severity}` : null;
  if (cell.carried) {
    return (
      <td data-label={column.head} className={classes("num", tone)}>
        <span className="figure" id={name}>
          <Figure value={cell.value} />
        </span>
        <span className="was">{t.carried}</span>
      </td>
    );
  }
  const described = [cell.error ? `${name}-error` : "", cell.findingKey ? findingAnchor(cell.findingKey) : ""].filter(Boolean);
  const shared = {
    id: name,
    name,
    autoComplete: "off",
    "aria-label": t.cell({ row, field: column.head, unit: kind === "number" ? (column.note ?? "") : "" }),
    "aria-invalid": cell.error || cell.severity === "block" ? true : undefined,
    "aria-describedby": described.length === 0 ? undefined : described.join(" "),
    defaultValue: cell.value,
  } as const;
  return (
    <td data-label={column.head} className={classes("cell", kind, tone)}>
      {kind === "select" ? (
        <select {...shared}>
          <option value="">{common.form.choose}</option>
          {(column.options.length > longList && cell.value !== ""
            ? column.options.filter((option) => option.value === cell.value)
            : column.options
          ).map((option) => (
            <option key={option.value} value={option.value} data-tariff={option.tariff}>
              {option.label}
            </option>
          ))}
        </select>
      ) : kind === "number" ? (
        <input {...shared} type="text" inputMode="decimal" className="num" dir="ltr" />
      ) : kind === "code" ? (
        <input {...shared} type="text" inputMode="numeric" className="num" dir="ltr" maxLength={column.longest} />
      ) : (
        <input
          {...shared}
          type="text"
          list={kind === "country" ? "countries" : undefined}
          maxLength={kind === "text" ? column.longest : 80}
        />
      )}
      <Base name={name} value={cell.base} />
      {cell.error ? (
        <p className="error" id={`${name}-error`}>
          {cell.error}
        </p>
      ) : null}
    </td>
  );
}
