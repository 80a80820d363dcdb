import type { ReturnState } from "#app/domain/monthly-return.ts";

/** Which versions a statistic counts. `approved` is the default; only it ever leaves the ministry. */
export const bases = ["approved", "accepted", "submitted"] as const;
export type Basis = (typeof bases)[number];

const states: Record<Basis, readonly ReturnState[]> = {
  approved: ["approved"],
  accepted: ["accepted", "approved"],
  submitted: ["submitted", "in-review", "accepted", "referred-back", "approved"],
};

/** States whose newest version counts. A return in any other state counts with its version in force, if it has one. */
export function statesOfBasis(basis: Basis): readonly ReturnState[] {
  return states[basis];
}

/** Takes any text (a query parameter); gives the basis it names; `approved` for none, undefined for nonsense. */
export function readBasis(text: string | null | undefined): Basis | undefined {
  if (text === null || text === undefined || text === "") return "approved";
  return bases.find((basis) => basis === text);
}

/** How many returns are in a state, and how many of those have an approved version in force. */
export interface StateCount {
  state: ReturnState;
  returns: number;
  in_force: number;
}

/** Number of returns that a basis counts: newest version in a state of the basis, else the version in force. */
export function countedReturns(counts: readonly StateCount[], basis: Basis): number {
  return counts.reduce((total, row) => total + (states[basis].includes(row.state) ? row.returns : row.in_force), 0);
}

/** Coverage by heads: returns that a basis counts, of those expected. */
export interface Coverage {
  basis: Basis;
  counted: number;
  expected: number;
}
