import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { languages } from "#app/messages/language.ts";
import { loadMessages } from "#app/messages/load.ts";
import { areasOfPath } from "#app/messages/registry.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

type Leaf = { path: string; value: string | ((parameters: never) => string) };

function leavesOf(value: unknown, path: string): Leaf[] {
  if (typeof value === "string") return [{ path, value }];
  if (typeof value === "function") return [{ path, value: value as (parameters: never) => string }];
  if (typeof value !== "object" || value === null) throw new Error(`${path} is neither a message nor a group`);
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === "" ? key : `${path}.${key}`));
}

/** All code that may speak: the product's own, without the catalogues themselves. */
function sources(): string {
  const folders = ["app", "jobs", "db"];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  );
  return files
    .filter((name) => /\.(ts|tsx)$/.test(name) && !/app\/messages\/(fa|en)\//.test(name))
    .map((name) => readFileSync(join(root, name), "utf8"))
    .join("\n");
}

describe("the catalogues", () => {
  it("have the same keys in both languages", () => {
    const keys = languages.map((language) => leavesOf(catalogue(language), "").map((leaf) => leaf.path));
    expect(keys[1]).toEqual(keys[0]);
  });

  it("take parameters in the same places in both languages", () => {
    const kinds = languages.map((language) =>
      leavesOf(catalogue(language), "").map((leaf) => `${leaf.path} ${typeof leaf.value}`),
    );
    expect(kinds[1]).toEqual(kinds[0]);
  });

  it("leave no sentence empty, but where a word is left out on purpose", () => {
    const empty = languages.flatMap((language) =>
      leavesOf(catalogue(language), "")
        .filter((leaf) => leaf.value === "")
        .map((leaf) => leaf.path),
    );
    expect(new Set(empty)).toEqual(new Set(["common.money.scales.1"]));
  });

  it("write Persian with Persian letters", () => {
    const arabic = leavesOf(catalogue("fa"), "").filter((leaf) => /[يىكة]/.test(String(leaf.value)));
    expect(arabic.map((leaf) => leaf.path)).toEqual([]);
  });

  it("hold nothing that no code speaks", () => {
    const code = sources();
    const spoken = (key: string) => new RegExp(String.raw`(\.|\["|\{ |, )${key}\b`).test(code);
    // A group reached by a code («states[state]») is spoken as a whole.
    const indexed = (key: string) => new RegExp(String.raw`\b${key}(\)?\[[^"\]]|[,);\n])`).test(code);
    const unused = leavesOf(catalogue("fa"), "")
      .map((leaf) => leaf.path.split("."))
      .filter((keys) => !spoken(keys.at(-1) ?? "") && !keys.slice(1, -1).some(indexed))
      .map((keys) => keys.join("."));
    expect(unused).toEqual([]);
  });
});

describe("what a browser loads", () => {
  it("is common and its own desk, nothing of another role", async () => {
    expect(areasOfPath("/liaison/returns/7")).toEqual(["common", "liaison"]);
    expect(areasOfPath("/ministry")).toEqual(["common", "ministry"]);
    expect(areasOfPath("/expert/follow-up/7/telephone")).toEqual(["common", "expert", "liaison"]);
    expect(areasOfPath("/sign-in")).toEqual(["common", "public"]);
    expect(areasOfPath("/")).toEqual(["common", "public"]);
  });

  it.each(languages)("is the same catalogue the server renders from (%s)", async (language) => {
    for (const path of ["/liaison", "/expert", "/ministry", "/sign-in"]) {
      const loaded = await loadMessages(language, path);
      for (const area of areasOfPath(path)) expect(loaded[area]).toBe(catalogue(language)[area]);
    }
  });
});
