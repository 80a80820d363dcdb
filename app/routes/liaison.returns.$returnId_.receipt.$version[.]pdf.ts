import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewReceipt } from "#app/usecases/view-receipt.server.ts";
import { answerPaper } from "#app/web/answer-paper.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { receiptPaper } from "#app/web/present/receipt.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

/** The receipt of a version as a PDF. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const [id, version] = [idOf(args.params.returnId), idOf(args.params.version)];
  const outcome = await viewReceipt(context, id, version);
  if (!outcome.ok) return notFound();
  const { paper, fileName } = receiptPaper(outcome.value, { language, origin: new URL(args.request.url).origin });
  const plain = `receipt-${outcome.value.found.period}-${version}.pdf`;
  return answerPaper(args, paper, { plain, full: fileName }, `/liaison/returns/${id}/receipt/${version}`);
}
