import { readdirSync } from "node:fs";
import { CompiledQuery, type Kysely } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Scope } from "#app/domain/actor.ts";
import { addMonths, type Period } from "#app/domain/period.ts";
import { bases } from "#app/domain/statistics/basis.ts";
import * as attachment from "#db/attachment.ts";
import * as audit from "#db/audit.ts";
import * as checkRun from "#db/check-run.ts";
import * as checkSetting from "#db/check-setting.ts";
import * as conversation from "#db/conversation.ts";
import * as dispatch from "#db/dispatch.ts";
import * as establishment from "#db/establishment.ts";
import * as formBlock from "#db/form-block.ts";
import * as history from "#db/history.ts";
import * as idempotency from "#db/idempotency.ts";
import * as installation from "#db/installation.ts";
import * as invitation from "#db/invitation.ts";
import * as monthlyReturn from "#db/monthly-return.ts";
import * as notice from "#db/notice.ts";
import * as ownHistory from "#db/own-history.ts";
import * as period from "#db/period.ts";
import * as recipient from "#db/recipient.ts";
import * as returnRequest from "#db/return-request.ts";
import * as returnedMonth from "#db/returned-month.ts";
import type { Database } from "#db/schema.ts";
import * as session from "#db/session.ts";
import * as attempt from "#db/sign-in-attempt.ts";
import * as signatureRequest from "#db/signature-request.ts";
import * as statistics from "#db/statistics.ts";
import * as detail from "#db/statistics-detail.ts";
import * as submission from "#db/submission.ts";
import * as unit from "#db/unit-of-measure.ts";
import * as user from "#db/user.ts";
import * as workbookUpload from "#db/workbook-upload.ts";
import * as workingFigure from "#db/working-figure.ts";
import { read, root } from "#test/architecture/project-files.ts";
import { crowd, crowdNow, liaisonSession } from "#test/builders/crowd.ts";
import { readFollowUp } from "#test/builders/read-follow-up.ts";
import { readQueues, readTotals } from "#test/builders/read-queues.ts";
import { readStandings } from "#test/builders/read-standings.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { recordSql, reviewedFunctions } from "#test/setup/sql-record.ts";

const many = 1000;
/** Tables that the read functions meet at a size at which reading the whole of one would be felt. */
const growing = [
  "app_user",
  "attachment",
  "audit_entry",
  "audit_seal",
  "dispatch",
  "establishment",
  "establishment_weight",
  "figure_in_force",
  "idempotency_key",
  "monthly_return",
  "notice",
  "outgoing",
  "operating_licence",
  "product_line",
  "return_event",
  "review_reason",
  "role_grant",
  "session",
  "sign_in_attempt",
  "standardising_total",
  "standing_explanation",
  "submission",
  "working_figure",
];

/** Who reads a whole table, and why that is right. */
const allowed: Record<string, string> = {
  countDeliveries: "without a month it counts the whole ledger",
  findMonthlyCapacity: "the whole country's capacity, once a period and only where nothing was ever approved",
  countUnsealedAudit: "rows without a seal may lie anywhere; the check of the chain asks, no page does",
  listNamed: "a part of a name lies anywhere in it; one narrow key is read, never the table",
  listDevices: "a job's look, twice a month, at one month of the whole country",
  listDemonstrationAccounts: "ranks everybody of a demonstration, whose size is fixed; others never ask",
};

interface Step {
  table: string | null;
  type: string | null;
  rows: string | null;
}
type Db = Kysely<Database>;

const recorder = recordSql();
let fresh: FreshDatabase;
let open: Period;
const sizes = new Map<string, number>();
beforeAll(async () => {
  fresh = await freshDatabase({ log: recorder.log });
  open = await crowd(fresh.db);
  for (const table of await fresh.db.introspection.getTables()) {
    const { rows } = await fresh.db.executeQuery<{ n: string }>(CompiledQuery.raw(`select count(*) as n from \`${table.name}\``));
    sizes.set(table.name, Number(rows[0]?.n));
  }
}, 120_000);
afterAll(() => fresh.close());

