import type { ThresholdName } from "#app/domain/checks/finding.ts";
import type { Maybe } from "./columns.ts";

/** One change of one threshold; the newest row of a group and name holds. */
export interface CheckThresholdTable {
  version: number;
  /** `all`, `isic-23` (an ISIC division) or `item-7` (a catalogue item). */
  product_group: string;
  name: ThresholdName;
  /** null: the group has no value of its own any more. */
  value: Maybe<string>;
  /** What held for the group before. */
  before_value: string;
  reason: string;
  set_by: number;
  set_at: Date;
}
export interface GroupPriceTable {
  period: string;
  catalogue_item_id: number;
  unit_code: string;
  /** Median unit prices in rial (IRR_OLD); null where too few reported to be told. */
  domestic: Maybe<string>;
  domestic_count: number;
  export: Maybe<string>;
  export_count: number;
}
export type CheckOccasion = "published" | "due" | "closing";
export interface CheckRunTable {
  period: string;
  occasion: CheckOccasion;
  check_version: number;
  found: number;
  ran_at: Date;
}
export interface LaterFindingTable {
  return_id: number;
  version: number;
  occasion: Exclude<CheckOccasion, "published">;
  finding_key: string;
  finding: string;
  check_version: number;
  found_at: Date;
}
