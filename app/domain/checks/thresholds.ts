import type { Thresholds } from "./finding.ts";

/** What holds until a setting says otherwise. */
export const defaultThresholds: Thresholds = {
  balance_tolerance: "0.0001",
  material_tolerance: "0.005",
  capacity_explain: "1.1",
  capacity_loud: "1.3",
  slip_window: "0.35",
  jump_low: "0.4",
  jump_high: "2.5",
  jump_floor: "0.05",
  price_low: "0.5",
  price_high: "2",
  price_group_low: "0.4",
  price_group_high: "2.5",
  intensity_low: "0.5",
  intensity_high: "2",
  round_cells: "4",
  quota_days: "",
  quota_jump: "1.5",
  outlier_exponent: "0.4",
  outlier_least: "0.05",
  outlier_width: "8",
  outlier_group: "12",
  device_establishments: "3",
  together_floor: "1",
};
