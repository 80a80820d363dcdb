import type { Finding } from "#app/domain/checks/finding.ts";
import { fromColumn } from "#app/domain/decimal.ts";
import { addMonths } from "#app/domain/period.ts";
import { permit, rolesOver } from "#app/domain/permission.ts";
import { done, type Outcome, refuse } from "#app/domain/refusal.ts";
import { allowedEvents, isEditable, type ReturnEvent } from "#app/domain/review.ts";
import type { SumsToDate } from "#app/domain/year-to-date.ts";
import { type EstablishmentName, listEstablishmentNames } from "#db/establishment.ts";
import { listReturns } from "#db/monthly-return.ts";
import { findLastSignatureRequest, type SignatureRequestRow } from "#db/signature-request.ts";
import { sumLastYearToDate } from "#db/working-figure.ts";
import { checkLoaded } from "./check-loaded.server.ts";
import type { Context } from "./context.server.ts";
import { factsOf, type LoadedReturn, loadReturn } from "./load-return.server.ts";
import { readTogether, type Sends } from "./read-together.server.ts";

export type StripReturn = Awaited<ReturnType<typeof listReturns>>[number];

export interface ReturnFormView {
  loaded: LoadedReturn;
  findings: Finding[];
  events: ReturnEvent[];
  editable: boolean;
  /** The same establishment's returns of twelve months, oldest first. */
  strip: StripReturn[];
  can_submit: boolean;
  /** Instead, where the establishment requires a signatory: his signature may be asked for. */
  can_request: boolean;
  /** The request that was declined last, until the month goes on. */
  declined: SignatureRequestRow | null;
  /** All establishments the person reaches, where there are several; null: more than the form names. */
  establishments: EstablishmentName[] | null;
  /** What stands beside figures while they are typed. */
  typing: { history: LoadedReturn["history"]; last_year_to_date: ReadonlyMap<number, SumsToDate> };
}

/** More names than a list can be read through, and than the form's page should carry. */
const mostNamed = 60;

async function namesOf(db: Sends, ids: readonly number[]): Promise<EstablishmentName[] | null> {
  if (ids.length > mostNamed) return null;
  return ids.length > 1 ? listEstablishmentNames(db, ids) : [];
}

/** @returns the twelve periods that end with the one given, oldest first. */
export function yearTo(period: string): string[] {
  return Array.from({ length: 12 }, (_, index) => addMonths(period, index - 11));
}

/** Sums of last year to date by product line. */
export function toDateOf(rows: Awaited<ReturnType<typeof sumLastYearToDate>>): Map<number, SumsToDate> {
  const read = (held: string | null) => (held === null ? null : fromColumn(held));
  return new Map(
    rows.map((row) => [
      row.product_line_id,
      {
        production: read(row.production),
        domestic_quantity: read(row.domestic_quantity),
        export_quantity: read(row.export_quantity),
      },
    ]),
  );
}

/**
 * Everything the liaison's form shows of a return. Findings are those of the figures as saved.
 * @returns `not-found` for what the person may not see, whatever the cause
 */
export async function viewReturnForm(context: Context, returnId: number): Promise<Outcome<ReturnFormView>> {
  const right = permit(context.actor, "view-own-returns");
  if (!right) return refuse("not-found");
  const loaded = await loadReturn(context, right.scope, returnId);
  if (!loaded) return refuse("not-found");
  const { found } = loaded;
  const reached = right.scope.kind === "establishments" ? right.scope.ids : [];
  const together = readTogether(context.db);
  const [strip, lastRequest, establishments, sums] = await Promise.all([
    listReturns(together, { kind: "establishments", ids: [found.establishment_id] }, yearTo(found.period)),
    found.signatory_required === 1 ? findLastSignatureRequest(context.db, found.id) : undefined,
    namesOf(together, reached),
    sumLastYearToDate(together, found.id),
  ]);
  const roles = rolesOver(context.actor, found, ["liaison", "signatory"]);
  const events = allowedEvents(factsOf(loaded), { roles, user_id: context.actor.user_id }, context.now);
  const untouched = found.state === "not-started" && found.figures_revision === 0;
  return done({
    loaded,
    // A form nobody has typed in yet is not scolded for being empty.
    findings: untouched ? [] : checkLoaded(loaded, context.now),
    events,
    editable: isEditable(found.state) && events.includes("save"),
    strip: strip.reverse(),
    can_submit: events.includes("submit"),
    can_request: events.includes("request-signature"),
    declined: isEditable(found.state) && lastRequest?.outcome === "declined" ? lastRequest : null,
    establishments,
    typing: { history: loaded.history, last_year_to_date: toDateOf(sums) },
  });
}
