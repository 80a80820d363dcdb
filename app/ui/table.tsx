import type { ReactNode } from "react";
import { classes } from "./classes.ts";

type TableProps = {
  /** Says what the table holds; heard, not seen, unless `captionShown`. */
  caption: string;
  captionShown?: boolean;
  /** On a phone each row becomes a card and cells show their `label`. Default true. */
  cards?: boolean;
  className?: string;
  children: ReactNode;
};

/**
 * Dense table; its head and first column stay in sight. Rows begin with `<th scope="row">`.
 * Cells are `Num`, `Cell`, or a plain `<td data-label>`.
 */
export function Table({ caption, captionShown = false, cards = true, className, children }: TableProps) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="scroll" aria-label={caption} tabIndex={0}>
      <table className={classes("table", cards && "cards", className)}>
        <caption className={captionShown ? undefined : "heard"}>{caption}</caption>
        {children}
      </table>
    </section>
  );
}

type CellProps = { label: string; className?: string; children: ReactNode };

/** A cell of words; `label` is its column's name, shown on a phone. */
export function Cell({ label, className, children }: CellProps) {
  return (
    <td data-label={label} className={className}>
      {children}
    </td>
  );
}

type FigureProps = {
  /** Already formatted in the reader's digits; null or "" is shown as a dash. */
  value: string | null;
  /** Most decimals in the column: digits then line up at the decimal sign. */
  places?: 0 | 1 | 2 | 3 | 4 | 5 | 6;
};

/** A number whose digits line up with those above and below it. */
export function Figure({ value, places = 0 }: FigureProps) {
  if (value === null || value === "") return <span className="none">–</span>;
  if (places === 0) return <bdi dir="ltr">{value}</bdi>;
  const parts = /^(.*?)([.٫][^%٪]*)?([%٪]?)$/u.exec(value);
  return (
    <bdi dir="ltr">
      {parts?.[1] ?? value}
      <span className={`fraction p${places}`}>{parts?.[2] ?? ""}</span>
      {parts?.[3] ?? ""}
    </bdi>
  );
}

type NumProps = FigureProps & {
  label: string;
  /** Beside figures of this month: last month, last year. */
  muted?: boolean;
  /** Growth: colour only supports the sign. */
  tone?: "up" | "down" | null;
  /** Small line under the number: last month, or the older version's value. */
  was?: ReactNode;
  /** Underlined: changed since the version before. */
  changed?: boolean;
  className?: string;
  children?: ReactNode;
};

/** A cell holding a number. */
export function Num({ label, value, places, muted, tone, was, changed, className, children }: NumProps) {
  return (
    <td data-label={label} className={classes("num", muted && "muted", tone, changed && "changed", className)}>
      <span className="figure">
        <Figure value={value} places={places} />
        {children}
      </span>
      {was === undefined || was === null || was === "" ? null : <span className="was">{was}</span>}
    </td>
  );
}

type NumHeadProps = { children: ReactNode; note?: ReactNode; className?: string };

/** Head of a column of numbers; `note` is its second line (unit, last month · last year). */
export function NumHead({ children, note, className }: NumHeadProps) {
  return (
    <th scope="col" className={classes("num", className)}>
      {children}
      {note === undefined ? null : <small>{note}</small>}
    </th>
  );
}
