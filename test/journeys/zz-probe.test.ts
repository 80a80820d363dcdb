import { existsSync, writeFileSync } from "node:fs";
import { test } from "vitest";
import { openWorld } from "./road/world.ts";
import { openSession } from "#test/setup/web.ts";
import { demoAccounts } from "#db/seed/demo/accounts.ts";
test("stays", async () => {
  const world = await openWorld({ jobs: true });
  const sessions = Object.fromEntries(await Promise.all(demoAccounts.map(async (a) => [a.key, await openSession(world.db, a.id)])));
  writeFileSync("/tmp/dahom/jw.json", JSON.stringify({ origin: world.origin, sessions }));
  while (!existsSync("/tmp/dahom/jw.stop")) await new Promise((r) => setTimeout(r, 500));
  await world.close();
}, 3_600_000);
