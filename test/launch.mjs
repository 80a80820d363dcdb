// `npm test`. Plain Node without dependencies until the packages are there.
// Always closes with one line "N passed, N failed".
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIfNeeded } from "../app/web/launch/build.mjs";
import { checkNode, installPackages, installSystemPackages, root } from "../app/web/launch/install.mjs";

const own = ["--long", "--checks"];
const long = process.argv.includes("--long");
const checks = process.argv.includes("--checks");
const passedOn = process.argv.slice(2).filter((argument) => !own.includes(argument));

let passed = 0;
let failed = 0;
try {
  checkNode();
  await installPackages();
  await installSystemPackages(["mariadb", "chromium"]);
  await buildIfNeeded();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  finish(0, 1);
}

if (checks) {
  const code = await ended([join("test", "setup", "check.mjs"), "--without-tests"]);
  if (code === 0) passed += 1;
  else failed += 1;
}

const folder = mkdtempSync(join(tmpdir(), "dahom-report-"));
const report = join(folder, "report.json");
const code = await ended([
  join("node_modules", "vitest", "vitest.mjs"),
  "run",
  "--config",
  join("test", "vitest.config.ts"),
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
  ...passedOn,
]);
const counted = count();
rmSync(folder, { recursive: true, force: true });
passed += counted.passed;
failed += counted.failed;
// Vitest also fails for what is no test: an unhandled rejection, a setup that broke.
if (code !== 0 && failed === 0) failed = 1;
finish(passed, failed);

/** Runs Node on a file of the project and gives its exit code; signals are passed on. */
function ended(args) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...(long ? { DAHOM_TEST_LONG: "1" } : {}) },
  });
  for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => child.kill(name));
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (exitCode) => resolve(exitCode ?? 1));
  });
}

/** Tests counted from the report; a file that could not even be loaded counts as one failure. */
function count() {
  let result;
  try {
    result = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const broken = result.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  return { passed: result.numPassedTests, failed: result.numFailedTests + broken.length };
}

function finish(good, bad) {
  console.log(`${good} passed, ${bad} failed`);
  process.exit(bad > 0 ? 1 : 0);
}
