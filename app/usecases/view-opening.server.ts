import type { Finding } from "#app/domain/checks/finding.ts";
import { openingDiffers } from "#app/domain/checks/opening-differs.ts";
import { permit } from "#app/domain/permission.ts";
import { type FollowingMonth, monthsToCorrect } from "./ask-correction.server.ts";
import type { Context } from "./context.server.ts";
import { loadReturn } from "./load-return.server.ts";

export interface OpeningView {
  findings: Finding[];
  /** Months whose correction one button asks for, oldest first. */
  months: FollowingMonth[];
  /** Whether this month's correction is asked for already. */
  asked: boolean;
  /** Product names for the sentences. */
  loaded: NonNullable<Awaited<ReturnType<typeof loadReturn>>>;
}

/** What a corrected earlier month means for a submitted one of the liaison; null where its opening stock still holds. */
export async function viewOpening(context: Context, returnId: number): Promise<OpeningView | null> {
  const right = permit(context.actor, "view-own-returns");
  const loaded = right ? await loadReturn(context, right.scope, returnId) : undefined;
  if (!loaded || loaded.opening_differs.size === 0) return null;
  return {
    findings: openingDiffers(loaded.products, loaded.figures, loaded.opening_differs),
    months: await monthsToCorrect(context.db, loaded.found),
    asked: loaded.matters.some((row) => row.kind === "correction"),
    loaded,
  };
}
