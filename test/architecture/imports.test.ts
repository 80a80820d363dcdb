import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { describe, expect, it } from "vitest";
import settings, { importTable } from "#test/setup/dependency-cruiser.js";

async function violations(folders: string[], baseDir?: string): Promise<string[]> {
  const { output } = await cruise(folders, {
    ...settings.options,
    ruleSet: settings,
    validate: true,
    ...(baseDir ? { baseDir } : {}),
  });
  const { summary } = output as ICruiseResult;
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}

describe("the import table", () => {
  it("is kept by every file of the product", async () => {
    expect(await violations(["app", "db", "jobs"])).toEqual([]);
  }, 60_000);

  it("bites: a tree made wrong on purpose breaks each kind of rule", async () => {
    const bad = fileURLToPath(new URL("fixtures/bad", import.meta.url));
    const found = (await violations(["app", "db"], bad)).map((line) => line.replace(/-> .*node_modules\/([^/]+)\/.*/, "-> $1"));
    expect(found.sort()).toEqual([
      "every-file-has-its-row: app/drawer/drawer.ts -> app/domain/quantity.ts",
      "imports-of-domain: app/domain/quantity.ts -> db/row.ts",
      "imports-of-domain: app/domain/quantity.ts -> fs",
      "imports-of-routes: app/routes/liaison.page.ts -> app/routes/liaison.other.ts",
      "imports-of-routes: app/routes/liaison.page.ts -> db/row.ts",
      "no-route-imports-a-route: app/routes/liaison.page.ts -> app/routes/liaison.other.ts",
      "types-only-in-usecases: app/usecases/save.server.ts -> kysely",
    ]);
  }, 60_000);

  it("has one row for each part", () => {
    const names = importTable.map((row) => row.name);
    expect(new Set(names).size).toBe(names.length);
  });
});
