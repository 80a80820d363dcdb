import type { Block, EnergyCarrier, MaterialUnit } from "#app/domain/form-blocks.ts";
import type { Maybe } from "./columns.ts";

interface Changed {
  return_id: number;
  changed_by: Maybe<number>;
  changed_at: Maybe<Date>;
}

export interface WorkingExportTable extends Changed {
  slot: number;
  product_line_id: Maybe<number>;
  country: Maybe<string>;
  tariff_code: Maybe<string>;
  quantity: Maybe<string>;
  net_kg: Maybe<string>;
  value_usd: Maybe<string>;
  value_rial: Maybe<string>;
  declaration: Maybe<string>;
}
export interface WorkingMaterialTable extends Changed {
  slot: number;
  name: Maybe<string>;
  unit_code: Maybe<MaterialUnit>;
  opening: Maybe<string>;
  bought_home: Maybe<string>;
  imported: Maybe<string>;
  used: Maybe<string>;
  closing: Maybe<string>;
}
export interface WorkingEnergyTable extends Changed {
  carrier: EnergyCarrier;
  quantity: string;
}
export interface WorkingPeopleTable extends Changed {
  men: Maybe<number>;
  women: Maybe<number>;
  wage_bill: Maybe<string>;
}
export interface WorkingOutsideTable extends Changed {
  slot: number;
  name: Maybe<string>;
  unit_code: Maybe<MaterialUnit>;
  quantity: Maybe<string>;
}
export interface WorkingNoneTable extends Changed {
  block: Block;
}
