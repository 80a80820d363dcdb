import type { BlocksRecord } from "#app/domain/block-record.ts";
import type { Severity } from "#app/domain/checks/finding.ts";
import type { Block, EnergyCarrier, People, RowBlock } from "#app/domain/form-blocks.ts";
import type { MoneyScaleFactor, MoneyUnitCode, ProductRow } from "#app/domain/monthly-return.ts";

/** What a submitted version says, as far as its blocks ask. */
export interface SentBlocks {
  blocks?: BlocksRecord;
  products: readonly ProductRow[];
  money_unit: MoneyUnitCode;
  money_scale: MoneyScaleFactor;
}

/** A field of blocks 3 to 5: what stands in it, what the page was made from, what is wrong with it. */
export interface BlockFieldView {
  value: string;
  base: string;
  error?: string;
  severity?: Severity;
  /** Key of the finding it links to. */
  findingKey?: string;
  /** Not typed: last month's closing stock. Formatted. */
  carried?: boolean;
}

export interface BlockRowView {
  slot: number;
  /** Words of the row's number. */
  number: string;
  cells: Readonly<Record<string, BlockFieldView>>;
}

/** One block as the form shows it. */
export interface BlockCardView {
  block: Block;
  open: boolean;
  /** In the head: how many rows, none, or what it is worth. */
  status: string;
  none: BlockFieldView;
  /** Keys of the findings shown in it. */
  findings: string[];
}

export interface RowBlockView extends BlockCardView {
  rows: BlockRowView[];
  /** Further blank rows, folded. */
  more: BlockRowView[];
}

export interface BlocksView {
  rows: Readonly<Record<RowBlock, RowBlockView>>;
  energy: BlockCardView & { fields: Readonly<Record<EnergyCarrier, BlockFieldView>> };
  people: BlockCardView & { fields: Readonly<Record<keyof People, BlockFieldView>> };
  products: { value: string; label: string; tariff: string; unit: string }[];
  /** Names of countries in the reader's order. */
  countries: readonly string[];
  money: string;
}

/** A block read-only: all words and numbers in the reader's language. */
export interface BlockTableView {
  block: Block;
  title: string;
  /** Instead of rows: that there were none. */
  none: string | null;
  columns: { head: string; note: string | null; isNumber: boolean }[];
  rows: { key: string; cells: (string | null)[] }[];
}

/** @returns the head of every block, in the form's order. */
export function cardsOf({ rows, energy, people }: BlocksView): BlockCardView[] {
  return [rows.exports, rows.materials, energy, people, rows.outside];
}
