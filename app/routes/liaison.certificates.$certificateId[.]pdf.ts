import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewCertificate } from "#app/usecases/view-certificate.server.ts";
import { answerPaper } from "#app/web/answer-paper.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { certificatePaper } from "#app/web/present/certificate.server.ts";
import { yearPath } from "#app/web/present/year.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

/** An issued certificate as a PDF. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const outcome = await viewCertificate(context, idOf(args.params.certificateId));
  if (!outcome.ok) return notFound();
  const { content } = outcome.value;
  const { paper, fileName } = certificatePaper(outcome.value, { language, origin: new URL(args.request.url).origin });
  const plain = `certificate-${content.from}-${content.to}.pdf`;
  return answerPaper(args, paper, { plain, full: fileName }, yearPath(content.establishment_id));
}
