import { type Kysely, sql } from "kysely";
import type { ReturnState } from "#app/domain/monthly-return.ts";
import type { Outcome } from "#app/domain/refusal.ts";
import { type ReturnEvent, transitions } from "#app/domain/review.ts";
import { cancelCorrection } from "#app/usecases/cancel-correction.server.ts";
import type { Context } from "#app/usecases/context.server.ts";
import { type ConversationCommand, converse } from "#app/usecases/converse.server.ts";
import { decideReview, type ReviewIntent } from "#app/usecases/decide-review.server.ts";
import { declineReturn, takeBackReturn } from "#app/usecases/end-signature-request.server.ts";
import { fileOnBehalf } from "#app/usecases/file-on-behalf.server.ts";
import { requestSignature } from "#app/usecases/request-signature.server.ts";
import { saveFigures } from "#app/usecases/save-figures.server.ts";
import { signReturn } from "#app/usecases/sign-return.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import { undoAccept } from "#app/usecases/undo-accept.server.ts";
import { viewConversation } from "#app/usecases/view-conversation.server.ts";
import { viewSignature } from "#app/usecases/view-signature.server.ts";
import { withdrawReturn } from "#app/usecases/withdraw-return.server.ts";
import { Batch } from "#db/batch.ts";
import type { Database } from "#db/schema.ts";
import { cell, cleanMonth, edit } from "./edits.ts";
import { contextOf, freshKey, lines, type Person, people } from "./filing.ts";
import { decisionOn, file, fileAgain, reason, unfile } from "./review.ts";
import { decideAs, deskOf, talk } from "./talk.ts";

type Db = Kysely<Database>;
const id = 101;

/** Acts that are tried against each other: events of the state table, and an extension being entered. */
export type PairEvent = ReturnEvent | "extend";
/** @param seen revision that the page showed @param who the first or the second of two people */
type Run = (db: Db, seen: number, who: number) => Promise<Outcome<unknown>>;

const reasons = [reason("unit-slip", "کیلو؟", lines.cement, "production")];

/** Another person with a reviewer's rights. */
function secondReviewer(db: Db): Context {
  const first = contextOf(db, "reviewer");
  return { ...first, actor: { ...first.actor, user_id: people.analyst } };
}

async function openReasons(db: Db) {
  const rows = db.selectFrom("review_reason").where("return_id", "=", id).where("answer", "is", null);
  return rows.select(["id", "reply"]).execute();
}

async function requestOf(db: Db, kind: "extension" | "correction" | "objection" | "annulment"): Promise<number> {
  const rows = db.selectFrom("return_request").where("return_id", "=", id).where("kind", "=", kind);
  return (await rows.select("id").orderBy("id", "desc").executeTakeFirst())?.id ?? 999;
}

/** What a liaison files: a clean month, or the one sent back corrected and replied to. */
async function filing(db: Db, revision: number) {
  const open = await openReasons(db);
  const { version } = await db.selectFrom("monthly_return").where("id", "=", id).select("version").executeTakeFirstOrThrow();
  const corrected = edit([cell(lines.cement, "production", "81000", "80000"), cell(lines.cement, "closing", "11000", "10000")]);
  const replies = open.map((one) => ({ reason_id: one.id, text: "قبض پیوست شد", base: one.reply }));
  return {
    return_id: id,
    revision,
    edit: version === 0 ? cleanMonth() : { ...corrected, replies },
    request: freshKey(),
  };
}

const review =
  (intent: ReviewIntent, person: (who: number) => Person | "second"): Run =>
  async (db, revision, who) => {
    const by = person(who);
    const context = by === "second" ? secondReviewer(db) : contextOf(db, by);
    const desk = by === "second" || by === "reviewer" ? "ministry" : "province";
    const replies = new Map((await openReasons(db)).map((one) => [one.id, "بررسی شد"]));
    const given = ["send-back", "refer-back", "reopen"].includes(intent) ? reasons : [];
    return decideReview(context, desk, {
      return_id: id,
      revision,
      request: freshKey(),
      intent,
      reasons: given,
      text: "",
      replies,
    });
  };

