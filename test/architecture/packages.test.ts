import { describe, expect, it } from "vitest";
import { read } from "./project-files.ts";

type Lock = {
  packages: Record<
    string,
    { version?: string; integrity?: string; resolved?: string; optionalDependencies?: Record<string, string> }
  >;
};
type Manifest = {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  scripts: Record<string, string>;
};

const manifest = JSON.parse(read("package.json")) as Manifest;
const lock = JSON.parse(read("package-lock.json")) as Lock;
const declared = { ...manifest.dependencies, ...manifest.devDependencies };

describe("package.json", () => {
  it("names exact versions", () => {
    expect(Object.entries(declared).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it("has the stable commands", () => {
    const stable = [
      "start",
      "test",
      "test:long",
      "check",
      "dev",
      "build",
      "serve",
      "work",
      "migrate",
      "job",
      "seed",
      "bench",
      "survive",
    ];
    expect(stable.filter((name) => !manifest.scripts[name])).toEqual([]);
  });
});

describe("package-lock.json", () => {
  it("is complete: each declared package at its version, each with an integrity hash", () => {
    for (const [name, version] of Object.entries(declared)) {
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
    const entries = Object.entries(lock.packages).filter(([place]) => place !== "");
    expect(entries.filter(([, entry]) => !entry.integrity || !entry.version).map(([place]) => place)).toEqual([]);
  });

  it("holds the packages of every platform, without which npm ci refuses it", () => {
    const places = Object.keys(lock.packages);
    const named = Object.values(lock.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    const found = (name: string) =>
      places.some((place) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`));
    expect([...new Set(named)].filter((name) => !found(name))).toEqual([]);
  });

  it("names no download address", () => {
    expect(Object.entries(lock.packages).filter(([, entry]) => entry.resolved)).toEqual([]);
  });
});

describe("docs/dependencies.md", () => {
  const rows = [...read("docs/dependencies.md").matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)];

  it("gives each dependency one line of why, and no line to anything else", () => {
    expect(rows.map((row) => row[1]).sort()).toEqual(Object.keys(declared).sort());
  });
});
