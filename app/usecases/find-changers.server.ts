import { blockPlaceOf, cellsOf, rowOfField } from "#app/domain/block-cells.ts";
import { fingerprint, type OperationField, operationFields } from "#app/domain/editing.ts";
import { listAuditOf } from "#db/audit.ts";
import type { Context } from "./context.server.ts";
import type { LoadedReturn } from "./load-return.server.ts";

/** Who gave a field the value it has, and when. */
export interface Changer {
  by_fa: string | null;
  by_en: string | null;
  at: Date;
}

/** What a save wrote, as the audit trail keeps it. */
interface Written {
  rows?: Record<string, Record<string, unknown>>;
  operation?: Partial<Record<OperationField, unknown>> | null;
  texts?: Record<string, string>;
  /** Rows of blocks 3 to 5, each with its cells afterwards. */
  blocks?: Record<string, Record<string, string>>;
}

const cellName = /^f\.(\d+)\.([a-z_]+)$/;
/** A month is typed in some dozens of saves; what lies further back is not worth a slow answer. */
const looksBack = 400;

function isOperationField(name: string): name is OperationField {
  return (operationFields as readonly string[]).includes(name);
}

/** A mark of the value a save left in a field; undefined where it did not write the field's row. */
function markIn(written: Written, name: string): string | undefined {
  const [, line = "", column = ""] = cellName.exec(name) ?? [];
  if (line !== "") return written.rows?.[line] === undefined ? undefined : fingerprint(written.rows[line][column]);
  if (isOperationField(name)) return written.operation ? fingerprint(written.operation[name]) : undefined;
  if (blockPlaceOf(name)) {
    const row = written.blocks?.[rowOfField(name)];
    return row === undefined ? undefined : fingerprint(row[name] ?? "");
  }
  const text = written.texts?.[name];
  return text === undefined ? undefined : fingerprint(text);
}

function markNow(loaded: LoadedReturn, name: string): string {
  const [, line = "", column = ""] = cellName.exec(name) ?? [];
  if (line !== "") return fingerprint((loaded.figures.get(Number(line)) as Record<string, unknown> | undefined)?.[column]);
  if (isOperationField(name)) return fingerprint(loaded.operation[name]);
  if (blockPlaceOf(name)) return fingerprint(loaded.blocks === null ? "" : (cellsOf(loaded.blocks).get(name) ?? ""));
  if (name.startsWith("e.")) return fingerprint(loaded.explanations.get(name.slice(2)) ?? "");
  return fingerprint(loaded.reasons.find((reason) => `r.${reason.id}` === name)?.reply ?? "");
}

/**
 * Who changed each of some fields last, by the audit trail: a row keeps only who wrote any of its cells last. Fields it
 * does not know are left out.
 * @param loaded the return as the person may see it
 */
export async function findChangers(
  context: Context,
  loaded: LoadedReturn,
  names: readonly string[],
): Promise<Map<string, Changer>> {
  const changers = new Map<string, Changer>();
  if (names.length === 0) return changers;
  const subject = { kind: "monthly_return", id: loaded.found.id, verb: "save-figures" };
  const open = new Map(names.map((name) => [name, markNow(loaded, name)]));
  for (const { at, detail, by_fa, by_en } of await listAuditOf(context.db, subject, looksBack)) {
    if (open.size === 0) break;
    const written = JSON.parse(detail) as Written;
    for (const [name, now] of open) {
      const mark = markIn(written, name);
      // Saves that left the value as it is go back to the one that made it.
      if (mark === now) changers.set(name, { by_fa, by_en, at });
      else if (mark !== undefined) open.delete(name);
    }
  }
  return changers;
}
