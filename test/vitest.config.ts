import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const onDatabase = ["db", "usecases", "jobs", "routes", "outputs", "web", "survival", "load"];
const files = (folders: string[]) => folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`);

export default defineConfig({
  root,
  // Tests read the code itself; what a browser gets is tested by the journeys on the real build.
  publicDir: false,
  test: {
    root,
    maxWorkers: 2,
    // Files share what they import, which halves the time of many small ones; none may leave anything behind in a module.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    // A promise that nobody awaits must fail the run, which is the default; nothing here may loosen it.
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: [...files(onDatabase), ...files(["journeys"])],
          // No test measures time; a busy machine is no fault.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: files(onDatabase),
          globalSetup: "test/setup/database-server.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "journeys",
          include: files(["journeys"]),
          globalSetup: "test/setup/database-server.ts",
          testTimeout: 180_000,
          hookTimeout: 300_000,
          // Each journey runs a browser, a web process and jobs; two at once starve each other on two cores.
          fileParallelism: false,
          // Their own turn, after the rest: a group of files has one number of workers.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
