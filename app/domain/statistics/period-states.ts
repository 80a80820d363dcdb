import { type ReturnState, returnStates } from "#app/domain/monthly-return.ts";
import { type Basis, bases, type Coverage, countedReturns, type StateCount } from "./basis.ts";

export interface ProvinceCount extends StateCount {
  province_code: string;
  /** Returns sent at least once, whatever became of them. */
  filed: number;
}

export interface StatesRow {
  expected: number;
  by_state: Record<ReturnState, number>;
  filed: number;
  /** Returns the basis counts. */
  counted: number;
}

export interface ProvinceStates extends StatesRow {
  code: string;
  name_fa: string;
  name_en: string;
}

function statesRow(counts: readonly ProvinceCount[], basis: Basis): StatesRow {
  const by_state = Object.fromEntries(returnStates.map((state) => [state, 0])) as Record<ReturnState, number>;
  let expected = 0;
  let filed = 0;
  for (const row of counts) {
    by_state[row.state] += row.returns;
    expected += row.returns;
    filed += row.filed;
  }
  return { expected, by_state, filed, counted: countedReturns(counts, basis) };
}

/** Returns of a period by province and state, every province given has its row, and all of them together. */
export function statesByProvince(
  provinces: readonly { code: string; name_fa: string; name_en: string }[],
  counts: readonly ProvinceCount[],
  basis: Basis,
): { provinces: ProvinceStates[]; total: StatesRow } {
  return {
    provinces: provinces.map((province) => ({
      ...province,
      ...statesRow(
        counts.filter((row) => row.province_code === province.code),
        basis,
      ),
    })),
    total: statesRow(counts, basis),
  };
}

/** Coverage by heads for every basis. */
export function coverageByHeads(counts: readonly ProvinceCount[]): Coverage[] {
  const expected = counts.reduce((total, row) => total + row.returns, 0);
  return bases.map((basis) => ({ basis, expected, counted: countedReturns(counts, basis) }));
}
