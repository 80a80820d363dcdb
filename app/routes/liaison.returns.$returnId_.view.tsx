import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OpeningCard } from "#app/forms/opening-card.tsx";
import { SubmissionPage } from "#app/forms/submission-page.tsx";
import { submissionFigures } from "#app/forms/submission-view.server.ts";
import { TalkAbout } from "#app/forms/talk-about.tsx";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { viewOpening } from "#app/usecases/view-opening.server.ts";
import { viewSubmission } from "#app/usecases/view-submission.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { presentOpening } from "#app/web/present/opening.server.ts";
import { presentSubmission } from "#app/web/present/submission.server.ts";
import { talkAbout } from "#app/web/present/talk.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const asked = new URL(args.request.url).searchParams.get("version");
  const version = asked === null ? null : idOf(asked);
  const outcome = await viewSubmission(context, "view-own-returns", idOf(args.params.returnId), version);
  if (!outcome.ok) throw notFound();
  const { common, findings } = catalogue(language);
  const { value } = outcome;
  const talk = await talkAbout(context, language, "establishment", value.found);
  return {
    talk,
    opening: presentOpening(await viewOpening(context, value.found.id), language),
    ...presentSubmission(value, language, context.now),
    ...submissionFigures({ ...value, inquiries: talk.inquiries }, { language, common, findings }),
  };
}

export default function LiaisonSubmission() {
  const { talk, opening, ...view } = useLoaderData<typeof loader>();
  return (
    <SubmissionPage {...view}>
      <TalkAbout talk={talk} back="view" />
      {opening === null ? null : <OpeningCard view={opening} />}
    </SubmissionPage>
  );
}
