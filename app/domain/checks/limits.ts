import type { CheckInput, RuleCode, ThresholdName, Thresholds } from "./finding.ts";

/** The thresholds that each rule judges by; a rule that is left out has none. */
export const limitsOfRule: Partial<Record<RuleCode, readonly ThresholdName[]>> = {
  balance: ["balance_tolerance"],
  "material-balance": ["material_tolerance"],
  capacity: ["capacity_explain", "capacity_loud"],
  "unit-slip": ["slip_window"],
  jump: ["jump_low", "jump_high", "jump_floor"],
  "price-band": ["price_low", "price_high", "price_group_low", "price_group_high"],
  "input-intensity": ["intensity_low", "intensity_high"],
  "round-numbers": ["round_cells"],
  "quota-jump": ["quota_days", "quota_jump"],
  "group-outlier": ["outlier_exponent", "outlier_least", "outlier_width", "outlier_group"],
  "one-device": ["device_establishments"],
};

/** The thresholds that hold for a product line: its group's own, else those of the return. */
export function limitsFor(
  { thresholds, line_thresholds }: Pick<CheckInput, "thresholds" | "line_thresholds">,
  line: number | null,
) {
  return (line === null ? undefined : line_thresholds?.get(line)) ?? thresholds;
}

/** @returns what of the thresholds a rule judged by; undefined where it has none. */
export function limitsUsed(rule: RuleCode, held: Thresholds): Partial<Record<ThresholdName, string>> | undefined {
  const names = limitsOfRule[rule];
  return names === undefined ? undefined : Object.fromEntries(names.map((name) => [name, held[name]]));
}
