import { decimalOfNumber, fromColumn, round } from "#app/domain/decimal.ts";
import type { GroupOutlier } from "#app/domain/statistics/group-outlier.ts";
import type { Finding, Thresholds } from "./finding.ts";
import { limitsUsed } from "./limits.ts";
import { atCell, atReturn } from "./rule.ts";

/** A product of a return in two months as it was reported. */
export interface ReportedPair {
  product_line_id: number;
  unit_code: string;
  unit_decimals: number;
  production: string;
  days: number;
  before: { period: string; production: string; days: number };
}

const perDay = (held: { production: string; days: number }) => Number(held.production) / held.days;

/** A member's production per day worked, now and before. */
export function changeOf(pair: Pick<ReportedPair, "production" | "days" | "before">): { now: number; before: number } {
  return { now: perDay(pair), before: perDay(pair.before) };
}

/**
 * Production that moved unlike its group's (Hidiroglou–Berthelot, see `groupOutliers`), with the bounds turned back into
 * the month's quantity. Made by a job, of versions as sent; for the expert only, as others' figures stand behind it.
 */
export function groupOutlier(pair: ReportedPair, found: GroupOutlier, thresholds: Thresholds): Finding {
  const { now, before } = changeOf(pair);
  // Bounds are read, not reckoned with.
  const inMonth = (value: number) =>
    decimalOfNumber(value * pair.days, value * pair.days >= 100 ? 0 : Math.min(pair.unit_decimals, 3));
  const params = {
    value: fromColumn(pair.production),
    days: String(pair.days),
    last_period: pair.before.period,
    last_value: fromColumn(pair.before.production),
    own_change: decimalOfNumber(now / before - 1),
    group_change: round(decimalOfNumber(found.median_change), 6),
    count: String(found.count),
    range_low: inMonth(found.low),
    range_high: inMonth(found.high),
  };
  const finding = atCell("group-outlier", "note", pair, "production", { variant: found.by, params });
  return { ...finding, limits: limitsUsed("group-outlier", thresholds) ?? {} };
}

/** Several establishments filed from one device; see `sharedDevices`. For the expert only, and advice. */
export function oneDevice(count: number, thresholds: Thresholds): Finding {
  const finding = atReturn("one-device", "note", null, { params: { count: String(count) } });
  return { ...finding, limits: limitsUsed("one-device", thresholds) ?? {} };
}

/** A version and the device it was sent from. */
export interface SentFrom {
  return_id: number;
  version: number;
  establishment_id: number;
  submitted_by: number;
  legal_id: string;
  device_hash: string;
}

/**
 * Devices from which at least `least` establishments filed, by as many liaisons and for as many legal persons: one
 * liaison's, one owner's or one agent's device is none of them.
 * @returns each version sent from one, with the number of establishments
 */
export function sharedDevices(sent: readonly SentFrom[], least: number): { return_id: number; version: number; count: number }[] {
  const byDevice = new Map<string, SentFrom[]>();
  for (const row of sent) byDevice.set(row.device_hash, [...(byDevice.get(row.device_hash) ?? []), row]);
  const found = new Map<number, { return_id: number; version: number; count: number }>();
  for (const rows of byDevice.values()) {
    const distinct = (of: (row: SentFrom) => string | number) => new Set(rows.map(of)).size;
    const count = distinct((row) => row.establishment_id);
    if (
      Math.min(
        count,
        distinct((row) => row.submitted_by),
        distinct((row) => row.legal_id),
      ) < least
    )
      continue;
    for (const { return_id, version } of rows) found.set(return_id, { return_id, version, count });
  }
  return [...found.values()];
}
