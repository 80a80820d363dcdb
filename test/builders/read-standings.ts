import type { Kysely } from "kysely";
import { addMonths, type Period } from "#app/domain/period.ts";
import type { Database } from "#db/schema.ts";
import * as standing from "#db/standing.ts";

/** Calls what finds and lists explanations that stand, as their pages and the review do. */
export async function readStandings(
  db: Kysely<Database>,
  wrap: <M extends object>(module: M) => M,
  { id, establishment_id, open }: { id: number; establishment_id: number; open: Period },
): Promise<void> {
  const s = wrap(standing);
  const province = { kind: "province", province_code: "10", divisions: null } as const;
  const firstPage = { before: null, limit: 51 };
  for (const scope of [province, { ...province, divisions: ["23"] }]) {
    await s.listStandings(db, scope, { ...firstPage, live: true });
    await s.listStandings(db, scope, { ...firstPage, live: false });
    await s.listStandings(db, scope, { ...firstPage, live: true, before: 500 });
  }
  await s.findStanding(db, province, 5);
  await s.listStandingAbout(db, establishment_id, ["capacity.1.production"]);
  await s.listStandingOfReturn(db, id);
  await s.listStandingsOfReturn(db, id);
  await s.listFindingsOfMonths(db, establishment_id, { after: addMonths(open, -3) });
}
