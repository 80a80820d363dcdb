import { blockWords } from "#app/messages/en/block-words.ts";
import type { findings as source } from "#app/messages/fa/findings.ts";
import type { FindingWords } from "#app/messages/finding-words.ts";
import type { Translated } from "#app/messages/language.ts";

const written = (p: FindingWords) => (p.guess === "" ? "" : ` Perhaps it was written in ${p.guess}?`);
const price = (p: FindingWords) =>
  p.price === "" ? "" : ` (${p.price} ${p.unit} per ${p.product_unit}; usually ${p.usual_price})`;
const likely = (p: FindingWords) => (p.or_measure === "" ? "" : ` Or was ${p.or_measure} ${p.or_value} ${p.unit}?`);
const against = (period: string, value: string, change: string, unit: string) =>
  change === "" ? `${period} was zero` : `${change} against ${period} (${value} ${unit})`;
const last = (p: FindingWords) => against(p.last_period, p.last_value, p.last_change, p.unit);
const year = (p: FindingWords) => against(p.year_period, p.year_value, p.year_change, p.unit);
const now = (p: FindingWords) => `${p.value} ${p.unit} in ${p.days} days worked; per day worked`;

const priceNow = (p: FindingWords) => `It comes to ${p.unit_price} ${p.unit} per ${p.product_unit}`;
const ownUse = (p: FindingWords) =>
  `by ${p.count} months of your own, ${p.range_low} to ${p.range_high} ${p.unit} would be expected.`;
const groupNow = (p: FindingWords) =>
  `${p.value} ${p.unit}: per day worked ${p.own_change} against ${p.last_period} (${p.last_value} ${p.unit}).`;

