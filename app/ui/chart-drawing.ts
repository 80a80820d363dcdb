import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartOptions,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";
import { decimalOfNumber } from "#app/domain/decimal.ts";
import { directionOf, type Language } from "#app/messages/language.ts";
import { formatDecimal } from "#app/messages/numbers.ts";
import type { ChartData } from "./chart.tsx";

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

// Order in which series take the tokens' colours; dashes tell them apart without colour.
const seriesColours = ["--brand", "--wait", "--idle", "--back", "--done", "--sent"];
const dashes = [[], [6, 4], [2, 3], [10, 4, 2, 4], [1, 4], [12, 4]];
const pointStyles = ["circle", "rectRot", "rect", "triangle", "star", "crossRot"] as const;

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function optionsFor(data: ChartData, language: Language): ChartOptions<"line" | "bar"> {
  const rtl = directionOf(language) === "rtl";
  const ink = token("--ink-2");
  const line = token("--line");
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    interaction: { mode: "index", intersect: false },
    // The last label is wider than its place.
    layout: { padding: { top: 8, bottom: 8, left: rtl ? 28 : 8, right: rtl ? 8 : 28 } },
    scales: {
      x: { reverse: rtl, offset: true, ticks: { color: ink, autoSkip: true, maxRotation: 0 }, grid: { display: false } },
      y: {
        position: rtl ? "right" : "left",
        beginAtZero: data.kind === "bar",
        ticks: {
          color: ink,
          maxTicksLimit: 6,
          callback: (value) => formatDecimal(decimalOfNumber(Number(value), 2), language),
        },
        grid: { color: line },
        border: { display: false },
      },
    },
    plugins: {
      legend: {
        display: data.series.length > 1,
        rtl,
        textDirection: directionOf(language),
        labels: { color: ink, usePointStyle: true, boxWidth: 10, boxHeight: 8, padding: 16 },
      },
      tooltip: {
        rtl,
        textDirection: directionOf(language),
        callbacks: {
          label: (item) => `${item.dataset.label}: ${data.series[item.datasetIndex]?.shown[item.dataIndex] ?? "–"}`,
        },
      },
    },
  };
}

/** Draws a chart on a canvas in the page's colours; gives the function that takes it away. */
export function drawChart(canvas: HTMLCanvasElement, data: ChartData, language: Language): () => void {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 12.5;
  const chart = new Chart(canvas, {
    type: data.kind,
    data: {
      labels: [...data.labels],
      datasets: data.series.map((series, index) => {
        const colour = token(seriesColours[index % seriesColours.length] ?? "--brand");
        return {
          label: series.name,
          data: [...series.values],
          borderColor: colour,
          backgroundColor: colour,
          borderWidth: data.kind === "line" ? 2 : 0,
          borderDash: dashes[index % dashes.length],
          pointStyle: pointStyles[index % pointStyles.length],
          pointRadius: 3,
          tension: 0,
          maxBarThickness: 36,
        };
      }),
    },
    options: optionsFor(data, language),
  });
  return () => chart.destroy();
}
