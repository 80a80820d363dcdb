import { type ActionFunctionArgs, json, type LinksFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MinistryActs } from "#app/forms/ministry-acts.tsx";
import { type ReviewRefused, readReviewForm } from "#app/forms/review.server.ts";
import { ReviewPage } from "#app/forms/review-page.tsx";
import { afterDecision, readReviewAddress } from "#app/forms/review-query.ts";
import { reviewPageView } from "#app/forms/review-view.server.ts";
import { TalkAbout } from "#app/forms/talk-about.tsx";
import { catalogue } from "#app/messages/catalogue.server.ts";
import type { Language } from "#app/messages/language.ts";
import stylesheet from "#app/styles/review.css?url";
import { TelephoneNote } from "#app/ui/telephone-note.tsx";
import { telephoneOf } from "#app/usecases/confirm-filing.server.ts";
import type { Context } from "#app/usecases/context.server.ts";
import { decideReview } from "#app/usecases/decide-review.server.ts";
import { findInQueue, findOwnLastDecision } from "#app/usecases/find-in-queue.server.ts";
import { viewReview } from "#app/usecases/view-review.server.ts";
import { idOf } from "#app/web/params.server.ts";
import { talkAbout } from "#app/web/present/talk.server.ts";
import { telephoneNote } from "#app/web/present/telephone.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { answer, notFound, readForm, requireViewer } from "#app/web/respond.server.ts";

const desk = "ministry";

/** The page as it stands now, keeping what a refused request had typed. */
async function present(context: Context, language: Language, id: number, url: URL, refused: ReviewRefused | null) {
  const address = readReviewAddress(desk, url.searchParams);
  const seen = await viewReview(context, desk, { return_id: id, version: address.version, queue: address.queue });
  if (!seen.ok) throw notFound();
  const done = address.done === null ? null : await findOwnLastDecision(context, desk, address.done);
  const { common, findings, ministry } = catalogue(language);
  const reading = { language, common, findings, review: ministry.review, sendBack: ministry.sendBack };
  const page = reviewPageView(seen.value, reading, { key: newRequestKey(), undoKey: newRequestKey(), address, refused, done });
  const { found, version } = seen.value;
  const telephone = telephoneNote(await telephoneOf(context, found.id, version), language);
  return { ...page, telephone, talk: await talkAbout(context, language, desk, found) };
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "reviewer");
  return present(context, language, idOf(args.params.returnId), new URL(args.request.url), null);
}

export async function action(args: ActionFunctionArgs) {
  const { context, language } = await requireViewer(args, "reviewer");
  const id = idOf(args.params.returnId);
  const url = new URL(args.request.url);
  const form = readReviewForm(await readForm(args), desk);
  if (!form.ok) return json(await present(context, language, id, url, form.refused), form.status);
  const { from, ...command } = form.value;
  const outcome = await decideReview(context, desk, { ...command, return_id: id, request: form.request });
  if (!outcome.ok) {
    const status = answer(outcome.refusal);
    return json(await present(context, language, id, url, form.refusedBy(outcome.refusal)), status);
  }
  const { queue } = readReviewAddress(desk, url.searchParams);
  const next = from && (await findInQueue(context, desk, queue, from, false)).next;
  throw redirect(afterDecision(desk, { id, stays: false, next }, queue), { status: 303 });
}

export default function MinistryReturn() {
  const view = useLoaderData<typeof loader>();
  const { talk, telephone, ...page } = useActionData<typeof action>() ?? view;
  return (
    <ReviewPage view={page}>
      <TelephoneNote note={telephone} />
      <TalkAbout talk={talk} back="review" />
      {talk.dealings === null ? null : <MinistryActs view={talk.dealings} back="review" />}
    </ReviewPage>
  );
}
