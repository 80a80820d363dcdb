import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { demonstrationPassword } from "#app/domain/demonstration.ts";
import { environment } from "#app/environment.server.ts";
import { openDatabase } from "../open.ts";
import { pendingMigrations } from "../pending-migrations.ts";
import { demoAccounts } from "./demo/accounts.ts";
import { type Population, type PopulationOptions, seedPopulation } from "./population.ts";

/** Command line of `npm run seed`. @throws Error that says which argument cannot be used */
function readArguments(args: readonly string[]): PopulationOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      establishments: { type: "string" },
      months: { type: "string", default: "25" },
      "as-of": { type: "string" },
      seed: { type: "string", default: "1405" },
      kind: { type: "string" },
      products: { type: "string" },
      snapshots: { type: "string", default: "yes" },
      demonstration: { type: "boolean", default: false },
    },
  });
  const whole = (name: string, text: string | undefined, least: number): number | undefined => {
    if (text === undefined) return undefined;
    if (!/^\d{1,7}$/.test(text) || Number(text) < least) throw new Error(`--${name} must be a whole number from ${least} on`);
    return Number(text);
  };
  const asOf = new Date(values["as-of"] ?? Date.now());
  if (Number.isNaN(asOf.getTime())) throw new Error("--as-of must be an ISO 8601 time, such as 2025-04-25T09:00:00+03:30");
  const kind = values.kind ?? (values.demonstration ? "demonstration" : "test");
  if (kind !== "demonstration" && kind !== "test") throw new Error("--kind must be demonstration or test");
  if (values.snapshots !== "yes" && values.snapshots !== "no") throw new Error("--snapshots must be yes or no");
  return {
    establishments: whole("establishments", values.establishments, 5),
    months: whole("months", values.months, 1) ?? 25,
    asOf,
    seed: values.seed,
    kind,
    products: whole("products", values.products, 1),
    snapshots: values.snapshots === "yes",
    demonstration: values.demonstration,
    recipientPort: environment().DEMO_RECIPIENT_PORT || undefined,
  };
}

/** For the launcher: who can sign in, with the password of them all. */
async function writeAccounts(): Promise<string> {
  const { DATA_DIR } = environment();
  await mkdir(DATA_DIR, { recursive: true });
  const path = join(DATA_DIR, "demo-accounts.json");
  const accounts = demoAccounts.map(({ role, name_fa, name_en, national_id }) => ({
    role,
    name_fa,
    name_en,
    national_id,
    password: demonstrationPassword,
  }));
  await writeFile(path, `${JSON.stringify(accounts, null, 2)}\n`);
  return path;
}

function summary({ open, planned, establishments, rows }: Population, seconds: number): string {
  const returns = rows.get("monthly_return") ?? 0;
  const month = planned === null ? open : `${open}, running ${planned}`;
  return `seeded ${establishments} establishments, ${returns} returns, open ${month}, in ${seconds.toFixed(1)} s\n`;
}

async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2));
  const database = await openDatabase({ pool: 2, migration: true });
  const started = performance.now();
  try {
    const pending = await pendingMigrations(database.db);
    if (pending.length > 0) throw new Error("the database lacks migrations; run npm run migrate first");
    const population = await seedPopulation(database.db, options);
    process.stdout.write(summary(population, (performance.now() - started) / 1000));
    if (options.demonstration) process.stdout.write(`demonstration accounts: ${await writeAccounts()}\n`);
  } finally {
    await database.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
