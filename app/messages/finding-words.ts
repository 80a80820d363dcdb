import type { Finding, RuleCode } from "#app/domain/checks/finding.ts";
import type { ParamName, SentenceCode } from "#app/domain/checks/sentence.ts";
import type { Measure } from "#app/domain/monthly-return.ts";
import type { blockWords } from "#app/messages/fa/block-words.ts";
import type { Translated } from "#app/messages/language.ts";

/** What a finding's sentence is made of, all written in the reader's way; "" where the case has none. */
export type FindingWords = Readonly<Record<ParamName, string>> & {
  /** Name of the cell in running text. */
  readonly cell: string;
  readonly product: string;
};

export type FindingPlace = Exclude<Finding["measure"], Measure | null> | "whole";
export type SlipFactor = "10" | "1000" | "10000" | "1000000";

/** What the area `findings` holds in each language. */
export interface FindingCatalogue {
  /** Name of the rule, for lists and filters. */
  rules: Record<RuleCode, string>;
  cells: Record<Measure, string>;
  places: Record<FindingPlace, string>;
  /** Names of the blocks, their columns and units. */
  blocks: Translated<typeof blockWords>;
  title: (p: { cell: string; product: string }) => string;
  factors: Record<"large" | "small", Record<SlipFactor, string>>;
  toman: string;
  sentences: Record<SentenceCode, (p: FindingWords) => string>;
}
