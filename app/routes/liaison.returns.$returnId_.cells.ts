import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { conflictingFields } from "#app/domain/refusal.ts";
import { answerCells } from "#app/forms/answer-cells.server.ts";
import { conflictViews } from "#app/forms/conflict-view.server.ts";
import type { ConflictView } from "#app/forms/conflict-view.ts";
import { readCells } from "#app/forms/read-cells.server.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { saveCells } from "#app/usecases/save-cells.server.ts";
import { viewConflicts } from "#app/usecases/view-conflicts.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { readAhead } from "#app/web/read-ahead.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

/** Only cells are sent here; whoever types the address is led to their form, if it is there for him. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = await requireViewer(args, "liaison");
  const id = idOf(args.params.returnId);
  const seen = await viewConflicts(context, id, []);
  if (!seen.ok) throw notFound();
  throw redirect(`/liaison/returns/${id}`);
}

/** Saves single cells of the form; every answer but a missing page is plain JSON. */
export async function action(args: ActionFunctionArgs) {
  const ahead = readAhead(args);
  // A script waits for this answer: it keeps what was typed, and asks its reader to sign in. Whose typing it is, it says
  // itself: in another tab somebody else may have signed in meanwhile.
  const viewer = await args.context.viewer();
  const writer = new URL(args.request.url).searchParams.get("user") ?? String(viewer?.actor.user_id);
  if (viewer === null || writer !== String(viewer.actor.user_id)) return json({ code: "signed-out" }, { status: 401 });
  const { context, language } = await requireViewer(args, "liaison");
  const id = idOf(args.params.returnId);
  const reading = { language, ...catalogue(language), now: context.now };
  const read = readCells(await readForm(args));
  if (!read.ok) {
    // What one may not see answers as what is not there, whatever was sent.
    if (!(await viewConflicts(context, id, [])).ok) throw notFound();
    return json(answerCells({ code: read.code, refused: read.refused }, reading), { status: read.status });
  }
  const { edit, without, refused, request } = read;
  const outcome = await saveCells({ ...context, ahead }, { return_id: id, edit, without, request });
  if (!outcome.ok && outcome.refusal.code !== "cell-conflict") {
    const { code } = outcome.refusal;
    return json(answerCells({ code, refused: [] }, reading), answer(outcome.refusal));
  }
  const names = outcome.ok ? outcome.value.conflicts : conflictingFields(outcome.refusal);
  let conflicts: ConflictView[] = [];
  if (names.length > 0) {
    const seen = await viewConflicts(context, id, names);
    if (!seen.ok) throw notFound();
    conflicts = conflictViews(names, seen.value.loaded, seen.value.changers, reading);
  }
  const said = answerCells({ code: "saved", refused, edit, conflicts }, reading);
  return json(said, { status: Object.keys(said.saved).length > 0 ? 200 : 409 });
}
