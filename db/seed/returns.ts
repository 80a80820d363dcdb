import type { WorkingCalendar } from "#app/domain/calendar.ts";
import type { Finding, PastMonth } from "#app/domain/checks/finding.ts";
import { blankFigures, currentFormVersion, type Operation } from "#app/domain/monthly-return.ts";
import { instantOfTehran } from "#app/domain/period.ts";
import { canonicalText, type Snapshot } from "#app/domain/snapshot.ts";
import { addBlocks, formVersionOf } from "./blocks.ts";
import type { BulkWriter } from "./bulk.ts";
import words from "./demo/words.json" with { type: "json" };
import { explanationsOf, findingsOf, pastMonth } from "./findings.ts";
import { queueColumns, type Weighed, weigh } from "./impact.ts";
import { type Fate, type Life, liveUntil, type People, waitingFate } from "./life.ts";
import type { SeededPeriod } from "./periods.ts";
import { type Random, randomOf } from "./random.ts";
import { reasonRows } from "./reasons.ts";
import { isExpected, type SeededEstablishment } from "./register.ts";
import { type Content, type Mistake, measureColumns, mistakeIn, money, snapshotOf, submissionRow, withMistake } from "./rows.ts";

/** An approved version, with what a dispatch of it says. */
export interface InForce {
  return_id: number;
  submission_id: number;
  approved_at: Date;
  snapshot: Snapshot;
}

/** What all returns of a population share. */
export interface Writing {
  writer: BulkWriter;
  seed: string;
  now: Date;
  calendar: WorkingCalendar;
  /** Without: closed months have figures and no submissions. */
  snapshots: boolean;
  unreviewed: boolean;
  /** The next free ids. */
  ids: { monthly_return: number; submission: number; return_event: number; review_reason: number };
  /** Reference prices of the catalogue, in rial. */
  prices: ReadonlyMap<number, number>;
  /** Newest approved version of an establishment, of those asked for. */
  inForce: Map<number, InForce>;
}

/** An establishment with where its months come from. */
export interface Story {
  establishment: SeededEstablishment;
  people: People;
  contentOf(period: SeededPeriod): Content;
  fateOf(period: SeededPeriod, content: Content): Fate;
  /** Its newest approved version is to be kept for the delivery ledger. */
  kept: boolean;
}

/** Findings are worked out for months still under review, and for all of a story that is kept. */
const checkedAge = 1;
interface Month {
  story: Story;
  period: SeededPeriod;
  random: Random;
  life: Life;
  content: Content;
  /** The first version, where it differs. */
  mistake: Mistake | null;
  returnId: number;
  /** How the month before was worked, where it was sent. */
  last: Operation | null;
}

const lastOf = (life: Life, name: string) => life.events.findLast(({ event }) => event === name);
/** A life cut short for a population without submissions: filed, accepted, nothing in force. */
function withoutSubmissions(writing: Writing, month: Month): boolean {
  const { state } = month.period;
  return !writing.snapshots && (state === "closed" || state === "published");
}

function addReturn(writing: Writing, month: Month, sent: Sent | undefined): void {
  const { story, period, life, content } = month;
  const { establishment } = story.establishment;
  const submits = life.events.filter(({ event }) => event === "submit");
  const submitted = submits.at(-1);
  const accepted = lastOf(life, "accept");
  const last = life.events.at(-1);
  const typed = life.state !== "not-started";
  const draft = life.version === 0 && life.state !== "awaiting-signature";
  const bare = withoutSubmissions(writing, month) && life.version > 0;
  writing.writer.add("monthly_return", {
    id: month.returnId,
    establishment_id: story.establishment.id,
    period: period.code,
    state: bare ? "accepted" : life.state,
    revision: life.events.filter(({ event }) => event !== "save").length,
    figures_revision: life.version === 0 ? life.events.length : submits.length,
    form_version: life.version === 0 ? currentFormVersion : formVersionOf(content),
    province_code: establishment.province_code,
    isic_code: establishment.isic_code,
    operating_state: typed ? content.operation.operating_state : null,
    days_worked: typed && !draft ? content.operation.days_worked : null,
    idle_cause: typed ? content.operation.idle_cause : null,
    remarks: typed && !draft ? content.operation.remarks : "",
    money_unit: money.unit,
    money_scale: money.scale,
    version: life.version,
    in_force_version: bare ? null : life.inForce,
    first_submitted_at: submits[0]?.at ?? null,
    submitted_at: submitted?.at ?? null,
    state_since: last?.at ?? instantOfTehran(period.firstDay, "00:00"),
    due_on: period.dueDay,
    submitted_by: submitted?.actor ?? null,
    accepted_by: bare ? story.people.expert : (accepted?.actor ?? null),
    state_before_accept: bare ? "in-review" : (accepted?.from ?? null),
    sent_back_by: lastOf(life, "send-back")?.actor ?? null,
    operation_by: typed ? story.people.liaison : null,
    operation_at: typed ? (submitted ?? last)?.at : null,
    has_blocks: !draft && content.blocks !== null,
    county_id: establishment.county_id,
    selected: establishment.selected === true,
    ...queueColumns(sent),
  });
}

