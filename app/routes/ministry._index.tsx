import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { QueuePage } from "#app/forms/queue-page.tsx";
import { queuePageView } from "#app/forms/queue-view.server.ts";
import { readReviewAddress } from "#app/forms/review-query.ts";
import { catalogue } from "#app/messages/catalogue.server.ts";
import stylesheet from "#app/styles/review.css?url";
import { findOwnLastDecision } from "#app/usecases/find-in-queue.server.ts";
import { viewQueue } from "#app/usecases/view-queue.server.ts";
import { notFound, requireViewer } from "#app/web/respond.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const { context, language } = await requireViewer(args, "reviewer");
  const address = readReviewAddress("ministry", new URL(args.request.url).searchParams);
  const seen = await viewQueue(context, "ministry", address.queue);
  if (!seen.ok) throw notFound();
  const done = address.done === null ? null : await findOwnLastDecision(context, "ministry", address.done);
  const { common, ministry } = catalogue(language);
  return queuePageView(seen.value, { language, common, words: ministry, now: context.now }, done);
}

export default function MinistryQueue() {
  return <QueuePage view={useLoaderData<typeof loader>()} />;
}
