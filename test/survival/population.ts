import type { Kysely } from "kysely";
import { addMonths } from "#app/domain/period.ts";
import { parseReturnForm } from "#app/forms/monthly-return.server.ts";
import { checkLoaded, countFindings } from "#app/usecases/check-loaded.server.ts";
import { prepareEdit } from "#app/usecases/edit-return.server.ts";
import { loadReturn } from "#app/usecases/load-return.server.ts";
import { createDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import type { Database } from "#db/schema.ts";
import { seedPopulation } from "#db/seed/population.ts";
import { type Draft, listDrafts } from "#test/load/filing/bodies.ts";
import { addLiaisons, benchNow, firstLiaison, liaisonIds, openPeriod, putBackDrafts } from "#test/load/filing/population.ts";

/** The business clock of every trial. */
export const trialNow = benchNow;

export interface TrialDatabase {
  drafts: Draft[];
  liaisonIds: number[];
}

/** Whether a submission of the draft meets no check: a trial is about what is lost, not about what is refused. */
async function passes(db: Kysely<Database>, draft: Draft): Promise<boolean> {
  const loaded = await loadReturn({ db }, { kind: "all", divisions: null }, draft.return_id);
  const form = parseReturnForm(new URLSearchParams(draft.body));
  if (!loaded || !form.ok) return false;
  const edit = prepareEdit(loaded, form.value.edit);
  if (!edit.ok) return false;
  const { blocking, unexplained } = countFindings(checkLoaded(loaded, benchNow, edit.value), edit.value.explanations);
  return blocking + unexplained === 0;
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
    const drafts: Draft[] = [];
    for (const draft of await listDrafts(db, firstLiaison, openPeriod, addMonths(openPeriod, -1))) {
      if (drafts.length < wanted && (await passes(db, draft))) drafts.push(draft);
    }
    if (drafts.length < wanted) throw new Error(`only ${drafts.length} of ${wanted} drafts can be submitted`);
    return { drafts, liaisonIds: liaisonIds() };
  } finally {
    await db.destroy();
  }
}