const dealing =
  (person: Person | "second", kind: "extension" | "correction" | "objection" | "annulment"): Run =>
  async (db, revision) => {
    const context = person === "second" ? secondReviewer(db) : contextOf(db, person);
    const command: ConversationCommand = {
      intent: "grant",
      kind,
      id: await requestOf(db, kind),
      days: kind === "extension" ? 2 : 0,
      text: "بررسی شد",
    };
    const about = { return_id: id, revision, request: freshKey() };
    return converse(context, person === "second" ? "ministry" : deskOf[person], about, command);
  };

const liaison = (who: number): Person => (who === 0 ? "liaison" : "colleague");
const province = (who: number): Person => (who === 0 ? "expert" : "supervisor");
const ministry = (who: number): Person | "second" => (who === 0 ? "reviewer" : "second");

/** How each act is done, by somebody who may. */
export const eventRuns: Readonly<Record<PairEvent, Run>> = {
  save: (db, _seen, who) =>
    saveFigures(contextOf(db, liaison(who)), {
      return_id: id,
      edit: edit([cell(lines.bricks, "toll", "0")]),
      request: freshKey(),
    }),
  submit: async (db, seen, who) => submitReturn(contextOf(db, liaison(who)), await filing(db, seen)),
  "request-signature": async (db, seen, who) => requestSignature(contextOf(db, liaison(who)), await filing(db, seen)),
  sign: async (db, revision) => {
    const context = contextOf(db, "signatory");
    const read = await viewSignature(context, id);
    const sha256 = read.ok ? read.value.submission.sha256 : "0".repeat(64);
    return signReturn(context, { return_id: id, revision, sha256, request: freshKey() });
  },
  decline: (db, revision) =>
    declineReturn(contextOf(db, "signatory"), { return_id: id, revision, request: freshKey(), text: "درست نیست" }),
  "take-back": (db, revision, who) =>
    takeBackReturn(contextOf(db, liaison(who)), { return_id: id, revision, request: freshKey() }),
  "file-on-behalf": async (db, revision, who) => {
    const context = contextOf(db, province(who));
    const call = { spoke_to: "خانم کاظمی", phone: "02133445566", called_at: context.now };
    return fileOnBehalf(context, { ...(await filing(db, revision)), call });
  },
  withdraw: (db, revision, who) => withdrawReturn(contextOf(db, liaison(who)), { return_id: id, revision, request: freshKey() }),
  "start-review": review("start-review", province),
  accept: review("accept", province),
  "send-back": review("send-back", province),
  // Only who accepted may.
  "undo-accept": (db, revision) => undoAccept(contextOf(db, "expert"), { return_id: id, revision, request: freshKey() }),
  approve: review("approve", ministry),
  "refer-back": review("refer-back", ministry),
  reopen: review("reopen", ministry),
  "grant-correction": dealing("reviewer", "correction"),
  "cancel-correction": (db, revision) =>
    cancelCorrection(contextOf(db, "reviewer"), { return_id: id, revision, request: freshKey(), text: "درست بود" }),
  annul: dealing("second", "annulment"),
  "uphold-objection": dealing("supervisor", "objection"),
  extend: dealing("supervisor", "extension"),
};

