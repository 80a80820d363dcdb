import { createHash } from "node:crypto";
import { openPeriodAt } from "#app/domain/calendar.ts";
import { type CertificateContent, certifyMonth, countContinuity, readRange } from "#app/domain/continuity.ts";
import { periodsBetween } from "#app/domain/period.ts";
import { permit } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { canonicalText } from "#app/domain/snapshot.ts";
import { trackingCodeOf } from "#app/domain/tracking-code.ts";
import { insertCertificate } from "#db/certificate.ts";
import { findOwnEstablishment } from "#db/own-history.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context, RequestKey } from "./context.server.ts";
import { ownMonths } from "./own-months.server.ts";
import { randomSlice } from "./random.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { once } from "./request-key.server.ts";

export interface IssueCertificate {
  establishment_id: number;
  /** Periods as chosen, unchecked. */
  from: string;
  to: string;
  request: RequestKey;
}

export interface Issued {
  certificate_id: number;
  tracking_code: string;
}

/**
 * Issues a certificate of continued activity for a range of months of an own establishment. Its content is what holds
 * now and never changes. Filing counts as continuity, whether approved or not; only an unfiled month that was due is a
 * gap.
 * @returns `not-found` for another's establishment, `invalid-input` naming the end that is wrong, or both where no
 *   return was ever expected in the range
 */
export async function issueCertificate(context: Context, command: IssueCertificate): Promise<Outcome<Issued>> {
  const { db, actor, now } = context;
  const right = permit(actor, "issue-certificate");
  if (!right) return refuse("not-permitted");
  const establishment = await findOwnEstablishment(db, right.scope, command.establishment_id);
  if (!establishment) return refuse("not-found");
  const range = readRange(command.from, command.to, openPeriodAt(now));
  if ("wrong" in range) return refuse("invalid-input", { fields: [{ field: range.wrong, code: range.code }] });
  return once<Issued>(context, command.request, async (remember) => {
    const found = await ownMonths(db, right.scope, { establishment_id: establishment.id, ...range });
    if (found.length === 0) return refuse("invalid-input", { fields: [{ field: "from", code: "no-month-expected" }] });
    const byPeriod = new Map(found.map((month) => [month.period, month]));
    const months = periodsBetween(range.from, range.to).map((period) => certifyMonth(period, byPeriod.get(period), now));
    const content: CertificateContent = {
      establishment_id: establishment.id,
      establishment_fa: establishment.name_fa,
      establishment_en: establishment.name_en,
      legal_id: establishment.legal_id,
      licence_number: establishment.licence_number ?? "",
      province_fa: establishment.province_fa,
      province_en: establishment.province_en,
      ...range,
      issued_at: now.toISOString(),
      issued_by_fa: actor.name_fa,
      issued_by_en: actor.name_en,
      months,
      ...countContinuity(months),
    };
    const text = canonicalText(content);
    const sha256 = createHash("sha256").update(text, "utf8").digest("hex");
    const tracking_code = trackingCodeOf(randomSlice(13));
    const issued = await inTransaction(db, async (trx) => {
      const certificate_id = await insertCertificate(trx, {
        establishment_id: establishment.id,
        from_period: range.from,
        to_period: range.to,
        tracking_code,
        sha256,
        content: text,
        issued_at: now,
        issued_by: actor.user_id,
      });
      await recordAudit(trx, {
        at: now,
        actor_id: actor.user_id,
        verb: "issue-certificate",
        subject_kind: "certificate",
        subject_id: certificate_id,
        detail: { establishment_id: establishment.id, ...range, sha256 },
      });
      const outcome = { certificate_id, tracking_code };
      await remember(trx, outcome);
      return outcome;
    });
    return done(issued);
  });
}