/** Calls every function that finds, lists or counts as its pages and jobs do. */
async function readEverything(db: Db): Promise<void> {
  const w = <M extends object>(module: M): M => recorder.wrap(module);
  const province = { kind: "province", province_code: "10", divisions: null } as const;
  const ministry: Scope = { kind: "all", divisions: null };
  const of: Scope = { kind: "establishments", ids: [1_000_100] };
  const one = await db
    .selectFrom("monthly_return as r")
    .innerJoin("submission as s", "s.return_id", "r.id")
    .where("r.state", "=", "approved")
    .select(["r.id", "r.establishment_id", "s.id as submission_id"])
    .orderBy("r.id", "desc")
    .executeTakeFirstOrThrow();

  const t = w(attachment);
  await t.findAttachment(db, of, 5, { sentOnly: true });
  await t.listAttachments(db, "return", [one.id, one.id - 1]);
  await t.listAttachments(db, "return", [one.id], { removed: true });
  await t.listNamedContents(db, ["a".repeat(64), "b".repeat(64)]);
  const a = w(audit);
  await a.findLastSeal(db);
  await a.listUnsealedAudit(db, true, 500);
  await a.listUnsealedAudit(db, false, 500);
  await a.listSealedAudit(db, "100", 500);
  await a.countUnsealedAudit(db);
  await a.listAuditOf(db, { kind: "monthly_return", id: one.id, verb: "save-figures" }, 400);

  const d = w(dispatch);
  await d.findSubmissionContent(db, one.submission_id);
  await d.findPlace(db, 2301, "23");
  await d.listHandedOver(db, one.id);
  for (const scope of [province, ministry]) {
    const all = { recipient_id: null, state: null, period: null, before: null, limit: 50 };
    await d.listDeliveries(db, scope, all);
    await d.listDeliveries(db, scope, { ...all, before: 5000 });
    await d.listDeliveries(db, scope, { ...all, recipient_id: 1, state: "prepared", period: addMonths(open, -3) });
    await d.countDeliveries(db, scope, addMonths(open, -3));
    await d.countDeliveries(db, scope, null);
  }
  await d.listDeliveriesOfReturn(db, one.id);

  const h = w(history);
  await h.listEvents(db, one.id);
  await h.listReasons(db, one.id);
  await h.countOpenReasons(db, [one.id, one.id - 1]);
  await h.findWithdrawal(db, one.id, 1);
  await w(idempotency).findRequestKey(db, 1, "a");
  await w(installation).findInstallation(db);
  const m = w(monthlyReturn);
  await m.findReturn(db, of, one.id);
  await m.findAnyReturn(db, one.id);
  await m.listReturns(db, { kind: "establishments", ids: [one.establishment_id] }, [open, addMonths(open, -1)]);
  for (const scope of [province, ministry]) {
    await readQueues(recorder, db, scope, { open, id: one.id, now: crowdNow });
  }
  await readTotals(recorder, db, open);
  await m.listReturnsFrom(db, one.establishment_id, addMonths(open, -3));
  await w(establishment).listEstablishmentNames(db, [one.establishment_id, one.establishment_id + 1]);
  const i = w(invitation);
  await w(returnedMonth).listReturnedOfSession(db, await liaisonSession(db), 200);
  await w(returnedMonth).listReturnedMonths(db, [one.establishment_id, one.establishment_id + 1], 200);
  await i.findInvitation(db, 1);
  await i.findWaitingInvitation(db, { national_id: "0000000001" });
  await i.findWaitingInvitation(db, { user_id: 1 });
  await i.findInvitationByCode(db, "0".repeat(64));
  await i.findAccount(db, "0000000001", { establishment_id: 1_000_100, role: "liaison", legal_id: "1", at: new Date() });
  await i.listInvitationsOfEstablishment(db, one.establishment_id);
  await i.listWaitingInvitations(db, province, 100);
  await i.listAccesses(db, one.establishment_id, new Date());
  await db.transaction().execute((trx) => i.listAccessesLocked(trx, one.establishment_id, new Date()));
  await w(signatureRequest).findLastSignatureRequest(db, one.id);
  await w(signatureRequest).findSignature(db, one.id, 1);
  await w(signatureRequest).findSignatureAsker(db, one.id);
  await m.findReturnOfMonth(db, { kind: "establishments", ids: [one.establishment_id] }, one.establishment_id, open);
  await w(notice).listNoticesOfEstablishments(db, [one.establishment_id], 8);
  await w(notice).listNoticesOfProvince(db, province, ["message", "resubmitted"], 8);
  await w(notice).findNoticesRead(db, 1);

  const v = w(conversation);
  await v.listMessages(db, one.id, 500);
  await v.findMessageRead(db, 1, one.id);
  await v.listInquiries(db, one.id);
  await v.countOpenInquiries(db, [one.id, one.id - 1]);

  const q = w(returnRequest);
  await q.listRequests(db, one.id);
  await q.listRequestCells(db, one.id);
  await q.listRequestReasons(db, one.id);
  await q.listOpenMatters(db, one.id);
  await q.listExtensions(db, one.id);
  await q.findOtherSupervisor(db, { province_code: "10", isic_code: "2394" }, 1, crowdNow);
  for (const scope of [of, province, ministry]) {
    await q.listWaitingRequests(db, scope, 200);
    await v.listReturnsWithOpenInquiries(db, scope, 12);
  }

  await readStandings(db, w, { ...one, open });

  const o = w(ownHistory);
  const ofOne: Scope = { kind: "establishments", ids: [one.establishment_id] };
  const year = { establishment_id: one.establishment_id, from: addMonths(open, -11), to: open };
  await o.findOwnEstablishment(db, ofOne, one.establishment_id);
  await o.findMonthBounds(db, ofOne, one.establishment_id);
  await o.listOwnMonths(db, ofOne, year);
  await o.listOwnVersions(db, ofOne, year);
  await o.listOwnSnapshots(db, ofOne, year, [one.submission_id]);

  await readFollowUp(db, w, { ...one, open });

  const p = w(period);
  await p.findPeriod(db, open);
  await p.listPeriods(db);
  await p.listHolidays(db);
  await p.listWorkingWeeks(db);

  const r = w(recipient);
  await r.listActiveContracts(db, crowdNow);
  await r.listRecipients(db);
  await r.listActiveRecipientIds(db);
  await r.listDemonstrationRecipients(db);
  await w(session).findLiveSession(db, { id_hash: "1".padStart(64, "0"), realNow: crowdNow });
  await w(session).listGrants(db, 1);
  await w(attempt).findAttempts(db, { subject: "a", kind: "account" });

  const s = w(statistics);
  for (const basis of bases) {
    const compared = { period: open, last_month: addMonths(open, -1), last_year: addMonths(open, -12) };
    const product = { item_id: 1, line_id: null, unit_code: "TNE" };
    for (const scope of [province, ministry]) {
      await s.listProductTotals(db, { basis, scope }, compared);
      await w(detail).countDetailedReturns(db, { basis, scope, periods: [open] }, { search: "" });
    }
    await s.listProductSeries(db, { basis, scope: ministry, periods: [open, addMonths(open, -1)], product });
  }
  await s.countReturnsByProvince(db, ministry, open);
  await s.listProvinces(db);
  await s.countExpectedByProduct(db, ministry, open, "2025-04-20");
  await s.listProductNames(db, [1, 2], [1_000_001]);

  const u = w(submission);
  await u.findSubmission(db, one.id, 1);
  await u.listSubmissions(db, one.id);
  await u.listNewestSnapshots(db, [one.id, one.id - 1]);
  await u.listSnapshots(db, one.id, [1]);
  await u.listFrozenFindings(db, one.id);
  await w(unit).listUnits(db);
  await w(user).findUserForSignIn(db, "0000000001");
  await w(user).listDemonstrationAccounts(db, 3);

  await w(workbookUpload).findUpload(db, { id: 1, user_id: 1, now: crowdNow });

  await w(formBlock).listBlocks(db, [one.id, one.id - 1], [one.id - 1, one.id - 2]);
  const [k, grouped] = [w(checkRun), { item_id: 1, line_id: null, unit_code: "TNE" }];
  await k.listCheckRuns(db, [open]);
  await k.listCatalogueProducts(db);
  await k.listLinesAlone(db, open);
  await k.listProducedByPeriod(db, grouped, [open, addMonths(open, -1)]);
  await k.listSalesInForce(db, grouped, addMonths(open, -3));
  await k.listDevices(db, open);
  await k.listLaterFindings(db, one.id, 1);
  const { insertThresholdChange: _write, ...settings } = w(checkSetting);
  for (const read of Object.values(settings)) await read(db);
  const f = w(workingFigure);
  await f.listProductRows(db, one.id);
  await f.listPastFigures(db, one.id);
  await f.listStoppagesAndExplanations(db, one.id);
}

