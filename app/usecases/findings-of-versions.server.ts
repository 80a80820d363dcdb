import type { Finding } from "#app/domain/checks/finding.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { listLaterFindings } from "#db/check-run.ts";
import { listFrozenFindings } from "#db/submission.ts";
import type { Context } from "./context.server.ts";

/** What the checks said of a version: frozen when it was sent, with the explanations it was sent with, and since. */
export interface FindingsOfVersion {
  version: number;
  findings: Finding[];
  /** The liaison's words, by finding. */
  explanations: ReadonlyMap<string, string>;
  /** What was found after it was sent, with when; who decided before that could not know. */
  later: { finding: Finding; found_at: Date }[];
}

/** The findings of every version of a return whose access was checked by the caller, oldest first. */
export async function findingsOfVersions(db: Context["db"], returnId: number): Promise<FindingsOfVersion[]> {
  const versions = await listFrozenFindings(db, returnId);
  return Promise.all(
    versions.map(async (row): Promise<FindingsOfVersion> => {
      const later = await listLaterFindings(db, returnId, row.version);
      return {
        version: row.version,
        findings: JSON.parse(row.findings) as Finding[],
        explanations: new Map(Object.entries((JSON.parse(row.snapshot) as Snapshot).explanations)),
        later: later.map(({ finding, found_at }) => ({ finding: JSON.parse(finding) as Finding, found_at })),
      };
    }),
  );
}
