/** @returns the p-th percentile (0–100, nearest rank) of a list, in the list's unit; 0 for an empty one. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? 0;
}

/** @returns the middle of three (or any odd number of) values. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** @returns a number rounded to so many decimals, for printing. */
export function rounded(value: number, decimals = 1): number {
  return Number(value.toFixed(decimals));
}
