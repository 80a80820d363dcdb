import { openPeriodAt } from "#app/domain/calendar.ts";
import { countedVersion, readRange } from "#app/domain/continuity.ts";
import { toRial } from "#app/domain/money.ts";
import type { OwnFigures, OwnHistory } from "#app/domain/own-history.ts";
import { permit } from "#app/domain/permission.ts";
import { type Outcome, refuse } from "#app/domain/refusal.ts";
import type { Snapshot } from "#app/domain/snapshot.ts";
import type { WrittenReport } from "#app/domain/statistics/report.ts";
import { findMonthBounds, findOwnEstablishment, listOwnSnapshots, type MonthRange } from "#db/own-history.ts";
import { inTransaction } from "#db/transaction.ts";
import { listUnits } from "#db/unit-of-measure.ts";
import type { Context } from "./context.server.ts";
import { type OwnMonth, ownMonths } from "./own-months.server.ts";
import { recordAudit } from "./record-audit.server.ts";
import { amongFew } from "./report-request.server.ts";

export interface OwnHistoryQuestion {
  establishment_id: number;
  /** Periods as asked; both left out: everything. */
  from: string | null;
  to: string | null;
}

// Contents of so many months are held at once.
const monthsAtOnce = 6;

/**
 * Exports what an own establishment has filed: of each month the version in force, or the newest that stands where
 * none is.
 * @param write writes the report; its file is recorded in the audit trail by its hash
 * @returns `not-found` for another's establishment, `invalid-input` naming the end of the range that is wrong, `busy`
 */
export async function exportOwnHistory<F extends WrittenReport>(
  context: Context,
  question: OwnHistoryQuestion,
  write: (history: OwnHistory) => Promise<F>,
): Promise<Outcome<F>> {
  const { db, actor, now } = context;
  const right = permit(actor, "view-own-returns");
  if (!right) return refuse("not-found");
  const establishment = await findOwnEstablishment(db, right.scope, question.establishment_id);
  if (!establishment) return refuse("not-found");
  const bounds = await findMonthBounds(db, right.scope, establishment.id);
  const latest = openPeriodAt(now);
  const range =
    question.from === null && question.to === null
      ? { from: bounds?.first ?? latest, to: latest }
      : readRange(question.from ?? bounds?.first ?? latest, question.to ?? latest, latest);
  if ("wrong" in range) return refuse("invalid-input", { fields: [{ field: range.wrong, code: range.code }] });
  const asked = { establishment_id: establishment.id, ...range };
  return amongFew(
    async () => {
      const [months, units] = await Promise.all([ownMonths(db, right.scope, asked), listUnits(db)]);
      const sent = months.filter((month) => countedVersion(month) !== null);
      return write({
        establishment_fa: establishment.name_fa,
        establishment_en: establishment.name_en,
        legal_id: establishment.legal_id,
        licence_number: establishment.licence_number ?? "",
        ...range,
        asked_by_fa: actor.name_fa,
        asked_by_en: actor.name_en,
        asked_at: now,
        expected: months.length,
        filed: sent.length,
        units: new Map(units.map((unit) => [unit.code, unit])),
        rows: figuresOf(sent, (some, ids) => listOwnSnapshots(db, right.scope, { ...asked, ...some }, ids)),
      });
    },
    (written) =>
      inTransaction(db, (trx) =>
        recordAudit(trx, {
          at: now,
          actor_id: actor.user_id,
          verb: "download-report",
          subject_kind: "establishment",
          subject_id: establishment.id,
          detail: { report: "own-history", ...range, rows: written.rows, sha256: written.sha256 },
        }),
      ),
  );
}

type ReadSnapshots = (range: Pick<MonthRange, "from" | "to">, ids: readonly number[]) => ReturnType<typeof listOwnSnapshots>;

async function* figuresOf(months: readonly OwnMonth[], read: ReadSnapshots): AsyncGenerator<OwnFigures> {
  for (let at = 0; at < months.length; at += monthsAtOnce) {
    const some = months.slice(at, at + monthsAtOnce);
    const byPeriod = new Map(some.map((month) => [month.period, month]));
    const ids = some.flatMap((month) => countedVersion(month)?.submission_id ?? []);
    const range = { from: some[0]?.period ?? "", to: some.at(-1)?.period ?? "" };
    for (const row of await read(range, ids)) {
      const month = byPeriod.get(row.period);
      if (month === undefined) continue;
      const sent = JSON.parse(row.snapshot) as Snapshot;
      const inRial = (amount: string | null) => (amount === null ? null : toRial(amount, sent.money_unit, sent.money_scale));
      for (const product of sent.products) {
        yield {
          period: row.period,
          product_fa: product.name_fa,
          product_en: product.name_en,
          unit_code: product.unit_code,
          unit_decimals: product.unit_decimals,
          state: month.state,
          version: row.version,
          in_force: row.version === month.in_force_version,
          tracking_code: row.tracking_code,
          filed_at: row.submitted_at,
          operating_state: sent.operation.operating_state,
          days_worked: sent.operation.days_worked,
          money_unit: sent.money_unit,
          money_scale: sent.money_scale,
          figures: product.figures,
          domestic_rial: inRial(product.figures.domestic_value),
          export_rial: inRial(product.figures.export_value),
        };
      }
    }
  }
}
