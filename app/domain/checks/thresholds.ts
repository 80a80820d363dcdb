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
};
