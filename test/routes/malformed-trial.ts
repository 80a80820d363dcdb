import fc from "fast-check";
import { sql } from "kysely";
import { expect } from "vitest";
import { fingerprint } from "#app/domain/editing.ts";
import { common as commonEn } from "#app/messages/en/common.ts";
import { expert as expertEn } from "#app/messages/en/expert.ts";
import { liaison as liaisonEn } from "#app/messages/en/liaison.ts";
import { ministry as ministryEn } from "#app/messages/en/ministry.ts";
import { publicPages as publicEn } from "#app/messages/en/public.ts";
import { sent as sentEn } from "#app/messages/en/sent.ts";
import { served as servedEn } from "#app/messages/en/served.ts";
import { common as commonFa } from "#app/messages/fa/common.ts";
import { expert as expertFa } from "#app/messages/fa/expert.ts";
import { liaison as liaisonFa } from "#app/messages/fa/liaison.ts";
import { ministry as ministryFa } from "#app/messages/fa/ministry.ts";
import { publicPages as publicFa } from "#app/messages/fa/public.ts";
import { sent as sentFa } from "#app/messages/fa/sent.ts";
import { served as servedFa } from "#app/messages/fa/served.ts";
import type { Language } from "#app/messages/language.ts";
import { acceptReturn } from "#app/usecases/accept-return.server.ts";
import { startReview } from "#app/usecases/start-review.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import { cleanMonth } from "#test/builders/edits.ts";
import { contextOf, freshKey, lines, type Person } from "#test/builders/filing.ts";
import { budget } from "#test/setup/budget.ts";
import { formFields, unescapeHtml } from "#test/setup/html.ts";
import { type Malformed, oneOf } from "./malformed-bodies.ts";
import { openSite, type Page, type Site } from "./site.ts";
import { records } from "./watched.ts";

/** The sentences of each language that pages of refusal may say. */
export const said = {
  fa: {
    common: commonFa,
    publicPages: publicFa,
    expert: expertFa,
    liaison: liaisonFa,
    ministry: ministryFa,
    sent: sentFa,
    served: servedFa,
  },
  en: {
    common: commonEn,
    publicPages: publicEn,
    expert: expertEn,
    liaison: liaisonEn,
    ministry: ministryEn,
    sent: sentEn,
    served: servedEn,
  },
};
export const runs = budget(300);
export const timeout = budget(120_000);
// A body that is refused leaves no trace in these either; a page that is read may.
const watched = [...records, "audit_entry", "session", "last_look"];
export const key = "malformed-bodies-key-0001";
export const draftRemark = "پیش‌نویس ذخیره‌شده ۷";
/** Returns by how far they got. */
export const [submitted, inReview, accepted] = [110, 111, 112];

let site: Site;
let before: string;

const checksums = async () =>
  JSON.stringify((await sql.raw<object>(`checksum table ${watched.join(", ")}`).execute(site.db)).rows);

/** Opens a site with a saved draft and a return at each desk; the tables are compared with this state after each body. */
export async function openTrials(): Promise<void> {
  site = await openSite();
  const { db } = site;
  const months = [
    ["1404-01", submitted],
    ["1404-04", inReview],
    ["1404-07", accepted],
  ] as const;
  for (const [code, id] of months) {
    await db.insertInto("period").values({ code, state: "closed", due_on: "2025-12-01" }).execute();
    await db
      .insertInto("monthly_return")
      .values({
        id,
        establishment_id: 1,
        period: code,
        province_code: "23",
        isic_code: "2394",
        due_on: "2025-12-01",
        state_since: new Date("2025-12-01T00:00:00Z"),
      })
      .execute();
    const sent = await submitReturn(contextOf(db, "liaison"), {
      return_id: id,
      revision: 0,
      edit: cleanMonth(),
      request: freshKey(),
    });
    expect(sent.ok).toBe(true);
  }
  for (const id of [inReview, accepted])
    await startReview(contextOf(db, "expert"), { return_id: id, revision: 1, request: freshKey() });
  await acceptReturn(contextOf(db, "expert"), { return_id: accepted, revision: 2, replies: new Map(), request: freshKey() });
  const saved = await site.post("liaison", "/liaison/returns/101", [
    ["key", "the-saved-drafts-own-key"],
    ["revision", "0"],
    ["intent", "save"],
    [`f.${lines.cement}.production`, "81234.5"],
    ["remarks", draftRemark],
    ["b.remarks", fingerprint("")],
  ]);
  expect(saved.status).toBe(303);
  await settle();
}

