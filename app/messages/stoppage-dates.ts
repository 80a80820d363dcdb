import { addDays, firstDay } from "#app/domain/period.ts";
import { formatDate } from "./dates.ts";
import type { Language } from "./language.ts";
import { formatInteger } from "./numbers.ts";
import type { Areas } from "./registry.ts";

/** A stoppage's first and last day as dates, and how many days it is. */
export function stoppageDates(
  { from_day, to_day }: { from_day: number; to_day: number },
  period: string,
  { language, findings }: { language: Language; findings: Pick<Areas["findings"], "blocks"> },
): string {
  const date = (day: number) => formatDate(addDays(firstDay(period), day - 1), language, "short");
  const days = formatInteger(to_day - from_day + 1, language);
  return findings.blocks.stoppageDates({ from: date(from_day), to: date(to_day), days });
}