/** Brings the month there through the use-cases, with a version in force wherever there can be one. */
async function reach(db: Db, state: ReturnState): Promise<void> {
  await unfile(db);
  await signatoryRequired(db, false);
  await must(talk(db, "liaison", id, { intent: "ask-extension", text: "برق نداشتیم" }));
  if (state === "not-started") return;
  if (state === "draft") return must(eventRuns.save(db, 0, 0));
  await file(db, id);
  await decideAs(db, "expert", id, "accept");
  await decideAs(db, "reviewer", id, "approve");
  if (state === "approved") {
    await must(talk(db, "liaison", id, { intent: "ask-correction", cells: [], text: "اشتباه بود" }));
    await must(talk(db, "expert", id, { intent: "endorse", id: await requestOf(db, "correction") }));
    return must(talk(db, "reviewer", id, { intent: "ask-annulment", text: "سند جعلی بود" }));
  }
  await decideAs(db, "reviewer", id, "reopen", reasons);
  if (state === "referred-back") return;
  await decideAs(db, "expert", id, "send-back", reasons);
  if (state === "returned") {
    const seen = await viewConversation(contextOf(db, "liaison"), "establishment", id);
    const subject = seen.ok ? seen.value.may.objections.find((one) => one.subject === "send-back") : undefined;
    if (!subject) throw new Error("nothing to object to");
    const { subject_id } = subject;
    return must(
      talk(db, "liaison", id, { intent: "ask-objection", subject: "send-back", subject_id, text: "درست است", files: [] }),
    );
  }
  if (state === "awaiting-signature") {
    await signatoryRequired(db, true);
    const { revision } = await decisionOn(db, id);
    return must(eventRuns["request-signature"](db, revision, 0));
  }
  await fileAgain(db, id);
  if (state === "submitted") return;
  await decideAs(db, "expert", id, "start-review");
  if (state === "accepted") await decideAs(db, "expert", id, "accept");
}

async function must(outcome: Promise<Outcome<unknown>>): Promise<void> {
  const ended = await outcome;
  if (!ended.ok) throw new Error(`the month cannot be brought there: ${ended.refusal.code}`);
}

async function signatoryRequired(db: Db, required: boolean): Promise<void> {
  const signatory_required = required ? 1 : 0;
  await db.updateTable("establishment").set({ signatory_required }).where("id", "=", 1).execute();
}

/** Tables that an act writes and that are read again; deleted in this order. */
const tables = [
  "telephone_filing",
  "extension",
  "return_request_reason",
  "return_request_cell",
  "return_request",
  "dispatch",
  "review_reason",
  "return_event",
  "signature_request",
  "figure_in_force",
  "submission",
  "explanation",
  "working_stoppage",
  "working_figure",
  "working_export",
  "working_none",
  "working_energy",
  "working_people",
  "working_material",
] as const satisfies readonly (keyof Database)[];

/** A month in a state, which can be put back there. */
export interface Stand {
  /** Whether an act may begin where the month stands. */
  allows(event: PairEvent): boolean;
  restore(db: Db, pair: readonly PairEvent[]): Promise<void>;
}

/** Brings the month into a state once and keeps what every table holds of it. */
export async function standOf(db: Db, state: ReturnState): Promise<Stand> {
  await reach(db, state);
  const month = await db.selectFrom("monthly_return").where("id", "=", id).selectAll().executeTakeFirstOrThrow();
  if (month.state !== state) throw new Error(`the month is ${month.state}`);
  const kept = await Promise.all(
    tables.map(async (table) => ({ table, rows: await db.selectFrom(table).selectAll().execute() })),
  );
  const inForce = month.in_force_version !== null;
  return {
    allows: (event) =>
      event === "extend"
        ? state === "accepted"
        : (event !== "cancel-correction" || inForce) &&
          transitions.some((row) => row.event === event && row.from.includes(state)),
    restore: async (to, pair) => {
      const asksSignature = pair.includes("request-signature") && pair[0] !== "submit";
      await signatoryRequired(to, state === "awaiting-signature" || asksSignature);
      await to.connection().execute(async (connection) => {
        const batch = new Batch();
        await batch.executeQuery(sql`set session foreign_key_checks = 0`.compile(connection));
        for (const { table, rows } of kept) {
          await batch.executeQuery(connection.deleteFrom(table).compile());
          if (rows.length > 0)
            await batch.executeQuery(
              connection
                .insertInto(table)
                .values(rows as never)
                .compile(),
            );
        }
        await batch.executeQuery(connection.updateTable("monthly_return").set(month).where("id", "=", id).compile());
        await batch.executeQuery(sql`set session foreign_key_checks = 1`.compile(connection));
        await batch.sendAndCommit(connection);
      });
    },
  };
}
