import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { functionsOf, reviewedFunctions } from "#test/setup/sql-record.ts";
import { projectFiles, read, root } from "./project-files.ts";

/** Files of db/ that send no statement of their own: they connect, migrate, or make parts of others' statements, or send those on. */
const withoutStatements = new Set([
  "batch",
  "connection",
  "migrate",
  "name-fits",
  "open",
  "pending-migrations",
  "portion",
  "prepared",
  "private-server",
  "queue-parts",
  "schema",
  "scope",
  "statistics-basis",
  "transaction",
]);
const files = projectFiles();
const modules = files
  .flatMap((file) => /^db\/([\w-]+)\.ts$/.exec(file)?.[1] ?? [])
  .filter((name) => !withoutStatements.has(name));
const snapshots = readdirSync(`${root}test/db/sql`).map((name) => name.replace(/\.sql$/, ""));

describe("SQL is reviewed as text", () => {
  it("of every file of db that has any, and of no other", () => {
    expect(snapshots.sort()).toEqual(modules.sort());
    expect(modules.filter((name) => !files.includes(`test/db/${name}.test.ts`))).toEqual([]);
  });

  it.each(modules)("of every function of db/%s.ts, which its test runs and compares", async (name) => {
    const module: object = await import(`../../db/${name}.ts`);
    expect(reviewedFunctions(read(`test/db/sql/${name}.sql`))).toEqual(functionsOf(module));
    const test = read(`test/db/${name}.test.ts`);
    expect(test).toContain(`reviewSql("${name}"`);
    expect(test).toContain("review.compare();");
  });
});

/** What only one of MariaDB 10.11 and MySQL 8 understands, or understands otherwise, with an example. */
const uncommon: readonly (readonly [string, RegExp, string])[] = [
  ["returning", /\breturning\b/i, "delete from t where id = ? returning id"],
  ["for share", /\bfor share\b/i, "select 1 from t for share"],
  ["for update of", /\bfor update of\b/i, "select 1 from t for update of t"],
  ["a row alias in an upsert", /\)\s*as `?new\b/i, "insert into t (a) values (?) as new on duplicate key update a = new.a"],
  ["a functional index", /\b(key|index|unique)\b[^(]{0,80}\(\s*\(/i, "create index i on t ((lower(a)))"],
  ["a collation of one of them", /_0900_|uca1400/i, "a char(2) collate utf8mb4_uca1400_ai_ci"],
  ["a JSON arrow", /->>?(?=\s*['"])/, "select a->>'$.b' from t"],
  [
    "a JSON function of one of them",
    /\bmember of\b|\bjson_(overlaps|query|exists|detailed|loose|compact|pretty|table|storage_\w+|schema_\w+)\b/i,
    "select 1 where 1 member of(a)",
  ],
  [
    "if (not) exists on an index, a column or a key",
    /\b(index|column|key|constraint)\s+if\s+(not\s+)?exists\b/i,
    "create index if not exists i on t (a)",
  ],
  ["create or replace table", /\bcreate or replace (temporary )?table\b/i, "create or replace table t (a int)"],
  ["lateral", /\blateral\b/i, "select 1 from t, lateral (select 1) x"],
  ["a sequence", /\b(nextval|lastval|create sequence)\b/i, "select nextval(s)"],
  ["intersect or except", /\b(intersect|except)\s+(all\s+)?(select|\()/i, "select 1 except select 2"],
];
/** Comments in TypeScript may name what the SQL beside them may not use. */
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(^|\s)(\/\/|--).*$/gm, "");

describe("SQL keeps to what MariaDB and MySQL 8 share", () => {
  const texts = files
    .filter((file) => /^test\/db\/sql\/.*\.sql$|^db\/migrations\/.*\.ts$/.test(file))
    .map((file) => ({ file, text: withoutComments(read(file)) }));

  it.each(uncommon)("without %s", (_name, pattern, example) => {
    expect(example).toMatch(pattern);
    expect(texts.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it("in all snapshots and migrations", () => {
    expect(texts.filter(({ file }) => file.endsWith(".sql"))).toHaveLength(modules.length);
    expect(texts.filter(({ file }) => file.startsWith("db/migrations/")).length).toBeGreaterThan(4);
  });
});
