import { addMonths } from "#app/domain/period.ts";
import { createDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { seedPopulation } from "#db/seed/population.ts";
import { type Draft, listDrafts } from "#test/load/filing/bodies.ts";
import { addLiaisons, benchNow, firstLiaison, liaisonIds, openPeriod, putBackDrafts } from "#test/load/filing/population.ts";

/** The business clock of every trial. */
export const trialNow = benchNow;

export interface TrialDatabase {
  drafts: Draft[];
  liaisonIds: number[];
}

/** Migrates and fills an empty database; gives so many drafts with bodies that pass every check. */
export async function trialDatabase(url: string, wanted: number): Promise<TrialDatabase> {
  const db = createDatabase(url, { pool: 2 });
  try {
    await migrate(db);
    await seedPopulation(db, {
      // Not every establishment reported last month, and some in a way that wants an explanation.
      establishments: 60 + wanted * 4,
      months: 2,
      asOf: benchNow,
      seed: "survive",
      kind: "test",
      demonstration: false,
      products: 5,
      snapshots: false,
    });
    await addLiaisons(db);
    await putBackDrafts(db);
    const drafts = await listDrafts(db, firstLiaison, openPeriod, addMonths(openPeriod, -1));
    if (drafts.length < wanted) throw new Error(`only ${drafts.length} of ${wanted} drafts can be submitted`);
    return { drafts: drafts.slice(0, wanted), liaisonIds: liaisonIds() };
  } finally {
    await db.destroy();
  }
}