function addWorking(writing: Writing, month: Month, sent: Content): void {
  const { life, random, returnId } = month;
  const draft = life.version === 0 && life.state !== "awaiting-signature";
  const typed = life.version === 0 ? lastOf(life, "save") : lastOf(life, "submit");
  for (const { line, figures } of sent.products) {
    // A draft is half typed: some rows not at all, the others without what is known last.
    const held = !draft ? figures : random.chance(0.35) ? blankFigures() : { ...figures, closing: null, export_value: null };
    writing.writer.add("working_figure", {
      return_id: returnId,
      product_line_id: line.row.id,
      ...measureColumns(held),
      other_in_reason: held.other_in_reason,
      other_out_reason: held.other_out_reason,
      changed_by: typed?.actor ?? null,
      changed_at: typed?.at ?? null,
    });
  }
  if (draft) return;
  for (const [index, stoppage] of sent.operation.stoppages.entries()) {
    writing.writer.add("working_stoppage", { return_id: returnId, position: index + 1, ...stoppage });
  }
  if (sent.blocks === null) return;
  addBlocks(writing.writer, returnId, sent.blocks, { changed_by: typed?.actor ?? null, changed_at: typed?.at ?? null });
}

interface Sent extends Weighed {
  content: Content;
  snapshot: Snapshot;
  submissionId: number;
}

function addVersion(writing: Writing, month: Month, version: number, past: readonly PastMonth[]): Sent {
  const { story, period, life, random, returnId } = month;
  const content = version === 1 ? withMistake(month.content, month.mistake) : month.content;
  const event = life.events.filter(({ event: name }) => name === "submit")[version - 1];
  if (event === undefined) throw new RangeError("a version that was not submitted");
  const isChecked = story.kept || period.age <= checkedAge;
  const findings: Finding[] = isChecked ? findingsOf(story.establishment, period, content, past, event.at) : [];
  const explanations = explanationsOf(random, findings);
  const snapshot = snapshotOf(story.establishment, period, version, content, explanations);
  const submissionId = writing.ids.submission++;
  const weighed = weigh({ prices: writing.prices, period: period.code, content, past, last: month.last, version, findings });
  writing.writer.add(
    "submission",
    submissionRow(random, snapshot, {
      id: submissionId,
      return_id: returnId,
      submitted_at: event.at,
      submitted_by: event.actor,
      findings: canonicalText(findings),
      origin: content.origin,
      impact: weighed.impact,
      impact_cause: weighed.cause && canonicalText(weighed.cause),
    }),
  );
  if (version === life.version) {
    for (const [finding_key, text] of Object.entries(explanations)) {
      writing.writer.add("explanation", {
        return_id: returnId,
        finding_key,
        text,
        changed_by: event.actor,
        changed_at: event.at,
      });
    }
  }
  return { content, snapshot, submissionId, ...weighed };
}

