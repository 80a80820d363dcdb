import { parseArgs } from "node:util";
import { environment } from "#app/environment.server.ts";
import { startClock } from "#app/usecases/clock.server.ts";
import { installationKind } from "#app/usecases/find-installation.server.ts";
import { openDatabase } from "#db/open.ts";
import { processOwner } from "./process.ts";
import { schedule } from "./schedule.ts";

/** `npm run job -- NAME [--now ISO]`: runs one job once and prints one JSON line. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { now: { type: "string" } } });
  const [name, ...rest] = positionals;
  const job = schedule.find((one) => one.name === name);
  if (!job || rest.length > 0) {
    const names = schedule.map((one) => one.name).join(", ");
    process.stderr.write(`usage: npm run job -- NAME [--now ISO]\nNAME is one of: ${names}\n`);
    return 2;
  }
  const given = values.now === undefined ? environment().DAHOM_NOW : readInstant(values.now);
  if (given === null) {
    process.stderr.write("--now must be an ISO 8601 time with an offset, such as 2025-04-25T09:00:00+03:30\n");
    return 2;
  }
  const opened = await openDatabase({ pool: 4 });
  try {
    const clock = startClock({ startsAt: given, installationKind: await installationKind(opened.db) });
    const report = await job.run({
      db: opened.db,
      now: () => clock.now(),
      real: () => clock.real(),
      owner: processOwner(),
      ending: () => false,
    });
    process.stdout.write(`${JSON.stringify({ job: job.name, now: clock.now().toISOString(), did: report })}\n`);
    return 0;
  } finally {
    await opened.close();
  }
}

function readInstant(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