export const findings: Translated<typeof source> = {
  rules: {
    required: "Blank cell",
    negative: "Negative number",
    decimals: "Decimals",
    digits: "Number of digits",
    "days-of-month": "Days of the month",
    "stoppage-days": "Days worked and stopped",
    "stoppage-range": "Range of a stoppage",
    "before-licence": "Before the licence",
    "future-month": "Month to come",
    "other-reason-missing": "Reason of other in or out",
    "toll-above-production": "Toll above production",
    balance: "Stock balance",
    "export-above-available": "Exports above what there was",
    "idle-but-produced": "Idle, but produced",
    "working-without-production": "Working, produced nothing",
    capacity: "Above capacity",
    "unit-slip": "Slip of unit",
    jump: "Jump",
    "opening-differs": "Opening stock after last month's correction",
    "tariff-code": "Tariff code",
    "export-rows": "Sum of exports",
    "material-balance": "Balance of materials",
    "none-but-filled": '"None", but filled',
    "price-band": "Price outside its band",
    "input-intensity": "Use per output",
    "no-energy-or-people": "Output without energy or people",
    "same-as-last-month": "Same as last month",
    "round-numbers": "Round numbers",
    "quota-jump": "Jump before a quota date",
    "group-outlier": "Outlier of the group",
    "one-device": "Several from one device",
  },
  cells: {
    opening: "opening stock",
    production: "production",
    toll: "toll production",
    domestic_quantity: "domestic sales quantity",
    domestic_value: "domestic sales value",
    export_quantity: "export quantity",
    export_value: "export value",
    own_use: "own use",
    loss: "loss",
    other_in: "other in",
    other_out: "other out",
    closing: "closing stock",
  },
  places: {
    days_worked: "Days worked",
    operating_state: "State of the month",
    stoppages: "Stoppages",
    whole: "This month",
  },
  blocks: blockWords,
  title: (p) => `${p.product}: ${p.cell}`,
  factors: {
    large: { "10": "ten times", "1000": "a thousand times", "10000": "ten thousand times", "1000000": "a million times" },
    small: { "10": "a tenth of", "1000": "a thousandth of", "10000": "a ten-thousandth of", "1000000": "a millionth of" },
  },
  toman: "toman",
  sentences: {
    required: (p) => `The cell for ${p.cell} is blank. If there was none, write zero.`,
    "required.state": () => "Say whether the establishment worked or was idle the whole month.",
    "required.selected": () => "A selected establishment reports the value beside the quantity.",
    "required.idle-cause": () => "Choose why the month was idle.",
    "required.stoppage-text": (p) => `Stoppage ${p.number} has the reason "other": say in a few words what it was.`,
    "required.export-rows": (p) =>
      `${p.exported} ${p.unit} is reported as exported; say in the table of exports to which country and under which tariff code.`,
    "required.block-cell": (p) => `The cell for ${p.cell} is blank. Finish the row, or clear all its cells.`,
    "required.materials": () => "A selected establishment reports its main materials. If there were none, say none.",
    "required.energy": (p) => `A selected establishment reports its use of ${p.cell}. If there was none, write zero.`,
    "required.fuel": () => "A selected establishment reports liquid fuels too. If none was used, write zero at one of them.",
    "required.people": () => "A selected establishment reports its employees on the last day. If there were none, write zero.",
    negative: (p) => `${p.value} ${p.unit} is below zero; this cell is zero or more.`,
    decimals: (p) => `${p.value} has more than ${p.allowed} decimals.`,
    "decimals.whole": (p) => `${p.value} has decimals, but ${p.unit} is counted whole; write a whole number.`,
    digits: (p) => `It has more than ${p.allowed} significant digits.`,
    "days-of-month": (p) => `${p.worked} days worked do not fit: this month has ${p.days} days.`,
    "stoppage-days": (p) =>
      `${p.worked} days worked and ${p.stopped} days of full stoppage make ${p.together}; this month has ${p.days} days.`,
    "stoppage-range": (p) =>
      `Stoppage ${p.number} runs from day ${p.from} to ${p.to}; days go from 1 to ${p.days}, first to last.`,
    "stoppage-range.overlap": (p) => `Stoppage ${p.number} (day ${p.from} to ${p.to}) shares days with stoppage ${p.other}.`,
    "before-licence": (p) => `The licence was issued on ${p.issued_on}; earlier months are not reported.`,
    "future-month": () => "This month has not begun yet.",
    "other-reason-missing": (p) => `No reason was chosen for ${p.value} ${p.unit}.`,
    "toll-above-production": (p) =>
      `${p.toll} ${p.unit} made for others is more than the whole production (${p.production} ${p.unit}), of which it is a part.`,
    "opening-differs": (p) =>
      `${p.value} ${p.unit} was sent; last month closes with ${p.closing} ${p.unit} since its correction. What was sent stays until a correction is asked for.`,
    "balance.short": (p) =>
      `From this month's production and sales it should be ${p.expected} ${p.unit}; ${p.difference} ${p.unit} is missing.${likely(p)}`,
    "balance.over": (p) =>
      `From this month's production and sales it should be ${p.expected} ${p.unit}; it is ${p.difference} ${p.unit} too much.${likely(p)}`,
    "balance.below-zero": (p) =>
      `${p.beyond} ${p.unit} more was sold or used than there was (opening stock, production and other in).${likely(p)}`,
    "balance.slip": (p) =>
      `The balance is off by ${p.difference} ${p.unit}, which goes away when the slip of unit in this row is corrected.`,
    "export-above-available": (p) =>
      `${p.exported} ${p.unit} was exported, but all there was this month is ${p.available} ${p.unit}.`,
    "idle-but-produced": (p) => `The month is reported idle, but ${p.production} ${p.unit} was produced.`,
    "idle-but-produced.days": (p) => `The month is reported idle, but has ${p.worked} days worked.`,
    "working-without-production": (p) =>
      `Reported as working (${p.worked} days), but nothing was produced and no stoppage is reported.`,
    "capacity.over-100": (p) => `This is ${p.share} of the month's capacity (${p.month_capacity} ${p.unit} in ${p.days} days).`,
    "capacity.over-110": (p) =>
      `${p.production} ${p.unit} is ${p.share} of the month's capacity (${p.month_capacity} ${p.unit}; the licence says ${p.yearly} a year).`,
    "capacity.over-130": (p) =>
      `${p.production} ${p.unit} is ${p.share} of the month's capacity and hardly possible under the licence (${p.yearly} a year, ${p.month_capacity} ${p.unit} this month).`,
    "unit-slip.quantity-large": (p) =>
      `${p.value} ${p.unit} is ${p.factor} the earlier months (usually ${p.usual} ${p.unit}).${written(p)}`,
    "unit-slip.quantity-small": (p) =>
      `${p.value} ${p.unit} is ${p.factor} the earlier months (usually ${p.usual} ${p.unit}).${written(p)}`,
    "unit-slip.value-large": (p) => `${p.value} ${p.unit} is ${p.factor} the earlier months${price(p)}.${written(p)}`,
    "unit-slip.value-small": (p) => `${p.value} ${p.unit} is ${p.factor} the earlier months${price(p)}.${written(p)}`,
    "jump.both": (p) => `${now(p)} ${last(p)} and ${year(p)}. Expected: ${p.range_low} to ${p.range_high} ${p.unit}.`,
    "jump.no-last-year": (p) => `${now(p)} ${last(p)}. There is no report of the same month last year.`,
    "jump.no-last-month": (p) => `${now(p)} ${year(p)}. There is no report of last month.`,
    "tariff-code": () => "A tariff code has eight digits, such as 25232900.",
    "export-rows": (p) => `The rows of exports add up to ${p.expected} ${p.unit}, but ${p.exported} ${p.unit} is written here.`,
    "material-balance.short": (p) =>
      `From this month's purchases and use it should be ${p.expected} ${p.unit}; ${p.difference} ${p.unit} is missing.`,
    "material-balance.over": (p) =>
      `From this month's purchases and use it should be ${p.expected} ${p.unit}; it is ${p.difference} ${p.unit} too much.`,
    "material-balance.below-zero": (p) => `${p.beyond} ${p.unit} more was used than there was (opening stock and purchases).`,
    "none-but-filled": () => "It is marked as none, but something is written in this part. Remove one of them.",
    "price-band.own": (p) =>
      `${priceNow(p)}; yours was ${p.last_price} in ${p.last_period} (expected ${p.range_low} to ${p.range_high}).`,
    "price-band.own-and-group": (p) =>
      `${priceNow(p)}; yours was ${p.last_price} in ${p.last_period} (expected ${p.range_low} to ${p.range_high}), and the published median of this product was ${p.group_price} in ${p.group_period}.`,
    "price-band.group": (p) =>
      `${priceNow(p)}; the published median of this product was ${p.group_price} in ${p.group_period} (expected ${p.range_low} to ${p.range_high}).`,
    "input-intensity.electricity-high": (p) => `${p.value} ${p.unit} is much for this month's output; ${ownUse(p)}`,
    "input-intensity.electricity-low": (p) => `${p.value} ${p.unit} is little for this month's output; ${ownUse(p)}`,
    "input-intensity.material-high": (p) => `${p.value} ${p.unit} of ${p.material} is much for this month's output; ${ownUse(p)}`,
    "input-intensity.material-low": (p) =>
      `${p.value} ${p.unit} of ${p.material} is little for this month's output; ${ownUse(p)}`,
    "no-energy-or-people.energy": () => "Something was produced, but no energy was used.",
    "no-energy-or-people.people": () => "Something was produced, but nobody is employed.",
    "same-as-last-month": (p) =>
      `All ${p.count} numbers but the stocks are exactly those of ${p.last_period}; perhaps the month was copied.`,
    "round-numbers": (p) => `All ${p.count} quantities are round; perhaps they were estimated, not read from the books.`,
    "quota-jump": (p) =>
      `${p.value} ${p.unit} in ${p.days} days worked is ${p.times} times the usual (${p.usual} ${p.unit}), and the quota date ${p.quota_day} is near. For attention only, no ground to refuse.`,
    "group-outlier.group": (p) =>
      `${groupNow(p)} Among the ${p.count} establishments that reported this product in both months the median change is ${p.group_change}; usual for this one would be ${p.range_low} to ${p.range_high} ${p.unit}.`,
    "group-outlier.own": (p) =>
      `${groupNow(p)} The group of this product is small; over ${p.count} monthly changes of the establishment itself the median is ${p.group_change}, and usual would be ${p.range_low} to ${p.range_high} ${p.unit}.`,
    "one-device": (p) =>
      `${p.count} establishments of different owners and liaisons filed this month from one device. For attention only, no ground to refuse.`,
  },
};
