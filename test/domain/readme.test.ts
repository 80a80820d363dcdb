import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { drawStates, tableOfStates } from "#app/domain/draw-states.ts";
import { returnStates } from "#app/domain/monthly-return.ts";
import { transitions } from "#app/domain/review.ts";

const readme = fileURLToPath(new URL("../../app/domain/README.md", import.meta.url));
const between = /(<!-- states -->\n)[\s\S]*(<!-- \/states -->)/;

function drawn(text: string): string {
  const part = `\`\`\`mermaid\n${drawStates()}\`\`\`\n\n${tableOfStates()}`;
  return text.replace(between, (_whole, start: string, end: string) => `${start}${part}${end}`);
}

test("the drawing and the table in the domain's README are those of the code", () => {
  const text = readFileSync(readme, "utf8");
  expect(text).toMatch(between);
  if (process.env.DAHOM_UPDATE === "1") writeFileSync(readme, drawn(text));
  expect(readFileSync(readme, "utf8")).toBe(drawn(text));
});

test("every state and every row is drawn", () => {
  const drawing = drawStates();
  for (const state of returnStates) expect(drawing).toContain(`state "${state}"`);
  for (const row of transitions) expect(drawing).toContain(row.event);
});
