import { type ActionFunctionArgs, json, type LinksFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readConfirmForm } from "#app/forms/confirm-filing.server.ts";
import { OpeningCard } from "#app/forms/opening-card.tsx";
import { SubmissionPage } from "#app/forms/submission-page.tsx";
import { submissionFigures } from "#app/forms/submission-view.server.ts";
import { TalkAbout } from "#app/forms/talk-about.tsx";
import { TelephoneConfirm } from "#app/forms/telephone-confirm.tsx";
import { readWithdrawForm } from "#app/forms/withdraw.server.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import stylesheet from "#app/styles/after.css?url";
import { confirmFiling, telephoneOf } from "#app/usecases/confirm-filing.server.ts";
import { viewOpening } from "#app/usecases/view-opening.server.ts";
import { viewSubmission } from "#app/usecases/view-submission.server.ts";
import { withdrawReturn } from "#app/usecases/withdraw-return.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { presentOpening } from "#app/web/present/opening.server.ts";
import { presentSubmission } from "#app/web/present/submission.server.ts";
import { talkAbout } from "#app/web/present/talk.server.ts";
import { confirmRefusal, presentConfirm } from "#app/web/present/telephone.server.ts";
import { presentVersions, withdrawRefusal } from "#app/web/present/versions.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const { searchParams } = new URL(args.request.url);
  const asked = searchParams.get("version");
  const version = asked === null ? null : idOf(asked);
  const outcome = await viewSubmission(context, "view-own-returns", idOf(args.params.returnId), version);
  if (!outcome.ok) throw notFound();
  const { common, findings } = catalogue(language);
  const { value } = outcome;
  const reader = { language, now: context.now, key: newRequestKey(), done: searchParams.has("withdrawn") };
  const talk = await talkAbout(context, language, "establishment", value.found);
  const telephone = await telephoneOf(context, value.found.id, value.version);
  return {
    talk,
    telephone: presentConfirm(telephone, value.found, language),
    opening: presentOpening(await viewOpening(context, value.found.id), language),
    ...presentSubmission(value, language, context.now),
    ...submissionFigures({ ...value, inquiries: talk.inquiries }, { language, common, findings }),
    sent: presentVersions(value, reader),
  };
}

/** Takes the newest version back, or stands by what an office typed from a call. */
export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "liaison", "signatory");
  const id = idOf(args.params.returnId);
  if (!(await viewSubmission(context, "view-own-returns", id, null)).ok) throw notFound();
  const body = await readForm(args);
  const confirm = readConfirmForm(body);
  if (confirm !== null) {
    if (!confirm.ok) return json({ refused: confirmRefusal(language) }, 422);
    const { version, request } = confirm;
    const confirmed = await confirmFiling(context, { return_id: id, version, request });
    if (!confirmed.ok) return json({ refused: confirmRefusal(language) }, answer(confirmed.refusal));
    return redirect(`/liaison/returns/${id}/view`, { status: 303 });
  }
  const form = readWithdrawForm(body);
  if (!form.ok) return json({ refused: withdrawRefusal(form.code, language) }, form.status);
  const outcome = await withdrawReturn(context, { return_id: id, revision: form.revision, request: form.request });
  if (!outcome.ok) {
    return json({ refused: withdrawRefusal(outcome.refusal.code, language) }, answer(outcome.refusal));
  }
  return redirect(`/liaison/returns/${id}/view?withdrawn`, { status: 303 });
}

export default function LiaisonSubmission() {
  const { talk, opening, telephone, ...view } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused ?? null;
  return (
    <SubmissionPage {...view} refused={refused}>
      <TelephoneConfirm view={telephone} />
      <TalkAbout talk={talk} back="view" />
      {opening === null ? null : <OpeningCard view={opening} />}
    </SubmissionPage>
  );
}
