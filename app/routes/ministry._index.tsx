import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { NoticeChoiceLink, WaitingDealings } from "#app/forms/notices-card.tsx";
import { QueuePage } from "#app/forms/queue-page.tsx";
import { queuePageView } from "#app/forms/queue-view.server.ts";
import { readReviewAddress } from "#app/forms/review-query.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import { useMessages } from "#app/messages/use-messages.tsx";
import queueStyles from "#app/styles/queue.css?url";
import stylesheet from "#app/styles/review.css?url";
import { findOwnLastDecision } from "#app/usecases/find-in-queue.server.ts";
import { countChanged } from "#app/usecases/view-changed.server.ts";
import { viewOfficeDealings } from "#app/usecases/view-dealings.server.ts";
import { viewQueue } from "#app/usecases/view-queue.server.ts";
import { findClean } from "#app/usecases/view-together.server.ts";
import { changedLink } from "#app/web/present/changed.server.ts";
import { presentOfficeDealings } from "#app/web/present/notices.server.ts";
import { newRequestKey } from "#app/web/request-key.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export const links: LinksFunction = () => [stylesheet, queueStyles].map((href) => ({ rel: "stylesheet", href }));

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "reviewer");
  const address = readReviewAddress("ministry", new URL(args.request.url).searchParams);
  const seen = await viewQueue(context, "ministry", address.queue);
  if (!seen.ok) throw notFound();
  const done = address.done === null ? null : await findOwnLastDecision(context, "ministry", address.done);
  const clean = await findClean(context, "ministry", seen.value.question);
  const { common, findings, ministry } = catalogue(language);
  const [waiting, changes] = await Promise.all([viewOfficeDealings(context, "ministry"), countChanged(context)]);
  const dealings = presentOfficeDealings(waiting, "ministry", language);
  return {
    ...queuePageView(
      seen.value,
      { language, common, words: ministry, rules: findings.rules, now: context.now, key: newRequestKey() },
      done,
      clean.length,
    ),
    dealings,
    changed: changedLink(changes, language),
  };
}

export default function MinistryQueue() {
  const { dealings, changed, ...view } = useLoaderData<typeof loader>();
  const t = useMessages("ministry").conversation;
  return (
    <QueuePage
      view={view}
      links={
        <Link className="btn small" to={changed.to}>
          {changed.text}
        </Link>
      }
    >
      <WaitingDealings title={t.notices.waitingTitle} items={dealings.waiting} />
      <NoticeChoiceLink {...dealings.notices.choose} />
    </QueuePage>
  );
}
