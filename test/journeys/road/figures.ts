import type { Measure } from "#app/domain/monthly-return.ts";
import { cementMonthFor } from "#db/seed/demo/cement-works.ts";
import { cementLineIds } from "#db/seed/demo/named.ts";
import { publishedCement } from "#db/seed/demo/published-cement.ts";
import { period, seed } from "./world.ts";

export const lines = ["clinker", "bulk", "bag", "concrete"] as const;
export type Line = (typeof lines)[number];

export const typedMeasures = [
  "production",
  "domestic_quantity",
  "domestic_value",
  "export_quantity",
  "export_value",
  "own_use",
  "closing",
] as const satisfies readonly Measure[];
export type TypedMeasure = (typeof typedMeasures)[number];

/** What the cement works files for its month, canonical or blank: as published, with stocks and own use as chosen. */
export const figures: Readonly<Record<Line, Readonly<Record<TypedMeasure, string>>>> = Object.fromEntries(
  lines.map((line) => {
    const published = publishedCement[period]?.[line];
    const chosen = cementMonthFor(seed, period).figures.get(line);
    if (published === undefined || chosen === undefined) throw new RangeError(`nothing was published of ${line}`);
    const text = (value: number | null): string => String(value ?? 0);
    return [
      line,
      {
        production: text(published.production),
        domestic_quantity: text(published.domestic_quantity),
        domestic_value: text(published.domestic_value),
        export_quantity: text(published.export_quantity),
        export_value: text(published.export_value),
        own_use: chosen.own_use ?? "",
        closing: chosen.closing ?? "",
      },
    ];
  }),
) as Record<Line, Record<TypedMeasure, string>>;

/** Name of a cell's input. */
export const cell = (line: Line, measure: Measure): string => `f.${cementLineIds[line]}.${measure}`;

const digits = { persian: 0x06f0, arabic: 0x0660 };

/** A canonical figure as somebody types it: Persian digits in groups, Arabic ones, or Latin ones. */
export function typed(value: string, how: "persian" | "arabic" | "latin" = "persian"): string {
  if (how === "latin") return value;
  const text = value.replace(/\d/g, (digit) => String.fromCharCode(digits[how] + Number(digit)));
  return how === "persian" ? text.replace(/(.)(?=(?:.{3})+$)/g, "$1٬") : text;
}
