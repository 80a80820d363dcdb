import type { Kysely } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import { toldNotices } from "#app/domain/outgoing.ts";
import { addMonths, type Period } from "#app/domain/period.ts";
import * as absence from "#db/absence.ts";
import * as assignment from "#db/assignment.ts";
import * as board from "#db/board.ts";
import * as certificate from "#db/certificate.ts";
import * as contact from "#db/contact.ts";
import * as contactChange from "#db/contact-change.ts";
import * as clock from "#db/decision-clock.ts";
import * as lastLook from "#db/last-look.ts";
import * as preference from "#db/notice-preference.ts";
import * as outgoing from "#db/outgoing.ts";
import * as productTrend from "#db/product-trend.ts";
import * as reminder from "#db/reminder.ts";
import type { Database } from "#db/schema.ts";
import * as silent from "#db/silent.ts";
import * as telephoneFiling from "#db/telephone-filing.ts";
import * as textTemplate from "#db/text-template.ts";
import * as verification from "#db/verification.ts";
import * as weight from "#db/weight.ts";
import * as workload from "#db/workload.ts";
import { crowdNow } from "./crowd.ts";

/** Calls what finds, lists and counts for the follow-up, the clocks, the board and papers, as their pages and jobs do. */
export async function readFollowUp(
  db: Kysely<Database>,
  wrap: <M extends object>(module: M) => M,
  { id, establishment_id, open }: { id: number; establishment_id: number; open: Period },
): Promise<void> {
  const ids = [id, id - 1];
  const establishments = [establishment_id, establishment_id + 1];
  const l = wrap(contact);
  await l.listContacts(db, id);
  await l.listLastContacts(db, ids);
  await l.listContactPeople(db, establishments, crowdNow);
  const t = wrap(productTrend);
  const own = await db.selectFrom("product_line").where("establishment_id", "=", establishment_id).select("id").execute();
  const lines = own.map((line) => line.id);
  await t.listProductionOverTime(db, id, addMonths(open, -24));
  await t.listOthersOfProducts(db, lines, { establishment_id, now: open, before: addMonths(open, -1) });
  const r = wrap(reminder);
  await r.listReminders(db, id);
  await r.countReminders(db, ids);
  await r.listSilentDueDays(db, open);
  const province: Scope = { kind: "province", province_code: "10", divisions: null };
  for (const scope of [province, { kind: "all", divisions: null } as const]) {
    await wrap(silent).listSilent(db, scope, { period: open, search: "" }, { offset: 50, limit: 50 });
    await wrap(silent).countSilent(db, scope, { period: open, search: "x" });
    const portions = [{ expert_id: 1, of: 1, place: 0 }];
    await wrap(silent).listSilent(db, scope, { period: open, search: "", portions }, { offset: 0, limit: 50 });
    await wrap(weight).countWeights(db, scope, open);
    await wrap(board).listOldestWaiting(db, scope, open, ["submitted", "in-review", "referred-back"]);
    const span = { since: new Date(0), until: crowdNow };
    const slice = { ...span, notBy: 1, after: null, limit: 51 };
    await wrap(lastLook).listChanges(db, scope, slice);
    await wrap(lastLook).listChanges(db, scope, { ...slice, after: { at: crowdNow, source: 2, id: 7 } });
    await wrap(lastLook).countChanges(db, scope, { ...slice, limit: 100 });
    await wrap(lastLook).countNewlyAccepted(db, scope, { since: new Date(crowdNow.getTime() - 86_400_000), until: crowdNow });
  }
  await wrap(lastLook).findLastLook(db, 1);
  const a = wrap(assignment);
  const everybody = { search: "", county: null, holder: 1, present: [1, 2] };
  await a.listReviewers(db, "10", crowdNow);
  await a.listNamesOf(db, [1, 2]);
  await a.listShareable(db, province, "2026-01-01");
  await a.findShareRevision(db, "10");
  await a.listShareOuts(db, "10", 10);
  await a.listAssigned(db, province, everybody, { offset: 0, limit: 50 });
  await a.countAssigned(db, province, { ...everybody, holder: "nobody" });
  await a.listHolders(db, province, establishments);
  await a.listAssignmentHistory(db, establishment_id);
  await a.countHeld(db, province);
  await wrap(absence).listAbsences(db, "10", "2026-01-01");
  await wrap(absence).findAbsenceNumber(db, "10");
  await wrap(absence).listCovered(db, 1, "2026-01-01");
  await wrap(absence).findAbsence(db, "10", 1);
  await wrap(workload).listWaitingOf(db, province, ["submitted", "in-review", "referred-back"]);
  await wrap(workload).countDecidedLately(db, "10", crowdNow);
  await wrap(silent).listSilentMonths(db, establishments, addMonths(open, -24), open);
  await readOutgoing(db, wrap, establishments);
  const kept = { province_code: "10", user_id: 1 };
  const x = wrap(textTemplate);
  await x.listTemplates(db, kept, true);
  await x.findTemplate(db, kept, 1);
  await x.countKept(db, { province_code: "10", owner_id: null });
  await x.listTemplateChanges(db, 1);
  await wrap(telephoneFiling).findTelephoneFiling(db, id, 1);
  const c = wrap(clock);
  await c.findLastTimed(db);
  await c.listUntimed(db, { from: new Date(crowdNow.getTime() - 86_400_000), before: crowdNow }, ["accept", "send-back"], 1000);
  await c.listHistories(db, ids);
  await c.countDecisionsByProvince(db, "province", 1404);
  await c.countDecisionsByActor(db, "23", 1404);
  await c.countOverturned(db, 1404);
  await c.listDecisionYears(db);
  await wrap(certificate).findCertificate(db, 1);
  await wrap(certificate).listCertificates(db, establishment_id, 20);
  await wrap(verification).findSubmissionByCode(db, "0".repeat(20));
  await wrap(verification).findCertificateByCode(db, "0".repeat(20));
}

/** What the job of notices and the page of one's choice read. */
async function readOutgoing(db: Kysely<Database>, wrap: <M extends object>(module: M) => M, establishments: number[]) {
  const o = wrap(outgoing);
  await o.findOutgoingMark(db);
  const after = (await o.findNewestNotice(db)) - 100;
  await o.listNoticesToTell(db, { after, kinds: toldNotices, since: new Date(0), limit: 200 });
  await o.listEstablishmentPeople(db, establishments, crowdNow);
  await o.listDigestPeople(db, crowdNow);
  await o.findClaimedOutgoing(db, 5, "nobody", { until: crowdNow, at: crowdNow });
  const own = [{ expert_id: 1, of: 1, place: 0 }];
  const waiting = ["submitted", "in-review", "referred-back"] as const;
  for (const portions of [null, own])
    await wrap(workload).countWaiting(db, { kind: "province", province_code: "10", divisions: null }, waiting, portions);
  await wrap(contactChange).findContact(db, 1);
  await wrap(contactChange).listContactChanges(db, 1, 10);
  await wrap(preference).listPreferences(db, [1, 2]);
  await wrap(preference).findReach(db, 1);
  await wrap(preference).listOwnOutgoing(db, 1, 10);
}