export const openedSite = () => site;
/** What is stored now is what no malformed body may change. */
export const settle = async () => {
  before = await checksums();
};
export const closeTrials = () => site?.close();

export interface Trial {
  person: Person | null;
  path: string;
  bodies: fc.Arbitrary<Malformed>;
  /** A script waits for its answer, which is no page. */
  json?: true;
  /** How many bodies; 300 unless told. */
  numRuns?: number;
  /** Sentences one of which a page of this form must say: of a readable body and of an unreadable one. */
  sentences: (language: Language) => { readable: string[]; unreadable: string[] };
  /** What else must hold of the page. */
  look?: (page: Page, sent: Malformed, language: Language) => void;
}

/** Names whose control can only show what is in its list. */
const listed =
  /^(?:key|revision|intent|from|b\..*|operating_state|idle_cause|money|language|s\.\d\.reason|.*_reason|reason\.\d\.(?:code|cell|template)|keeper|reason_code|x\.\d+\.product_line_id|[mo]\.\d+\.unit_code|none\..*|idle|kind|outcome|days|call\.day|month\..*|stand\..*)$/;

/** Every text field of the page's form that was sent shows what was sent. */
export function keepsTyped(page: Page, sent: Malformed): void {
  if (sent.pairs === null) return;
  const shown = formFields(page.text);
  const first = new Map([...sent.pairs].reverse());
  for (const [name, value] of first) {
    const held = shown.get(name);
    if (held !== undefined && !listed.test(name)) expect({ name, value: held }).toEqual({ name, value: value.slice(0, 5000) });
  }
}

async function tryOne({ person, path, json, sentences, look }: Trial, sent: Malformed, language: Language, data: boolean) {
  const page = await site.send(person, data ? `${path}.data` : path, sent.bytes, sent.contentType, {
    language,
    headers: sent.headers,
  });
  expect([page.status >= 400 && page.status < 500, page.status]).toEqual([true, page.status]);
  if (!data) {
    if (!json || !page.text.startsWith("{")) expect(page.text).toContain(`<html lang="${language}"`);
    const { readable, unreadable } = sentences(language);
    const { refused } = said[language].publicPages;
    const plain = [refused.tooLargeText, refused.typeText];
    const text = unescapeHtml(page.text);
    const expected = page.status === 422 ? readable : [...unreadable, ...plain];
    expect(expected.filter((sentence) => text.includes(sentence))).not.toEqual([]);
    if (!plain.some((sentence) => text.includes(sentence))) look?.(page, sent, language);
  }
  expect(await checksums()).toBe(before);
}

/** Asks for an address of the site, as nobody. */
export const visit = (path: string, language: Language) => site.get(null, path, { language });

/** Sends the bodies of one form, each in one of the languages, some as the browser's script asks; nothing may be written. */
export function refuses(trial: Trial): Promise<void> {
  const asked = fc.tuple(trial.bodies, oneOf("fa", "en"), fc.integer({ min: 0, max: 5 }));
  const property = fc.asyncProperty(asked, ([sent, language, kind]) =>
    tryOne(trial, sent, language === "en" ? "en" : "fa", kind === 0),
  );
  return fc.assert(property, { numRuns: trial.numRuns ?? runs, seed: budget(1) === 1 ? 1404 : Date.now() });
}
