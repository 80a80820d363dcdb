import type { ReceivedFile } from "#app/domain/attachment.ts";
import { isId } from "./params.server.ts";
import { Form, type ReadForm, type ReadFormWithFiles, type UnreadableForm } from "./respond.server.ts";

/** What a form asks beside what it asks of its figures. */
export type FileIntent =
  | { kind: "attach"; files: ReceivedFile[] }
  | { kind: "remove"; fileId: number }
  /** A file was chosen and another button pressed: an urlencoded form carries only its name. */
  | { kind: "unsent"; name: string }
  | null;

/**
 * Takes the file part out of a form that also saves something else, so that its own parser sees an ordinary save. The
 * rest has a request key of its own: both halves are writes that happen once.
 */
export function splitFileIntent(read: ReadFormWithFiles): { files: FileIntent; rest: ReadForm | UnreadableForm } {
  if (!read.ok) return { files: null, rest: read };
  const { form } = read;
  const attaches = form.get("intent") === "attach";
  const remove = form.get("remove");
  const chosen = form.getAll("files").find((name) => name !== "");
  const files: FileIntent = attaches
    ? { kind: "attach", files: read.files }
    : isId(remove ?? undefined)
      ? { kind: "remove", fileId: Number(remove) }
      : chosen === undefined
        ? null
        : { kind: "unsent", name: chosen.slice(0, 200) };
  if (files === null && !form.has("files")) return { files: null, rest: read };
  // A name that could not be read stays, and the form's own parser refuses it.
  const taken = new Set(["files", "intent", ...(files?.kind === "remove" ? ["remove"] : [])]);
  const kept = [...form.entries()].filter(([name]) => !taken.has(name));
  const asked = files?.kind === "attach" || files?.kind === "remove" ? "save" : form.get("intent");
  const pairs: [string, string][] = asked === null ? kept : [...kept, ["intent", asked]];
  const key = read.key === null ? null : { ...read.key, key: `${read.key.key.slice(0, 30)}.r` };
  return { files, rest: { ...read, form: new Form(pairs), key } };
}
