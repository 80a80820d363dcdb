import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import { foldName } from "#app/domain/name-search.ts";
import type { Database } from "./schema.ts";

/** Of `establishment as e`: those whose name, in either language, holds the text. */
export function isNamed(
  eb: ExpressionBuilder<Database & { e: Database["establishment"] }, "e">,
  text: string,
): Expression<SqlBool> {
  return eb("e.name_folded", "like", `%${foldName(text).replace(/[\\%_]/g, "\\$&")}%`);
}
