import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SubmissionPage } from "#app/forms/submission-page.tsx";
import { submissionFigures } from "#app/forms/submission-view.server.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { viewSubmission } from "#app/usecases/view-submission.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { presentSubmission } from "#app/web/present/submission.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const asked = new URL(args.request.url).searchParams.get("version");
  const version = asked === null ? null : idOf(asked);
  const outcome = await viewSubmission(context, "view-own-returns", idOf(args.params.returnId), version);
  if (!outcome.ok) throw notFound();
  const { common, findings } = catalogue(language);
  const { value } = outcome;
  return {
    ...presentSubmission(value, language, context.now),
    ...submissionFigures(value, { language, common, findings }),
  };
}

export default function LiaisonSubmission() {
  return <SubmissionPage {...useLoaderData<typeof loader>()} />;
}
