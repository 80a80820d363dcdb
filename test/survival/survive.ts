import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { runTrial, type TrialResult, type Victim } from "./trial.ts";
import { type EditorsResult, runTwoEditors } from "./two-editors.ts";

const trials: Record<string, Victim> = { "kill-app": "app", "kill-db": "db" };
const say = (line: string) => process.stderr.write(`${line}\n`);

/**
 * `npm run survive -- kill-app | kill-db`: 200 submissions by 8 clients while the web process or the database is killed
 * (-9) ten times. `--seed N` repeats the kills' schedule, `--submissions N`, `--clients N`, `--kills N` make it smaller.
 * `npm run survive -- two-editors`: 200 saves of single cells by two liaisons in two browsers on one return; `--seed`,
 * `--saves N`. The last line is the result as JSON; exit code 0 when the trial ran, whatever it found.
 */
async function survive(name: string, args: string[]): Promise<TrialResult | EditorsResult | undefined> {
  const whole = (option: string, text: string): number => {
    if (!/^\d{1,9}$/.test(text)) throw new Error(`--${option} must be a whole number`);
    return Number(text);
  };
  if (name === "two-editors") {
    const { values } = parseArgs({ args, options: { seed: { type: "string" }, saves: { type: "string", default: "200" } } });
    const seed = values.seed === undefined ? randomInt(1_000_000_000) : whole("seed", values.seed);
    return runTwoEditors({ seed, saves: whole("saves", values.saves) }, say);
  }
  const victim = trials[name];
  if (victim === undefined) return undefined;
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: "string" },
      submissions: { type: "string", default: "200" },
      clients: { type: "string", default: "8" },
      kills: { type: "string", default: "10" },
    },
  });
  return runTrial(
    {
      name,
      victim,
      seed: values.seed === undefined ? randomInt(1_000_000_000) : whole("seed", values.seed),
      submissions: whole("submissions", values.submissions),
      clients: whole("clients", values.clients),
      kills: whole("kills", values.kills),
    },
    say,
  );
}

const [name = "", ...args] = process.argv.slice(2);
const result = await survive(name, args);
if (result === undefined) {
  process.stderr.write(`npm run survive -- NAME, where NAME is one of: ${[...Object.keys(trials), "two-editors"].join(", ")}\n`);
  process.exit(2);
}
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);
