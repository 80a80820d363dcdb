/** Lines of the cement works; `cement` is the one line of 1400-12, split into bulk and bagged from 1401-01 on. */
export const cementLines = ["clinker", "bulk", "bag", "concrete", "cement"] as const;
export type CementLine = (typeof cementLines)[number];

/** What was published of one product in one month: tonnes, and million rial. Null: the row or column was not there. */
export interface PublishedFigures {
  production: number;
  domestic_quantity: number | null;
  domestic_value: number | null;
  export_quantity: number | null;
  export_value: number | null;
}

const figures = (
  production: number,
  domestic: readonly [number, number] | null,
  exported: readonly [number, number] | null,
): PublishedFigures => ({
  production,
  domestic_quantity: domestic?.[0] ?? null,
  domestic_value: domestic?.[1] ?? null,
  export_quantity: exported?.[0] ?? null,
  export_value: exported?.[1] ?? null,
});

/**
 * Monthly activity reports (form N-30) of one listed Iranian cement company on codal.ir, for the months ending
 * 1400/12/29, 1402/12/29 and 1404/01/31. The published rows "domestic" and "export" of a cement are the columns of one
 * product here; production is their sum. Clinker of 1402-12 was sold abroad from stock; else it is used in the works.
 */
export const publishedCement: Readonly<Record<string, Partial<Record<CementLine, PublishedFigures>>>> = {
  "1400-12": {
    clinker: figures(132_031, null, null),
    cement: figures(119_513 + 22_834, [112_027, 551_227], [22_834, 151_441]),
  },
  "1402-12": {
    clinker: figures(126_913, null, [11_453, 152_384]),
    bulk: figures(55_313 + 17_089, [64_957, 516_561], [17_089, 245_768]),
    bag: figures(54_761 + 8_066, [54_761, 514_019], [8_066, 112_951]),
    concrete: figures(816, [816, 7_030], null),
  },
  "1404-01": {
    clinker: figures(167_588, null, null),
    bulk: figures(44_147 + 48_955, [29_966, 377_598], [48_955, 1_226_841]),
    bag: figures(33_304 + 11_409, [33_304, 576_237], [11_409, 241_404]),
    concrete: figures(196, [196, 14_029], null),
  },
};

/** The month the cement works' history starts with. */
export const firstCementMonth = "1400-12";
