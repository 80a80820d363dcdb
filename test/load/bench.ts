import { benchChecks } from "./checks/bench-checks.ts";
import { benchFiling } from "./filing/bench-filing.ts";
import { benchForm } from "./form/bench-form.ts";
import { benchPage } from "./page/bench-page.ts";

/** What a bench prints last, as one line of JSON. */
export interface BenchResult {
  name: string;
  /** Whether every figure meets its target in this run. */
  ok: boolean;
  targets: Record<string, number>;
  [figure: string]: unknown;
}

const benches: Record<string, (args: string[]) => Promise<BenchResult>> = {
  checks: benchChecks,
  filing: benchFiling,
  form: benchForm,
  page: benchPage,
};

const [name = "", ...args] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  process.stderr.write(`npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(", ")}\n`);
  process.exit(2);
}
const result = await bench(args);
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);
