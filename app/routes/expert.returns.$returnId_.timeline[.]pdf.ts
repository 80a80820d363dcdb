import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewTimeline } from "#app/usecases/view-timeline.server.ts";
import { answerPaper } from "#app/web/answer-paper.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { timelinePaper } from "#app/web/present/timeline.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

/** The way of a return through the offices as a PDF. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "expert", "supervisor");
  const id = idOf(args.params.returnId);
  const outcome = await viewTimeline(context, "province", id);
  if (!outcome.ok) return notFound();
  const { paper, plain, full } = timelinePaper(outcome.value, { language, origin: new URL(args.request.url).origin });
  return answerPaper(args, paper, { plain, full }, `/expert/returns/${id}`);
}
