import type { Refusal } from "#app/domain/refusal.ts";
import { messages } from "#app/messages/catalogue.server.ts";
import type { Language } from "#app/messages/language.ts";
import { formatInteger } from "#app/messages/numbers.ts";
import { attachToReturn } from "#app/usecases/attach-to-return.server.ts";
import type { Context, RequestKey } from "#app/usecases/context.server.ts";
import { removeReturnFile } from "#app/usecases/remove-return-file.server.ts";
import { type FileIntent, splitFileIntent } from "./file-intent.server.ts";
import type { ReadForm, ReadFormWithFiles, UnreadableForm } from "./respond.server.ts";

/** What a change of files came to: in the address of the page that follows, or why not. */
export type FilesOutcome = { ok: true; query: string } | { ok: false; refusal: Refusal };

/**
 * Does what a form asks of a return's files, before the rest of it is read as an ordinary save.
 * @returns `filed`: null where it asked nothing of them; `rest`: the form without its file part
 */
export async function changeFilesOf(
  context: Context,
  returnId: number,
  read: ReadFormWithFiles,
): Promise<{ filed: FilesOutcome | null; rest: ReadForm | UnreadableForm }> {
  const { files, rest } = splitFileIntent(read);
  if (files === null) return { filed: null, rest };
  if (files.kind === "unsent") return { filed: unsentFile(files.name), rest };
  // Without a key the rest is refused; nothing of such a form is done.
  if (!read.ok || read.key === null) return { filed: null, rest };
  return { filed: await changeFiles(context, returnId, files, read.key), rest };
}

async function changeFiles(
  context: Context,
  return_id: number,
  asked: Extract<FileIntent, { kind: "attach" | "remove" }>,
  request: RequestKey,
): Promise<FilesOutcome> {
  if (asked.kind === "remove") {
    const outcome = await removeReturnFile(context, { return_id, file_id: asked.fileId, request });
    return outcome.ok ? { ok: true, query: `removed=${outcome.value.removed}` } : outcome;
  }
  const outcome = await attachToReturn(context, { return_id, files: asked.files, request });
  return outcome.ok ? { ok: true, query: `attached=${outcome.value.attached}&known=${outcome.value.known}` } : outcome;
}

function unsentFile(name: string): FilesOutcome {
  return { ok: false, refusal: { code: "invalid-input", fields: [{ field: "files", code: "file-unsent", params: { name } }] } };
}

/** The sentence for what an address says of files that were just changed; null where it says nothing. */
export function saidOfFiles(search: URLSearchParams, language: Language): string | null {
  const t = messages(language, "liaison").files;
  const count = (name: string) => {
    const text = search.get(name) ?? "";
    return /^\d{1,2}$/.test(text) ? Number(text) : 0;
  };
  const parts = [
    count("attached") > 0 ? t.attached({ count: formatInteger(count("attached"), language) }) : "",
    count("known") > 0 ? t.known({ count: formatInteger(count("known"), language) }) : "",
    count("removed") > 0 ? t.removed : "",
  ];
  return parts.filter(Boolean).join(" ") || null;
}
