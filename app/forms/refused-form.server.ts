import type { Finding } from "#app/domain/checks/finding.ts";
import { type Changers, conflictsOf, conflictViews, toldWho, type Words } from "./conflict-view.server.ts";
import type { Refused } from "./read-return-form.server.ts";
import { refusedView } from "./refused-view.server.ts";
import type { ReturnSource } from "./return-source.ts";
import { returnFormView } from "./return-view.server.ts";

interface Seen {
  loaded: Omit<ReturnSource, "period" | "findings"> & { found: { period: string; revision: number } };
  findings: Finding[];
  editable: boolean;
}

/** The form after a refused request: with every letter of what was sent unless the draft has taken it, and why. */
export function refusedForm(refused: Refused, { loaded, findings, editable }: Seen, changers: Changers, reading: Words) {
  const source = { ...loaded, period: loaded.found.period, findings };
  const told = toldWho(refused, changers);
  const view = returnFormView(source, reading, told.attempt);
  return {
    view,
    refused: refusedView(told, view, reading),
    conflicts: conflictViews(conflictsOf(refused), source, changers, reading),
    revision: loaded.found.revision,
    locked: !editable,
  };
}
