import type { ThresholdName } from "#app/domain/checks/finding.ts";
import { readThresholdName, thresholdBounds, thresholdsOfAll } from "#app/domain/checks/threshold-settings.ts";
import type { FieldError } from "#app/domain/refusal.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { formatDateTime } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatDecimal, formatInteger, signs, toDigits } from "#app/messages/numbers.ts";
import type { ThresholdsView } from "#app/usecases/change-threshold.server.ts";
import { limitValue } from "./rule.server.ts";

type Fields = Readonly<Record<"product_group" | "name" | "value" | "reason", string>>;

/** Says what is wrong with a change that was refused, at its fields. */
export function refusedChange(refusal: { code: string; fields?: readonly FieldError[] }, typed: Fields, language: Language) {
  const t = catalogue(language).checks.change;
  const bounds = thresholdBounds[readThresholdName(typed.name) ?? "quota_days"];
  const said = (code: string) => {
    if (code === "outside") {
      const [least = "", most = ""] = bounds ?? [];
      return t.outside({ least: formatDecimal(least, language), most: formatDecimal(most, language) });
    }
    const words: Readonly<Record<string, unknown>> = t;
    const word = words[code];
    return typeof word === "string" ? word : t.unreadable;
  };
  const errors = (refusal.fields ?? []).map(({ field, code }) => ({ field, text: said(code) }));
  return {
    typed,
    errors,
    count: formatInteger(errors.length, language),
    sentence: refusal.code === "changed-meanwhile" ? t.changedMeanwhile : t.refused,
    conflict: refusal.code === "changed-meanwhile",
  };
}

/** The form that changes thresholds, and the history of their changes. */
export function presentThresholds(names: readonly ThresholdName[], view: ThresholdsView, language: Language) {
  const ofAll = names.every((name) => thresholdsOfAll.includes(name));
  const { checks: t } = catalogue(language);
  const named = (row: { name_fa: string | null; name_en: string }) =>
    language === "fa" ? (row.name_fa ?? row.name_en) : row.name_en;
  const everybody = { label: t.change.everybody, options: [{ value: "all", label: t.change.everybody }] };
  const groups = [
    everybody,
    {
      label: t.change.divisions,
      options: view.groups.divisions.map((row) => ({
        value: `isic-${row.code}`,
        label: `${toDigits(row.code, language)} ${named(row)}`,
      })),
    },
    { label: t.change.items, options: view.groups.items.map((row) => ({ value: `item-${row.id}`, label: named(row) })) },
  ];
  const labels = new Map(groups.flatMap((group) => group.options.map((option) => [option.value, option.label])));
  return {
    words: t.change,
    history: { ...t.history, none: t.history.empty },
    version: view.version,
    groups: ofAll ? [everybody] : groups,
    names: names.map((name) => ({ value: name, label: t.thresholds[name] })),
    changes: view.changes.map((row) => ({
      version: formatInteger(row.version, language),
      at: formatDateTime(row.set_at, language),
      by: language === "fa" ? row.by_fa : row.by_en,
      group: labels.get(row.product_group) ?? row.product_group,
      name: t.thresholds[row.name],
      before: limitValue(row.name, row.before_value, language),
      after: row.value === null ? t.history.removed : limitValue(row.name, row.value, language),
      reason: row.reason,
    })),
  };
}

/** The page of the impact from which a return is looked at by itself. */
export function presentFloor(view: ThresholdsView & { floor: string }, language: Language) {
  const form = presentThresholds(["together_floor"], view, language);
  const { hint, valueHint, title, subtitle, now, what, percent } = catalogue(language).ministry.together.floor;
  const floor = formatDecimal(view.floor, language) + signs[language].percent;
  return {
    words: { title, subtitle, now, what, percent: percent({ floor }) },
    form: { ...form, words: { ...form.words, hint, valueHint } },
  };
}
