import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Scope } from "#app/domain/actor.ts";
import type { Database } from "./schema.ts";

/**
 * Narrows a query over `monthly_return as r` to what the scope may reach.
 * @returns the condition; one that is never true where the scope reaches nothing
 */
export function inScope(
  eb: ExpressionBuilder<Database & { r: Database["monthly_return"] }, "r">,
  scope: Scope,
): Expression<SqlBool> {
  const nothing = sql<SqlBool>`1 = 0`;
  switch (scope.kind) {
    case "nothing":
      return nothing;
    case "establishments":
      return scope.ids.length === 0 ? nothing : eb("r.establishment_id", "in", [...scope.ids]);
    case "province":
    case "all": {
      const conditions: Expression<SqlBool>[] = [];
      if (scope.kind === "province") conditions.push(eb("r.province_code", "=", scope.province_code));
      if (scope.divisions) {
        if (scope.divisions.length === 0) return nothing;
        conditions.push(sql<SqlBool>`left(r.isic_code, 2) in (${sql.join([...scope.divisions])})`);
      }
      return eb.and(conditions);
    }
  }
}

/** Narrows a query over `establishment as e` in the same way. */
export function establishmentInScope(
  eb: ExpressionBuilder<Database & { e: Database["establishment"] }, "e">,
  scope: Scope,
): Expression<SqlBool> {
  const nothing = sql<SqlBool>`1 = 0`;
  if (scope.kind === "nothing") return nothing;
  if (scope.kind === "establishments") return scope.ids.length === 0 ? nothing : eb("e.id", "in", [...scope.ids]);
  const conditions: Expression<SqlBool>[] = [];
  if (scope.kind === "province") conditions.push(eb("e.province_code", "=", scope.province_code));
  if (scope.divisions) {
    if (scope.divisions.length === 0) return nothing;
    conditions.push(sql<SqlBool>`left(e.isic_code, 2) in (${sql.join([...scope.divisions])})`);
  }
  return eb.and(conditions);
}
