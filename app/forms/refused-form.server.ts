import type { Finding } from "#app/domain/checks/finding.ts";
import { type Changers, conflictsOf, conflictViews, toldWho, type Words } from "./conflict-view.server.ts";
import type { Refused } from "./read-return-form.server.ts";
import { refusedView } from "./refused-view.server.ts";
import type { ReturnSource, TypingSource } from "./return-source.ts";
import { type FormReading, returnFormView, sentView } from "./return-view.server.ts";

interface Seen {
  loaded: Omit<ReturnSource, "period" | "findings"> & { found: { period: string; revision: number; selected: number } };
  findings: Finding[];
  editable: boolean;
  typing: TypingSource;
}

/** The form after a refused request: with every letter of what was sent unless the draft has taken it, and why. */
export function refusedForm(
  refused: Refused,
  { loaded, findings, editable, typing }: Seen,
  changers: Changers,
  reading: Words & FormReading,
) {
  const source = { ...loaded, period: loaded.found.period, findings, typing, selected: loaded.found.selected === 1 };
  const told = toldWho(refused, changers);
  const view = returnFormView(source, reading, told.attempt);
  return {
    view: sentView(view, { document: false }),
    refused: refusedView(told, view, reading),
    conflicts: conflictViews(conflictsOf(refused), source, changers, reading),
    revision: loaded.found.revision,
    locked: !editable,
  };
}
