import { reasonCodes } from "#app/domain/monthly-return.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { formatDateTime } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { placeholderNames, withWords } from "#app/messages/template-words.server.ts";
import type { TemplatesView, TemplateView } from "#app/usecases/view-templates.server.ts";
import { newRequestKey } from "../request-key.server.ts";
import type { TemplateRefused, TypedTemplateForm } from "../template-form.server.ts";

export const templatesPath = "/expert/templates";
const doneKinds = ["saved", "retired", "restored"] as const;

interface Reader {
  language: Language;
  refused: TemplateRefused | null;
  /** As the address says. */
  done: string | null;
}

function doneOf({ language, refused, done }: Reader): string | null {
  const kind = refused === null ? doneKinds.find((one) => one === done) : undefined;
  return kind === undefined ? null : catalogue(language).expert.templates.done[kind];
}

function refusedOf({ language, refused }: Reader) {
  if (refused === null) return null;
  const { common, expert } = catalogue(language);
  const t = expert.templates;
  const names = placeholderNames(language);
  const own: Readonly<Record<string, string>> = { ...common.refusals, ...t.refusals };
  const words: Readonly<Record<string, unknown>> = t.errors;
  const errors = (refused.refusal.fields ?? []).map(({ field, code, params }) => {
    const word = words[code];
    return {
      field,
      text:
        code === "placeholderUnknown"
          ? t.errors.placeholderUnknown({ name: params?.name ?? "", names })
          : typeof word === "string"
            ? word
            : t.refusals["invalid-input"],
    };
  });
  return {
    sentence: own[refused.refusal.code] ?? common.errors.fault,
    conflict: refused.refusal.code === "changed-meanwhile",
    errors,
    count: formatInteger(errors.length, language),
  };
}

function formOf(reader: Reader, stored: { revision: number; typed: TypedTemplateForm }) {
  const { common, expert } = catalogue(reader.language);
  return {
    key: newRequestKey(),
    revision: stored.revision,
    typed: reader.refused?.typed ?? stored.typed,
    reasons: [
      { value: "", label: expert.templates.any },
      ...reasonCodes.map((code) => ({ value: code, label: common.reasonCodes[code] })),
    ],
    hint: expert.templates.textHint({ names: placeholderNames(reader.language) }),
    refused: refusedOf(reader),
    done: doneOf(reader),
  };
}

/** The page of all templates somebody reads, with the form for a new one. */
export function presentTemplates(view: TemplatesView, reader: Reader) {
  const { language } = reader;
  const { common, expert } = catalogue(language);
  const t = expert.templates;
  const [first = "own"] = view.keepers;
  return {
    groups: (["province", "own"] as const).map((keeper) => ({
      keeper,
      rows: view.templates
        .filter((row) => row.keeper === keeper)
        .map((row) => ({
          id: row.id,
          title: row.title,
          text: withWords(row.text, language),
          reason: row.reason_code === null ? t.any : common.reasonCodes[row.reason_code],
          retired: row.retired_at !== null,
          keeps: row.keeps,
          to: `${templatesPath}/${row.id}`,
        })),
    })),
    keepers: view.keepers.map((keeper) => ({ value: keeper, label: t.ofKeeper[keeper] })),
    form: formOf(reader, { revision: 0, typed: { keeper: first, reason_code: "", title: "", text: "" } }),
  };
}

/** The page of one template: its form where the reader keeps it, and its history. */
export function presentTemplate({ template, changes }: TemplateView, reader: Reader) {
  const { language } = reader;
  const { common, expert } = catalogue(language);
  const t = expert.templates;
  const reason = (code: TemplateView["changes"][number]["reason_code"]) => (code === null ? t.any : common.reasonCodes[code]);
  return {
    title: template.title,
    keeper: t.keepers[template.keeper],
    keeps: template.keeps,
    retired: template.retired_at !== null,
    reason: reason(template.reason_code),
    text: withWords(template.text, language),
    form: formOf(reader, {
      revision: template.revision,
      typed: {
        keeper: template.keeper,
        reason_code: template.reason_code ?? "",
        title: template.title,
        text: withWords(template.text, language),
      },
    }),
    history: changes.map((row) => ({
      id: row.revision,
      title: t.acts[row.act],
      who: language === "fa" ? row.by_fa : row.by_en,
      when: formatDateTime(row.changed_at, language),
      whenIso: row.changed_at.toISOString(),
      note: `${row.title} · ${reason(row.reason_code)} · ${withWords(row.text, language)}`,
    })),
  };
}
