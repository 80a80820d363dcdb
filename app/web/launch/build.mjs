import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root, run } from "./install.mjs";

const SOURCES = ["app", "db", "public", "remix.config.js", "tsconfig.json", "package.json", "package-lock.json"];
// What neither the bundle nor the browser gets.
const APART = [join("db", "seed"), join("db", "migrations"), join("app", "web", "launch")];
const stampFile = join(root, "build", "source-stamp");

/** Builds the browser's and the server's bundle when a source changed since the last build. */
export async function buildIfNeeded() {
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === sourceStamp()) return;
  await build();
}

async function build() {
  // Taken before: a file that changes during the build makes the next start build again.
  const stamp = sourceStamp();
  const remix = join("node_modules", "@remix-run", "dev", "dist", "cli.js");
  await run(process.execPath, [remix, "vite:build", "--config", "app/vite.config.ts"], "The build failed.", {
    ...process.env,
    NODE_ENV: "production",
  });
  const vite = join("node_modules", "vite", "bin", "vite.js");
  const server = ["build", "--config", "app/vite.server.config.ts", "--logLevel", "warn"];
  await run(process.execPath, [vite, ...server], "The build of the web server failed.", {
    ...process.env,
    NODE_ENV: "production",
  });
  writeFileSync(stampFile, stamp);
}

/** One hash over the names and contents of all sources. */
function sourceStamp() {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap(filesUnder).sort()) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(place) {
  if (APART.includes(place) || !existsSync(join(root, place))) return [];
  try {
    return readdirSync(join(root, place)).flatMap((name) => filesUnder(join(place, name)));
  } catch {
    return [place];
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
