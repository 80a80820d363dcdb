import { writeFileSync } from "node:fs";
import { createDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { startPrivateServer } from "#db/private-server.ts";
import { seedPopulation } from "#db/seed/population.ts";
import { openSession } from "#test/setup/web.ts";
import { formCases } from "./long-return.ts";

const server = await startPrivateServer({ dataDir: "/tmp/grid-db", fast: true });
const db = createDatabase(server.url, { pool: 2 });
const now = new Date("2026-10-27T06:00:00.000Z");
await migrate(db);
await seedPopulation(db, {
  establishments: 60,
  months: 25,
  asOf: now,
  seed: "form",
  kind: "test",
  demonstration: false,
  products: 5,
});
const { short, long } = await formCases(db, 300);
writeFileSync(
  "/tmp/grid-world.json",
  JSON.stringify({
    url: server.url,
    short,
    long,
    shortCookie: await openSession(db, short.user_id),
    longCookie: await openSession(db, long.user_id),
  }),
);
console.log("ready");
setInterval(() => {}, 1e6);
