import type { ActionFunctionArgs } from "@remix-run/node";
import type { WorkbookProblem } from "#app/domain/workbook.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import { formatPeriod } from "#app/messages/dates.ts";
import { keepWorkbook } from "#app/usecases/keep-workbook.server.ts";
import { answer, type Entry, readFormWithFiles } from "./respond.server.ts";

export type ReceivedWorkbook =
  | { ok: true; upload_id: number }
  /** `sentence` says why, in the reader's language; `to` leads to the month the workbook was made for. */
  | { ok: false; status: number; headers?: Record<string, string>; sentence: string; to: string | null };

const statuses: Partial<Record<WorkbookProblem, number>> = { busy: 503, "too-large": 413 };

/**
 * Reads the workbook of a form, as far as a bounded process can, and keeps what it says for its preview.
 * @param returnId the month on whose page it was sent, or null. Throws a missing page for one that is not the person's
 */
export async function receiveWorkbook(
  args: ActionFunctionArgs,
  { context, language }: Entry,
  returnId: number | null,
): Promise<ReceivedWorkbook> {
  const { returnWorkbook: t } = messages(language, "outputs");
  const refused = (problem: WorkbookProblem): ReceivedWorkbook => ({
    ok: false,
    status: statuses[problem] ?? 422,
    ...(problem === "busy" ? { headers: { "Retry-After": "5" } } : {}),
    sentence: t.problems[problem],
    to: null,
  });
  const read = await readFormWithFiles(args, "workbook");
  if (!read.ok) {
    return read.status === 413 ? refused("too-large") : { ok: false, status: read.status, sentence: t.unreadable, to: null };
  }
  if (read.key === null) return { ok: false, status: 422, sentence: t.unreadable, to: null };
  const [file] = read.files;
  if (!file) return refused("no-file");
  if (file.refused !== null) return refused("too-large");
  const bytes = await file.read();
  const reading = await args.context.workbooks.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!reading.ok) return refused(reading.problem);
  const kept = await keepWorkbook(context, {
    book: reading.book,
    sha256: file.sha256,
    file_name: shownName(file.name),
    return_id: returnId,
    request: read.key,
  });
  if (!kept.ok) {
    const common = messages(language, "common");
    return { ok: false, ...answer(kept.refusal), sentence: common.refusals[kept.refusal.code], to: null };
  }
  if ("upload_id" in kept.value) return { ok: true, upload_id: kept.value.upload_id };
  const { problem, period, return_id } = kept.value;
  const sentence = t.uploadProblems[problem]({ period: formatPeriod(period, language, "short") });
  return { ok: false, status: 422, sentence, to: return_id === null ? null : `/liaison/returns/${return_id}` };
}

/** A file's name fit to be shown: its last part, no control signs, none that turn the direction of text. */
function shownName(name: string): string {
  return name
    .normalize("NFC")
    .replace(/^.*[/\\]/s, "")
    .replace(/[\p{Cc}\p{Cs}\p{Co}\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "")
    .trim()
    .slice(0, 120);
}
