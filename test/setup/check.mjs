// `npm run check`: everything that can be said about the code without a database or a browser.
// Two at a time, since that is what small machines have; the output of each is shown only when it fails.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const setup = join("test", "setup");
const bin = (name) => join("node_modules", ".bin", name);

const checks = [
  ["types", bin("tsc"), ["--noEmit", "--incremental", "--tsBuildInfoFile", join("node_modules", ".cache", "types"), "-p", "."]],
  ["rules", bin("eslint"), ["--config", join(setup, "eslint.config.js"), "--max-warnings=0", "."]],
  ["unused", bin("knip"), ["--config", join(setup, "knip.json"), "--no-progress"]],
  ["tests", bin("vitest"), ["run", "--config", join("test", "vitest.config.ts"), "--project", "unit"]],
  ["format", bin("biome"), ["check", `--config-path=${join(setup, "biome-settings.json")}`, "--error-on-warnings", "."]],
  ["styles", bin("stylelint"), ["--config", join(setup, "stylelint.json"), "app/**/*.css"]],
];
const wanted = process.argv.includes("--without-tests") ? checks.filter(([name]) => name !== "tests") : checks;

const failed = [];
const waiting = [...wanted];
await Promise.all([worker(), worker()]);
console.log(failed.length === 0 ? "All checks passed." : `Failed: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function worker() {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const [name, program, args] = check;
    const began = Date.now();
    const { code, output } = await run(program, args);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    console.log(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
    if (code === 0) continue;
    failed.push(name);
    console.log(output);
  }
}

function run(program, args) {
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: 1, output: String(error) }));
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
