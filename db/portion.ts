import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Portion } from "#app/domain/share-out.ts";
import type { Database } from "./schema.ts";

/** Assignments that hold and are in one of the portions. */
export function isHeld(of: ExpressionBuilder<Database & { a: Database["assignment"] }, "a">, portions: readonly Portion[]) {
  return of.or(
    portions.map((portion) =>
      portion.of === 1
        ? of("a.expert_id", "=", portion.expert_id)
        : of.and([of("a.expert_id", "=", portion.expert_id), sql<SqlBool>`mod(a.id, ${portion.of}) = ${portion.place}`]),
    ),
  );
}

/** Narrows a query over `monthly_return as r` to the establishments that are in one of the portions (`isIn` says the same). */
export function heldIn(
  eb: ExpressionBuilder<Database & { r: Database["monthly_return"] }, "r">,
  portions: readonly Portion[],
): Expression<SqlBool> {
  if (portions.length === 0) return sql<SqlBool>`1 = 0`;
  return eb(
    "r.establishment_id",
    "in",
    eb
      .selectFrom("assignment as a")
      .where("a.live", "=", 1)
      .where((of) => isHeld(of, portions))
      .select("a.establishment_id"),
  );
}
