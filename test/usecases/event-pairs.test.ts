import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import { returnEvents, transitions } from "#app/domain/review.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { eventRuns, type PairEvent, type Stand, standOf } from "#test/builders/event-pairs.ts";
import { buildRegister } from "#test/builders/filing.ts";
import { addRecipients } from "#test/builders/recipients.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
beforeAll(async () => {
  fresh = await freshDatabase({ pool: 8 });
  await buildRegister(fresh.db);
  await addRecipients(fresh.db, [1]);
}, 60_000);
afterAll(() => fresh.close());

const events = Object.keys(eventRuns) as PairEvent[];
const refusalsOf = (["fa", "en"] as const).map((language) => messages(language, "common").refusals);

/** What is left of a pair: state and history, and everything that could have been written twice. */
async function left() {
  const { db } = fresh;
  const [month, history, submissions, dispatches] = await Promise.all([
    db.selectFrom("monthly_return").where("id", "=", id).selectAll().executeTakeFirstOrThrow(),
    db.selectFrom("return_event").where("return_id", "=", id).selectAll().orderBy("id").execute(),
    db.selectFrom("submission").where("return_id", "=", id).select("version").orderBy("version").execute(),
    db.selectFrom("dispatch").where("return_id", "=", id).select(["recipient_id", "submission_id", "kind"]).execute(),
  ]);
  return { month, history, submissions, dispatches };
}

/** Runs two acts at once on the month as it stands, both having seen the same; says what is wrong with what is left. */
async function faultsOf(
  stand: Stand,
  before: Awaited<ReturnType<typeof left>>,
  pair: readonly [PairEvent, PairEvent],
): Promise<string[]> {
  await stand.restore(fresh.db, pair);
  const seen = before.month.revision;
  const outcomes = await Promise.all(pair.map((event, who) => eventRuns[event](fresh.db, seen, who)));
  const after = await left();
  const faults: string[] = [];
  const happened = after.history.slice(before.history.length);
  const won = pair.filter((_event, index) => outcomes[index]?.ok);
  if (won.length === 0) faults.push(`nobody won: ${outcomes.map((one) => (one.ok ? "" : one.refusal.code)).join()}`);
  for (const outcome of outcomes) {
    if (outcome.ok) continue;
    if (refusalsOf.some((words) => !words[outcome.refusal.code])) faults.push(`no words for ${outcome.refusal.code}`);
  }
  // Typing leaves a row only where it begins a draft, once.
  const rows = happened.map((row) => row.event).filter((event) => event !== "save");
  const expected = won.filter((event) => event !== "save");
  if ([...rows].sort().join() !== [...expected].sort().join()) faults.push(`won ${expected.join()}, history ${rows.join()}`);
  let state: ReturnState = before.month.state;
  for (const row of happened) {
    if (row.from_state !== state) faults.push(`${row.event} from ${row.from_state} where it was ${state}`);
    const known =
      row.event === "extend" || transitions.some((one) => one.event === row.event && one.from.includes(row.from_state));
    if (!known) faults.push(`${row.event} is not allowed from ${row.from_state}`);
    state = row.to_state;
  }
  if (after.month.state !== state) faults.push(`history ends in ${state}, the month is ${after.month.state}`);
  const count = (...kinds: PairEvent[]) => won.filter((event) => kinds.includes(event)).length;
  const versions = after.submissions.map((row) => row.version);
  if (versions.some((version, index) => version !== index + 1)) faults.push(`versions ${versions.join()}`);
  if (versions.length !== before.submissions.length + count("submit", "sign", "file-on-behalf"))
    faults.push("a version too many or too few");
  if (after.month.version !== versions.length) faults.push("the newest version is not the month's");
  const ledger = after.dispatches.map((row) => `${row.recipient_id} ${row.submission_id} ${row.kind}`);
  if (new Set(ledger).size !== ledger.length) faults.push("a dispatch twice");
  // The exchange sees listed products only, and the works have none.
  const recipients = 3;
  const queued = after.dispatches.length - before.dispatches.length;
  if (queued !== recipients * count("approve", "annul")) faults.push(`${queued} dispatches`);
  const lost = before.month.in_force_version !== null && after.month.in_force_version === null;
  if (lost !== count("annul") > 0) faults.push("what was in force is gone");
  return faults;
}

describe("every interleaving of two acts on one month ends as one of them, or both in an order, and the loser is told:", () => {
  it("every event of the state table that has a use-case is tried", () => {
    const tried: string[] = events.filter((event) => event !== "extend");
    expect(tried.sort()).toEqual([...returnEvents].sort());
  });

  const states = [...new Set(transitions.flatMap((row) => row.from))];
  it.each(states)("from %s", { timeout: 60_000 }, async (state) => {
    const stand = await standOf(fresh.db, state);
    const before = await left();
    const first = events.filter((event) => stand.allows(event));
    const faults: Record<string, string[]> = {};
    for (const one of first) {
      for (const other of events) {
        // Two that may both begin here are met in each order; one that may not starts first in every other pair.
        const turned = !stand.allows(other) && (events.indexOf(one) + events.indexOf(other)) % 2 === 0;
        const pair = turned ? ([other, one] as const) : ([one, other] as const);
        const found = await faultsOf(stand, before, pair);
        if (found.length > 0) faults[pair.join(" + ")] = found;
      }
    }
    expect(faults).toEqual({});
  });
});
