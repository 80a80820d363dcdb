import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { demonstrationPassword } from "#app/domain/demonstration.ts";
import { demoAccounts } from "#db/seed/demo/accounts.ts";
import { schedule } from "#jobs/schedule.ts";
import { projectFiles, read, root } from "./project-files.ts";

const files = projectFiles();
const documents = files.filter((file) => file === "README.md" || (file.startsWith("docs/") && file.endsWith(".md")));
const readme = read("README.md");
const handbook = read("docs/handbook.md");

/** Every first group that a pattern finds in the README and the documents. */
function named(pattern: RegExp): string[] {
  return [...new Set(documents.flatMap((file) => [...read(file).matchAll(pattern)].map((match) => match[1] ?? "")))].sort();
}

/** Rows of the one table under a heading, each as its cells without backticks. */
function rowsUnder(text: string, heading: string): string[][] {
  const part = text.split(new RegExp(`^#+ ${heading}$`, "m"))[1]?.split(/^#/m)[0] ?? "";
  const lines = part.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
}

describe("the commands that the documents name", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

  it("exist", () => {
    const commands = named(/npm run ([a-z:]+)/g);
    expect(commands.length).toBeGreaterThan(10);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("are all commands there are", () => {
    const unnamed = Object.keys(scripts).filter((name) => !readme.includes(`npm run ${name}`) && !readme.includes(`npm ${name}`));
    expect(unnamed).toEqual([]);
  });

  it("take the names they are given: benches, trials, jobs", () => {
    const benches = named(/npm run bench -- ([a-z-]+)/g);
    expect(benches.filter((name) => !existsSync(`${root}test/load/${name}/bench-${name}.ts`))).toEqual([]);
    const trials = named(/npm run survive -- ([a-z-]+)/g);
    expect(trials.filter((name) => !read("test/survival/survive.ts").includes(`"${name}"`))).toEqual([]);
    const jobs = named(/npm run job -- ([a-z-]+)/g);
    expect(jobs.filter((name) => !schedule.some((job) => job.name === name))).toEqual([]);
  });
});

describe("the README's tables", () => {
  it("list the environment's variables, no more and no fewer", () => {
    const known = [...read("app/environment.server.ts").matchAll(/^ {2}([A-Z_]{4,}): /gm)].map((match) => match[1]);
    expect(known.length).toBeGreaterThan(5);
    expect(
      rowsUnder(readme, "Environment")
        .map(([name]) => name)
        .sort(),
    ).toEqual(known.sort());
  });

  it("list every job at its hour", () => {
    const listed = rowsUnder(readme, "Jobs").map(([name, pattern]) => [name, pattern]);
    expect(listed).toEqual(schedule.map((job) => [job.name, job.pattern]));
  });

  it("list the demonstration's accounts as they are seeded", () => {
    const listed = rowsUnder(readme, "Accounts").map((cells) => cells.slice(0, 4).join(" | "));
    const seeded = demoAccounts.map(
      ({ role, name_en, name_fa, national_id }) =>
        `${role} | ${name_en} · ${name_fa} | ${national_id} | ${demonstrationPassword}`,
    );
    expect(listed.sort()).toEqual([...seeded].sort());
  });
});

describe("the handbook's rights of the web's account", () => {
  const rights = rowsUnder(handbook, "Rights of the web's account").map(([held = "", tables = ""]) => ({
    held,
    tables: tables.split(" "),
  }));
  const holding = (right: string) => rights.filter((row) => row.held.includes(right)).flatMap((row) => row.tables);
  const statements = files
    .filter((file) => /^db\/[\w-]+\.ts$/.test(file))
    .map(read)
    .join("\n");
  const written = (pattern: RegExp) => [...statements.matchAll(pattern)].map((match) => match[1] ?? "");

  it("name each table that is used, once", () => {
    const tables = [...read("db/schema.ts").matchAll(/^ {2}(\w+): \w+Table;/gm)].map((match) => match[1] ?? "");
    const unused = tables.filter((table) => !new RegExp(`["\`(]${table}\\b`).test(statements));
    const listed = rights.flatMap((row) => row.tables).filter((table) => !table.startsWith("kysely_"));
    expect(listed.sort()).toEqual(tables.filter((table) => !unused.includes(table)).sort());
  });

  it("let it add, change and delete what the code does, and delete nothing else", () => {
    const added = new Set(written(/(?:insertInto|preparedInsert)\("(\w+)"/g));
    // Recipients are the administrator's; no page and no job adds one.
    for (const table of ["recipient", "recipient_contract"]) added.delete(table);
    expect([...added].filter((table) => !holding("insert").includes(table))).toEqual([]);
    expect(holding("delete").sort()).toEqual(
      [...new Set(written(/(?:\.deleteFrom\(|\bremove\(\s*db,\s*|\bwrite\()"(\w+)"/g))].sort(),
    );
    const changed = new Set(written(/\.updateTable\("(\w+)"\)/g));
    // Where the demonstration's receivers listen; no account of production changes it.
    changed.delete("recipient");
    const upserted = written(/\.insertInto\("(\w+)"\)(?:(?!insertInto)[\s\S])*?\.onDuplicateKeyUpdate/g);
    expect([...new Set([...changed, ...upserted])].filter((table) => !holding("update").includes(table))).toEqual([]);
  });
});

describe("links and pictures", () => {
  it("lead to files that exist", () => {
    const broken = documents.flatMap((file) =>
      [...read(file).matchAll(/(?:\]\(|src=")([^)"\s]+)/g)]
        .map((match) => (match[1] ?? "").split("#")[0] ?? "")
        .filter((target) => target !== "" && !/^https?:/.test(target))
        .filter((target) => !existsSync(join(root, dirname(file), target)))
        .map((target) => `${file}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it("show every picture, and keep them small", () => {
    const pictures = files.filter((file) => file.startsWith("docs/pictures/"));
    expect(pictures.filter((file) => !readme.includes(file))).toEqual([]);
    expect(pictures.reduce((bytes, file) => bytes + statSync(`${root}${file}`).size, 0)).toBeLessThan(1_500_000);
  });

  it("leave no document unread", () => {
    const unlinked = documents.filter((file) => file !== "README.md" && !readme.includes(`(${file})`));
    expect(unlinked).toEqual([]);
  });
});
