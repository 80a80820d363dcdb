import { returnStates } from "#app/domain/monthly-return.ts";
import { type MovingTarget, type Transition, transitions } from "#app/domain/review.ts";

const anyState = "any_state_with_a_version_in_force";

const nodeOf = (state: string) => state.replaceAll("-", "_");

/** Where a moving target may lead. */
function targetsOf(to: Transition["to"]): readonly string[] {
  const moving: Record<MovingTarget, readonly string[]> = {
    "to-the-liaison": ["draft", "returned"],
    "back-before-accept": transitions.filter((row) => row.event === "accept").flatMap((row) => row.from),
  };
  return to === "to-the-liaison" || to === "back-before-accept" ? moving[to] : [to];
}

/** A row that starts nearly everywhere is drawn once, or nothing else could be seen. */
function sourcesOf(row: Transition): readonly string[] {
  return row.from.length >= returnStates.length - 1 ? [anyState] : row.from;
}

/** The life of a monthly return as Mermaid text, made from the one table of states and events. */
export function drawStates(): string {
  const arrows = new Map<string, string[]>();
  for (const row of transitions) {
    for (const from of sourcesOf(row)) {
      for (const to of targetsOf(row.to)) {
        const arrow = `${nodeOf(from)} --> ${nodeOf(to)}`;
        arrows.set(arrow, [...(arrows.get(arrow) ?? []), row.event]);
      }
    }
  }
  return [
    "stateDiagram-v2",
    ...returnStates.map((state) => `  state "${state}" as ${nodeOf(state)}`),
    `  state "any state with a version in force" as ${anyState}`,
    "  [*] --> not_started",
    ...[...arrows].map(([arrow, events]) => `  ${arrow}: ${[...new Set(events)].join(", ")}`),
    "",
  ].join("\n");
}

/** The same table in words, a line per row: from, event, by whom, to, guards. */
export function tableOfStates(): string {
  const list = (codes: readonly string[]) => codes.join(", ");
  const from = (row: Transition) => (sourcesOf(row)[0] === anyState ? "any but approved" : list(row.from));
  return [
    "| from | event | by | to | guards |",
    "|---|---|---|---|---|",
    ...transitions.map((row) => `| ${from(row)} | ${row.event} | ${list(row.by)} | ${row.to} | ${list(row.guards) || "–"} |`),
    "",
  ].join("\n");
}
