import type { LoaderFunctionArgs } from "@remix-run/node";
import { findFile } from "#app/usecases/find-file.server.ts";
import { answerFile } from "#app/web/answer-file.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

/** An attached file, for whoever may see what it is attached to. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = await requireViewer(args);
  const outcome = await findFile(context, idOf(args.params.fileId));
  if (!outcome.ok) throw notFound();
  return answerFile(args, outcome.value);
}
