import { describe, expect, it } from "vitest";
import { projectFiles, read } from "./project-files.ts";

const TOP = [
  ".ci",
  ".gitignore",
  ".npmrc",
  "LICENSE",
  "README.md",
  "app",
  "db",
  "docs",
  "jobs",
  "package-lock.json",
  "package.json",
  "public",
  "remix.config.js",
  "test",
  "tsconfig.json",
];
const TEXT = /\.(ts|tsx|mjs|js|json|css|md|csv|sql|html|svg)$|^\.ci\/run$|^\.(npmrc|gitignore)$/;
const files = projectFiles();

describe("the layout", () => {
  it("has no top-level entry beside the agreed ones", () => {
    const found = new Set(files.map((file) => file.split("/")[0]));
    expect([...found].filter((entry) => !TOP.includes(entry ?? ""))).toEqual([]);
  });

  it("keeps code files within 300 lines and route files within 120", () => {
    const code = files.filter((file) => /^(app|db|jobs|test)\/.*\.(ts|tsx|mjs|js)$/.test(file));
    const long = code
      .map((file) => ({ file, lines: read(file).trimEnd().split("\n").length }))
      .filter(({ file, lines }) => lines > (file.startsWith("app/routes/") ? 120 : 300));
    expect(long).toEqual([]);
  });

  it("marks what only the server may load: use-cases and outputs end in .server", () => {
    const open = files.filter((file) => /^app\/(usecases|outputs)\/.*\.tsx?$/.test(file) && !/\.server\.tsx?$/.test(file));
    expect(open).toEqual([]);
  });

  it("has no drawer for what has no name", () => {
    expect(
      files.filter((file) => /(^|\/)(utils?|helpers?|misc|common|shared)(\/|\.tsx?$)/.test(file) && !/messages/.test(file)),
    ).toEqual([]);
  });
});

describe("tracked text", () => {
  // Spelled in pieces, or this file would find itself.
  const machinePath = new RegExp(`(^|[^\\w.@-])/(${["home", "root", "Users", "work", "farm"].join("|")})/[\\w.]`, "m");
  const registry = new RegExp(
    `\\b(${["registry", "npmmirror", "artifactory", "nexus"].join("|")})\\.[a-z0-9-]+\\.[a-z]{2,}|"${"resolved"}": "http`,
  );

  it("carries no path of somebody's machine", () => {
    expect(files.filter((file) => TEXT.test(file) && file !== "package-lock.json" && machinePath.test(read(file)))).toEqual([]);
  });

  it("names no package registry, the lock file included", () => {
    expect(files.filter((file) => TEXT.test(file) && registry.test(read(file)))).toEqual([]);
  });

  it("leaves no unfinished mark and no test switched off", () => {
    const mark = new RegExp(
      `${["TO", "DO"].join("")}|${["FIX", "ME"].join("")}|\\b(it|test|describe)\\.(only|skip)\\(|${["not", "implemented"].join(" ")}`,
    );
    expect(files.filter((file) => /^(app|db|jobs|test)\/.*\.(ts|tsx|mjs)$/.test(file) && mark.test(read(file)))).toEqual([]);
  });
});