/** Real names of the tables that a statement reads under other ones. */
function aliases(sql: string): Map<string, string> {
  const found = [...sql.matchAll(/(?:from|join) `?(\w+)`?(?: as)? `?(\w+)`?/g)];
  return new Map(found.flatMap(([, table = "", alias = ""]) => (sizes.has(table) ? [[alias, table]] : [])));
}

test("no function that finds, lists or counts reads a large table from end to end", async () => {
  await readEverything(fresh.db);
  const scans = new Set<string>();
  for (const { name, sql, parameters } of [...recorder.statements]) {
    const { rows } = await fresh.db.executeQuery<Step>(CompiledQuery.raw(`explain ${sql}`, [...parameters]));
    const names = aliases(sql);
    for (const step of rows) {
      const table = names.get(step.table ?? "") ?? step.table ?? "";
      // A whole index is read as well as a whole table, unless a limit ends it early.
      const rows = step.type === "ALL" ? (sizes.get(table) ?? 0) : step.type === "index" ? Number(step.rows) : 0;
      if (rows > many && !(name in allowed)) scans.add(`${name}: ${table}`);
    }
  }
  expect([...scans]).toEqual([]);
}, 60_000);

test("which is asked of every such function, on tables as large as in use", () => {
  const called = new Set(recorder.statements.map(({ name }) => name));
  const known = readdirSync(`${root}test/db/sql`).flatMap((file) => reviewedFunctions(read(`test/db/sql/${file}`)));
  expect(known.filter((name) => /^(find|list|count)/.test(name) && !called.has(name))).toEqual([]);
  const large = [...sizes].filter(([, rows]) => rows > many).map(([table]) => table);
  expect(large.sort()).toEqual(growing.sort());
});
