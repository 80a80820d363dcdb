import { json } from "@remix-run/node";
import type { Actor } from "#app/domain/actor.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatDate, formatPeriod } from "#app/messages/dates.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger, toDigits } from "#app/messages/numbers.ts";
import { findDemonstration, findFilingNow, findWaitsForAccess } from "#app/usecases/find-start.server.ts";
import type { SignInFields, SignInOutcome } from "#app/usecases/sign-in.server.ts";
import type { RequestContext } from "./load-context.ts";

type Asked = Pick<RequestContext, "db" | "language" | "businessNow">;

/** The month being filed as the start page says it; null before the first period opens. */
export async function filingShown({ db, language, businessNow }: Asked) {
  const filing = await findFilingNow(db, businessNow());
  if (filing === null) return null;
  const { days_left } = filing;
  return {
    period: formatPeriod(filing.period, language, "short"),
    due: formatDate(filing.due_on, language),
    days: formatInteger(Math.abs(days_left), language),
    kind: days_left > 0 ? ("left" as const) : days_left === 0 ? ("last" as const) : ("over" as const),
  };
}

/** What somebody who is signed in without a desk is told. */
export async function noDeskShown({ db, language }: Asked, actor: Actor): Promise<string> {
  const { noDesk } = messages(language, "public").signIn;
  const say = (await findWaitsForAccess(db, actor.user_id)) ? noDesk.waiting : noDesk.none;
  return say({ name: language === "fa" ? actor.name_fa : actor.name_en });
}

/** The people of the demonstration in the reader's language, and their password. */
export async function demonstrationShown({ db, language }: Asked) {
  const { accounts, password } = await findDemonstration(db);
  return {
    password,
    accounts: accounts.map((account) => ({
      role: account.role,
      name: language === "fa" ? account.name_fa : account.name_en,
      place: language === "fa" ? account.place_fa : account.place_en,
      nationalId: account.national_id,
      nationalIdShown: toDigits(account.national_id, language),
    })),
  };
}

type Refused =
  | { problem: "unreadable"; status: number }
  | { problem: "fields"; fields: Extract<SignInFields, { ok: false }> }
  | Extract<SignInOutcome, { ok: false }>;

/** What the sign-in page shows of an attempt that failed; sentences in the reader's language. Never the password. */
export interface SignInRefused {
  typed: string;
  /** At the fields, in their order. */
  errors: { field: "national_id" | "password"; text: string }[];
  /** How many errors, in the reader's digits. */
  count: string;
  /** What concerns no field. */
  sentence: string | null;
}

/** The answer to a failed sign-in: the page again, with what was typed, under a status that says why. */
export function refusedSignIn(refused: Refused & { typed: string }, language: Language) {
  const t = messages(language, "public").signIn;
  const shown = (errors: SignInRefused["errors"], sentence: string | null): SignInRefused => ({
    typed: refused.typed,
    errors,
    count: formatInteger(errors.length, language),
    sentence,
  });
  switch (refused.problem) {
    case "unreadable":
      return json(shown([], t.unreadable), { status: refused.status });
    case "fields": {
      const { national_id, password } = refused.fields;
      const errors: SignInRefused["errors"] = [];
      if (national_id !== null) errors.push({ field: "national_id", text: t[national_id] });
      if (password !== null) errors.push({ field: "password", text: t[password] });
      return json(shown(errors, null), { status: 422 });
    }
    case "wrong":
      return json(shown([{ field: "password", text: t.wrong }], null), { status: 422 });
    case "unconfirmed":
      return json(shown([], t.unconfirmed), { status: 422 });
    case "too-many": {
      const minutes = formatInteger(refused.minutes, language);
      const headers = { "Retry-After": String(refused.minutes * 60) };
      return json(shown([], t.tooMany({ minutes })), { status: 429, headers });
    }
    case "busy":
      return json(shown([], t.busy), { status: 503, headers: { "Retry-After": "5" } });
  }
}
