import { json } from "@remix-run/node";
import { messages } from "#app/messages/catalogue.server.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import type { ActivateOutcome } from "#app/usecases/activate-access.server.ts";

type Field = "national_id" | "code" | "password" | "again";
export interface TypedActivation {
  national_id: string;
  code: string;
}

const fieldOf: Readonly<Record<string, Field>> = {
  nationalIdMissing: "national_id",
  nationalIdLength: "national_id",
  codeMissing: "code",
  wrong: "code",
  passwordsDiffer: "again",
};

/** The activation's page again: what is wrong at which field, or as a whole; never a password. */
export function refusedActivation(
  problems: readonly (
    | Extract<ActivateOutcome, { ok: false }>
    | { problem: "nationalIdMissing" | "nationalIdLength" | "codeMissing" | "passwordMissing" }
  )[],
  typed: TypedActivation,
  language: Language,
) {
  const t = messages(language, "public").activation;
  const errors = new Map<Field, string>();
  for (const { problem, ...more } of problems) {
    if (problem === "too-many") {
      const minutes = "minutes" in more ? more.minutes : 1;
      const sentence = t.tooMany({ minutes: formatInteger(minutes, language) });
      return json(shown([], sentence), { status: 429, headers: { "Retry-After": String(minutes * 60) } });
    }
    if (problem === "busy") return json(shown([], t.busy), { status: 503, headers: { "Retry-After": "5" } });
    if (problem === "closed") return json(shown([], t.faults.closed), { status: 422 });
    errors.set(fieldOf[problem] ?? "password", t.faults[problem]);
  }
  return json(
    shown(
      [...errors].map(([field, text]) => ({ field, text })),
      null,
    ),
    { status: 422 },
  );

  function shown(list: { field: Field; text: string }[], sentence: string | null) {
    return { typed, errors: list, count: formatInteger(list.length, language), sentence };
  }
}

/** The page where nothing of the form could be read. */
export function unreadableActivation(status: number, language: Language) {
  const { unreadable } = messages(language, "public").activation;
  return json(
    { typed: { national_id: "", code: "" }, errors: [] as { field: Field; text: string }[], count: "", sentence: unreadable },
    { status },
  );
}
