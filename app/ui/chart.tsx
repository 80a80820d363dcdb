import { useEffect, useRef, useState } from "react";
import { useLanguage, useMessages } from "#app/messages/use-messages.tsx";
import { Num, NumHead, Table } from "./table.tsx";

export type ChartSeries = {
  name: string;
  /** Doubles for drawing only; null leaves a gap. */
  values: readonly (number | null)[];
  /** The same figures, exact and formatted, for the table and the tip. */
  shown: readonly (string | null)[];
};

export type ChartData = {
  kind: "line" | "bar";
  /** Along the x axis, formatted. */
  labels: readonly string[];
  series: readonly ChartSeries[];
  /** Of the y axis; stands above the drawing. */
  unit: string;
};

type ChartProps = ChartData & {
  /** What it shows: heard in place of the drawing, and caption of its table. */
  caption: string;
  /** Head of the table's first column. */
  labelHead: string;
  /** Most decimals among the shown figures. */
  places?: 0 | 1 | 2 | 3;
  /** Columns that stand only in the table, formatted: counts beside what is drawn. */
  besides?: readonly { name: string; shown: readonly (string | null)[] }[];
};

const noColumns: NonNullable<ChartProps["besides"]> = [];

/** A chart beside its table. The drawing comes after the page, only where script runs; the table is always there. */
export function Chart({ caption, labelHead, places = 0, besides = noColumns, ...data }: ChartProps) {
  return (
    <div className="chart-pair">
      <Drawing caption={caption} data={data} />
      <Table caption={caption} cards={false}>
        <thead>
          <tr>
            <th scope="col">{labelHead}</th>
            {data.series.map((series) => (
              <NumHead key={series.name}>{series.name}</NumHead>
            ))}
            {besides.map((column) => (
              <NumHead key={column.name}>{column.name}</NumHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.labels.map((label, index) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {data.series.map((series) => (
                <Num key={series.name} label={series.name} value={series.shown[index] ?? null} places={places} />
              ))}
              {besides.map((column) => (
                <Num key={column.name} label={column.name} value={column.shown[index] ?? null} muted />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Drawing({ caption, data }: { caption: string; data: ChartData }) {
  const t = useMessages("common");
  const language = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const [scheme, setScheme] = useState(0);
  // Data arrive as new objects at each render; the text says whether they changed.
  const content = JSON.stringify(data);

  useEffect(() => {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const changed = () => setScheme((count) => count + 1);
    dark.addEventListener("change", changed);
    return () => dark.removeEventListener("change", changed);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `scheme` redraws in the other colours
  useEffect(() => {
    let gone = false;
    let remove: (() => void) | undefined;
    async function draw() {
      const [{ drawChart }] = await Promise.all([import("./chart-drawing.ts"), document.fonts.ready]);
      if (gone || canvas.current === null) return;
      remove = drawChart(canvas.current, JSON.parse(content) as ChartData, language);
      setDrawn(true);
    }
    // Without its drawing the table still says everything.
    draw().catch(() => undefined);
    return () => {
      gone = true;
      remove?.();
    };
  }, [content, language, scheme]);

  return (
    <figure className="chart">
      <figcaption>{data.unit}</figcaption>
      <div>
        {drawn ? null : <p className="quiet script-only">{t.chartLoading}</p>}
        <canvas ref={canvas} role="img" aria-label={caption} />
      </div>
    </figure>
  );
}
