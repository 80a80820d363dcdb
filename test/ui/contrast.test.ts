import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const css = readFileSync(fileURLToPath(new URL("../../app/styles/tokens.css", import.meta.url)), "utf8");

function tokensOf(block: string): Map<string, string> {
  return new Map([...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{3,6})\b/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

const [lightBlock = "", darkBlock = ""] = css.split("@media");
const light = tokensOf(lightBlock);
const dark = new Map([...light, ...tokensOf(darkBlock)]);

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, "$&$&") : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours after WCAG 2.2. */
function contrast(tokens: Map<string, string>, a: string, b: string): number {
  const [one, two] = [a, b].map((name) => luminance(name.startsWith("#") ? name : (tokens.get(name) ?? "")));
  const [high, low] = [Math.max(one ?? 0, two ?? 0), Math.min(one ?? 0, two ?? 0)];
  return (high + 0.05) / (low + 0.05);
}

const tones = ["wait", "back", "done", "sent", "idle", "brand"];
const grounds = ["--paper", "--paper-2", "--ground"];
const texts: [string, string][] = [
  ...["--ink", "--ink-2", "--ink-3", "--brand"].flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
  ...tones.map((tone): [string, string] => [`--${tone}`, `--${tone}-bg`]),
  ...tones.map((tone): [string, string] => [`--${tone}`, "--paper"]),
  ...["wait", "back", "done", "sent", "brand"].map((tone): [string, string] => ["--ink", `--${tone}-bg`]),
  ["--ink-2", "--wait-bg"],
  ["--ink-2", "--back-bg"],
  ["--ink-2", "--idle-bg"],
  ["#ffffff", "--brand-fill"],
  ["#ffffff", "--brand-fill-2"],
  ["#ffffff", "--bar"],
  ["--bar-ink", "--bar"],
];
const edges: [string, string][] = [
  ["--edge", "--paper"],
  ["--focus", "--paper"],
  ["--focus", "--ground"],
  ...tones.map((tone): [string, string] => [`--${tone}`, "--ground"]),
];

describe.each([
  ["light", light],
  ["dark", dark],
])("colours in the %s scheme", (_, tokens) => {
  it.each(texts)("text %s on %s has 4.5 to 1", (ink, ground) => {
    expect(contrast(tokens, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edges)("edge or shape %s on %s has 3 to 1", (edge, ground) => {
    expect(contrast(tokens, edge, ground)).toBeGreaterThanOrEqual(3);
  });
});