function addInForce(writing: Writing, month: Month, sent: Sent): void {
  const { story, period, life, returnId } = month;
  for (const { line, figures } of sent.content.products) {
    writing.writer.add("figure_in_force", {
      period: period.code,
      establishment_id: story.establishment.id,
      product_line_id: line.row.id,
      submission_id: sent.submissionId,
      province_code: story.establishment.establishment.province_code,
      isic_code: line.row.isic_code,
      catalogue_item_id: line.row.catalogue_item_id ?? null,
      days_worked: sent.content.operation.days_worked,
      money_unit: money.unit,
      money_scale: money.scale,
      ...measureColumns(figures),
    });
  }
  const approved = lastOf(life, "approve");
  if (story.kept && approved !== undefined) {
    writing.inForce.set(story.establishment.id, {
      return_id: returnId,
      submission_id: sent.submissionId,
      approved_at: approved.at,
      snapshot: sent.snapshot,
    });
  }
}

function addHistory(writing: Writing, month: Month, versions: readonly Sent[]): void {
  const { life, random, returnId, mistake } = month;
  for (const event of life.events) {
    const id = writing.ids.return_event++;
    writing.writer.add("return_event", {
      id,
      return_id: returnId,
      event: event.event,
      from_state: event.from,
      to_state: event.to,
      version: event.version,
      actor_id: event.actor,
      actor_role: event.role,
      at: event.at,
      text: event.event === "grant-correction" ? random.pick(words.correction) : "",
    });
    const sent = versions[event.version - 1];
    if (sent === undefined || (event.event !== "send-back" && event.event !== "refer-back")) continue;
    for (const row of reasonRows(random, life, event, id, returnId, sent.content, mistake)) {
      writing.writer.add("review_reason", { id: writing.ids.review_reason++, ...row });
    }
  }
}

/** The request that waits for the signatory, and the explanations he reads. */
function addSignatureRequest(writing: Writing, month: Month, past: readonly PastMonth[]): void {
  const { story, period, life, random, content, returnId } = month;
  const asked = lastOf(life, "request-signature");
  if (asked === undefined || life.state !== "awaiting-signature") return;
  writing.writer.add("signature_request", {
    return_id: returnId,
    waiting_return_id: returnId,
    figures_revision: life.events.length,
    requested_by: asked.actor,
    requested_at: asked.at,
  });
  const findings = findingsOf(story.establishment, period, content, past, asked.at);
  for (const [finding_key, text] of Object.entries(explanationsOf(random, findings))) {
    writing.writer.add("explanation", {
      return_id: returnId,
      finding_key,
      text,
      changed_by: asked.actor,
      changed_at: asked.at,
    });
  }
}

/** Writes one return with all that hangs on it. @returns what was sent last, null where nothing was */
function addMonth(writing: Writing, month: Month, past: readonly PastMonth[]): Content | null {
  const { life } = month;
  const versions: Sent[] = [];
  const bare = withoutSubmissions(writing, month);
  for (let version = 1; version <= life.version && !bare; version++) versions.push(addVersion(writing, month, version, past));
  addReturn(writing, month, versions.at(-1));
  if (life.state === "not-started") return null;
  addWorking(writing, month, versions.at(-1)?.content ?? month.content);
  addSignatureRequest(writing, month, past);
  if (bare) return life.version > 0 ? month.content : null;
  const inForce = life.inForce === null ? undefined : versions[life.inForce - 1];
  if (inForce !== undefined) addInForce(writing, month, inForce);
  addHistory(writing, month, versions);
  return versions.at(-1)?.content ?? null;
}

/** Writes all months of an establishment, oldest first. */
export function addStory(writing: Writing, story: Story, periods: readonly SeededPeriod[]): void {
  const past: PastMonth[] = [];
  let last: Operation | null = null;
  for (const period of periods) {
    if (!isExpected(story.establishment, period)) continue;
    const random = randomOf(writing.seed, "return", story.establishment.id, period.code);
    const content = story.contentOf(period);
    const fate = writing.unreviewed && period.age === 0 ? waitingFate(random, period) : story.fateOf(period, content);
    const life = liveUntil(random, fate, story.people, period, writing.now, writing.calendar);
    const mistake = fate.sentBack || fate.corrected ? mistakeIn(random, content, fate.sentBack) : null;
    const month: Month = { story, period, random, life, content, mistake, returnId: writing.ids.monthly_return++, last };
    // Where nothing was sent there is nothing that could tell which form it was.
    if (withoutSubmissions(writing, month)) month.content = { ...content, blocks: null };
    const sent = addMonth(writing, month, past);
    last = sent?.operation ?? null;
    if (sent !== null) past.unshift(pastMonth(period, sent));
  }
}
